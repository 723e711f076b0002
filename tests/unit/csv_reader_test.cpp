#include "rodevlag/csv_reader.h"

#include <doctest/doctest.h>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace rodevlag;

namespace {

struct Seen {
    std::string raw;
    std::vector<std::string> texts;
    std::string id;
    std::size_t line = 0;
    std::vector<std::string> problems;

    bool operator==(const Seen&) const = default;
};

struct Reading {
    std::vector<Seen> records;
    std::size_t blank_lines = 0;
    std::string failure;
};

Reading read(const std::string& text, CsvSplitOptions options = {},
             const CsvDialect& dialect = CsvDialect{}) {
    Reading reading;
    MemorySource source(text, "in.csv");
    try {
        CsvReader reader(source, dialect, options);
        Record record;
        while (reader.next(record)) {
            Seen seen{std::string(record.raw), {}, std::string(record.id), record.line, {}};
            for (const Field& field : record.fields) {
                seen.texts.emplace_back(field.text);
            }
            for (const Problem& problem : record.problems) {
                seen.problems.push_back(problem.to_string());
            }
            reading.records.push_back(std::move(seen));
            CHECK(record.number == reading.records.size());
        }
        CHECK_FALSE(reader.next(record));
        reading.blank_lines = reader.blank_lines();
    } catch (const InputError& error) {
        reading.failure = error.what();
    }
    return reading;
}

std::string only_problem(const std::string& text) {
    const Reading reading = read(text);
    REQUIRE(reading.records.size() == 1);
    REQUIRE(reading.records[0].problems.size() == 1);
    return reading.records[0].problems[0];
}

}  // namespace

TEST_CASE("cells are handed on as they are") {
    const Reading reading =
        read("zaak;n.a;x\n1; ja ;\"een;twee\"\n\"2\";\"\"\"hoi\"\"\";\"a\nb\"\n3;;\n");
    REQUIRE(reading.records.size() == 3);
    CHECK(reading.records[0].texts == std::vector<std::string>{"1", " ja ", "een;twee"});
    CHECK(reading.records[1].texts == std::vector<std::string>{"2", "\"hoi\"", "a\nb"});
    CHECK(reading.records[1].id == "2");
    CHECK(reading.records[1].raw == "\"2\";\"\"\"hoi\"\"\";\"a\nb\"");
    CHECK(reading.records[2].texts == std::vector<std::string>{"3", "", ""});
    CHECK(reading.records[2].line == 5);
}

TEST_CASE("header, byte-order mark and raw cells") {
    MemorySource source("\xEF\xBB\xBF\r\n\"Zaak \"; n.a ;\r\n7;\"x\";\r\n", "in.csv");
    CsvReader reader(source, CsvDialect{';', true, "\r\n"});
    CHECK(std::vector<std::string>(reader.header().begin(), reader.header().end()) ==
          std::vector<std::string>{"Zaak ", " n.a ", ""});
    CHECK(reader.csv_header().raw == "\"Zaak \"; n.a ;");
    CHECK(reader.csv_header().line == 2);
    CHECK(reader.blank_lines() == 1);
    Record record;
    REQUIRE(reader.next(record));
    CHECK(record.id == "7");
    CHECK(record.problems.empty());
    CHECK(record.fields.size() == 3);
    CHECK(record.fields[1].line == 3);
}

TEST_CASE("fields of a record over several lines know their own line") {
    MemorySource source("a;b;c\n\"1\r\n2\";\"x\ry\n\";3\n4;5;6\n", "in.csv");
    CsvReader reader(source, CsvDialect{});
    Record record;
    REQUIRE(reader.next(record));
    CHECK(record.fields[0].line == 2);
    CHECK(record.fields[1].line == 3);
    CHECK(record.fields[2].line == 5);
    REQUIRE(reader.next(record));
    CHECK(record.line == 6);
}

