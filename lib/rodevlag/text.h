// Small text helpers: trimming, case, display width and wrapping of UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag {

/// Without spaces, tabs and non-breaking spaces at both ends.
std::string_view trimmed(std::string_view text);

/// ASCII letters in lower case; everything else as it is (ids are ASCII).
std::string lower_case(std::string_view text);

/// All letters in lower case, also those beyond ASCII. What is not UTF-8 stays as it is.
std::string lower_case_letters(std::string_view text);

/// With a capital for its first letter, whatever the letter; "ij" becomes "IJ".
std::string capitalised(std::string_view text);

/// A column or field name as names are compared: without outer blanks and ASCII case.
std::string plain_name(std::string_view name);

/// The parts joined with `separator`.
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// Columns the text takes on a terminal (UTF-8; wide characters count for two, marks for none).
std::size_t display_width(std::string_view text);

/// Text from the input, safe to show on a terminal in one line: control characters (which could
/// move the cursor or forge a line) become '?', and what is wider than `width` columns is cut with
/// "…".
std::string printable(std::string_view text, std::size_t width);

/// The text with its lines, without other control characters: each becomes '?'.
std::string without_controls(std::string_view text);

/// Breaks text at spaces into lines of at most `width` columns; a word that is longer gets a line
/// of its own. Line breaks in the text are kept. Without text there is one empty line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace rodevlag
