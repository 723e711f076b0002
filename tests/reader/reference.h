// The rules for cutting a CSV file into records, written down byte by byte from the specification
// (README.md) and from nothing else: the library is not used here.
//
// Simple and slow: the whole file is in memory, and what is looked at twice is read twice.
// Left out: character sets.
#pragma once

#include <cstddef>
#include <string_view>

#include "records.h"

namespace rodevlag::reader_test {

/// Reads all of `text`. The header is its first line that is not empty.
ReadFile read_by_the_rules(std::string_view text, const HowToRead& how);

/// Where the records of all of `text` have a delimiter too many or too few.
Trailing trailing_by_the_rules(std::string_view text, char delimiter);

}  // namespace rodevlag::reader_test
