// The reader of example cases and the engine that runs them.
#include "rodevlag/case_file.h"

#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/case_check.h"

using namespace rodevlag;

namespace {

CaseFile read(const Catalog& catalog, const std::string& text) {
    const std::size_t index = catalog.find_instrument("fiets").value();
    return read_case_file(catalog, catalog.instruments()[index], text, "cases.yaml");
}

std::string problems_of(const std::string& text) {
    std::string all;
    for (const Problem& problem : read(bicycle::catalog(), text).problems) {
        all += problem.to_string() + "\n";
    }
    return all;
}

/// One case with these members of `fiets` below `verwacht`.
std::string expecting(const std::string& answers, const std::string& expected) {
    return "instrument: fiets\ngevallen:\n  - naam: Een\n    antwoorden: " + answers +
           "\n    verwacht:\n      fiets: " + expected + "\n";
}

std::string mismatches_of(const std::string& answers, const std::string& expected) {
    const Catalog catalog = bicycle::catalog();
    const CaseFile file = read(catalog, expecting(answers, expected));
    REQUIRE(file.problems.empty());
    CaseRunner runner(catalog);
    std::string all;
    for (const CaseMismatch& mismatch : runner.run(file.cases.at(0)).mismatches) {
        all += std::to_string(mismatch.place.line) + ":" + std::to_string(mismatch.place.column) +
               " " + std::string(mismatch.key) + ": " + mismatch.expected + " / " + mismatch.found +
               "\n";
    }
    return all;
}

const std::string broken_brakes = "{fiets: {voorrem: nee, achterrem: nee}}";

}  // namespace

TEST_CASE("a file of cases is read") {
    const Catalog catalog = bicycle::catalog();
    const CaseFile file = read(catalog, expecting("{fiets: {banden: zelden}, weg: {donker: ja}}",
                                                  "{mogelijk: [matig, slecht], meldingen: []}"));
    CHECK(file.problems.empty());
    REQUIRE(file.cases.size() == 1);
    const ExampleCase& example = file.cases[0];
    CHECK(example.name == "Een");
    REQUIRE(example.answers.size() == 2);
    CHECK(example.answers[0].item == "fiets.banden");
    CHECK(example.answers[0].text == "zelden");
    CHECK(example.answers[0].place.line == 4);
    REQUIRE(example.expectations.size() == 1);
    CHECK_FALSE(example.expectations[0].outcome.has_value());
    REQUIRE(example.expectations[0].lists.size() == 2);
    CHECK(example.expectations[0].lists[0].texts == std::vector<std::string>{"matig", "slecht"});
    CHECK(example.expectations[0].lists[1].kind == CaseListKind::notices);
}

