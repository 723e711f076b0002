#include "subject.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "rodevlag/byte_stream.h"
#include "rodevlag/csv_reader.h"
#include "rodevlag/csv_trailing.h"
#include "rodevlag/error.h"

namespace rodevlag::reader_test {

namespace {

// A problem has no kind in the library, only words for the user.
ProblemKind kind_of(std::string_view message) {
    const auto has = [message](std::string_view words) {
        return message.find(words) != std::string_view::npos;
    };
    if (has("veld dat er niet mee begint")) {
        return ProblemKind::stray_quote;
    }
    if (has("tekst achter het sluitende aanhalingsteken")) {
        return ProblemKind::text_after_quote;
    }
    if (has("wordt niet gesloten")) {
        return ProblemKind::unclosed_quote;
    }
    if (has("te weinig velden") || has("te veel velden")) {
        return ProblemKind::width;
    }
    if (has("geen geldige UTF-8")) {
        return ProblemKind::utf8;
    }
    return has("NUL-teken") ? ProblemKind::nul : ProblemKind::other;
}

/// The line at which reading goes on, where a message says so.
std::size_t goes_on_at(std::string_view message) {
    constexpr std::string_view words = "verder gelezen vanaf regel ";
    const std::size_t at = message.find(words);
    if (at == std::string_view::npos) {
        return 0;
    }
    const std::string_view number = message.substr(at + words.size());
    std::size_t line = 0;
    std::from_chars(number.data(), number.data() + number.size(), line);
    return line;
}

// Of the quotes that break the rules, the first is enough.
ReadRecord written_down(const Record& record) {
    ReadRecord read;
    read.number = record.number;
    read.line = record.line;
    read.offset = record.offset;
    read.raw = record.raw;
    for (const Problem& problem : record.problems) {
        const ProblemKind kind = kind_of(problem.message);
        if (read.problems.empty() || !is_unsound(read.problems.back().kind)) {
            read.problems.push_back({kind, problem.line, problem.column});
        }
        read.goes_on_at = std::max(read.goes_on_at, goes_on_at(problem.message));
    }
    if (record.problems.empty()) {
        read.cells.emplace();
        for (const Field& field : record.fields) {
            read.cells->emplace_back(field.text);
        }
    }
    return read;
}

}  // namespace

ReadFile read_with_library(std::string text, const HowToRead& how) {
    ReadFile file;
    MemorySource source(std::move(text), "test.csv");
    CsvDialect dialect;
    dialect.delimiter = how.delimiter;
    dialect.preamble = how.preamble;
    dialect.trailing = how.trailing == Trailing::in_rows     ? TrailingDelimiter::in_rows
                       : how.trailing == Trailing::in_header ? TrailingDelimiter::in_header
                                                             : TrailingDelimiter::none;
    try {
        CsvReader reader(source, dialect, {how.block_size, how.max_record_bytes});
        for (Record record; reader.next(record);) {
            file.records.push_back(written_down(record));
        }
        file.blank_lines = reader.blank_lines();
    } catch (const InputError& error) {
        file.refused = error.what();
    }
    return file;
}

Trailing trailing_by_library(std::string_view text, char delimiter) {
    switch (trailing_delimiter(text, delimiter, HeadEnd::end_of_file)) {
        case TrailingDelimiter::none:
            break;
        case TrailingDelimiter::in_rows:
            return Trailing::in_rows;
        case TrailingDelimiter::in_header:
            return Trailing::in_header;
    }
    return Trailing::none;
}

}  // namespace rodevlag::reader_test
