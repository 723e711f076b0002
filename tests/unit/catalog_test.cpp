#include "rodevlag/catalog.h"

#include <doctest/doctest.h>
#include <string>

#include "rodevlag/error.h"

using rodevlag::Catalog;
using rodevlag::Condition;
using rodevlag::Decision;
using rodevlag::InstrumentError;
using rodevlag::InstrumentText;
using rodevlag::ValueSet;

namespace {

std::string heading(const std::string& id) {
    return "instrument: " + id + R"(
titel: Titel
versie: 1.0.0
geldig_vanaf: 2024-01-31
bron: {document: boek.txt, regels: 1-9}
toelichting: Een voorbeeld.
)";
}

const InstrumentText road{"weg.yaml", heading("weg") + R"(items:
  - {id: donker, vraag: Is het donker, bron: 1}
  - {id: soort, vraag: Welke weg, waarden: [steen, zand, gras], woorden: {zacht: [zand, gras]}, bron: 2}
  - {id: dag, soort: datum, vraag: Welke dag, bron: 3}
)"};

const InstrumentText bicycle{"fiets.yaml", heading("fiets") + R"(gebruikt: [weg]
items:
  - {id: licht, vraag: Is er licht, waarden: [ja, nee, nvt], nvt_als: {weg.donker: nee}, bron: 1}
  - {id: nieuw, vraag: Is hij nieuw, afleiding: {alle: [weg.donker], hooguit_dagen: 3, van: weg.dag,
     tot: weg.dag, bron: 2}, bron: 2}
besluiten:
  - id: staat
    titel: De staat
    vraag: Hoe is hij
    bevoegd: De fietser
    bron: 3
    schaal: [{id: goed, titel: Goed, bron: 4}, {id: slecht, titel: Slecht, bron: 5}]
    regels: [{dan: slecht, als: {alle: [{weg.soort: zacht}, {niet: licht}]}, bron: 6}, {dan: goed, bron: 7}]
    meldingen:
      - {id: twijfel, als: {alle: [{mogelijk: slecht}, {onbekend: weg.donker}]}, tekst: Kijk., bron: 8}
  - id: reis
    titel: De reis
    vraag: Waarheen
    bevoegd: De fietser
    bron: 3
    uitkomsten: [{id: thuis, titel: Thuis, bron: 4}, {id: weg, titel: Weg, bron: 5}]
    stroom:
      begin: kijk
      knopen:
        - {id: kijk, vraag: Hoe is hij, besluit: staat, takken: {goed: rijd, overig: thuis}, bron: 6}
        - {id: rijd, vraag: Welke weg, item: weg.soort, takken: {zacht: thuis, steen: weg}, bron: 7}
)"};

std::string problems_of(const std::vector<InstrumentText>& texts) {
    try {
        const Catalog catalog(texts);
    } catch (const InstrumentError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("items and decisions of all instruments are numbered and found by name") {
    const Catalog catalog({road, bicycle});
    CHECK(catalog.item_count() == 5);
    CHECK(catalog.decision_count() == 2);
    CHECK(catalog.find_item("fiets.licht") == 3);
    CHECK(catalog.item(3).name == "fiets.licht");
    CHECK(catalog.instrument_of_item(3) == 1);
    CHECK_FALSE(catalog.find_item("licht"));
    CHECK(catalog.find_decision("reis") == 1);
    CHECK(catalog.instrument_of_decision(1) == 1);
    CHECK(catalog.instrument_of(catalog.decision(1)).id == "fiets");
    CHECK(catalog.find_instrument("weg") == 0);
    CHECK_FALSE(catalog.find_instrument("straat"));
}

TEST_CASE("conditions are linked, also in notices, branches and nvt_als") {
    const Catalog catalog({bicycle, road});  // a reference may come before what it refers to
    const std::size_t dark = *catalog.find_item("weg.donker");
    const std::size_t surface = *catalog.find_item("weg.soort");
    const std::size_t light = *catalog.find_item("fiets.licht");
    const Decision& state = catalog.decision(*catalog.find_decision("staat"));
    const Condition& rule = *state.rules[0].condition;
    CHECK(rule.parts[0].target == surface);
    CHECK(rule.parts[0].values == ValueSet{1, 2});
    CHECK(rule.parts[1].parts[0].target == light);
    CHECK(rule.parts[1].parts[0].values == ValueSet{0});
    CHECK(state.notices[0].condition.parts[0].values == ValueSet{1});
    CHECK(state.notices[0].condition.parts[1].target == dark);
    CHECK(catalog.item(light).not_applicable->target == dark);
    CHECK(catalog.item(light).not_applicable->values == ValueSet{1});
    const Decision& journey = catalog.decision(*catalog.find_decision("reis"));
    const auto& nodes = journey.flow->nodes;
    CHECK(nodes[0].branches[0].condition.target == *catalog.find_decision("staat"));
    CHECK(nodes[0].branches[0].condition.values == ValueSet{0});
    CHECK(nodes[0].branches[1].condition.kind == Condition::Kind::negation);
    CHECK(nodes[0].branches[1].condition.parts[0].values == ValueSet{0});
    CHECK(nodes[1].branches[0].condition.values == ValueSet{1, 2});
    CHECK(nodes[1].branches[1].to_outcome);
    CHECK(nodes[1].branches[1].target == 1);
}

TEST_CASE("derivations are linked") {
    const Catalog catalog({road, bicycle});
    const auto& derivation = *catalog.item(*catalog.find_item("fiets.nieuw")).derivation;
    CHECK(derivation.required_targets == std::vector<std::size_t>{0});
    CHECK(derivation.from_target == 2);
    CHECK(derivation.until_targets == std::vector<std::size_t>{2});
}

TEST_CASE("a later instrument with the same id takes the place of the earlier one") {
    InstrumentText other = road;
    other.name = "mijn_weg.yaml";
    other.text.replace(other.text.find("1.0.0"), 5, "2.0.0");
    const Catalog catalog({road, bicycle, other});
    CHECK(catalog.instruments().size() == 2);
    CHECK(catalog.instruments()[0].version == "2.0.0");
    CHECK(catalog.instruments()[0].file == "mijn_weg.yaml");
    CHECK(catalog.item_count() == 5);
}

TEST_CASE("problems of all files are thrown together, in the order of the files") {
    InstrumentText first = road;
    first.text.replace(first.text.find("titel"), 5, "title");
    InstrumentText second = bicycle;
    second.text.replace(second.text.find("weg.soort"), 9, "weg.sort_");
    const std::string found = problems_of({first, second});
    CHECK(found ==
          "weg.yaml:1:1: een instrument mist de verplichte sleutel 'titel'\n"
          "weg.yaml:2:1: onbekende sleutel 'title' (bedoelt u 'titel'?)\n"
          "fiets.yaml:19:41: onbekende vraag 'weg.sort_' (bedoelt u 'weg.soort'?)");
}

TEST_CASE("what an instrument uses must exist") {
    CHECK(problems_of({bicycle}).find("fiets.yaml:7:12: onbekend instrument 'weg'") !=
          std::string::npos);
}

TEST_CASE("decisions of two instruments cannot have the same id") {
    InstrumentText other = bicycle;
    other.name = "fiets2.yaml";
    other.text.replace(other.text.find("fiets"), 5, "bakfiets");
    const std::string found = problems_of({road, bicycle, other});
    CHECK(found.find("fiets2.yaml:13:9: besluit 'staat' bestaat al in instrument 'fiets'") !=
          std::string::npos);
}
