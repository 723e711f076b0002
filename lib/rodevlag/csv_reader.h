// Reads CSV (RFC 4180) as a stream of records.
//
// Line ends may be CRLF, LF or CR, also mixed; quoted cells may hold line ends; the last line may
// lack its line end. An exactly empty line is no record: it is skipped and counted. What breaks the
// rules makes its record a problem, and reading goes on behind it (csv_splitter.h). Left out: other
// quote characters, comments, decoding of character sets.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/byte_stream.h"
#include "rodevlag/csv_dialect.h"
#include "rodevlag/csv_record_text.h"
#include "rodevlag/csv_rows.h"
#include "rodevlag/csv_splitter.h"
#include "rodevlag/record.h"

namespace rodevlag {

/// Reads records from CSV. The views in a record are valid until the next call of next().
class CsvReader : public RecordReader {
public:
    /// Reads the header. Throws InputError when there is none or when it is broken.
    CsvReader(ByteSource& source, CsvDialect dialect, CsvSplitOptions options = {},
              InvalidUtf8 invalid_utf8 = InvalidUtf8::breaks_record);

    /// Also throws InputError for bytes that are not UTF-8, when those end the reading.
    bool next(Record& record) override;
    std::span<const std::string> header() const override { return m_splitter.header().names; }

    /// The header as it stands in the file, and how the file is written; for writers.
    const CsvHeader& csv_header() const { return m_splitter.header(); }

    /// Exactly empty lines skipped so far.
    std::size_t blank_lines() const { return m_blank_lines; }

    /// To read in chunks instead of records; next() must not have been called.
    CsvSplitter& splitter() { return m_splitter; }

private:
    CsvSplitter m_splitter;
    RecordChunk m_chunk;
    CsvRows m_rows;
    CsvRecordText m_text;
    std::size_t m_blank_lines = 0;
};

}  // namespace rodevlag
