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

Reading read(const std::string& text, CsvReadOptions options = {}, char delimiter = ';') {
    Reading reading;
    MemorySource source(text, "in.csv");
    try {
        CsvReader reader(source, CsvDialect{delimiter, false, "\n"}, options);
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

// The oracle: RFC 4180 written out byte by byte, with the whole text at hand.
struct Expected {
    std::string raw;
    std::vector<std::string> texts;
    std::size_t line = 0;
    bool broken = false;
};

std::vector<Expected> oracle(const std::string& text, std::size_t line, std::size_t& blank_lines) {
    std::vector<Expected> records;
    std::size_t at = 0;
    const auto line_end_size = [&text](std::size_t where) -> std::size_t {
        if (where < text.size() && text[where] == '\n') {
            return 1;
        }
        if (where < text.size() && text[where] == '\r') {
            return where + 1 < text.size() && text[where + 1] == '\n' ? 2 : 1;
        }
        return 0;
    };
    while (at < text.size()) {
        if (line_end_size(at) != 0) {
            at += line_end_size(at);
            ++blank_lines;
            ++line;
            continue;
        }
        Expected record;
        record.line = line;
        const std::size_t start = at;
        for (;;) {
            std::string cell;
            if (at < text.size() && text[at] == '"') {
                ++at;
                for (;;) {
                    if (at == text.size()) {
                        record.broken = true;
                        break;
                    }
                    if (text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"') {
                        cell += '"';
                        at += 2;
                    } else if (text[at] == '"') {
                        ++at;
                        break;
                    } else {
                        line += line_end_size(at) == 2 ? 0 : line_end_size(at);
                        cell += text[at++];
                    }
                }
            }
            while (at < text.size() && text[at] != ';' && line_end_size(at) == 0) {
                record.broken = record.broken || text[at] == '"';
                cell += text[at++];
            }
            record.texts.push_back(cell);
            if (at == text.size() || text[at] != ';') {
                break;
            }
            ++at;
        }
        record.raw = text.substr(start, at - start);
        if (at < text.size()) {
            at += line_end_size(at);
            ++line;
        }
        records.push_back(record);
    }
    return records;
}

void for_all_texts(const std::string& alphabet, std::size_t max_size,
                   const std::function<void(const std::string&)>& check) {
    std::vector<std::string> texts = {""};
    for (std::size_t size = 0; size <= max_size; ++size) {
        std::vector<std::string> longer;
        for (const std::string& text : texts) {
            check(text);
            for (const char byte : alphabet) {
                longer.push_back(text + byte);
            }
        }
        texts = std::move(longer);
    }
}

// Text behind a closing quote breaks a record too, which the oracle's mild reading does not show.
bool has_text_after_quote(const std::string& raw) {
    bool quoted = false;
    bool cell_start = true;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (quoted) {
            if (raw[at] == '"' && at + 1 < raw.size() && raw[at + 1] == '"') {
                ++at;
            } else if (raw[at] == '"') {
                if (at + 1 < raw.size() && raw[at + 1] != ';') {
                    return true;
                }
                quoted = false;
            }
        } else if (cell_start && raw[at] == '"') {
            quoted = true;
        }
        cell_start = !quoted && raw[at] == ';';
    }
    return false;
}

std::string shown(const std::string& text) {
    std::string result;
    for (const char byte : text) {
        result += byte == '\n' ? "\\n" : byte == '\r' ? "\\r" : std::string(1, byte);
    }
    return result;
}

void compare_with_oracle(const std::string& text) {
    const std::string input = "h;i\n" + text;
    std::size_t blank_lines = 0;
    const std::vector<Expected> expected = oracle(text, 2, blank_lines);
    const Reading reading = read(input);
    bool same = reading.failure.empty() && reading.records.size() == expected.size() &&
                reading.blank_lines == blank_lines;
    for (std::size_t index = 0; same && index < expected.size(); ++index) {
        const Expected& wanted = expected[index];
        const Seen& seen = reading.records[index];
        const bool broken =
            wanted.broken || has_text_after_quote(wanted.raw) || wanted.texts.size() != 2;
        same = seen.raw == wanted.raw && seen.line == wanted.line &&
               broken == !seen.problems.empty() &&
               (broken ? seen.texts.empty() : seen.texts == wanted.texts);
    }
    CHECK_MESSAGE(same, "differs from the oracle: ", shown(text));
    CsvReadOptions small;
    small.block_size = 1;
    const Reading in_bytes = read(input, small);
    CHECK_MESSAGE(
        (in_bytes.records == reading.records && in_bytes.blank_lines == reading.blank_lines),
        "differs in blocks of one byte: ", shown(text));
}

}  // namespace

