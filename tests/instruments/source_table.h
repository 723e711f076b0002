// docs/bronnen.md as data: per source document its number of lines, and what was made of them.
//
// Reads the page as strictly as a file format, because people rely on what it claims: what is not a
// row, a reason or a link of the known form is a problem. Whether the claims hold is for the tests.
#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag::statements {

/// One row: a passage, and the instruments that encode it or the reason why none does.
struct TableRow {
    std::size_t page_line = 0;
    std::size_t first_line = 0;
    std::size_t last_line = 0;
    std::vector<std::string> instruments;
    std::string reason;              ///< the word in bold; empty when there are instruments
    std::vector<std::string> also;   ///< instruments that cite it beside what they encode
    std::vector<std::string> texts;  ///< its words, without the targets of links

    bool overlaps(std::size_t first, std::size_t last) const {
        return first_line <= last && first <= last_line;
    }
};

struct TableDocument {
    std::string number;  ///< as in `002:1064`
    std::string name;    ///< of its file
    std::size_t line_count = 0;
    std::vector<TableRow> rows;
};

struct SourceTable {
    std::vector<std::string> reasons;  ///< the words that the page explains
    std::vector<TableDocument> documents;
    std::vector<std::string> links;  ///< every target within the project
    std::vector<std::string> problems;

    /// By the name of its file or by its number; nullptr when the table has no such document.
    const TableDocument* find(std::string_view document) const;
};

/// A row of the page with `; ook` and these instruments, in the place of what stands there.
std::string with_also(const std::string& line, const std::set<std::string>& instruments);

/// The page itself.
std::filesystem::path source_table_path();

/// Reads the page once.
const SourceTable& source_table();

}  // namespace rodevlag::statements
