// The reader of CSV against its rules (tests/reader), whatever the bytes and the size of the
// blocks: every byte is in one record, line end or empty line, and what the reader tells of places
// is right.
//
// Input: a byte for the delimiter, one for the block size, one for the largest record, one for the
// delimiter behind the last cell, then the file.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "check.h"
#include "reader/reference.h"
#include "reader/subject.h"
#include "rodevlag/csv_marks.h"
#include "rodevlag/csv_reader.h"
#include "rodevlag/utf8.h"
#include "text_walk.h"

namespace {

using namespace rodevlag;
using namespace rodevlag::reader_test;
using fuzz::check;

// So large that no input of the fuzzer comes near it.
constexpr std::size_t no_limit = std::size_t{1} << 24;

bool is_utf8(std::string_view text) {
    return first_invalid_utf8(text) == std::string_view::npos;
}

/// Character sets are left out of the rules: a record whose only fault is that it is no UTF-8 is
/// sound there.
ReadFile without_character_sets(ReadFile file, const ReadFile& rules) {
    for (std::size_t index = 0; index < file.records.size(); ++index) {
        ReadRecord& record = file.records[index];
        const auto at = std::ranges::find(record.problems, ProblemKind::utf8, &ReadProblem::kind);
        check((at == record.problems.end()) == is_utf8(record.raw),
              "the record of line {} is UTF-8, or is not", record.line);
        if (at != record.problems.end() && index < rules.records.size()) {
            record.problems.erase(at);
            record.cells = rules.records[index].cells;
        }
    }
    return file;
}

/// The bytes of the records, with line ends and empty lines between them, are the bytes of the
/// file.
void check_conserved(const ReadFile& file, std::string_view text) {
    std::size_t end = 0;
    for (const ReadRecord& record : file.records) {
        check(text.substr(record.offset, record.raw.size()) == record.raw && record.offset >= end,
              "the record of line {} does not stand at byte {}", record.line, record.offset);
        check(end == 0 || text.substr(end, record.offset - end).find_first_not_of("\r\n") ==
                              std::string_view::npos,
              "bytes before the record of line {} are in none", record.line);
        check(record.line == fuzz::lines_of(text.substr(0, record.offset)).size(),
              "the record of line {} has another line", record.line);
        for (const ReadProblem& problem : record.problems) {
            check(problem.kind != ProblemKind::other, "a problem of no kind on line {}",
                  record.line);
            fuzz::check_position({"", problem.line, problem.column, "a problem"}, record.raw,
                                 record.line);
        }
        end = record.offset + record.raw.size();
    }
    check(!file.refused.empty() || end == 0 ||
              text.substr(end).find_first_not_of("\r\n") == std::string_view::npos,
          "the bytes from {} on are in no record", end);
}

/// What the chunks say about themselves.
void check_chunks(const ReadFile& file, std::string_view text, const HowToRead& how) {
    fuzz::PieceSource source(text, 0, "in.csv");
    CsvDialect dialect;
    dialect.delimiter = how.delimiter;
    dialect.preamble = how.preamble;
    CsvSplitter splitter(source, dialect, {how.block_size, how.max_record_bytes});
    RecordChunk chunk;
    std::size_t records = 0;
    std::uint64_t end = 0;
    while (splitter.next(chunk)) {
        check(chunk.size > 0 && chunk.first_record == records + 1, "a chunk starts with record {}",
              chunk.first_record);
        check(end == 0 || chunk.offset == end, "a chunk starts at byte {}, not {}", chunk.offset,
              end);
        records += chunk.records;
        end = chunk.offset + chunk.size;
    }
    check(records == file.records.size(), "{} records in chunks, not {}", records,
          file.records.size());
    check(end == 0 || end == text.size(), "the chunks end at byte {}", end);
}

/// Every build of the fast path gives the same.
void check_kernels(std::string_view text, char delimiter) {
    const CsvKernel& plain = csv_kernels().back();
    const CsvMeasure expected = plain.measure(text.data(), text.size(), delimiter);
    std::vector<std::uint32_t> marks(2 * (expected.size + 64));
    std::vector<std::uint32_t> other_marks(marks.size());
    const auto room_in = [](std::vector<std::uint32_t>& all) {
        return CsvIndexRoom{all.data(), all.data() + all.size() / 2};
    };
    CsvIndexRoom room = room_in(marks);
    plain.index(text.data(), expected.size, delimiter, room);
    for (const CsvKernel& kernel : csv_kernels()) {
        if (!kernel.is_supported()) {
            continue;
        }
        const CsvMeasure found = kernel.measure(text.data(), text.size(), delimiter);
        check(found.size == expected.size && found.records == expected.records &&
                  found.blank_lines == expected.blank_lines && found.lines == expected.lines &&
                  found.is_broken == expected.is_broken,
              "{} measures something else", kernel.name);
        CsvIndexRoom other = room_in(other_marks);
        kernel.index(text.data(), found.size, delimiter, other);
        check(other.mark_count == room.mark_count && other.end_count == room.end_count &&
                  other.has_nul == room.has_nul && other.is_ascii == room.is_ascii &&
                  std::equal(room.marks, room.marks + room.mark_count, other.marks) &&
                  std::equal(room.ends, room.ends + room.end_count, other.ends),
              "{} finds other marks", kernel.name);
    }
}

/// The bytes of a first line that names the delimiter.
std::string preamble_of(std::string_view text, char delimiter) {
    text = without_bom(text);
    if (!text.starts_with("sep=") || text.size() < 5 || text[4] != delimiter) {
        return "";
    }
    const std::size_t line_end = fuzz::line_end_size(text, 5);
    return line_end == 0 ? "" : std::string(text.substr(0, 5 + line_end));
}

/// Messages quote the names of columns, and tests/reader tells problems by the words in messages.
bool names_a_problem(std::string_view header) {
    constexpr std::array<std::string_view, 7> words = {
        "veld", "aanhalingsteken", "gesloten", "gelezen", "UTF-8", "NUL", "regel"};
    return std::ranges::any_of(words, [header](std::string_view word) {
        return header.find(word) != std::string_view::npos;
    });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = fuzz::text_of(data, size);
    HowToRead how;
    how.delimiter = fuzz::choose(text, std::array{';', ',', '\t', '|'});
    const std::size_t block = fuzz::choose(
        text,
        std::array<std::size_t, 16>{1, 2, 3, 4, 5, 7, 8, 13, 16, 31, 32, 63, 64, 65, 128, 4096});
    how.max_record_bytes =
        fuzz::choose(text, std::array<std::size_t, 8>{no_limit, 4, 16, 32, 64, 100, 256, 1024});
    how.trailing =
        fuzz::choose(text, std::array{Trailing::none, Trailing::in_rows, Trailing::in_header});
    how.preamble = preamble_of(text, how.delimiter);
    check_kernels(text, how.delimiter);
    const ReadFile rules = read_by_the_rules(text, how);
    if (how.trailing == Trailing::in_header && !rules.last_name_is_empty) {
        return 0;  // nobody reads it so
    }
    if (names_a_problem(text.substr(0, rules.body))) {
        return 0;
    }
    how.block_size = text.size() + 1;
    const ReadFile file = read_with_library(std::string(text), how);
    // A header that is no UTF-8 is refused as well.
    if (!is_utf8(text.substr(0, rules.body))) {
        check(!file.refused.empty(), "a header that is no UTF-8 was read");
        return 0;
    }
    check(without_character_sets(file, rules).same_as(rules), "the rules read it otherwise");
    check_conserved(file, text);
    how.block_size = block;
    check(read_with_library(std::string(text), how).same_as(file),
          "it is read otherwise in blocks of {} bytes", block);
    if (file.refused.empty() && how.trailing == Trailing::none) {
        check_chunks(file, text, how);
    }
    return 0;
}
