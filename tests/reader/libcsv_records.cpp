// Prints what libcsv makes of CSV files in its strict mode, a line of JSON each: the cells of a
// row, and behind the rows of each file `{"error":"..."}` with libcsv's words, or "".
//
//     libcsv_records DELIMITER FILE...
//
// Spaces and tabs around cells are cut off: that is how libcsv is used unless one forbids it.

#include <cstdio>
#include <csv.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

/// As json_of_bytes() in records.h; this program is to share nothing with what it judges.
std::string json_of(const std::string& text) {
    std::string json = "\"";
    for (const char byte : text) {
        constexpr const char* digits = "0123456789abcdef";
        const auto number = static_cast<unsigned char>(byte);
        const bool plain = number >= 0x20 && number < 0x7f && byte != '"' && byte != '\\';
        if (plain) {
            json += byte;
        } else {
            json += "\\u00";
            json += digits[number / 16];
            json += digits[number % 16];
        }
    }
    return json += '"';
}

struct Row {
    std::string cells;

    void add(const std::string& cell) { cells += (cells.empty() ? "" : ",") + json_of(cell); }
    void print() {
        std::cout << '[' << cells << "]\n";
        cells.clear();
    }
};

void on_cell(void* cell, std::size_t size, void* row) {
    static_cast<Row*>(row)->add(std::string(static_cast<const char*>(cell), size));
}

void on_row(int, void* row) {
    static_cast<Row*>(row)->print();
}

void print_rows(const std::string& text, char delimiter) {
    csv_parser parser;
    Row row;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    bool good = csv_parse(&parser, text.data(), text.size(), on_cell, on_row, &row) == text.size();
    good = good && csv_fini(&parser, on_cell, on_row, &row) == 0;
    std::cout << R"({"error":)" << json_of(good ? "" : csv_strerror(csv_error(&parser))) << "}\n";
    csv_free(&parser);
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "usage: libcsv_records DELIMITER FILE...\n";
        return 2;
    }
    for (int index = 2; index < count; ++index) {
        std::ifstream stream(arguments[index], std::ios::binary);
        print_rows({std::istreambuf_iterator<char>(stream), {}}, arguments[1][0]);
    }
    return 0;
}
