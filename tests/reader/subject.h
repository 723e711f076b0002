// The library's CsvReader as the subject of these tests: reads a text or a file to its end and
// writes down what came out.
#pragma once

#include <string>
#include <string_view>

#include "records.h"

namespace rodevlag::reader_test {

/// Reads all of `text`.
ReadFile read_with_library(std::string text, const HowToRead& how);

/// What the library makes of the delimiters behind the last cells of a whole file.
Trailing trailing_by_library(std::string_view text, char delimiter);

}  // namespace rodevlag::reader_test
