#include "rodevlag/exercise_recipe.h"

#include <doctest/doctest.h>

#include "bicycle.h"

using namespace rodevlag;

namespace {

/// The messages of a recipe with these entries, one per line.
std::string problems_of(const std::string& entries, const std::string& top = "recept: Proef\n") {
    const Catalog catalog = bicycle::catalog();
    std::string text;
    for (const Problem& problem :
         read_recipe(catalog, top + "zaken:\n" + entries, "r.yaml").problems) {
        text += problem.to_string() + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("a recipe says what is wanted and where that stands") {
    const Catalog catalog = bicycle::catalog();
    const Recipe recipe = read_recipe(catalog,
                                      "recept: Proef\n"
                                      "zaad: 18446744073709551615\n"
                                      "zaken:\n"
                                      "  - naam: Een vlag\n"
                                      "    aantal: 3\n"
                                      "    besluit: fiets\n"
                                      "    uitkomst: [slecht, matig]\n"
                                      "    rode_vlaggen: 1\n"
                                      "    antwoorden: {weg.donker: ja, fiets.ketting: onbekend,\n"
                                      "                 fiets.banden: ja}\n"
                                      "  - {besluit: route, bijna: blijven, betwist: ja}\n",
                                      "r.yaml");
    REQUIRE(recipe.problems.empty());
    CHECK(recipe.title == "Proef");
    CHECK(recipe.seed == UINT64_MAX);
    REQUIRE(recipe.entries.size() == 2);
    const RecipeEntry& first = recipe.entries[0];
    CHECK(first.title == "Een vlag");
    CHECK(first.count == 3);
    CHECK(first.decision == catalog.find_decision("fiets"));
    CHECK(first.outcomes == std::vector<std::size_t>{1, 2});
    CHECK(first.red_flags == 1);
    CHECK_FALSE(first.near);
    REQUIRE(first.answers.size() == 3);
    CHECK(first.answers[0].item == catalog.find_item("weg.donker"));
    CHECK(first.answers[0].values == ValueSet{0});
    CHECK(first.answers[1].values.empty());
    CHECK(first.answers[1].text == "onbekend");
    CHECK(first.answers[2].values == ValueSet{1, 2});
    CHECK(first.place_of("rode_vlaggen").line == 8);
    CHECK(first.place_of("bijna").line == 4);
    CHECK(recipe.entries[1].count == 1);
    CHECK(recipe.entries[1].near == 2);
    CHECK(recipe.entries[1].disputed);
}

TEST_CASE("every slip in a recipe is told in one run, with its place") {
    CHECK(problems_of("  - {besluit: fits, uitkomst: slegt}\n"
                      "  - {besluit: fiets, uitkomst: slech, rodevlaggen: 1}\n"
                      "  - {besluit: fiets, aantal: 0, onbekend: x, tegenspraak: nee}\n"
                      "  - {besluit: fiets, antwoorden: {fiets.lichd: ja, fiets.licht: jaa,\n"
                      "                                 fiets.keuring: onbekend}}\n") ==
          "r.yaml:3:15: besluit 'fits' bestaat niet (bedoelt u 'fiets'?)\n"
          "r.yaml:4:32: uitkomst 'slech' bij besluit 'fiets' bestaat niet (bedoelt u 'slecht'?); "
          "wel: goed, matig en slecht\n"
          "r.yaml:4:39: onbekende sleutel 'rodevlaggen' (bedoelt u 'rode_vlaggen'?)\n"
          "r.yaml:5:30: sleutel 'aantal' is minstens 1\n"
          "r.yaml:5:43: sleutel 'onbekend' moet een getal zijn, niet 'x'\n"
          "r.yaml:5:59: sleutel 'tegenspraak' kan alleen 'ja' zijn; laat haar weg als dat niet "
          "hoeft\n"
          "r.yaml:6:35: onbekende vraag 'fiets.lichd' (bedoelt u 'fiets.licht'?)\n"
          "r.yaml:6:65: 'jaa' is geen antwoord op vraag 'fiets.licht' (bedoelt u 'ja'?); wel: ja, "
          "nee, nvt, onbekend of leeg\n"
          "r.yaml:7:34: vraag 'fiets.keuring' is een datum; die staat niet in een verhaal\n");
    CHECK(problems_of("  - {besluit: fiets}\n", "zaad: -1\n") ==
          "r.yaml:1:1: een recept mist de verplichte sleutel 'recept'\n"
          "r.yaml:1:7: sleutel 'zaad' moet een heel getal zijn, niet '-1'\n");
    CHECK(problems_of("  - {aantal: 1001}\n") ==
          "r.yaml:3:5: deze zaak mist de verplichte sleutel 'besluit'\n"
          "r.yaml:3:14: sleutel 'aantal' is hoogstens 1000\n");
}

TEST_CASE("wishes that exclude each other are refused before anything is made") {
    CHECK(problems_of("  - {besluit: fiets, uitkomst: goed, betwist: ja}\n")
              .find("'uitkomst' en 'betwist' sluiten elkaar uit") != std::string::npos);
    CHECK(problems_of("  - {besluit: fiets, afleider: 1, een_onbekende_beslist: ja}\n")
              .find("'afleider' en 'een_onbekende_beslist'") != std::string::npos);
    CHECK(problems_of("  - {besluit: fiets, afleider: 1, rode_vlaggen: 1}\n")
              .find("heeft geen rode vlag") != std::string::npos);
    CHECK(problems_of("  - {besluit: fiets, afleider: 1, uitkomst: slecht}\n")
              .find("geen alarmerende uitkomst") != std::string::npos);
    CHECK(problems_of("  - {besluit: fiets, bijna: goed, uitkomst: goed}\n")
              .find("noemen dezelfde uitkomst") != std::string::npos);
    CHECK(problems_of("  - {besluit: fiets, afleider: 1, rode_vlaggen: 0, uitkomst: goed}\n"
                      "  - {besluit: fiets, bijna: goed, uitkomst: [goed, matig]}\n")
              .empty());
}
