// Differences in what decisions are meant for and in how the picture of a case shows them.
#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <utility>
#include <vector>

#include "bicycle.h"
#include "compared.h"

using namespace rodevlag;
using namespace rodevlag::compared;

namespace {

using Replacement = std::pair<std::string, std::string>;
using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("another scope: which patterns are in it now, and which no longer") {
    const Catalog before = bicycle::catalog_with_scope();
    const Catalog after =
        bicycle::catalog_with_scope({{"{soort: [dag, week]}", "{soort: [week, maand]}"}});
    const VersionDifference difference = compare_versions(before, after, "tocht");
    const DecisionDifference& meeting = decision(difference, "vertrek");
    CHECK(meeting.changed == 0);
    CHECK_FALSE(meeting.is_equal());
    CHECK_FALSE(difference.is_equal());
    CHECK(meeting.scope.questions == 2);
    CHECK(meeting.scope.patterns.comparable == 9);
    CHECK(meeting.scope.only_before == 2);  // a day, on asphalt and on bricks
    CHECK(meeting.scope.only_after == 2);
    REQUIRE(meeting.scope.left.size() == 1);
    CHECK(std::ranges::find(meeting.scope.left.front(), Replacement{"tocht.soort", "dag"}) !=
          meeting.scope.left.front().end());
    CHECK(decision(difference, "tocht").is_equal());
    const std::string text = report(before, after, "tocht");
    CHECK(text.find("valt nu buiten het bereik: 2 (22,22 %) van de 9 patronen op 2 vragen") !=
          std::string::npos);
    CHECK(text.find("valt nu binnen het bereik: 2 (22,22 %)") != std::string::npos);
}

TEST_CASE("a scope that is written otherwise and means the same is equal") {
    const Catalog before = bicycle::catalog_with_scope();
    const Catalog after =
        bicycle::catalog_with_scope({{"{soort: [dag, week]}", "{niet: {soort: maand}}"}});
    CHECK(compare_versions(before, after, "tocht").is_equal());
}

TEST_CASE("a scope that comes or goes") {
    const Catalog with = bicycle::catalog_with_scope();
    const Catalog without = bicycle::catalog_with_scope(
        {{"    bereik:\n      - als: {niet: {soort: maand}}\n        reden: De route is voor korte "
          "tochten.\n        bron: 40\n",
          ""}});
    const VersionDifference there = compare_versions(without, with, "tocht");
    CHECK(decision(there, "tocht").scope.only_before == 1);
    CHECK(decision(there, "tocht").scope.only_after == 0);
    CHECK(decision(compare_versions(with, without, "tocht"), "tocht").scope.only_after == 1);
}

TEST_CASE("a question that only the scope of another instrument asks") {
    const Catalog before = bicycle::catalog_with_scope();
    const VersionDifference difference = compare_versions(before, before, "weg");
    // "vertrek" asks weg.ondergrond in its scope and nowhere else.
    CHECK(std::ranges::find(difference.compared, "vertrek", &DecisionDifference::id) !=
          difference.compared.end());
}

TEST_CASE("what the picture of a case depends on is declared as well") {
    const Catalog before = bicycle::catalog_with_scope();
    const Catalog after = bicycle::catalog_with_scope(
        {{"soort: overleg", "soort: route"},
         {"titel: Iedereen gaat alleen, geldt: nee", "titel: Iedereen gaat alleen"},
         {"titel: De club komt bij elkaar", "titel: De club komt bij elkaar, geldt: nee"},
         {"binnen: 5 werkdagen", "binnen: 1 week\n        termijn: binnen 5 werkdagen"},
         {"        zelfde_als: [fiets.repareren, fiets.kijken]\n", ""}});
    CHECK(
        compare_versions(before, after, "tocht").declared ==
        Words{
            "besluit vertrek: is van een andere soort (soort)",
            "besluit vertrek: uitkomst samen betekent nu dat dit niet voor de zaak is (geldt)",
            "besluit vertrek: uitkomst niet_nodig betekent nu dat dit wel voor de zaak is (geldt)",
            "besluit vertrek: actie nakijken: zelfde_als is nu '', was 'fiets.kijken, "
            "fiets.repareren'",
            "besluit vertrek: actie nakijken staat op een andere plaats in het overzicht "
            "(binnen)"});
}
