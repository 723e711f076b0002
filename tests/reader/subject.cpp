#include "subject.h"

#include <charconv>
#include <utility>

#include "rodevlag/byte_stream.h"
#include "rodevlag/csv_reader.h"
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
    if (has("nergens gesloten")) {
        return ProblemKind::unclosed_quote;
    }
    if (has("te weinig velden") || has("te veel velden")) {
        return ProblemKind::width;
    }
    return has("NUL-teken") ? ProblemKind::nul : ProblemKind::other;
}

template <typename AnyRecord>
std::uint64_t offset_of(const AnyRecord& record) {
    if constexpr (requires { record.offset; }) {
        return record.offset;
    } else {
        return 0;
    }
}

ReadRecord written_down(const Record& record) {
    ReadRecord read;
    read.number = record.number;
    read.line = record.line;
    read.offset = offset_of(record);
    read.raw = record.raw;
    for (const Problem& problem : record.problems) {
        read.problems.push_back({kind_of(problem.message), problem.line, problem.column});
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

ReadFile read_with_library(std::string text, const SubjectOptions& options) {
    ReadFile file;
    MemorySource source(std::move(text), "test.csv");
    CsvDialect dialect;
    dialect.delimiter = options.delimiter;
    CsvReadOptions how;
    how.block_size = options.block_size;
    how.max_record_bytes = options.max_record_bytes;
    how.check_utf8 = false;
    try {
        CsvReader reader(source, dialect, how);
        for (Record record; reader.next(record);) {
            file.records.push_back(written_down(record));
        }
        file.blank_lines = reader.blank_lines();
    } catch (const InputError& error) {
        file.refused = error.what();
    }
    return file;
}

}  // namespace rodevlag::reader_test
