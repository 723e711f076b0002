// Positions in a text, counted here anew so that what a reader tells can be held against it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "check.h"
#include "rodevlag/error.h"

namespace fuzz {

/// The size of the line end at `offset`: CRLF, LF or CR; 0 when there is none.
inline std::size_t line_end_size(std::string_view text, std::size_t offset) {
    if (offset >= text.size() || (text[offset] != '\n' && text[offset] != '\r')) {
        return 0;
    }
    return text.substr(offset).starts_with("\r\n") ? 2 : 1;
}

/// The lines of a text without their line ends; one more than there are line ends.
inline std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t size = line_end_size(text, offset);
        if (size == 0) {
            ++offset;
            continue;
        }
        lines.push_back(text.substr(start, offset - start));
        offset += size;
        start = offset;
    }
    lines.push_back(text.substr(start));
    return lines;
}

/// As check_position below, for a text without line ends that is line `line`.
inline void check_position_on_line(const rodevlag::Problem& problem, std::string_view text,
                                   std::size_t line) {
    check(problem.line == line, "line {} in place of {}: {}", problem.line, line, problem.message);
    check(problem.column <= text.size() + 1, "column {} is behind line {}: {}", problem.column,
          line, problem.message);
}

/// A problem must stand inside `text`, whose first line has number `first_line`; one column past
/// the end of a line is inside. A column without a line makes no sense.
inline void check_position(const rodevlag::Problem& problem, std::string_view text,
                           std::size_t first_line) {
    const std::vector<std::string_view> lines = lines_of(text);
    check(problem.line >= first_line && problem.line < first_line + lines.size(),
          "line {} is not in the text, which has lines {} to {}: {}", problem.line, first_line,
          first_line + lines.size() - 1, problem.message);
    check(problem.column <= lines[problem.line - first_line].size() + 1,
          "column {} is behind line {}: {}", problem.column, problem.line, problem.message);
}

}  // namespace fuzz
