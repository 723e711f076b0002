// rv-case make: exercises with their answer key.
//
// What is wanted stands in a recipe, or in options that together are a recipe of one entry
// (make_recipe.h). The key is read back and proven again before it is written (key_lines.h), so
// that what a trainer gets is what was checked.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace rodevlag::tools {

/// The name of the program in messages.
inline constexpr const char* case_program = "rv-case";

/// The options that make a recipe of one entry.
struct EntryOptions {
    std::string decision;
    std::string count;
    std::vector<std::string> outcomes;
    std::string red_flags;
    std::string near;
    std::string distractor;
    std::string unknown;
    std::vector<std::string> answers;
    bool one_unknown = false;
    bool contradiction = false;
    bool source_conflict = false;
    bool disputed = false;
};

/// The options of rv-case make.
struct MakeOptions {
    std::string recipe;
    EntryOptions entry;
    std::string seed;
    std::vector<std::string> instruments;
    std::vector<std::string> stories;
    std::string output;
    bool quiet = false;
};

/// Declares the options on the subcommand.
void declare_make(CLI::App& app, MakeOptions& options);

/// Does it; the value is the exit status. Throws what run_main() turns into messages.
int run_make(const MakeOptions& options);

}  // namespace rodevlag::tools
