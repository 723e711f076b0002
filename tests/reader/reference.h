// The rules for cutting a CSV file into records, written down byte by byte from the specification
// (README.md) and from nothing else: the library is not used here.
//
// Simple and slow: the whole file is in memory, and what is looked at twice is read twice.
// Left out: character sets, the marks for a trailing delimiter, the first line `sep=X`.
#pragma once

#include <cstddef>
#include <string_view>

#include "records.h"

namespace rodevlag::reader_test {

/// Reads all of `text`. The header is its first line that is not empty.
ReadFile read_by_the_rules(std::string_view text, char delimiter, std::size_t max_record_bytes);

}  // namespace rodevlag::reader_test
