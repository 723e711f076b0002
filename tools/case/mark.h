// rv-case mark.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace rodevlag::tools {

/// The options of rv-case mark.
struct MarkOptions {};

/// Declares the options on the subcommand.
void declare_mark(CLI::App& app, MarkOptions& options);

/// Does it; the value is the exit status. Throws what run_main() turns into messages.
int run_mark(const MarkOptions& options);

}  // namespace rodevlag::tools
