// How a CSV file is written: its delimiter, its byte-order mark, its line ends.
//
// The delimiter is not guessed from counts of characters. A first line `sep=;`, which spreadsheets
// write and read, says it; otherwise it is recognised by the column names that the caller knows.
// When that does not settle it, the user is asked to say it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rodevlag {

/// A delimiter behind the last cell that is no beginning of another cell.
enum class TrailingDelimiter { none, in_rows, in_header };

/// How a CSV file is written.
struct CsvDialect {
    char delimiter = ';';
    bool bom = false;
    std::string line_end = "\n";  ///< "\r\n", "\n" or "\r"
    std::string preamble{};       ///< the bytes of a first line `sep=;`, line end included
    TrailingDelimiter trailing = TrailingDelimiter::none;
};

/// Whether a column name, exactly as it stands in the header, means something to the caller.
using KnownName = std::function<bool(std::string_view name)>;

/// What is behind the first bytes of a file that are looked at.
enum class HeadEnd { unknown, end_of_file };

/// Recognises how a CSV file is written from its first bytes (the header should be among them),
/// with the delimiter given, or that of a line `sep=`, or the one out of `;` `,` TAB that gives the
/// most known column names. A delimiter that is given wins from the line `sep=` when it gives known
/// names. `trailing` is decided by the records that are whole in the head. `file` stands in
/// messages. Throws InputError when there is no header, when it is not UTF-8, when no delimiter
/// gives a known name, or when two give as many.
CsvDialect recognise_csv_dialect(std::string_view head, const std::string& file,
                                 const KnownName& known, std::optional<char> delimiter = {},
                                 HeadEnd end = HeadEnd::unknown);

/// The delimiter for the value of --delimiter: one character, `tab` or `\t`. Throws UsageError.
char delimiter_from_text(std::string_view text);

/// `;`, `,` or `tab`, for messages.
std::string delimiter_name(char delimiter);

/// Without a byte-order mark at the start.
std::string_view without_bom(std::string_view text);

}  // namespace rodevlag
