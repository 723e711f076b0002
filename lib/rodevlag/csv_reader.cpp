#include "rodevlag/csv_reader.h"

#include <utility>

namespace rodevlag {

CsvReader::CsvReader(ByteSource& source, CsvDialect dialect, CsvSplitOptions options,
                     InvalidUtf8 invalid_utf8)
    : m_splitter(source, std::move(dialect), options),
      m_rows(m_splitter.header()),
      m_text(m_splitter.header(), source.name(), invalid_utf8),
      m_blank_lines(m_splitter.header().blank_lines) {
    m_rows.start(m_chunk);
}

bool CsvReader::next(Record& record) {
    CsvRow row;
    while (!m_rows.next(row)) {
        if (!m_splitter.next(m_chunk)) {
            m_rows.start(m_chunk);
            record.fields.clear();
            record.problems.clear();
            record.id = {};
            record.raw = {};
            return false;
        }
        m_blank_lines += m_chunk.blank_lines;
        m_rows.start(m_chunk);
    }
    m_text.read(m_rows.raw(row), m_rows.place(row), record);
    return true;
}

}  // namespace rodevlag
