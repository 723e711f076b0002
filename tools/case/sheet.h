// rv-case sheet: the hand-outs of a key.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace rodevlag::tools {

/// The options of rv-case sheet.
struct SheetOptions {
    std::string key;
    std::string folder;
    std::vector<std::string> formats;
    std::vector<std::string> instruments;
    bool quiet = false;
};

/// Declares the options on the subcommand.
void declare_sheet(CLI::App& app, SheetOptions& options);

/// Does it; the value is the exit status. Throws what run_main() turns into messages.
int run_sheet(const SheetOptions& options);

}  // namespace rodevlag::tools
