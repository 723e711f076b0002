#include "rodevlag/csv_record_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "rodevlag/utf8.h"

namespace rodevlag {

CsvRecordText::CsvRecordText(const CsvHeader& header, std::string file, InvalidUtf8 invalid_utf8)
    : m_header(header),
      m_file(std::move(file)),
      m_invalid_utf8(invalid_utf8),
      m_scanner(header.dialect.delimiter) {
}

void CsvRecordText::read(std::string_view raw, const CsvPlace& place, Record& record) {
    record.fields.clear();
    record.problems.clear();
    record.id = {};
    record.raw = raw;
    record.number = place.number;
    record.line = place.line;
    record.offset = place.offset;
    record.layout = 1;  // the header fixes the names
    m_scanner.scan_whole(raw);
    fill_fields(record);
    find_problems(place, record);
    if (!record.problems.empty()) {
        record.fields.clear();
        record.layout = 0;
    }
}

std::vector<Problem> CsvRecordText::header_problems() {
    Record header;
    header.raw = m_header.raw;
    header.line = m_header.line;
    m_scanner.scan_whole(header.raw);
    find_damage(header);
    return header.problems;
}

void CsvRecordText::fill_fields(Record& record) {
    m_scratch.clear();
    if (m_scanner.any_quoted()) {
        m_scratch.reserve(record.raw.size());  // so that views into it stay where they are
    }
    const std::vector<CsvCell>& cells = m_scanner.cells();
    const std::size_t count = m_header.names.size();
    record.fields.resize(count);
    std::size_t line = record.line;
    std::size_t counted_to = 0;
    for (std::size_t index = 0; index < count; ++index) {
        Field& field = record.fields[index];
        field.name = m_header.names[index];
        field.text = index < cells.size() ? cell_text(record.raw, cells[index], m_scratch)
                                          : std::string_view{};
        field.column = 0;
        if (m_scanner.any_quoted() && index < cells.size()) {
            // Cells of a record over several lines start at different lines.
            const std::size_t begin = cells[index].begin;
            line += count_line_ends(record.raw.substr(counted_to, begin - counted_to));
            counted_to = begin;
        }
        field.line = line;
    }
    if (m_header.id_column < count) {
        record.id = record.fields[m_header.id_column].text;
    }
}

/// What makes bytes no text: NUL, another character set, quotes that break the rules.
void CsvRecordText::find_damage(Record& record) {
    const std::size_t nul = record.raw.find('\0');
    if (nul != std::string_view::npos) {
        add_problem(
            record, nul,
            "er staat een NUL-teken in de tekst; is dit UTF-16, geef dan --encoding utf-16");
    }
    const std::size_t invalid = first_invalid_utf8(record.raw);
    if (invalid != std::string_view::npos) {
        const bool ends_reading = m_invalid_utf8 == InvalidUtf8::ends_reading;
        add_problem(record, invalid,
                    ends_reading
                        ? "dit is geen UTF-8; geef de tekenset op, bijvoorbeeld --encoding "
                          "windows-1252 (met --encoding utf-8 worden alleen zulke records "
                          "afgewezen)"
                        : "geen geldige UTF-8, of een teken dat niet in de opgegeven tekenset "
                          "bestaat");
        if (ends_reading) {
            throw InputError(record.problems.back());
        }
    }
    for (const CsvFault& fault : m_scanner.faults()) {
        add_problem(record, fault.offset, fault_message(fault));
    }
}

void CsvRecordText::find_problems(const CsvPlace& place, Record& record) {
    find_damage(record);
    if (!m_scanner.faults().empty()) {
        if (place.resumed_at != 0) {
            record.problems.back().message +=
                fmt::format("; verder gelezen vanaf regel {}", place.resumed_at);
        }
        return;  // with a quote too many or too few, the number of cells says nothing
    }
    if (!m_header.fits(m_scanner)) {
        const std::size_t cells = m_scanner.cells().size();
        const std::size_t wanted = m_header.cells_per_record();
        add_problem(
            record, 0,
            fmt::format("te {} velden: {}, terwijl {}", cells < wanted ? "weinig" : "veel", cells,
                        wanted == m_header.names.size()
                            ? fmt::format("de kopregel er {} heeft", wanted)
                            : fmt::format("het er hier {} horen te zijn", wanted)));
    }
}

void CsvRecordText::add_problem(Record& record, std::size_t offset, std::string message) const {
    const std::string_view before = record.raw.substr(0, offset);
    const std::size_t line_end = before.find_last_of("\r\n");
    const std::size_t line_start = line_end == std::string_view::npos ? 0 : line_end + 1;
    record.problems.push_back(Problem{m_file, record.line + count_line_ends(before),
                                      offset - line_start + 1, std::move(message)});
}

std::string CsvRecordText::column_name(std::size_t cell) const {
    if (cell < m_header.names.size() && !m_header.names[cell].empty()) {
        return fmt::format("kolom {} ({})", cell + 1, m_header.names[cell]);
    }
    return fmt::format("kolom {}", cell + 1);
}

std::string CsvRecordText::fault_message(const CsvFault& fault) const {
    switch (fault.kind) {
        case CsvFault::Kind::stray_quote:
            return fmt::format(
                "{}: er staat een aanhalingsteken in een veld dat er niet mee begint; zet het hele "
                "veld tussen aanhalingstekens en schrijf het teken daarbinnen dubbel",
                column_name(fault.cell));
        case CsvFault::Kind::text_after_quote:
            return fmt::format(
                "{}: er staat tekst achter het sluitende aanhalingsteken; schrijf een "
                "aanhalingsteken binnen een veld dubbel",
                column_name(fault.cell));
        case CsvFault::Kind::unterminated_quote:
            return fmt::format("{}: het aanhalingsteken dat hier begint wordt niet gesloten",
                               column_name(fault.cell));
    }
    return {};
}

}  // namespace rodevlag
