#include "rodevlag/csv_trailing.h"

#include <algorithm>
#include <cstddef>

#include "rodevlag/csv_scanner.h"

namespace rodevlag {

namespace {

// Enough to decide by; more would only cost time.
constexpr std::size_t max_text = std::size_t{1} << 18U;
constexpr std::size_t max_tries = 4096;

std::string_view behind_line_end(std::string_view text) {
    text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(text.size(), 1));
    return text;
}

std::string_view behind_line(std::string_view text) {
    return behind_line_end(text.substr(std::min(text.find_first_of("\r\n"), text.size())));
}

struct Row {
    std::size_t cells = 0;
    std::size_t size = 0;  // without the line end
    bool ends_empty = false;
    bool sound = false;
    bool whole = false;
};

Row read_row(std::string_view text, char delimiter, HeadEnd end) {
    CsvScanner scanner(delimiter);
    Row row;
    row.whole = scanner.scan(text);
    if (!row.whole) {
        scanner.finish(text);
        row.whole = end == HeadEnd::end_of_file;
    }
    const CsvCell& last = scanner.cells().back();
    row.cells = scanner.cells().size();
    row.size = scanner.size();
    row.ends_empty = last.begin == last.end;
    row.sound = scanner.faults().empty();
    return row;
}

class TrailingSearch {
public:
    TrailingSearch(const Row& header, char delimiter, HeadEnd end)
        : m_header(header), m_delimiter(delimiter), m_end(end) {}

    TrailingDelimiter decide(std::string_view records) {
        while (!records.empty() && m_tries < max_tries) {
            const Row row = next(records);
            if (!row.whole) {
                break;
            }
            if (!row.sound) {
                records = next_that_fits(records);
                continue;
            }
            records = behind_line_end(records.substr(row.size));
            if (row.size != 0 || m_header.cells == 1) {  // not an empty line
                note(row);
            }
        }
        if (m_longer >= 2 && m_longer == m_rows) {
            return TrailingDelimiter::in_rows;
        }
        return m_shorter >= 1 && m_shorter == m_rows ? TrailingDelimiter::in_header
                                                     : TrailingDelimiter::none;
    }

private:
    Row next(std::string_view records) {
        ++m_tries;
        return read_row(records, m_delimiter, m_end);
    }

    bool is_longer(const Row& row) const {
        return row.cells == m_header.cells + 1 && row.ends_empty;
    }

    bool is_shorter(const Row& row) const {
        return m_header.ends_empty && row.cells + 1 == m_header.cells;
    }

    // Behind a stray quote it is not certain where the next record starts.
    std::string_view next_that_fits(std::string_view records) {
        while (!records.empty() && m_tries < max_tries) {
            records = behind_line(records);
            const Row row = next(records);
            if (row.whole && row.sound && row.size != 0 &&
                (row.cells == m_header.cells || is_longer(row) || is_shorter(row))) {
                break;
            }
        }
        return records;
    }

    void note(const Row& row) {
        ++m_rows;
        m_longer += is_longer(row) ? 1U : 0U;
        m_shorter += is_shorter(row) ? 1U : 0U;
    }

    const Row& m_header;
    char m_delimiter;
    HeadEnd m_end;
    std::size_t m_tries = 0;
    std::size_t m_rows = 0;
    std::size_t m_longer = 0;   // by an empty cell
    std::size_t m_shorter = 0;  // by the cell without a name
};

}  // namespace

TrailingDelimiter trailing_delimiter(std::string_view text, char delimiter, HeadEnd end) {
    const Row header = read_row(text, delimiter, end);
    if (!header.whole || !header.sound) {
        return TrailingDelimiter::none;
    }
    std::string_view records = behind_line_end(text.substr(header.size));
    if (records.size() > max_text) {
        records = records.substr(0, max_text);
        end = HeadEnd::unknown;
    }
    return TrailingSearch(header, delimiter, end).decide(records);
}

}  // namespace rodevlag
