#include "rodevlag/csv_reader.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <utility>

#include "rodevlag/text.h"
#include "rodevlag/utf8.h"

namespace rodevlag {

namespace {

// CRLF, LF and a CR on its own each end one line.
std::size_t count_line_ends(std::string_view text) {
    const auto line_feeds = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    std::size_t lone_returns = 0;
    for (std::size_t at = text.find('\r'); at != std::string_view::npos;
         at = text.find('\r', at + 1)) {
        lone_returns += at + 1 == text.size() || text[at + 1] != '\n' ? 1U : 0U;
    }
    return line_feeds + lone_returns;
}

}  // namespace

CsvReader::CsvReader(ByteSource& source, CsvDialect dialect, CsvReadOptions options)
    : m_source(source),
      m_dialect(std::move(dialect)),
      m_options(options),
      m_scanner(m_dialect.delimiter),
      m_buffer(std::max<std::size_t>(options.block_size, 1)) {
    skip_byte_order_mark();
    read_header();
}

void CsvReader::skip_byte_order_mark() {
    constexpr std::size_t mark_size = 3;
    while (m_end - m_begin < mark_size && refill()) {
    }
    const std::string_view text(m_buffer.data(), m_end);
    m_begin = text.size() - without_bom(text).size();
}

void CsvReader::read_header() {
    if (!scan_record()) {
        throw InputError(
            fmt::format("{}: de invoer is leeg; er is geen kopregel", m_source.name()));
    }
    Record header;
    m_header_line = m_record_line;
    find_problems(header);
    if (!header.problems.empty()) {
        throw InputError(header.problems.front());
    }
    m_raw_header = m_raw;
    m_header = header_names(m_raw_header, m_dialect.delimiter);
    const auto id = std::ranges::find_if(
        m_header, [](const std::string& name) { return lower_case(trimmed(name)) == "zaak"; });
    m_id_column = static_cast<std::size_t>(id - m_header.begin());
}

bool CsvReader::next(Record& record) {
    record.fields.clear();
    record.problems.clear();
    record.id = {};
    if (!scan_record()) {
        record.raw = {};
        return false;
    }
    record.number = ++m_record_number;
    record.line = m_record_line;
    record.layout = 1;  // the header fixes the names
    record.raw = m_raw;
    fill_fields(record);
    find_problems(record);
    if (!record.problems.empty()) {
        record.fields.clear();
        record.layout = 0;
    }
    return true;
}

// The next line that is not empty.
bool CsvReader::scan_record() {
    while (scan_one_line()) {
        // With one column an empty line is a record whose only cell is empty.
        if (!m_scanner.blank() || m_header.size() == 1) {
            return true;
        }
        ++m_blank_lines;
    }
    return false;
}

bool CsvReader::scan_one_line() {
    if (m_skip_line_feed && (m_begin < m_end || refill())) {
        m_begin += m_buffer[m_begin] == '\n' ? 1U : 0U;
    }
    m_skip_line_feed = false;
    m_scanner.restart();
    // A refill moves the bytes, also when it turns out that there are no more.
    const auto unread = [this] {
        return std::string_view(m_buffer.data() + m_begin, m_end - m_begin);
    };
    bool ended = m_scanner.scan(unread());
    while (!ended && refill()) {
        ended = m_scanner.scan(unread());
    }
    const std::string_view text = unread();
    if (!ended && text.empty()) {
        return false;
    }
    if (!ended) {
        m_scanner.finish(text);
    }
    m_raw = text.substr(0, m_scanner.size());
    m_begin += m_raw.size();
    if (ended) {
        m_skip_line_feed = m_buffer[m_begin] == '\r';
        ++m_begin;
    }
    m_record_line = m_next_line;
    m_next_line += 1 + (m_scanner.any_quoted() ? count_line_ends(m_raw) : 0);
    return true;
}

// Reads one more block behind what is there; false at the end of the input.
bool CsvReader::refill() {
    const std::size_t unread = m_end - m_begin;
    if (unread > m_options.max_record_bytes) {
        throw InputError(Problem{
            m_source.name(), m_next_line, 0,
            fmt::format("het record dat hier begint is groter dan {} bytes; staat er ergens een "
                        "aanhalingsteken dat niet gesloten wordt?",
                        m_options.max_record_bytes)});
    }
    const std::size_t block = std::max<std::size_t>(m_options.block_size, 1);
    if (m_buffer.size() - m_end < block) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, unread);
        m_begin = 0;
        m_end = unread;
    }
    if (m_buffer.size() - m_end < block) {
        m_buffer.resize(std::max(m_buffer.size() * 2, m_end + block));
    }
    const std::size_t got = m_source.read(m_buffer.data() + m_end, block);
    m_end += got;
    return got != 0;
}

