// Writes, in docs/bronnen.md, the instruments after `; ook`: those that cite a line of a row beside
// the ones that encode it. Run it after a change in the instruments; the ones before `; ook` are
// for people to choose.
#include "../instruments/source_table.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

#include "../instruments/citations.h"
#include "../instruments/source_documents.h"

using namespace rodevlag::statements;

int main() {
    Lines lines = lines_of(source_table_path());
    for (const TableDocument& document : source_table().documents) {
        for (const TableRow& row : document.rows) {
            std::set<std::string> also;
            for (const auto& [id, place] : citing(document, row)) {
                if (std::find(row.instruments.begin(), row.instruments.end(), id) ==
                    row.instruments.end()) {
                    also.insert(id);
                }
            }
            lines.at(row.page_line - 1) = with_also(lines.at(row.page_line - 1), also);
        }
    }
    std::ofstream page(source_table_path(), std::ios::binary);
    for (const std::string& line : lines) {
        page << line << "\n";
    }
    page.close();
    return page.good() ? EXIT_SUCCESS : EXIT_FAILURE;
}
