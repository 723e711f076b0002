// rv-case make.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace rodevlag::tools {

/// The name of the program in messages.
inline constexpr const char* case_program = "rv-case";

/// The options of rv-case make.
struct MakeOptions {};

/// Declares the options on the subcommand.
void declare_make(CLI::App& app, MakeOptions& options);

/// Does it; the value is the exit status. Throws what run_main() turns into messages.
int run_make(const MakeOptions& options);

}  // namespace rodevlag::tools
