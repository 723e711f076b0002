// rv-case sheet.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace rodevlag::tools {

/// The options of rv-case sheet.
struct SheetOptions {};

/// Declares the options on the subcommand.
void declare_sheet(CLI::App& app, SheetOptions& options);

/// Does it; the value is the exit status. Throws what run_main() turns into messages.
int run_sheet(const SheetOptions& options);

}  // namespace rodevlag::tools
