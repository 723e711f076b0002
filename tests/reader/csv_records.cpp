// Prints the records of CSV files, a line of JSON each: the eye of the scripts in this folder.
//
//     csv_records library|reference DELIMITER BLOCK[,BLOCK...] MAX_RECORD_BYTES FILE...
//
// Without FILE each line of standard input is a text in hexadecimal. Behind the records of each
// text comes a line with `"blank_lines"` and `"refused"` (why reading ended early, or ""). With
// several block sizes the records are those of the first, and `"differs"` lists the sizes that gave
// others.

#include <charconv>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "records.h"
#include "reference.h"
#include "subject.h"

namespace {

using namespace rodevlag::reader_test;

struct Options {
    bool by_library = true;
    std::vector<std::size_t> block_sizes;
    HowToRead how;
};

ReadFile read(const std::string& text, const Options& options, std::size_t block_size) {
    HowToRead how = options.how;
    how.block_size = block_size;
    return options.by_library ? read_with_library(text, how) : read_by_the_rules(text, how);
}

void print_records(const std::string& text, const Options& options) {
    const ReadFile file = read(text, options, options.block_sizes.front());
    for (const ReadRecord& record : file.records) {
        std::cout << to_json(record) << '\n';
    }
    std::string differs;
    for (const std::size_t block_size : options.block_sizes) {
        if (!read(text, options, block_size).same_as(file)) {
            differs += fmt::format("{}{}", differs.empty() ? "" : ",", block_size);
        }
    }
    std::cout << fmt::format(R"({{"blank_lines":{},"refused":{},"differs":[{}]}})",
                             file.blank_lines, json_of_bytes(file.refused), differs)
              << '\n';
}

std::string from_hexadecimal(const std::string& line) {
    std::string text;
    for (std::size_t at = 0; at + 1 < line.size(); at += 2) {
        text += static_cast<char>(std::stoi(line.substr(at, 2), nullptr, 16));
    }
    return text;
}

Options options_from(char** arguments) {
    Options options;
    options.by_library = std::string(arguments[1]) == "library";
    options.how.delimiter = arguments[2][0];
    std::istringstream block_sizes(arguments[3]);
    for (std::string size; std::getline(block_sizes, size, ',');) {
        options.block_sizes.push_back(std::stoul(size));
    }
    options.how.max_record_bytes = std::stoul(arguments[4]);
    return options;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 5) {
        std::cerr << "usage: csv_records library|reference DELIMITER BLOCK[,BLOCK...] "
                     "MAX_RECORD_BYTES FILE...\n";
        return 2;
    }
    const Options options = options_from(arguments);
    for (int index = 5; index < count; ++index) {
        std::ifstream stream(arguments[index], std::ios::binary);
        if (!stream) {
            std::cerr << arguments[index] << ": cannot be opened\n";
            return 66;
        }
        print_records({std::istreambuf_iterator<char>(stream), {}}, options);
    }
    if (count == 5) {
        for (std::string line; std::getline(std::cin, line);) {
            print_records(from_hexadecimal(line), options);
        }
    }
    return 0;
}