TEST_CASE("every fault in a file of cases is told, in one run") {
    CHECK(
        problems_of("instrument: weg\n"
                    "gevalen: []\n"
                    "gevallen:\n"
                    "  - naam: Een\n"
                    "    antwoorden: {fiets: {vorrem: ja, banden: vak}, fitse: {a: b}}\n"
                    "    verwacht: {fits: {uitkomst: goed}}\n"
                    "  - naam: Een\n"
                    "    antwoorden: {fiets: {keuring: 2021-02-30}}\n"
                    "    verwacht:\n"
                    "      fiets: {uitkomst: slegt, mogelijk: [], rode_vlaggen: [remmen, remmen]}\n"
                    "      route: {acties_bevat: [x], meldingen: [y, 'tegenspraak:z']}\n"
                    "  - naam: Drie\n"
                    "    antwoorden: {}\n"
                    "    verwacht: {}\n"
                    "  - {naam: Vier, uitleg: x}\n") ==
        "cases.yaml:1:13: deze gevallen zijn van instrument 'weg', niet van 'fiets'\n"
        "cases.yaml:2:1: onbekende sleutel 'gevalen' (bedoelt u 'gevallen'?)\n"
        "cases.yaml:5:26: onbekende vraag 'fiets.vorrem' (bedoelt u 'fiets.voorrem'?)\n"
        "cases.yaml:5:46: 'vak' is geen antwoord op vraag 'fiets.banden' (bedoelt u 'vaak'?); "
        "wel: nooit, soms, vaak, ja, zelden, onbekend of leeg\n"
        "cases.yaml:5:52: onbekend instrument 'fitse'\n"
        "cases.yaml:6:16: onbekend besluit 'fits' (bedoelt u 'fiets'?)\n"
        "cases.yaml:7:11: de naam 'Een' staat er twee keer\n"
        "cases.yaml:8:35: '2021-02-30' is geen bestaande datum; schrijf jaar-maand-dag, zoals "
        "2021-01-31\n"
        "cases.yaml:10:14: hier hoort precies een van 'uitkomst' en 'mogelijk'\n"
        "cases.yaml:10:25: uitkomst 'slegt' bij besluit 'fiets' bestaat niet\n"
        "cases.yaml:10:42: sleutel 'mogelijk' is een lege lijst\n"
        "cases.yaml:10:61: vraag 'remmen' bestaat niet\n"
        "cases.yaml:10:69: 'remmen' staat er twee keer\n"
        "cases.yaml:10:69: vraag 'remmen' bestaat niet\n"
        "cases.yaml:11:14: hier hoort precies een van 'uitkomst' en 'mogelijk'\n"
        "cases.yaml:11:30: actie 'x' bij besluit 'route' bestaat niet\n"
        "cases.yaml:11:46: melding 'y' bij besluit 'route' bestaat niet\n"
        "cases.yaml:11:49: vraag 'z' bestaat niet\n"
        "cases.yaml:14:15: sleutel 'verwacht' is leeg: dit geval toetst niets\n"
        "cases.yaml:15:5: dit geval mist de verplichte sleutel 'antwoorden'\n"
        "cases.yaml:15:5: dit geval mist de verplichte sleutel 'verwacht'\n"
        "cases.yaml:15:18: onbekende sleutel 'uitleg'\n");
    CHECK(problems_of("- a\n") ==
          "cases.yaml:1:1: een bestand met gevallen moet een blok met sleutels zijn, geen lijst\n");
    CHECK(problems_of("instrument: fiets\n") ==
          "cases.yaml:1:1: een bestand met gevallen mist de verplichte sleutel 'gevallen'\n");
    CHECK(problems_of(expecting("[a]", "b")) ==
          "cases.yaml:4:17: sleutel 'antwoorden' moet een blok met sleutels zijn, geen lijst\n"
          "cases.yaml:6:14: deze verwachting moet een blok met sleutels zijn, geen tekst\n");
    CHECK(problems_of(expecting("{fiets: {licht: [ja]}}", "{uitkomst: [goed]}")) ==
          "cases.yaml:4:33: het antwoord op vraag 'fiets.licht' moet tekst zijn, geen lijst\n"
          "cases.yaml:6:25: sleutel 'uitkomst' moet tekst zijn, geen lijst\n");
}

TEST_CASE("what a case expects is compared with what comes out") {
    CHECK(mismatches_of(broken_brakes,
                        "{uitkomst: slecht, rode_vlaggen: [fiets.achterrem, fiets.voorrem], "
                        "doorslaggevend: [], meldingen: [], acties_bevat: [stoppen], "
                        "acties_zonder: [kijken]}") == "");
    CHECK(mismatches_of(broken_brakes, "{uitkomst: goed}") == "6:25 uitkomst: goed / slecht\n");
    CHECK(mismatches_of(broken_brakes, "{mogelijk: [goed, slecht]}") ==
          "6:25 mogelijk: goed, slecht / slecht\n");
    CHECK(mismatches_of(broken_brakes, "{uitkomst: slecht, rode_vlaggen: [fiets.voorrem]}") ==
          "6:47 rode_vlaggen: fiets.voorrem / fiets.voorrem, fiets.achterrem\n");
    CHECK(mismatches_of(broken_brakes, "{uitkomst: slecht, doorslaggevend: [fiets.licht]}") ==
          "6:49 doorslaggevend: fiets.licht / niets\n");
    CHECK(mismatches_of(broken_brakes, "{uitkomst: slecht, meldingen: [niet_zeker]}") ==
          "6:44 meldingen: niet_zeker / niets\n");
    CHECK(mismatches_of(broken_brakes, "{uitkomst: slecht, meldingen_bevat: [niet_zeker]}") ==
          "6:50 meldingen_bevat: in elk geval niet_zeker / niets\n");
    CHECK(mismatches_of(broken_brakes, "{uitkomst: slecht, acties_bevat: [kijken]}") ==
          "6:47 acties_bevat: in elk geval kijken / repareren?, poetsen, stoppen\n");
    CHECK(mismatches_of(broken_brakes,
                        "{uitkomst: slecht, acties: ['repareren?', poetsen, stoppen]}") == "");
    CHECK(mismatches_of(broken_brakes, "{uitkomst: slecht, acties: [poetsen, stoppen]}") ==
          "6:41 acties: poetsen, stoppen / repareren?, poetsen, stoppen\n");
    CHECK(mismatches_of(broken_brakes, "{uitkomst: slecht, acties: []}") ==
          "6:41 acties: niets / repareren?, poetsen, stoppen\n");
    CHECK(mismatches_of(broken_brakes, "{uitkomst: slecht, acties_zonder: [stoppen]}") ==
          "6:48 acties_zonder: zonder stoppen / repareren?, poetsen, stoppen\n");
    // One that is only possible is no absence either, and can be asked for as such.
    CHECK(mismatches_of(broken_brakes, "{uitkomst: slecht, acties_zonder: [repareren]}") != "");
    CHECK(mismatches_of(broken_brakes, "{uitkomst: slecht, acties_bevat: ['repareren?']}") == "");
}

