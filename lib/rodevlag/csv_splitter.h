// Cuts a CSV file (RFC 4180) into chunks of whole records, in order, without copying cells.
//
// The usual flow: one CsvSplitter per input; next() fills a chunk, and whoever gets it goes through
// its rows (csv_rows.h), also in another thread. Where a record breaks the quoting rules, reading
// goes on at the next line at which a record with the header's number of cells starts, so that a
// stray quote costs one record and not the rest of the file (docs/decisions/029). Where records are
// cut depends on the bytes alone, never on the size of blocks. Left out: what is in the cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/byte_stream.h"
#include "rodevlag/csv_dialect.h"
#include "rodevlag/csv_scanner.h"
#include "rodevlag/record_chunk.h"

namespace rodevlag {

/// The header, and how the records below it are written.
struct CsvHeader {
    CsvDialect dialect;
    std::string raw;  ///< as it stands in the file, without byte-order mark and line end
    std::vector<std::string> names;
    std::size_t line = 1;  ///< 1-based; a line with the delimiter or empty lines may precede it
    std::size_t blank_lines = 0;  ///< before it
    std::size_t id_column = 0;    ///< `zaak`; past the end when there is none

    /// How many cells a record must have.
    std::size_t cells_per_record() const;

    /// Whether a scanned record is sound and has the cells that a record must have: as many as the
    /// header, and nothing behind the delimiter that ends every row.
    bool fits(const CsvScanner& record) const;

    /// The same for a sound record with the right number of cells.
    bool ends_as_it_must(std::string_view record) const {
        return dialect.trailing != TrailingDelimiter::in_rows ||
               record.ends_with(dialect.delimiter);
    }

    /// The bytes of a fitting record without the delimiter that ends every row; see also
    /// lacks_last_delimiter().
    std::string_view aligned(std::string_view record) const {
        const bool has_more = dialect.trailing == TrailingDelimiter::in_rows;
        return has_more ? record.substr(0, record.size() - 1) : record;
    }

    /// Rows need one delimiter more to stand under the header.
    bool lacks_last_delimiter() const { return dialect.trailing == TrailingDelimiter::in_header; }

    /// With one column an empty line is a record whose only cell is empty.
    bool has_blank_records() const { return names.size() == 1; }
};

/// Sizes in bytes.
struct CsvSplitOptions {
    std::size_t block_size = std::size_t{256} * 1024;              ///< asked for at a time
    std::size_t max_record_bytes = std::size_t{16} * 1024 * 1024;  ///< longer is broken
};

/// Cuts one input.
class CsvSplitter : public ChunkSource {
public:
    /// Reads the header; keeps a reference to `source`. Throws InputError when there is no header
    /// or it is broken.
    CsvSplitter(ByteSource& source, CsvDialect dialect, CsvSplitOptions options = {});

    const CsvHeader& header() const { return m_header; }

    /// Another column holds the case id than the one called `zaak`. Before the first record.
    void set_id_column(std::size_t column) { m_header.id_column = column; }

    /// Fills `chunk`, whose memory is used again; false at the end of the input. Throws InputError
    /// when reading fails, or at a line that is longer than a record can be.
    bool next(RecordChunk& chunk) override;
    ChunkPlace place_from(const RecordChunk& chunk, std::uint64_t offset) const override;

private:
    void read_header();
    bool fill(RecordChunk& chunk);
    void cut(RecordChunk& chunk);
    bool cut_sound_records(RecordChunk& chunk);
    void break_off(RecordChunk& chunk);
    std::optional<std::size_t> mild_end(RecordChunk& chunk);
    std::optional<std::size_t> end_before_fitting(RecordChunk& chunk, std::size_t limit);
    std::size_t end_of_first_line(const RecordChunk& chunk) const;
    [[noreturn]] void refuse_line() const;
    bool fits(RecordChunk& chunk, std::size_t begin);
    bool scan_from(RecordChunk& chunk, std::size_t begin);
    std::size_t after_line_end(RecordChunk& chunk, std::size_t end);
    std::string_view filled(const RecordChunk& chunk, std::size_t from) const;
    void add_lines(std::string_view text);

    ByteSource& m_source;
    CsvSplitOptions m_options;
    CsvHeader m_header;
    CsvScanner m_scanner;
    std::string m_rest;            // read, but not cut yet
    std::size_t m_filled = 0;      // bytes in the chunk at hand, whole records or not
    bool m_at_end = false;         // of the input
    std::exception_ptr m_failure;  // what ended the reading, when records before it were good
    std::uint64_t m_offset = 0;
    std::size_t m_line = 1;
    std::size_t m_next_record = 1;
};

/// How many lines end in `text`: CRLF, LF and a CR on its own count one each.
std::size_t count_line_ends(std::string_view text);

}  // namespace rodevlag
