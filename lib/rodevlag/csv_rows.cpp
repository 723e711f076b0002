#include "rodevlag/csv_rows.h"

#include "rodevlag/utf8.h"

namespace rodevlag {

void CsvRows::start(const RecordChunk& chunk) {
    m_chunk = &chunk;
    m_next_broken = 0;
    m_at = 0;
    m_row = 0;
    m_blank_lines = 0;
    m_line = chunk.line;
    m_offset = chunk.offset;
    m_counted_to = 0;
    start_stretch();
}

/// Indexes the sound records from m_at to the next broken one.
void CsvRows::start_stretch() {
    m_base = m_at;
    m_stretch_end = m_next_broken < m_chunk->broken.size() ? m_chunk->broken[m_next_broken].begin
                                                           : m_chunk->size;
    m_next_end = 0;
    m_next_mark = 0;
    const std::string_view text = m_chunk->text().substr(m_base, m_stretch_end - m_base);
    m_index.set(text, m_header.dialect.delimiter);
    m_is_text = !m_index.has_nul() &&
                (m_index.is_ascii() || first_invalid_utf8(text) == std::string_view::npos);
}

bool CsvRows::next(CsvRow& row) {
    const std::string_view text = m_chunk->text();
    for (;;) {
        if (m_next_end == m_index.ends().size()) {
            if (m_next_broken == m_chunk->broken.size()) {
                return false;
            }
            const BrokenCsvRecord& broken = m_chunk->broken[m_next_broken++];
            row = CsvRow{broken.begin, broken.end, m_row++, &broken};
            m_at = broken.next;
            start_stretch();
            return true;
        }
        const std::size_t begin = m_at;
        const std::size_t first_mark = m_next_mark;
        const std::size_t last_mark = m_index.ends()[m_next_end++];
        const std::size_t end = m_base + m_index.marks()[last_mark];
        m_next_mark = last_mark + 1;
        m_at = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') {
            ++m_at;
        }
        if (begin == end && !m_header.has_blank_records()) {
            ++m_blank_lines;
            continue;
        }
        row.begin = begin;
        row.end = end;
        row.index = m_row++;
        row.broken = nullptr;
        row.base = m_base;
        row.marks = m_index.marks().subspan(first_mark, last_mark - first_mark + 1);
        return true;
    }
}

CsvPlace CsvRows::place(const CsvRow& row) {
    const std::string_view text = m_chunk->text();
    const std::string_view before = text.substr(m_counted_to, row.begin - m_counted_to);
    m_line += count_line_ends(before);
    m_offset += m_chunk->source->size_in_file(before);
    m_counted_to = row.begin;
    CsvPlace place{m_chunk->first_record + row.index, m_line, m_offset, 0};
    if (row.broken != nullptr && row.broken->is_cut) {
        place.resumed_at =
            m_line + count_line_ends(text.substr(row.begin, row.broken->next - row.begin));
    }
    return place;
}

}  // namespace rodevlag
