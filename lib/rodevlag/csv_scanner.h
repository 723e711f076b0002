// Finds where one CSV record and its cells end (RFC 4180), without copying anything.
//
// The scanner is fed the bytes of a record from its start, every time with more of them behind, and
// goes on where it stopped. It never gives up: what breaks the rules is noted as a fault and read
// in the mildest way, so that every byte belongs to exactly one cell, delimiter or line end.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag {

/// One cell: where its bytes stand in the record, quotes included.
struct CsvCell {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool quoted = false;   ///< starts with a quote
    bool escaped = false;  ///< holds doubled quotes
};

/// A breach of the quoting rules.
struct CsvFault {
    enum class Kind { stray_quote, text_after_quote, unterminated_quote };

    Kind kind = Kind::stray_quote;
    std::size_t offset = 0;  ///< in the record
    std::size_t cell = 0;
};

/// Scans one record at a time; a record is at most 4 GiB.
class CsvScanner {
public:
    explicit CsvScanner(char delimiter);

    /// Forgets everything, for the next record.
    void restart();

    /// Scans on in `text`, which starts where the record starts. True when the line end was found:
    /// size() bytes of record, then a CR or LF (a CR may have an LF behind it).
    bool scan(std::string_view text);

    /// The input ended: `text` is all there is.
    void finish(std::string_view text);

    /// Scans a text that is one record without its line end.
    void scan_whole(std::string_view text);

    std::size_t size() const { return m_position; }
    const std::vector<CsvCell>& cells() const { return m_cells; }

    /// The first fault of each kind.
    const std::vector<CsvFault>& faults() const { return m_faults; }

    /// An exactly empty line.
    bool blank() const { return m_position == 0; }
    bool any_quoted() const { return m_any_quoted; }

private:
    enum class State { cell_start, unquoted, quoted, after_quote };

    std::size_t next_special(std::string_view text, std::size_t from) const;
    void scan_quoted(std::string_view text);
    bool scan_after_quote(std::string_view text);
    void note(CsvFault::Kind kind, std::size_t offset);
    void close_cell();

    char m_delimiter;
    std::array<bool, 256> m_special{};
    State m_state = State::cell_start;
    std::size_t m_position = 0;
    CsvCell m_cell;
    bool m_any_quoted = false;
    std::vector<CsvCell> m_cells;
    std::vector<CsvFault> m_faults;
};

/// The text of a cell with the quoting undone; a view into `record`, or into `scratch` (to which it
/// is appended) when doubled quotes had to go. `scratch` must have room: it must not move.
std::string_view cell_text(std::string_view record, const CsvCell& cell, std::string& scratch);

/// The text of a whole cell with the quoting undone; a view into it or into `scratch`.
std::string_view cell_text(std::string_view cell, std::string& scratch);

/// Appends `text` as one cell, quoted when it holds the delimiter, a quote or a line end, or starts
/// or ends with a blank.
void append_cell(std::string& row, std::string_view text, char delimiter);

/// Appends `text` as one quoted cell.
void append_quoted_cell(std::string& row, std::string_view text);

/// The names in a header as it stands in the file.
std::vector<std::string> header_names(std::string_view raw_header, char delimiter);

}  // namespace rodevlag