TEST_CASE("broken records say what and where") {
    CHECK(only_problem("zaak;a\n1\n") ==
          "in.csv:2:1: te weinig velden: 1, terwijl de kopregel er 2 heeft");
    CHECK(only_problem("zaak;a\n1;2;3\n") ==
          "in.csv:2:1: te veel velden: 3, terwijl de kopregel er 2 heeft");
    CHECK(only_problem("zaak;a\n1;x\"y\n").starts_with("in.csv:2:4: kolom 2 (a): er staat een "));
    CHECK(
        only_problem("zaak;a\n1;\"x\"y\n").starts_with("in.csv:2:6: kolom 2 (a): er staat tekst"));
    CHECK(only_problem("zaak;a\n\n1;\"x\ny\n").starts_with("in.csv:3:3: kolom 2 (a): het aan"));
    CHECK(only_problem(std::string("zaak;a\n1;\"\n\0\"\n", 14))
              .starts_with("in.csv:3:1: er staat een NUL"));
    CHECK(only_problem("zaak;a\n1;caf\xE9\n").starts_with("in.csv:2:6: geen geldige UTF-8, "));
}

TEST_CASE("a broken record keeps its id and does not stop the others") {
    const Reading reading = read("zaak;a\n1;x\"y\n2;goed\n3\n4;goed\n5;\"open\n6;goed\n");
    REQUIRE(reading.records.size() == 6);
    CHECK(reading.records[0].id == "1");
    CHECK(reading.records[1].problems.empty());
    CHECK(reading.records[2].problems.size() == 1);
    CHECK(reading.records[3].problems.empty());
    CHECK(reading.records[4].raw == "5;\"open");
    CHECK(reading.records[4].problems.size() == 1);
    CHECK(reading.records[5].texts == std::vector<std::string>{"6", "goed"});
}

TEST_CASE("reading goes on at the next line that is a record") {
    // The quote of record 1 is closed by one that opens a cell of record 3.
    const Reading quote = read("zaak;a;b\n1;\"open;x\n2;y;z\n3;\"w\";v\n");
    REQUIRE(quote.records.size() == 3);
    CHECK(quote.records[0].raw == "1;\"open;x");
    CHECK(quote.records[0].problems[0].ends_with("; verder gelezen vanaf regel 3"));
    CHECK(quote.records[1].id == "2");
    CHECK(quote.records[1].line == 3);
    CHECK(quote.records[2].texts[1] == "w");
    // Lines that are no record of this file stay with the broken one.
    const Reading text = read("zaak;a;b\n1;\"open;x\r\n\r\nmeer tekst\r\n2;y;z");
    REQUIRE(text.records.size() == 2);
    CHECK(text.records[0].raw == "1;\"open;x\r\n\r\nmeer tekst");
    CHECK(text.records[1].line == 5);
    // Without any, the rest of the file is one reject.
    CHECK(read("zaak;a;b\n1;\"open\ntekst\n").records[0].raw == "1;\"open\ntekst\n");
}

TEST_CASE("a record longer than the limit is cut off") {
    CsvSplitOptions options;
    options.block_size = 10;
    options.max_record_bytes = 50;
    const std::string line = std::string(30, 'x') + "\n";
    const Reading reading = read("zaak;a\n1;2\n3;\"open\n" + line + line + "4;5\n", options);
    REQUIRE(reading.records.size() == 5);
    CHECK(reading.records[1].raw == "3;\"open");
    CHECK(reading.records[2].problems[0] ==
          "in.csv:4:1: te weinig velden: 1, terwijl de kopregel er 2 heeft");
    CHECK(reading.records[4].id == "4");
}

