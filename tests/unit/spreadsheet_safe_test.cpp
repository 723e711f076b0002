#include "rodevlag/spreadsheet_safe.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <utility>

using namespace rodevlag;

namespace {

std::string safe_record(std::string_view raw, char delimiter = ';') {
    CsvScanner scanner(delimiter);
    scanner.scan_whole(raw);
    std::string row = "before|";
    append_safe_record(row, raw, scanner.cells(), delimiter);
    return row.substr(7);
}

std::string safe_cell(std::string_view text, char delimiter = ';') {
    std::string row;
    append_safe_cell(row, text, delimiter);
    return row;
}

std::vector<std::string> texts_of(const std::string& raw, char delimiter) {
    return header_names(raw, delimiter);
}

}  // namespace

TEST_CASE("what starts as a formula gets an apostrophe") {
    for (const std::string_view text :
         {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|'/c calc'!A1", "+cmd|'/c calc'!A1",
          "-2+3+cmd|'/c calc'!A1", "@SUM(1+1)*cmd|'/c calc'!A1", "-ja", "- ja", "-5-3", "-1e5",
          "=5", "-5%",
          "\xEF\xBC\x9D"
          "1+1",
          "\xEF\xBC\x8B"
          "1",
          "\xEF\xBC\x8D"
          "1",
          "\xEF\xBC\xA0"
          "A1"}) {
        const std::string expected = "'" + std::string(text);
        CHECK(safe_record(text) == expected);
        CHECK(safe_record("a;" + std::string(text) + ";b") == "a;" + expected + ";b");
        CHECK(safe_record("\"" + std::string(text) + "\"") == "\"" + expected + "\"");
        CHECK(safe_cell(text) == expected);
    }
}

TEST_CASE("also behind blanks and quotes") {
    CHECK(safe_record(" =1+1") == "' =1+1");
    CHECK(safe_record("\xC2\xA0 =1+1") == "'\xC2\xA0 =1+1");
    CHECK(safe_record("\v\f=1+1") == "'\v\f=1+1");
    CHECK(safe_record("\"\"\"=1+1\"") == "\"'\"\"=1+1\"");
    CHECK(safe_cell("\"=1+1") == "\"'\"\"=1+1\"");
}

TEST_CASE("a tab or line end at the start gets one too, whatever follows") {
    CHECK(safe_record("\tja") == "'\tja");
    CHECK(safe_record("\"\nja\"") == "\"'\nja\"");
    CHECK(safe_record("\"\r\n=1\"") == "\"'\r\n'=1\"");
    CHECK(safe_cell("\nja") == "\"'\nja\"");
}

TEST_CASE("numbers and signs alone stay as they are") {
    for (const std::string_view text :
         {"",   "-5",  "+3,5",   "1.234,50", "-1.234,50", " -5 ", "+31 6 12345678",
          "-",  "--",  "+",      "- -",      "   ",       "5",    "2024-01-31",
          "ja", "a=b", "a@b.nl", "ja-nee",   "'=1+1",     "één",  "|a",
          "%1"}) {
        CHECK(safe_record(text) == text);
        CHECK(safe_record("\"" + std::string(text) + "\"") == "\"" + std::string(text) + "\"");
    }
    CHECK(safe_record("") == "");
    CHECK(safe_record(";;\"\"") == ";;\"\"");
}

TEST_CASE("where a spreadsheet with another delimiter would start a cell is made safe as well") {
    CHECK(safe_record("a;=1+1,x", ',') == "a;'=1+1,x");
    CHECK(safe_record("1,\"a;=4+1;b\",x", ',') == "1,\"a;'=4+1;b\",x");
    CHECK(safe_record("1;\"a\n=6+1,b\";x") == "1;\"a\n'=6+1,b\";x");
    CHECK(safe_record("1;\"a\r\n@x\"") == "1;\"a\r\n'@x\"");
    CHECK(safe_record("1;\"a,\"\"=5\"") == "1;\"a,'\"\"=5\"");
    CHECK(safe_record("a, -b") == "a,' -b");
    CHECK(safe_record("a\t+b") == "a\t'+b");
    CHECK(safe_record("\"a|=b\"|c", '|') == "\"a|'=b\"|c");
    CHECK(safe_record("a|=b") == "a|=b");
    CHECK(safe_record("a, b; c") == "a, b; c");
}

TEST_CASE("new cells are quoted as others are") {
    CHECK(safe_cell("laag") == "laag");
    CHECK(safe_cell("a;b") == "\"a;b\"");
    CHECK(safe_cell("a;-b") == "\"a;'-b\"");
    CHECK(safe_cell("-b \"c\"") == "\"'-b \"\"c\"\"\"");
}

TEST_CASE("only apostrophes come in, the cells stay the same, and twice is as once") {
    CHECK(rc::check([] {
        const char delimiter = *rc::gen::element(';', ',', '\t');
        const std::string raw = *rc::gen::container<std::string>(
            rc::gen::element(';', ',', '\t', '"', '\n', '=', '-', '+', '@', ' ', '\'', '1', 'a'));
        CsvScanner scanner(delimiter);
        scanner.scan_whole(raw);
        const std::string record = raw.substr(0, scanner.size());
        const std::string safe = safe_record(record, delimiter);
        RC_ASSERT(safe_record(safe, delimiter) == safe);
        std::size_t at = 0;
        for (const char byte : safe) {
            if (at < record.size() && byte == record[at]) {
                ++at;
            } else {
                RC_ASSERT(byte == '\'');
            }
        }
        RC_ASSERT(at == record.size());
        if (scanner.faults().empty()) {
            const std::vector<std::string> before = texts_of(record, delimiter);
            const std::vector<std::string> after = texts_of(safe, delimiter);
            RC_ASSERT(before.size() == after.size());
            for (std::size_t cell = 0; cell < before.size(); ++cell) {
                RC_ASSERT(safe_cell(before[cell], delimiter) == safe_cell(after[cell], delimiter));
            }
        }
    }));
}