void CsvReader::fill_fields(Record& record) {
    m_scratch.clear();
    if (m_scanner.any_quoted()) {
        m_scratch.reserve(m_raw.size());  // so that views into it stay where they are
    }
    const std::size_t count = std::min(m_scanner.cells().size(), m_header.size());
    record.fields.resize(count);
    for (std::size_t index = 0; index < count; ++index) {
        Field& field = record.fields[index];
        field.name = m_header[index];
        field.text = cell_text(m_raw, m_scanner.cells()[index], m_scratch);
        field.line = m_record_line;
        field.column = 0;
    }
    if (m_id_column < count) {
        record.id = record.fields[m_id_column].text;
    }
    if (m_next_line - m_record_line > 1) {
        number_lines(record);
    }
}

// Cells of a record over several lines start at different lines.
void CsvReader::number_lines(Record& record) const {
    std::size_t line = m_record_line;
    std::size_t counted_to = 0;
    for (std::size_t index = 0; index < record.fields.size(); ++index) {
        const std::size_t begin = m_scanner.cells()[index].begin;
        line += count_line_ends(m_raw.substr(counted_to, begin - counted_to));
        counted_to = begin;
        record.fields[index].line = line;
    }
}

void CsvReader::find_problems(Record& record) const {
    const std::size_t nul = m_raw.find('\0');
    if (nul != std::string_view::npos) {
        add_problem(
            record, nul,
            "er staat een NUL-teken in de tekst; is dit UTF-16, geef dan --encoding utf-16");
    }
    const std::size_t invalid =
        m_options.check_utf8 ? first_invalid_utf8(m_raw) : std::string_view::npos;
    if (invalid != std::string_view::npos) {
        add_problem(record, invalid,
                    "geen geldige UTF-8; geef de tekenset op met --encoding, bijvoorbeeld "
                    "--encoding windows-1252");
    }
    for (const CsvFault& fault : m_scanner.faults()) {
        add_problem(record, fault.offset, fault_message(fault));
    }
    const std::size_t cells = m_scanner.cells().size();
    // With an unclosed quote the count says nothing.
    if (!m_header.empty() && cells != m_header.size() && m_scanner.faults().empty()) {
        add_problem(
            record, 0,
            fmt::format("te {} velden: {}, terwijl de kopregel er {} heeft",
                        cells < m_header.size() ? "weinig" : "veel", cells, m_header.size()));
    }
}

void CsvReader::add_problem(Record& record, std::size_t offset, std::string message) const {
    const std::string_view before = m_raw.substr(0, offset);
    const std::size_t line_end = before.find_last_of("\r\n");
    const std::size_t line_start = line_end == std::string_view::npos ? 0 : line_end + 1;
    record.problems.push_back(Problem{m_source.name(), m_record_line + count_line_ends(before),
                                      offset - line_start + 1, std::move(message)});
}

std::string CsvReader::column_name(std::size_t cell) const {
    if (cell < m_header.size() && !m_header[cell].empty()) {
        return fmt::format("kolom {} ({})", cell + 1, m_header[cell]);
    }
    return fmt::format("kolom {}", cell + 1);
}

std::string CsvReader::fault_message(const CsvFault& fault) const {
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
            return fmt::format(
                "{}: het aanhalingsteken dat hier begint wordt nergens gesloten; alles wat volgt "
                "hoort nu bij dit record",
                column_name(fault.cell));
    }
    return {};
}

}  // namespace rodevlag