TEST_CASE("a case that fails for one decision passes for another") {
    const Catalog catalog = bicycle::catalog();
    const CaseFile file = read(
        catalog,
        expecting("{weg: {ondergrond: zand}}", "{uitkomst: goed}\n      route: {uitkomst: lopen}"));
    CaseRunner runner(catalog);
    const CaseResult result = runner.run(file.cases.at(0));
    CHECK_FALSE(result.passed());
    CHECK_FALSE(result.passed(*catalog.find_decision("fiets")));
    CHECK(result.passed(*catalog.find_decision("route")));
}

TEST_CASE("a case can be out of scope, and says so as an outcome") {
    const Catalog catalog = bicycle::catalog_with_scope();
    const auto read_ride = [&](const std::string& answers, const std::string& expected) {
        const std::size_t index = catalog.find_instrument("tocht").value();
        return read_case_file(catalog, catalog.instruments()[index],
                              "instrument: tocht\ngevallen:\n  - naam: Een\n    antwoorden: " +
                                  answers + "\n    verwacht: {vertrek: " + expected + "}\n",
                              "cases.yaml");
    };
    CaseRunner runner(catalog);
    const auto passes = [&](const std::string& answers, const std::string& expected) {
        const CaseFile file = read_ride(answers, expected);
        for (const Problem& problem : file.problems) {
            FAIL_CHECK(problem.to_string());
        }
        return runner.run(file.cases.at(0)).passed();
    };
    const std::string month = "{tocht: {soort: maand, storm: ja}}";
    CHECK(passes(month,
                 "{uitkomst: niet_van_toepassing, rode_vlaggen: [], doorslaggevend: [], "
                 "acties: [], meldingen: ['alarm_buiten_bereik:tocht.storm']}"));
    CHECK(passes(month, "{mogelijk: [niet_van_toepassing]}"));
    CHECK_FALSE(passes(month, "{uitkomst: uitstellen}"));
    CHECK_FALSE(passes("{tocht: {storm: ja}}", "{uitkomst: niet_van_toepassing}"));
    CHECK(passes("{}",
                 "{mogelijk: [samen, niet_nodig, uitstellen], meldingen: [niet_ingevuld, "
                 "storm_navragen]}"));
    CHECK(read_ride(month, "{uitkomst: niet_van_topassing}").problems.at(0).to_string() ==
          "cases.yaml:5:36: uitkomst 'niet_van_topassing' bij besluit 'vertrek' bestaat niet "
          "(bedoelt u 'niet_van_toepassing'?)");
    CHECK(read_ride(month, "{uitkomst: samen, meldingen: ['alarm_buiten_bereik:tocht.strom']}")
              .problems.at(0)
              .to_string() ==
          "cases.yaml:5:55: vraag 'tocht.strom' bestaat niet (bedoelt u 'tocht.storm'?)");
    CHECK(problems_of(expecting("{}", "{uitkomst: niet_van_toepassing}")) ==
          "cases.yaml:6:25: besluit 'fiets' heeft geen bereik; 'niet_van_toepassing' kan hier "
          "niet\n");
}
