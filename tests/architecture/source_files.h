// The source files of lib/ and tools/ as the architecture tests read them: lines, #include lines,
// and the code without its comments.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag::architecture {

struct SourceFile {
    std::string name;  ///< from the root: `lib/rodevlag/text.cpp`
    std::string stem;  ///< `text`
    bool is_header = false;
    std::size_t line_count = 0;
    std::vector<std::string> includes;  ///< what stands between the quotes or brackets
    std::string code;                   ///< without comments; string literals are kept
};

/// All .h and .cpp files under these folders of the project, sorted by name.
std::vector<SourceFile> source_files(const std::vector<std::string>& folders);

/// The text with every comment replaced by a space, line ends kept. Knows strings, character
/// literals and raw strings.
std::string without_comments(std::string_view text);

}  // namespace rodevlag::architecture
