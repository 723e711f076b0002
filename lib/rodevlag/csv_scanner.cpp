#include "rodevlag/csv_scanner.h"

#include <algorithm>

namespace rodevlag {

namespace {

bool is_line_end(char byte) {
    return byte == '\n' || byte == '\r';
}

bool is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}

}  // namespace

CsvScanner::CsvScanner(char delimiter) : m_delimiter(delimiter) {
    for (const char byte : {delimiter, '"', '\r', '\n'}) {
        m_special[static_cast<unsigned char>(byte)] = true;
    }
}

void CsvScanner::restart() {
    m_state = State::cell_start;
    m_position = 0;
    m_cell = CsvCell{};
    m_any_quoted = false;
    m_cells.clear();
    m_faults.clear();
}

bool CsvScanner::scan(std::string_view text) {
    while (m_position < text.size()) {
        switch (m_state) {
            case State::cell_start:
                m_cell = CsvCell{static_cast<std::uint32_t>(m_position), 0, false, false};
                if (text[m_position] != '"') {
                    m_state = State::unquoted;
                    break;
                }
                m_cell.quoted = true;
                m_any_quoted = true;
                m_state = State::quoted;
                ++m_position;
                break;
            case State::unquoted: {
                m_position = next_special(text, m_position);
                if (m_position == text.size()) {
                    return false;
                }
                const char byte = text[m_position];
                if (byte == '"') {
                    note(CsvFault::Kind::stray_quote, m_position);
                    ++m_position;
                    break;
                }
                close_cell();
                if (byte != m_delimiter) {
                    return true;
                }
                ++m_position;
                break;
            }
            case State::quoted:
                scan_quoted(text);
                break;
            case State::after_quote:
                if (scan_after_quote(text)) {
                    return true;
                }
                break;
        }
    }
    return false;
}

std::size_t CsvScanner::next_special(std::string_view text, std::size_t from) const {
    while (from < text.size() && !m_special[static_cast<unsigned char>(text[from])]) {
        ++from;
    }
    return from;
}

void CsvScanner::scan_quoted(std::string_view text) {
    const std::size_t quote = text.find('"', m_position);
    if (quote == std::string_view::npos) {
        m_position = text.size();
        return;
    }
    m_position = quote + 1;
    m_state = State::after_quote;
}

// Behind a quote inside a quoted cell: a doubled quote, the end of the cell, or a fault.
bool CsvScanner::scan_after_quote(std::string_view text) {
    const char byte = text[m_position];
    if (byte == '"') {
        m_cell.escaped = true;
        m_state = State::quoted;
        ++m_position;
        return false;
    }
    if (byte == m_delimiter) {
        close_cell();
        ++m_position;
        return false;
    }
    if (is_line_end(byte)) {
        close_cell();
        return true;
    }
    note(CsvFault::Kind::text_after_quote, m_position);
    // From here on it is read as an unquoted cell; further quotes in it are the same fault.
    m_state = State::unquoted;
    return false;
}

void CsvScanner::finish(std::string_view text) {
    if (m_state == State::quoted) {
        note(CsvFault::Kind::unterminated_quote, m_cell.begin);
    }
    if (m_state == State::cell_start) {
        m_cell = CsvCell{static_cast<std::uint32_t>(text.size()), 0, false, false};
    }
    m_position = text.size();
    close_cell();
}

void CsvScanner::scan_whole(std::string_view text) {
    restart();
    if (!scan(text)) {
        finish(text);
    }
}

void CsvScanner::note(CsvFault::Kind kind, std::size_t offset) {
    const bool text_after_quote_already = kind == CsvFault::Kind::stray_quote && m_cell.quoted;
    const bool known =
        std::ranges::any_of(m_faults, [kind](const CsvFault& fault) { return fault.kind == kind; });
    if (!known && !text_after_quote_already) {
        m_faults.push_back(CsvFault{kind, offset, m_cells.size()});
    }
}

void CsvScanner::close_cell() {
    m_cell.end = static_cast<std::uint32_t>(m_position);
    m_cells.push_back(m_cell);
    m_state = State::cell_start;
}

std::string_view cell_text(std::string_view record, const CsvCell& cell, std::string& scratch) {
    std::string_view raw = record.substr(cell.begin, cell.end - cell.begin);
    if (!cell.quoted) {
        return raw;
    }
    raw.remove_prefix(1);
    if (raw.ends_with('"')) {
        raw.remove_suffix(1);
    }
    if (!cell.escaped) {
        return raw;
    }
    const std::size_t start = scratch.size();
    for (std::size_t index = 0; index < raw.size(); ++index) {
        scratch += raw[index];
        if (raw[index] == '"' && index + 1 < raw.size() && raw[index + 1] == '"') {
            ++index;
        }
    }
    return std::string_view(scratch).substr(start);
}

std::string_view cell_text(std::string_view cell, std::string& scratch) {
    CsvCell whole{0, static_cast<std::uint32_t>(cell.size()), cell.starts_with('"'), false};
    whole.escaped = whole.quoted && cell.find("\"\"", 1) != std::string_view::npos;
    scratch.clear();
    scratch.reserve(cell.size());
    return cell_text(cell, whole, scratch);
}

void append_cell(std::string& row, std::string_view text, char delimiter) {
    const bool quote =
        !text.empty() && (is_blank(text.front()) || is_blank(text.back()) ||
                          std::ranges::any_of(text, [delimiter](char byte) {
                              return byte == delimiter || byte == '"' || is_line_end(byte);
                          }));
    if (quote) {
        append_quoted_cell(row, text);
    } else {
        row += text;
    }
}

void append_quoted_cell(std::string& row, std::string_view text) {
    row += '"';
    for (;;) {
        const std::size_t quote = text.find('"');
        if (quote == std::string_view::npos) {
            break;
        }
        row += text.substr(0, quote + 1);
        row += '"';
        text.remove_prefix(quote + 1);
    }
    row += text;
    row += '"';
}

std::vector<std::string> header_names(std::string_view raw_header, char delimiter) {
    CsvScanner scanner(delimiter);
    scanner.scan_whole(raw_header);
    std::vector<std::string> names;
    for (const CsvCell& cell : scanner.cells()) {
        std::string scratch;
        names.emplace_back(cell_text(raw_header, cell, scratch));
    }
    return names;
}

}  // namespace rodevlag
