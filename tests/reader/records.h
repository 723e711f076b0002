// What reading a CSV file comes to, in one form for all that read it, so that they can be compared.
//
// Texts of messages are left out: a problem is its kind and its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag::reader_test {

/// A delimiter behind the last cell of every record, or of the header alone.
enum class Trailing { none, in_rows, in_header };

/// How a file is written and read.
struct HowToRead {
    char delimiter = ';';
    std::size_t max_record_bytes = 1 << 20;
    std::size_t block_size = 4096;  ///< nothing to the reference
    Trailing trailing = Trailing::none;
    std::string preamble{};  ///< the bytes of a first line `sep=;`, line end included
};

/// Why a record cannot be used. The first three make it unsound.
enum class ProblemKind { stray_quote, text_after_quote, unclosed_quote, width, nul, utf8, other };

/// The name in JSON: `stray_quote`.
std::string_view name_of(ProblemKind kind);

/// Whether it is about quotes.
bool is_unsound(ProblemKind kind);

/// One thing that is wrong; line and column are 1-based, the column counts bytes.
struct ReadProblem {
    ProblemKind kind = ProblemKind::other;
    std::size_t line = 0;
    std::size_t column = 0;

    bool operator==(const ReadProblem&) const = default;
};

/// One record: where it stands, its bytes, and its cells or why it has none.
struct ReadRecord {
    std::size_t number = 0;
    std::size_t line = 0;
    std::uint64_t offset = 0;  ///< in the file, of its first byte
    std::string raw;
    std::optional<std::vector<std::string>> cells;  ///< nothing when it is rejected
    std::vector<ReadProblem> problems;
    std::size_t goes_on_at = 0;  ///< the line where reading goes on, for a reject that is cut off

    bool operator==(const ReadRecord&) const = default;
};

/// All of a file, or what came before it was refused.
struct ReadFile {
    std::vector<ReadRecord> records;
    std::size_t blank_lines = 0;
    std::string refused;  ///< why reading ended before the end of the file; else empty

    // Only the reference says these.
    std::size_t body = 0;          ///< offset of the first byte behind the line end of the header
    std::size_t blank_before = 0;  ///< blank lines before the header
    bool last_name_is_empty = false;  ///< the header ends in a delimiter

    /// The same records and end; also the same blank lines, where nothing was refused.
    bool same_as(const ReadFile& other) const;
};

/// The record as one line of JSON, bytes over 127 as the Latin-1 characters of the same number.
std::string to_json(const ReadRecord& record);

/// `text` as a JSON string, in the same way.
std::string json_of_bytes(std::string_view text);

}  // namespace rodevlag::reader_test
