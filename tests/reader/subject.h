// The library's CsvReader as the subject of these tests: reads a text or a file to its end and
// writes down what came out.
#pragma once

#include <cstddef>
#include <string>

#include "records.h"

namespace rodevlag::reader_test {

/// How to read.
struct SubjectOptions {
    char delimiter = ';';
    std::size_t block_size = 4096;
    std::size_t max_record_bytes = 1 << 20;
};

ReadFile read_with_library(std::string text, const SubjectOptions& options);

}  // namespace rodevlag::reader_test
