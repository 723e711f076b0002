// Goes through the records of a chunk (csv_splitter.h), with the marks between their cells.
//
// The usual flow: CsvRows rows(header); rows.start(chunk); while (rows.next(row)) ... A row is a
// view into the chunk. The rows of one chunk can be read in any thread, and different chunks in
// different threads with a CsvRows each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "rodevlag/csv_marks.h"
#include "rodevlag/csv_record_text.h"
#include "rodevlag/csv_splitter.h"

namespace rodevlag {

/// One record of a chunk.
struct CsvRow {
    std::size_t begin = 0;                    ///< in the chunk
    std::size_t end = 0;                      ///< without the line end
    std::size_t index = 0;                    ///< of the record in the chunk, from 0
    const BrokenCsvRecord* broken = nullptr;  ///< breaks the quoting rules; then there are no marks

    /// The delimiters and at last the end of the record, as offsets behind `base`: cell i ends at
    /// base + marks[i].
    std::span<const std::uint32_t> marks{};
    std::size_t base = 0;

    std::size_t cells() const { return marks.size(); }
};

class CsvRows {
public:
    explicit CsvRows(const CsvHeader& header) : m_header(header) {}

    /// Begins with the records of `chunk`, which must outlive the rows.
    void start(const RecordChunk& chunk);

    /// The next record; false when there is none.
    bool next(CsvRow& row);

    std::string_view raw(const CsvRow& row) const {
        return m_chunk->text().substr(row.begin, row.end - row.begin);
    }

    /// Where a row stands in the input. Rows must be asked for in order.
    CsvPlace place(const CsvRow& row);

    /// Blank lines of the chunk before the latest row.
    std::size_t blank_lines() const { return m_blank_lines; }

    /// No record between the latest broken one and the next holds a NUL or bytes that are no UTF-8.
    bool is_text() const { return m_is_text; }

private:
    void start_stretch();

    const CsvHeader& m_header;
    const RecordChunk* m_chunk = nullptr;
    CsvIndex m_index;
    bool m_is_text = true;
    std::size_t m_next_broken = 0;
    std::size_t m_base = 0;  // of the sound records that m_index is about
    std::size_t m_stretch_end = 0;
    std::size_t m_next_end = 0;   // index in m_index.ends()
    std::size_t m_next_mark = 0;  // index in m_index.marks()
    std::size_t m_at = 0;
    std::size_t m_row = 0;
    std::size_t m_blank_lines = 0;
    std::size_t m_line = 0;      // at m_counted_to
    std::uint64_t m_offset = 0;  // the same, in the file
    std::size_t m_counted_to = 0;
};

}  // namespace rodevlag