TEST_CASE("all short texts are read as the oracle reads them") {
    for_all_texts("a;\"\n", 6, compare_with_oracle);
    for_all_texts("a;\"\n\r", 5, compare_with_oracle);
}

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
    CHECK(reader.raw_header() == "\"Zaak \"; n.a ;");
    CHECK(reader.header_line() == 2);
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
    CHECK(only_problem("zaak;a\n\n1;\"x\ny;z\n").starts_with("in.csv:3:3: kolom 2 (a): het aan"));
    CHECK(only_problem(std::string("zaak;a\n1;\"\n\0\"\n", 14))
              .starts_with("in.csv:3:1: er staat een NUL"));
    CHECK(only_problem("zaak;a\n1;caf\xE9\n").starts_with("in.csv:2:6: geen geldige UTF-8; "));
    CHECK(only_problem("zaak;a\n1;caf\xE9\n").find("--encoding") != std::string::npos);
}

TEST_CASE("a broken record keeps its id and does not stop the others") {
    const Reading reading = read("zaak;a\n1;x\"y\n2;goed\n3\n4;goed\n5;\"open\n6;weg\n");
    REQUIRE(reading.records.size() == 5);
    CHECK(reading.records[0].id == "1");
    CHECK(reading.records[1].problems.empty());
    CHECK(reading.records[2].problems.size() == 1);
    CHECK(reading.records[3].problems.empty());
    CHECK(reading.records[4].raw == "5;\"open\n6;weg\n");
}

TEST_CASE("the check of UTF-8 can be left to others") {
    CsvReadOptions options;
    options.check_utf8 = false;
    CHECK(read("zaak;a\n1;caf\xE9\n", options).records[0].problems.empty());
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
    CHECK(read("zaak;a\xFF\n").failure.starts_with("in.csv:1:7: geen geldige UTF-8"));
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
    CsvReadOptions options;
    options.max_record_bytes = 1000;
    options.block_size = 100;
    CHECK(read("zaak;a\n1;" + std::string(900, 'x') + "\n", options).failure.empty());
    CHECK(
        read("zaak;a\n1;2\n3;\"" + std::string(2000, 'x') + "\n", options)
            .failure.starts_with("in.csv:3: het record dat hier begint is groter dan 1000 bytes"));
}

TEST_CASE("other delimiters") {
    CHECK(read("zaak\ta\n1\tx;y,z\n", {}, '\t').records[0].texts[1] == "x;y,z");
    CHECK(read("zaak,a\n1,\"x,y\"\n", {}, ',').records[0].texts[1] == "x,y");
}

TEST_CASE("with one column an empty line is a record, not a gap") {
    MemorySource source("n.a\nja\n\nnee\n", "in.csv");
    CsvReader reader(source, CsvDialect{});
    Record record;
    std::vector<std::string> texts;
    while (reader.next(record)) {
        REQUIRE(record.fields.size() == 1);
        texts.emplace_back(record.fields[0].text);
    }
    CHECK(texts == std::vector<std::string>{"ja", "", "nee"});
    CHECK(reader.blank_lines() == 0);
}
