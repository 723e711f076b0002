// Reads CSV (RFC 4180) as a stream of records.
//
// Line ends may be CRLF, LF or CR, also mixed; quoted cells may hold line ends; the last line may
// lack its line end. An exactly empty line is no record: it is skipped and counted. What breaks the
// rules makes its record a problem, and reading goes on at the next line; only an unclosed quote
// takes all that follows with it. Cells and names are handed on as they are: nothing is trimmed.
// Left out: other quote characters, comments, decoding of character sets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/byte_stream.h"
#include "rodevlag/csv_dialect.h"
#include "rodevlag/csv_scanner.h"
#include "rodevlag/record.h"

namespace rodevlag {

/// How to read, apart from the dialect.
struct CsvReadOptions {
    std::size_t block_size = std::size_t{256} * 1024;              ///< bytes asked for at a time
    std::size_t max_record_bytes = std::size_t{64} * 1024 * 1024;  ///< more is an InputError
    bool check_utf8 = true;
};

/// Reads records from CSV. The views in a record are valid until the next call of next().
class CsvReader : public RecordReader {
public:
    /// Reads the header. Throws InputError when there is none or when it is broken.
    CsvReader(ByteSource& source, CsvDialect dialect, CsvReadOptions options = {});

    bool next(Record& record) override;
    std::span<const std::string> header() const override { return m_header; }

    /// The header as it stands in the file, without byte-order mark and line end; for writers.
    const std::string& raw_header() const { return m_raw_header; }

    /// The line of the header (empty lines may precede it).
    std::size_t header_line() const { return m_header_line; }

    const CsvDialect& dialect() const { return m_dialect; }

    /// Exactly empty lines skipped so far.
    std::size_t blank_lines() const { return m_blank_lines; }

private:
    void skip_byte_order_mark();
    void read_header();
    bool scan_record();
    bool scan_one_line();
    bool refill();
    void fill_fields(Record& record);
    void number_lines(Record& record) const;
    void find_problems(Record& record) const;
    void add_problem(Record& record, std::size_t offset, std::string message) const;
    std::string column_name(std::size_t cell) const;
    std::string fault_message(const CsvFault& fault) const;

    ByteSource& m_source;
    CsvDialect m_dialect;
    CsvReadOptions m_options;
    CsvScanner m_scanner;

    std::vector<char> m_buffer;
    std::size_t m_begin = 0;  // what is not consumed yet: [m_begin, m_end) of the buffer
    std::size_t m_end = 0;
    bool m_skip_line_feed = false;  // the line before ended in CR; an LF here belongs to it

    std::string_view m_raw;  // the latest record
    std::string m_scratch;   // its cells that had doubled quotes
    std::size_t m_record_line = 1;
    std::size_t m_next_line = 1;
    std::size_t m_record_number = 0;
    std::size_t m_blank_lines = 0;

    std::string m_raw_header;
    std::vector<std::string> m_header;
    std::size_t m_header_line = 1;
    std::size_t m_id_column = 0;  // past the end when there is no `zaak`
};

}  // namespace rodevlag
