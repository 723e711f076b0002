#include "rodevlag/mapped_reader.h"

#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/column_map_file.h"
#include "rodevlag/csv_reader.h"
#include "rodevlag/json_lines.h"

using namespace rodevlag;

namespace {

ColumnMap map_of(const std::string& text) {
    ColumnMapFile file = read_column_map(bicycle::catalog(), text, "k.yaml");
    REQUIRE(file.problems.empty());
    return std::move(file.map);
}

const std::string map_text =
    "kolommen:\n"
    "  id: zaak\n"
    "  Q1: {vraag: fiets.voorrem, woorden: {A1: ja}}\n"
    "  Q2: {vraag: weg.vandaag, datum: d-m-jjjj}\n";

/// `name=text` of every field, joined.
std::string fields_of(const Record& record) {
    std::string text;
    for (const Field& field : record.fields) {
        text += (text.empty() ? "" : "|") + std::string(field.name) + "=" + std::string(field.text);
    }
    return text;
}

}  // namespace

TEST_CASE("CSV gets the names and words of the map and keeps its bytes") {
    const ColumnMap map = map_of(map_text);
    MemorySource source("x;Q1;id;Q2\n1;\"a1\";7;4-1-2021\n2;A2;8;\n3;;9\n", "in.csv");
    MappedReader reader(std::make_unique<CsvReader>(source, CsvDialect{}), map, "in.csv");
    CHECK(reader.header()[1] == "fiets.voorrem");
    CHECK(reader.header()[2] == "zaak");
    CHECK(reader.columns()[0] == nullptr);
    CHECK(reader.columns()[1] == map.find("Q1"));
    CHECK(reader.id_column() == 2);
    Record record;
    REQUIRE(reader.next(record));
    CHECK(fields_of(record) == "x=1|fiets.voorrem=ja|zaak=7|weg.vandaag=2021-01-04");
    CHECK(record.id == "7");
    CHECK(record.raw == "1;\"a1\";7;4-1-2021");
    CHECK(record.fields[0].original.empty());
    CHECK(record.fields[1].original == "Q1");
    REQUIRE(reader.next(record));
    CHECK(fields_of(record) == "x=2|fiets.voorrem=A2|zaak=8|weg.vandaag=");
    REQUIRE(reader.next(record));
    CHECK(record.problems.size() == 1);
    CHECK_FALSE(reader.next(record));
}

TEST_CASE("JSON has its members mapped, whatever their order") {
    const ColumnMap map = map_of(map_text);
    MemorySource source(
        "{\"id\": 7, \"Q1\": \"A1\"}\n{\"Q1\": null, \"n\": {\"Q1\": 1}, \"id\": \"b\"}\n", "in");
    MappedReader reader(std::make_unique<JsonLinesReader>(source), map, "in");
    Record record;
    REQUIRE(reader.next(record));
    CHECK(fields_of(record) == "zaak=7|fiets.voorrem=ja");
    CHECK(record.id == "7");
    REQUIRE(reader.next(record));
    CHECK(fields_of(record) == "fiets.voorrem=|n={\"Q1\": 1}|zaak=b");
    CHECK(record.id == "b");
    CHECK_FALSE(reader.next(record));
    CHECK(reader.id_column() == 0);
    CHECK(reader.header().empty());
}

TEST_CASE("one field from two members is a broken record") {
    const ColumnMap map = map_of(map_text);
    MemorySource source(
        "{\"zaak\": 1, \"id\": 2}\n"
        "{\"id\": 3, \"Q1\": \"A1\", \"antwoorden\": {\"fiets\": {\"voorrem\": \"nee\"}}}\n"
        "{\"id\": 4}\n",
        "in");
    MappedReader reader(std::make_unique<JsonLinesReader>(source), map, "in");
    Record record;
    REQUIRE(reader.next(record));
    REQUIRE(record.problems.size() == 1);
    CHECK(record.problems[0].to_string() ==
          "in:1: 'zaak' en 'id' zijn allebei zaak; het is niet duidelijk welke geldt");
    CHECK(record.fields.empty());
    REQUIRE(reader.next(record));
    CHECK(record.problems.size() == 1);
    REQUIRE(reader.next(record));
    CHECK(record.problems.empty());
    CHECK(record.id == "4");
}

TEST_CASE("a message about an answer names the column and the question") {
    const Catalog catalog = bicycle::catalog();
    const ColumnMap map = map_of(map_text);
    MemorySource source("id;Q1;Q2\n7;A2;x\n", "in.csv");
    MappedReader reader(std::make_unique<CsvReader>(source, CsvDialect{}), map, "in.csv");
    Record record;
    REQUIRE(reader.next(record));
    std::vector<Problem> problems;
    AnswerReader(catalog, false).read(record, "in.csv", problems);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].message.starts_with(
        "record 1 (zaak 7), kolom 'Q1' (fiets.voorrem): onbekend woord"));
    CHECK(problems[0].message.ends_with("of een woord uit de kolommenlijst"));
    CHECK(problems[1].message.starts_with("record 1 (zaak 7), kolom 'Q2' (weg.vandaag): geen"));
}
