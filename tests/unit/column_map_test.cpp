#include "rodevlag/column_map.h"

#include <doctest/doctest.h>

#include "rodevlag/error.h"

using namespace rodevlag;

namespace {

ColumnMap example() {
    MappedColumn id{"Respons-ID", "zaak", {}, {}, {2, 3}};
    MappedColumn brake{"Q1", "fiets.voorrem", {{"a1", "ja"}}, {}, {3, 3}};
    return ColumnMap("k.yaml", {id, brake});
}

std::string failure(const std::vector<std::string>& header) {
    try {
        example().bind(header, "in.csv");
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a header is bound by name") {
    const ColumnMap map = example();
    const std::vector<std::string> header = {"notitie", " q1", "RESPONS-ID"};
    const BoundColumns bound = map.bind(header, "in.csv");
    REQUIRE(bound.size() == 3);
    CHECK(bound[0] == nullptr);
    CHECK(bound[1] == map.find("Q1"));
    CHECK(bound[2]->target == "zaak");
}

TEST_CASE("a column that the header does not have is an error with a suggestion") {
    CHECK(failure({"Respons ID", "vraag"}) ==
          "k.yaml:2:3: kolom 'Respons-ID' staat niet in de kopregel van in.csv (bedoelt u 'Respons "
          "ID'?)\n"
          "k.yaml:3:3: kolom 'Q1' staat niet in de kopregel van in.csv");
}

TEST_CASE("a field may not be there twice") {
    CHECK(failure({"Respons-ID", "Q1", "q1 "}) ==
          "k.yaml:3:3: kolom 'Q1' staat twee keer in de kopregel van in.csv (kolom 2 en 3); het is "
          "niet duidelijk welke geldt");
    CHECK(failure({"Zaak", "Respons-ID", "Q1"}) ==
          "k.yaml:2:3: in.csv heeft zelf ook een kolom 'zaak'; het is niet duidelijk welke geldt");
}

TEST_CASE("names of one record clash when they are one field") {
    const ColumnMap map = example();
    using Names = std::vector<std::string_view>;
    CHECK(map.clash(Names{"Q1", "zaak", "notitie", "notitie"}) == "");
    CHECK(map.clash(Names{"zaak", "x", "respons-id"}) ==
          "'zaak' en 'respons-id' zijn allebei zaak; het is niet duidelijk welke geldt");
    CHECK(map.clash(Names{"Q1", "fiets.voorrem"}) != "");
    CHECK(map.clash(Names{}) == "");
}
