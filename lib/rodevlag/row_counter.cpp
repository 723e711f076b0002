#include "rodevlag/row_counter.h"

#include "rodevlag/csv_dialect.h"

namespace rodevlag {

namespace {

constexpr std::string_view line_ends = "\r\n";
constexpr std::string_view delimiter_line = "sep=";

/// Behind the line end that ends the record which starts at `from`; npos when that is not there.
std::size_t next_record(std::string_view text, std::size_t from, bool whole) {
    bool in_quotes = false;
    for (std::size_t at = from; at < text.size(); ++at) {
        if (text[at] == '"') {
            in_quotes = !in_quotes;
        } else if (!in_quotes && line_ends.find(text[at]) != std::string_view::npos) {
            const bool is_last = at + 1 == text.size();
            if (text[at] == '\r' && is_last && !whole) {
                return std::string_view::npos;  // a line feed may belong to it
            }
            const bool has_line_feed = text[at] == '\r' && !is_last && text[at + 1] == '\n';
            return at + (has_line_feed ? 2 : 1);
        }
    }
    return whole ? text.size() : std::string_view::npos;
}

}  // namespace

void RowCounter::add(std::string_view bytes) {
    for (const char byte : bytes) {
        if (byte == '"') {
            m_in_quotes = m_quotes && !m_in_quotes;
            m_in_row = true;
        } else if (byte == '\r' && !m_quotes) {
            continue;  // a blank in JSON
        } else if ((byte == '\n' || byte == '\r') && !m_in_quotes) {
            m_rows += m_in_row ? 1 : 0;
            m_in_row = false;
        } else {
            m_in_row = true;
        }
    }
}

std::size_t csv_head_size(std::string_view start, bool whole) {
    std::size_t at = start.size() - without_bom(start).size();
    const std::string_view text = start.substr(at);
    if (text.size() <= delimiter_line.size() && !whole) {
        return std::string_view::npos;
    }
    const bool names_delimiter =
        text.starts_with(delimiter_line) && text.size() > delimiter_line.size() + 1 &&
        line_ends.find(text[delimiter_line.size() + 1]) != std::string_view::npos;
    if (names_delimiter) {
        at = next_record(start, at + delimiter_line.size() + 1, whole);
        if (at == std::string_view::npos) {
            return at;
        }
    }
    return next_record(start, at, whole);
}

}  // namespace rodevlag
