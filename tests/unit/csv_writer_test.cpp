#include "rodevlag/csv_writer.h"

#include <doctest/doctest.h>
#include <stdexcept>
#include <string>

#include "rodevlag/csv_reader.h"
#include "rodevlag/text.h"

using namespace rodevlag;

namespace {

std::vector<Result> some_results(std::string outcome) {
    return {Result{"b",
                   {{"uitkomst", std::move(outcome)},
                    {"mogelijk", std::vector<std::string>{"laag", "hoog"}},
                    {"versie", std::string("1.0"), false},
                    {"aantal.ja", std::int64_t{3}, true, "ja"}}}};
}

std::string through(const std::string& text, const CsvDialect& dialect,
                    const std::vector<Result>& results) {
    MemorySource source(text, "in.csv");
    CsvReader reader(source, dialect);
    MemorySink sink;
    CsvWriter writer(sink, reader.csv_header(), result_columns(results));
    writer.start();
    Record record;
    while (reader.next(record)) {
        CHECK(record.problems.empty());
        writer.write(record, results);
    }
    writer.finish();
    return sink.text();
}

}  // namespace

TEST_CASE("without results the same bytes come out") {
    const std::string text = "zaak;\"a\";b;\n1;\"x\";\"y;\"\"z\"\"\n\"; é\n2; ;;\"\"\n";
    CHECK(through(text, CsvDialect{';', false, "\n"}, {}) == text);
    const std::string other = "\xEF\xBB\xBFzaak\ta\r\n1\t\"\"\r\n";
    CHECK(through(other, CsvDialect{'\t', true, "\r\n"}, {}) == other);
    CHECK(through("zaak,a\r1,2\r", CsvDialect{',', false, "\r"}, {}) == "zaak,a\r1,2\r");
    CHECK(through("zaak;a", CsvDialect{}, {}) == "zaak;a\n");
}

TEST_CASE("results are appended") {
    CHECK(through("zaak;a\n\"1\";x\n2;\n", CsvDialect{}, some_results("hoog")) ==
          "zaak;a;b.uitkomst;b.mogelijk;b.ja\n"
          "\"1\";x;hoog;laag|hoog;3\n"
          "2;;hoog;laag|hoog;3\n");
    CHECK(through("zaak;a\r\n", CsvDialect{';', false, "\r\n"}, some_results("hoog")) ==
          "zaak;a;b.uitkomst;b.mogelijk;b.ja\r\n");
}

TEST_CASE("results that are there already are replaced in place") {
    CHECK(through("zaak;B.Uitkomst;a; b.ja \n1;\"oud;er\";\"x;\"\"y\"\"\";9\n", CsvDialect{},
                  some_results("a;b")) ==
          "zaak;B.Uitkomst;a; b.ja ;b.mogelijk\n1;\"a;b\";\"x;\"\"y\"\"\";3;laag|hoog\n");
    CHECK(through("b.uitkomst\nx\n", CsvDialect{}, {Result{"b", {{"uitkomst", std::string()}}}}) ==
          "b.uitkomst\n\"\"\n");
}

TEST_CASE("a second time changes nothing") {
    const std::string once = through("zaak;a\n1;x\n", CsvDialect{}, some_results("hoog"));
    CHECK(through(once, CsvDialect{}, some_results("hoog")) == once);
}

TEST_CASE("cells are quoted where needed") {
    const auto quoted = [](std::string_view text) {
        std::string row;
        append_cell(row, text, ';');
        return row;
    };
    CHECK(quoted("") == "");
    CHECK(quoted("a,b c") == "a,b c");
    CHECK(quoted("a;b") == "\"a;b\"");
    CHECK(quoted("a\"b") == "\"a\"\"b\"");
    CHECK(quoted("a\nb") == "\"a\nb\"");
    CHECK(quoted("a\rb") == "\"a\rb\"");
    CHECK(quoted(" a") == "\" a\"");
    CHECK(quoted("a\t") == "\"a\t\"");
}

TEST_CASE("members out of order and missing members") {
    MemorySink sink;
    const CsvHeader header{CsvDialect{}, "zaak", {"zaak"}};
    CsvWriter writer(sink, header, {"b.x", "b.y", "c.z"});
    writer.start();
    Record record;
    record.raw = "1";
    writer.write(record, {});
    const std::vector<Result> turned = {
        Result{"c", {{"z", std::string("3")}}},
        Result{"b", {{"y", std::string("2")}, {"x", std::string("1")}}}};
    writer.write(record, turned);
    const std::vector<Result> one = {Result{"b", {{"y", std::string("2")}}}};
    writer.write(record, one);
    writer.finish();
    CHECK(sink.text() == "zaak;b.x;b.y;c.z\n1;;;\n1;1;2;3\n1;;2;\n");
    const std::vector<Result> unknown = {Result{"q", {{"y", std::string("2")}}}};
    CHECK_THROWS_AS(writer.write(record, unknown), std::logic_error);
}

TEST_CASE("results stand under their names where a delimiter ends the rows or the header") {
    CsvDialect rows;
    rows.trailing = TrailingDelimiter::in_rows;
    CHECK(through("zaak;a\n1;x;\n2;\"y\";\n", rows, some_results("hoog")) ==
          "zaak;a;b.uitkomst;b.mogelijk;b.ja\n1;x;hoog;laag|hoog;3\n2;\"y\";hoog;laag|hoog;3\n");
    CsvDialect header;
    header.trailing = TrailingDelimiter::in_header;
    CHECK(through("zaak;a;\n1;x\n", header, some_results("hoog")) ==
          "zaak;a;;b.uitkomst;b.mogelijk;b.ja\n1;x;;hoog;laag|hoog;3\n");
}

TEST_CASE("the line that names the delimiter is kept") {
    CsvDialect dialect;
    dialect.preamble = "sep=;\r\n";
    CHECK(through("sep=;\r\nzaak;a\n1;x\n", dialect, {}) == "sep=;\r\nzaak;a\n1;x\n");
}
