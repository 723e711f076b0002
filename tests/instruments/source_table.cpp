#include "source_table.h"

#include <algorithm>
#include <regex>

#include "source_documents.h"

namespace rodevlag::statements {

namespace {

const std::string also_mark = "; ook ";

std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells;
    std::size_t start = 1;
    for (std::size_t bar = row.find('|', start); bar != std::string::npos;
         bar = row.find('|', start)) {
        const std::size_t first = row.find_first_not_of(' ', start);
        const std::size_t last = row.find_last_not_of(' ', bar - 1);
        cells.push_back(first < bar ? row.substr(first, last + 1 - first) : "");
        start = bar + 1;
    }
    return cells;
}

/// Reads the page line by line.
class Reader {
public:
    SourceTable read(const Lines& lines) {
        for (const std::string& line : lines) {
            ++m_line;
            read_links(line);
            if (line.starts_with("## ")) {
                read_heading(line);
            } else if (line.starts_with("| **")) {
                read_reason(line);
            } else if (line.starts_with("| ") && !line.starts_with("| re")) {
                read_row(line);
            } else if (line.starts_with("- ")) {
                read_fact(line);
            }
        }
        return std::move(m_table);
    }

private:
    void problem(const std::string& what) {
        m_table.problems.push_back("bronnen.md:" + std::to_string(m_line) + ": " + what);
    }

    void read_links(const std::string& line) {
        static const std::regex link(R"(\]\(([^)]*)\))");
        for (std::sregex_iterator found(line.begin(), line.end(), link), end; found != end;
             ++found) {
            m_table.links.push_back((*found)[1]);
        }
    }

    void read_heading(const std::string& line) {
        static const std::regex heading(R"(## (\d{3}): .+)");
        std::smatch parts;
        m_in_document = std::regex_match(line, parts, heading);
        if (m_in_document) {
            m_table.documents.push_back({parts[1], "", 0, {}});
        }
    }

    void read_reason(const std::string& line) {
        const std::string word = cells_of(line).front();
        m_table.reasons.push_back(word.substr(2, word.size() - 4));
    }

    void read_fact(const std::string& line) {
        static const std::regex file("- bestand: `([^`]+)`");
        static const std::regex count(R"(- aantal regels: (\d+))");
        std::smatch parts;
        if (m_in_document && std::regex_match(line, parts, file)) {
            m_table.documents.back().name = parts[1];
        } else if (m_in_document && std::regex_match(line, parts, count)) {
            m_table.documents.back().line_count = std::stoul(parts[1]);
        }
    }

    void read_row(const std::string& line) {
        static const std::regex range(R"((\d+)(?:-(\d+))?)");
        const std::vector<std::string> cells = cells_of(line);
        std::smatch parts;
        if (!m_in_document || cells.size() != 3 || !std::regex_match(cells[0], parts, range)) {
            problem("not a row of a document: " + line);
            return;
        }
        TableRow row;
        row.page_line = m_line;
        row.first_line = std::stoul(parts[1]);
        row.last_line = parts[2].matched ? std::stoul(parts[2]) : row.first_line;
        read_place(cells[2], row);
        static const std::regex target(R"(\[([^\]]*)\]\([^)]*\))");
        row.texts = {cells[1], std::regex_replace(cells[2], target, "$1")};
        if (cells[1].empty()) {
            problem("a row without words");
        }
        m_table.documents.back().rows.push_back(row);
    }

    /// Instruments with commas between them, or a reason; then perhaps `; ook` and instruments.
    void read_place(const std::string& cell, TableRow& row) {
        static const std::regex reason(R"(\*\*([^*]+)\*\*(: .+| van .+)?)");
        const std::size_t end = std::min(cell.find(also_mark), cell.size());
        const std::string first = cell.substr(0, end);
        std::smatch parts;
        if (std::regex_match(first, parts, reason)) {
            row.reason = parts[1];
        } else {
            row.instruments = read_instruments(first);
        }
        if (end < cell.size()) {
            row.also = read_instruments(cell.substr(end + also_mark.size()));
        }
    }

    std::vector<std::string> read_instruments(const std::string& list) {
        static const std::regex instrument(
            R"(^(?:, )?\[(\w+)\]\(\.\./instruments/(\w+)/(\w+)\.yaml\))");
        std::vector<std::string> ids;
        std::string rest = list;
        for (std::smatch parts; std::regex_search(rest, parts, instrument);
             rest = parts.suffix().str()) {
            if (parts[1] != parts[2] || parts[1] != parts[3]) {
                problem("a link with another name than its target: " + parts.str());
            }
            ids.push_back(parts[1]);
        }
        if (ids.empty() || !rest.empty()) {
            problem("neither instruments nor a reason: " + list);
        }
        return ids;
    }

    SourceTable m_table;
    std::size_t m_line = 0;
    bool m_in_document = false;
};

}  // namespace

std::string with_also(const std::string& line, const std::set<std::string>& instruments) {
    std::string row = line.substr(0, line.find(also_mark));
    row.erase(row.find_last_not_of(" |") + 1);
    std::string separator = also_mark;
    for (const std::string& id : instruments) {
        row += separator + "[" + id + "](../instruments/" + id + "/" + id + ".yaml)";
        separator = ", ";
    }
    return row + " |";
}

const TableDocument* SourceTable::find(std::string_view document) const {
    const auto found =
        std::find_if(documents.begin(), documents.end(), [&](const TableDocument& candidate) {
            return candidate.name == document || candidate.number == document;
        });
    return found == documents.end() ? nullptr : &*found;
}

std::filesystem::path source_table_path() {
    return std::filesystem::path(RODEVLAG_SOURCE_DIR) / "docs" / "bronnen.md";
}

const SourceTable& source_table() {
    static const SourceTable table = Reader().read(lines_of(source_table_path()));
    return table;
}

}  // namespace rodevlag::statements