TEST_CASE("rows that end in a delimiter, and headers that do") {
    CsvDialect rows;
    rows.trailing = TrailingDelimiter::in_rows;
    const Reading reading = read("zaak;a\n1;x;\n2;y\n3;y;z\n", {}, rows);
    REQUIRE(reading.records.size() == 3);
    CHECK(reading.records[0].texts == std::vector<std::string>{"1", "x"});
    CHECK(reading.records[1].problems[0] ==
          "in.csv:3:1: te weinig velden: 2, terwijl het er hier 3 horen te zijn");
    CHECK(reading.records[2].problems.size() == 1);
    CsvDialect header;
    header.trailing = TrailingDelimiter::in_header;
    CHECK(read("zaak;a;\n1;x\n", {}, header).records[0].texts ==
          std::vector<std::string>{"1", "x", ""});
}

TEST_CASE("bytes that are not UTF-8 break a record, or end the reading") {
    MemorySource source("zaak;a\n1;goed\n2;caf\xE9\n", "in.csv");
    CsvReader reader(source, CsvDialect{}, {}, InvalidUtf8::ends_reading);
    Record record;
    REQUIRE(reader.next(record));
    CHECK_THROWS_WITH_AS(reader.next(record),
                         "in.csv:3:6: dit is geen UTF-8; geef de tekenset op, bijvoorbeeld "
                         "--encoding windows-1252 (met --encoding utf-8 worden alleen zulke "
                         "records afgewezen)",
                         InputError);
    CHECK(read("zaak;a\n1;caf\xC3\xA9 \xF0\x9F\x98\x80\n").records[0].problems.empty());
}

TEST_CASE("inputs without records") {
    CHECK(read("").failure == "in.csv: de invoer is leeg; er is geen kopregel");
    CHECK(read("\xEF\xBB\xBF").failure == "in.csv: de invoer is leeg; er is geen kopregel");
    CHECK(read("\r\n\r\n").failure == "in.csv: de invoer is leeg; er is geen kopregel");
    CHECK(read("zaak;a").records.empty());
    CHECK(read("zaak;a\n").failure.empty());
    CHECK(read("zaak;a\n\n\n").blank_lines == 2);
}

TEST_CASE("a broken header stops the reading") {
    CHECK(read("zaak;\"a\n1;2\n").failure.starts_with("in.csv:1:6: kolom 2: het aanhalingsteken"));
    CHECK(read("zaak;a\xFF\n").failure.starts_with("in.csv:1:7: dit is geen UTF-8"));
    CHECK(read(std::string("z\0a\0\n", 5)).failure.find("utf-16") != std::string::npos);
}

TEST_CASE("bytes that are no text at all are all handed on") {
    std::string bytes = "zaak\n";
    unsigned state = 1;
    for (int index = 0; index < 100'000; ++index) {
        state = state * 1103515245U + 12345U;
        bytes += static_cast<char>(state >> 16U);
    }
    const Reading reading = read(bytes);
    CHECK(reading.failure.empty());
    std::size_t size = 5;
    for (const Seen& seen : reading.records) {
        size += seen.raw.size();
    }
    CHECK(size <= bytes.size());
    CHECK(size + 2 * (reading.records.size() + reading.blank_lines) >= bytes.size());
}

TEST_CASE("long records") {
    const std::string plain(10'000'000, 'x');
    std::string quotes;
    for (int index = 0; index < 2'500'000; ++index) {
        quotes += "\"\"\n;";
    }
    const Reading reading = read("zaak;a\n1;" + plain + "\n2;\"" + quotes + "\"\n3;c\n");
    REQUIRE(reading.records.size() == 3);
    CHECK(reading.records[0].texts[1] == plain);
    CHECK(reading.records[1].texts[1].size() == 7'500'000);
    CHECK(reading.records[2].line == 2'500'004);
    CsvSplitOptions options;
    options.max_record_bytes = 1000;
    options.block_size = 100;
    CHECK(read("zaak;a\n1;" + std::string(900, 'x') + "\n", options).failure.empty());
    const Reading no_lines = read("zaak;a\n1;2\n3;" + std::string(2000, 'x') + "\n", options);
    CHECK(no_lines.records.size() == 1);
    CHECK(no_lines.failure.starts_with(
        "in.csv:3: de regel die hier begint is langer dan 1000 bytes"));
}
