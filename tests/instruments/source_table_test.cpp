// docs/bronnen.md against the instruments: every line of every source has a row, every line that is
// cited anywhere exists, and what the table claims of an instrument is what the instrument cites.
//
// None of this needs the source documents; where they lie beside the project, the numbers of lines
// and the wording are checked against them.
#include "source_table.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "citations.h"
#include "instrument_texts.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/catalog.h"
#include "source_documents.h"

using namespace rodevlag;
using namespace rodevlag::statements;
namespace fs = std::filesystem;

namespace {

const Catalog& builtin() {
    static const Catalog catalog(builtin_instruments());
    return catalog;
}

bool contains(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

void check_exists(const Citation& citation) {
    const TableDocument* document = source_table().find(citation.document);
    CHECK_MESSAGE(document != nullptr, citation.place << " cites " << citation.document
                                                      << ", which docs/bronnen.md does not have");
    if (document != nullptr) {
        CHECK_MESSAGE((citation.first_line >= 1 && citation.first_line <= citation.last_line &&
                       citation.last_line <= document->line_count),
                      citation.place << " cites " << citation.first_line << "-"
                                     << citation.last_line << " of " << document->name
                                     << ", which has " << document->line_count << " lines");
    }
}

void check_exist(const std::vector<Citation>& citations) {
    for (const Citation& citation : citations) {
        check_exists(citation);
    }
}

}  // namespace

TEST_CASE("ranges in a text are found with their document") {
    const auto found = [](std::string_view text) {
        std::string all;
        for (const Citation& citation : citations_in(text, "002", "here")) {
            all += citation.document + ":" + std::to_string(citation.first_line) + "-" +
                   std::to_string(citation.last_line) + " ";
        }
        return all;
    };
    CHECK(found("naverteld uit 3694-3745.") == "002:3694-3745 ");
    CHECK(found("(135, 1012-1014; 004_d1.txt:119-125, 126-127; 7-8)") ==
          "002:1012-1014 004_d1.txt:119-125 004_d1.txt:126-127 002:7-8 ");
    CHECK(found("`000_97.txt`, regel 405-409 en 410-411. Zie 1-2.") ==
          "000_97.txt:405-409 000_97.txt:410-411 002:1-2 ");
    CHECK(found("zie 001:383-397 en 002:1064, of 9-8") == "001:383-397 002:1064-1064 002:9-8 ");
    CHECK(found("1-2 (001, 482-502), bron 004 (regel 123), 004: 123") ==
          "002:1-2 001:482-502 004:123-123 ");
    CHECK(found("in bron 004 (110-114). Figuur 3 (2616-2638)") == "004:110-114 002:2616-2638 ");
    CHECK(found("2021-01-31, G1-G5, 1.5-2, 24/7, 38v, domein G17, 16 vragen") == "");
}

TEST_CASE("the table of sources reads well") {
    const SourceTable& table = source_table();
    for (const std::string& problem : table.problems) {
        FAIL_CHECK(problem);
    }
    CHECK(table.documents.size() >= 4);
    CHECK(table.reasons.size() > 5);
    std::set<std::string> used;
    for (const TableDocument& document : table.documents) {
        CAPTURE(document.number);
        CHECK(document.name.starts_with(document.number + "_"));
        CHECK(document.line_count > 0);
        for (const TableRow& row : document.rows) {
            CHECK_MESSAGE((row.reason.empty() || contains(table.reasons, row.reason)),
                          "bronnen.md:" << row.page_line
                                        << " gives a reason that is not explained: " << row.reason);
            used.insert(row.reason);
        }
    }
    for (const std::string& reason : table.reasons) {
        CHECK_MESSAGE(used.count(reason) == 1, "no row gives the reason " << reason);
    }
    for (const std::string& link : table.links) {
        CHECK_MESSAGE(fs::exists(source_table_path().parent_path() / link),
                      "bronnen.md has a link to " << link);
    }
}

TEST_CASE("every line of every source document is in one row") {
    for (const TableDocument& document : source_table().documents) {
        CAPTURE(document.name);
        std::size_t next = 1;
        for (const TableRow& row : document.rows) {
            CHECK_MESSAGE(row.first_line == next,
                          "bronnen.md:" << row.page_line << " does not begin at line " << next);
            CHECK_MESSAGE(row.first_line <= row.last_line,
                          "bronnen.md:" << row.page_line << " ends before it begins");
            next = row.last_line + 1;
        }
        CHECK(next == document.line_count + 1);
    }
}

TEST_CASE("the table of sources names every instrument, and no other") {
    std::set<std::string> named;
    for (const TableDocument& document : source_table().documents) {
        for (const TableRow& row : document.rows) {
            named.insert(row.instruments.begin(), row.instruments.end());
        }
    }
    for (const Instrument& instrument : builtin().instruments()) {
        CHECK_MESSAGE(named.erase(instrument.id) == 1,
                      "docs/bronnen.md does not name " << instrument.id);
    }
    for (const std::string& id : named) {
        FAIL_CHECK("docs/bronnen.md names " << id << ", which is not a built-in instrument");
    }
}

TEST_CASE("every line that is cited anywhere exists") {
    CHECK(instrument_citations().size() == builtin().instruments().size());
    std::size_t count = 0;
    for (const InstrumentCitations& instrument : instrument_citations()) {
        check_exist(instrument.whole);
        check_exist(instrument.statements);
        check_exist(instrument.texts);
        count += instrument.statements.size();
    }
    CHECK(count > 500);
    for (const Statement& statement : all_statements(builtin())) {
        for (const SourceLines& source : statement.sources) {
            if (!source.is_convention()) {
                check_exists({statement.name, std::string(source.document), source.first_line,
                              source.last_line});
            }
        }
    }
    const std::vector<Citation> pages = page_citations();
    CHECK(pages.size() > 300);
    check_exist(pages);
}

TEST_CASE("a row names exactly the instruments that cite a line of it") {
    for (const TableDocument& document : source_table().documents) {
        for (const TableRow& row : document.rows) {
            std::map<std::string, std::string> left = citing(document, row);
            std::vector<std::string> named = row.instruments;
            named.insert(named.end(), row.also.begin(), row.also.end());
            for (const std::string& id : named) {
                CHECK_MESSAGE(left.erase(id) == 1,
                              "bronnen.md:" << row.page_line << " names " << id
                                            << ", which cites none of its lines");
            }
            for (const auto& [id, place] : left) {
                FAIL_CHECK("bronnen.md:" << row.page_line << " does not name " << id
                                         << ", which cites a line of it at " << place);
            }
        }
    }
}

TEST_CASE("the source documents have the number of lines that the table says") {
    if (documents().empty()) {
        MESSAGE("the source documents are not at ", source_folder().string(), ": not checked");
        return;
    }
    CHECK(documents().size() == source_table().documents.size());
    for (const TableDocument& document : source_table().documents) {
        const auto found = documents().find(document.name);
        REQUIRE(found != documents().end());
        CHECK(found->second.size() == document.line_count);
    }
}

TEST_CASE("the table of sources shares no seven words in a row with a source") {
    for (const TableDocument& document : source_table().documents) {
        for (const TableRow& row : document.rows) {
            for (const std::string& text : row.texts) {
                for (const std::string& run : runs_of(words_of(text))) {
                    CHECK_MESSAGE(runs_in_sources().count(run) == 0,
                                  "bronnen.md:" << row.page_line << " has \"" << run << "\"");
                }
            }
        }
    }
}
