#include "rodevlag/instrument_file.h"

#include <doctest/doctest.h>
#include <string>

#include "rodevlag/sha256.h"

using rodevlag::Condition;
using rodevlag::Instrument;
using rodevlag::Problem;
using rodevlag::read_instrument;
using rodevlag::ValueSet;

namespace {

const std::string heading = R"(instrument: klok
titel: De klok
versie: 1.0.0
geldig_vanaf: 2024-01-31
bron: {document: klokboek.txt, regels: [1-9, 12], plaats: deel 1}
toelichting: Een voorbeeld.
)";

Instrument read(const std::string& body) {
    std::vector<Problem> problems;
    Instrument instrument = read_instrument({"klok.yaml", heading + body}, problems);
    for (const Problem& problem : problems) {
        FAIL_CHECK(problem.to_string());
    }
    return instrument;
}

/// A decision whose only conditional rule has this condition.
Condition read_condition(const std::string& condition) {
    const Instrument instrument = read(R"(items:
  - {id: tijd, vraag: Hoe laat, waarden: [voor, na], bron: 1}
  - {id: slag, vraag: Slaat hij, bron: 2}
groepen: [{id: beide, titel: Beide, items: [tijd, slag]}]
begrippen: [{id: stil, titel: Stil, als: {niet: slag}, bron: 3}]
besluiten:
  - id: klok
    titel: De klok
    vraag: Goed of niet
    bevoegd: De eigenaar
    bron: 4
    uitkomsten: [{id: goed, titel: Goed, bron: 5}, {id: slecht, titel: Slecht, bron: 6}]
    regels:
      - {dan: slecht, als: )" + condition +
                                       R"(, bron: 7}
      - {dan: goed, bron: 8}
)");
    REQUIRE(instrument.decisions.size() == 1);
    REQUIRE(instrument.decisions[0].rules.size() == 2);
    CHECK_FALSE(instrument.decisions[0].rules[1].condition);
    return instrument.decisions[0].rules[0].condition.value();
}

}  // namespace

TEST_CASE("the heading is read as text, with the digest of the bytes") {
    const Instrument instrument = read("items: [{id: slag, vraag: Slaat hij, bron: 2}]\n");
    CHECK(instrument.id == "klok");
    CHECK(instrument.version == "1.0.0");
    CHECK(instrument.valid_from == "2024-01-31");
    CHECK(instrument.document == "klokboek.txt");
    CHECK(instrument.document_place == "deel 1");
    REQUIRE(instrument.sources.size() == 2);
    CHECK(instrument.sources[0].last_line == 9);
    CHECK(instrument.sha256 ==
          rodevlag::sha256_hex(heading + "items: [{id: slag, vraag: Slaat hij, bron: 2}]\n"));
}

TEST_CASE("items have a domain, words, flags and sources") {
    const Instrument instrument = read(R"(items:
  - {id: slag, vraag: Slaat hij, criterium: nee, bron: [2, "boek.txt:3-4", tool-afspraak]}
  - id: tijd
    vraag: Hoe laat
    waarden: [nee, soms, vaak]
    woorden: {ja: [soms, vaak]}
    criterium: [ja]
    bron: 5
  - {id: dag, soort: datum, vraag: Welke dag, bron: 6}
)");
    REQUIRE(instrument.items.size() == 3);
    CHECK(instrument.items[0].name == "klok.slag");
    CHECK(instrument.items[0].flag == ValueSet{1});
    CHECK(instrument.items[0].place.line == 8);
    REQUIRE(instrument.items[0].sources.size() == 3);
    CHECK(instrument.items[0].sources[0].document == "klokboek.txt");
    CHECK(instrument.items[0].sources[1].document == "boek.txt");
    CHECK(instrument.items[0].sources[1].last_line == 4);
    CHECK(instrument.items[0].sources[2].is_convention());
    CHECK(instrument.items[1].flag == ValueSet{1, 2});
    CHECK(instrument.items[2].is_date);
    CHECK(instrument.items[2].domain.size() == 0);
}

TEST_CASE("a bare name is the item being ja") {
    const Condition condition = read_condition("slag");
    CHECK(condition.kind == Condition::Kind::item);
    CHECK(condition.name == "klok.slag");
    CHECK(condition.words.empty());
    CHECK(condition.place.line == 20);
}

TEST_CASE("an item with values, one or more") {
    CHECK(read_condition("{tijd: na}").words == std::vector<std::string>{"na"});
    CHECK(read_condition("{tijd: [na, voor]}").words == std::vector<std::string>{"na", "voor"});
    CHECK(read_condition("{weg.donker: nee}").name == "weg.donker");
}

TEST_CASE("lists, negation and at least") {
    CHECK(read_condition("{alle: [slag, {tijd: na}]}").kind == Condition::Kind::all);
    CHECK(read_condition("{een_van: [slag]}").parts.size() == 1);
    const Condition negation = read_condition("{niet: {een_van: [slag]}}");
    CHECK(negation.kind == Condition::Kind::negation);
    CHECK(negation.parts.at(0).kind == Condition::Kind::any);
    const Condition at_least =
        read_condition("{minstens: 2, van: [slag, {tijd: na}, {tijd: voor}]}");
    CHECK(at_least.kind == Condition::Kind::at_least);
    CHECK(at_least.threshold == 2);
    CHECK(at_least.parts.size() == 3);
}

TEST_CASE("groups and named conditions are written out") {
    const Condition group =
        read_condition("{minstens: 2, van: [{groep: beide, is: [voor, ja]}, slag]}");
    REQUIRE(group.parts.size() == 3);
    CHECK(group.parts[0].name == "klok.tijd");
    CHECK(group.parts[1].name == "klok.slag");
    CHECK(group.parts[1].words == std::vector<std::string>{"voor", "ja"});
    const Condition named = read_condition("{begrip: stil}");
    CHECK(named.kind == Condition::Kind::negation);
    CHECK(named.parts.at(0).name == "klok.slag");
}

TEST_CASE("decisions are named with their outcomes") {
    const Condition condition = read_condition("{besluit: plank, is: [boven, onder]}");
    CHECK(condition.kind == Condition::Kind::decision);
    CHECK(condition.name == "plank");
    CHECK(condition.words.size() == 2);
}

TEST_CASE("problems of one file come in the order of the file") {
    std::vector<Problem> problems;
    const Instrument instrument =
        read_instrument({"klok.yaml", "versie: x\nbesluiten: 1\ninstrument: klok\n"}, problems);
    CHECK(instrument.id == "klok");
    REQUIRE(problems.size() > 3);
    for (std::size_t index = 1; index < problems.size(); ++index) {
        CHECK(problems[index - 1].line <= problems[index].line);
    }
}

TEST_CASE("a file that is no YAML gives an instrument without an id") {
    std::vector<Problem> problems;
    CHECK(read_instrument(
              {
                  "x.yaml",
                  "a: [",
              },
              problems)
              .id.empty());
    CHECK(problems.size() == 1);
    CHECK(problems[0].file == "x.yaml");
}
