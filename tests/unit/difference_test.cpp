// Differences between the synthetic instruments and changed copies of them, against scoring every
// answer pattern with both versions.
#include "rodevlag/difference.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <optional>
#include <set>

#include "bicycle.h"
#include "compared.h"
#include "rodevlag/score.h"

using namespace rodevlag;
using namespace rodevlag::compared;

namespace {

using Replacement = std::pair<std::string, std::string>;
using Words = std::vector<std::string>;

/// The file with each text replaced, which must occur.
std::string changed(std::string text, std::initializer_list<Replacement> replacements) {
    for (const Replacement& replacement : replacements) {
        const std::size_t place = text.find(replacement.first);
        REQUIRE_MESSAGE(place != std::string::npos, replacement.first);
        text.replace(place, replacement.first.size(), replacement.second);
    }
    return text;
}

std::string file(const std::string& name) {
    return bicycle::read_file(RODEVLAG_SOURCE_DIR "/tests/engine/valid/" + name);
}

Catalog bicycle_with(std::initializer_list<Replacement> replacements) {
    return Catalog({{"fiets.yaml", changed(file("fiets.yaml"), replacements)},
                    {"weg.yaml", file("weg.yaml")}});
}

Catalog road_with(std::initializer_list<Replacement> replacements) {
    return Catalog({{"fiets.yaml", file("fiets.yaml")},
                    {"weg.yaml", changed(file("weg.yaml"), replacements)}});
}

/// The outcome's id, or nothing when these answers cannot be filled in.
std::optional<std::string> outcome_of(Scorer& scorer, AnswerReader& reader,
                                      const std::string& decision_id,
                                      const std::vector<Replacement>& pattern) {
    Record record;
    record.layout = 1;  // the readers see the names of one decision only, in one order
    for (const auto& [name, word] : pattern) {
        record.fields.push_back({name, word, 1, 0});
    }
    std::vector<Problem> problems;
    const Answers& answers = reader.read(record, "test", problems);
    if (!problems.empty()) {
        return std::nullopt;
    }
    const std::size_t index = scorer.catalog().find_decision(decision_id).value();
    const DecisionResult& result = scorer.score(index, answers);
    REQUIRE(result.is_determined());
    return scorer.catalog().decision(index).outcomes[result.possible.front()].id;
}

/// Every pattern over the questions that either version's decision mentions.
std::vector<std::vector<Replacement>> patterns_of(Scorer& before, Scorer& after,
                                                  const std::string& decision_id) {
    std::map<std::string, std::set<std::string>> words;
    for (Scorer* scorer : {&before, &after}) {
        const Catalog& catalog = scorer->catalog();
        const auto index = catalog.find_decision(decision_id).value();
        for (const std::size_t item : scorer->compiled(index).variables) {
            words[catalog.item(item).name];
        }
    }
    for (auto& [name, known] : words) {
        for (Scorer* scorer : {&before, &after}) {
            if (const auto item = scorer->catalog().find_item(name)) {
                const Words& values = scorer->catalog().item(*item).domain.values();
                known.insert(values.begin(), values.end());
            }
        }
    }
    std::vector<std::vector<Replacement>> patterns{{}};
    for (const auto& [name, known] : words) {
        std::vector<std::vector<Replacement>> longer;
        for (const auto& pattern : patterns) {
            for (const std::string& word : known) {
                longer.push_back(pattern);
                longer.back().emplace_back(name, word);
            }
        }
        patterns = std::move(longer);
    }
    return patterns;
}

bool holds(const AnswerWords& example, const std::vector<Replacement>& pattern) {
    return std::ranges::all_of(example, [&](const Replacement& answer) {
        return std::ranges::find(pattern, answer) != pattern.end();
    });
}

/// Scores every pattern with both versions and compares all counts and examples with `found`.
void check_by_scoring(const Catalog& old_catalog, const Catalog& new_catalog,
                      const DecisionDifference& found) {
    Scorer before(old_catalog);
    Scorer after(new_catalog);
    AnswerReader old_reader(old_catalog, false);
    AnswerReader new_reader(new_catalog, false);
    PatternCounts counts;
    std::map<std::pair<std::string, std::string>, Count> groups;
    std::size_t wrong_examples = 0;
    for (const auto& pattern : patterns_of(before, after, found.id)) {
        const auto from = outcome_of(before, old_reader, found.id, pattern);
        const auto to = outcome_of(after, new_reader, found.id, pattern);
        ++counts.all;
        counts.unfillable_before += from ? 0U : 1U;
        counts.unfillable_after += to ? 0U : 1U;
        if (!from || !to) {
            continue;
        }
        ++counts.comparable;
        if (*from != *to) {
            ++groups[{*from, *to}];
        }
        for (const PatternGroup& group : found.groups) {
            for (const AnswerWords& example : group.examples) {
                const bool is_group = group.from == *from && group.to == *to;
                wrong_examples += holds(example, pattern) && !is_group ? 1U : 0U;
            }
        }
    }
    CHECK(found.patterns.all == counts.all);
    CHECK(found.patterns.comparable == counts.comparable);
    CHECK(found.patterns.unfillable_before == counts.unfillable_before);
    CHECK(found.patterns.unfillable_after == counts.unfillable_after);
    CHECK(wrong_examples == 0);
    std::map<std::pair<std::string, std::string>, Count> expected;
    Count sum = 0;
    for (const PatternGroup& group : found.groups) {
        CHECK_FALSE(group.examples.empty());
        expected[{group.from, group.to}] = group.count;
        sum += group.count;
    }
    CHECK((groups == expected));
    CHECK(found.changed == sum);
}

}  // namespace

TEST_CASE("an instrument is equal to itself, in every decision it has a part in") {
    const Catalog catalog = bicycle::catalog();
    const VersionDifference difference = compare_versions(catalog, catalog, "weg");
    CHECK(difference.is_equal());
    CHECK(difference.same_bytes);
    REQUIRE(difference.compared.size() == 2);
    CHECK(decision(difference, "fiets").patterns.comparable > 1);
    CHECK(decision(difference, "route").groups.empty());
}

TEST_CASE("only texts, sources and the order of rules that say the same") {
    const Catalog before = bicycle::catalog();
    const Catalog after = bicycle_with(
        {{"Brandt het licht?", "Doet het licht het?"},
         {"{dan: matig, als: {oordeel: [matig, slecht]}, bron: 36}\n      - {dan: matig, als: "
          "banden, bron: 36}",
          "{dan: matig, als: banden, bron: 37}\n      - {dan: matig, als: {oordeel: [slecht, "
          "matig]}, bron: 36}"}});
    const VersionDifference difference = compare_versions(before, after, "fiets");
    CHECK(difference.is_equal());
    CHECK_FALSE(difference.same_bytes);
    CHECK(report(before, after, "fiets").find("alleen teksten, bronnen of de opbouw") !=
          std::string::npos);
}

TEST_CASE("a changed rule shows in its decision and in the chart that asks it") {
    const Catalog before = bicycle::catalog();
    const Catalog after = bicycle_with({{"oordeel: [matig, slecht]", "oordeel: slecht"}});
    const VersionDifference difference = compare_versions(before, after, "fiets");
    CHECK_FALSE(difference.is_equal());
    const DecisionDifference& state = decision(difference, "fiets");
    check_by_scoring(before, after, state);
    REQUIRE(state.groups.size() == 1);
    CHECK(state.groups.front().from == "matig");
    CHECK(state.groups.front().to == "goed");
    check_by_scoring(before, after, decision(difference, "route"));
    // The action for "goed" applies to what became "goed", and the one for the others no longer.
    REQUIRE(state.changed_actions.size() == 2);
    CHECK(state.changed_actions[0].id == "repareren");
    CHECK(state.changed_actions[0].only_after == 0);
    CHECK(state.changed_actions[1].id == "kijken");
    CHECK(state.changed_actions[1].only_before == 0);
    // Actions are counted over their own questions as well, here one more with two answers.
    CHECK(state.changed_actions[1].only_after == 2 * state.changed);
}

TEST_CASE("a change in one instrument shows in the decisions of another") {
    const Catalog one = bicycle::catalog();
    const Catalog other = road_with(
        {{"waarden: [asfalt, klinkers, zand]", "waarden: [grind, zand, asfalt, klinkers]"}});
    const VersionDifference difference = compare_versions(one, other, "weg");
    REQUIRE(difference.values.size() == 1);
    CHECK(difference.values.front().item == "weg.ondergrond");
    CHECK(difference.values.front().values.added == Words{"grind"});
    for (const std::string id : {"fiets", "route"}) {
        const DecisionDifference& found = decision(difference, id);
        CHECK_FALSE(found.is_equal());
        CHECK(found.changed == 0);
        CHECK(found.patterns.unfillable_before * 4 == found.patterns.all);
        CHECK(found.patterns.unfillable_after == 0);
        check_by_scoring(one, other, found);
    }
    const VersionDifference back = compare_versions(other, one, "weg");
    CHECK(back.values.front().values.removed == Words{"grind"});
    check_by_scoring(other, one, decision(back, "fiets"));
}

TEST_CASE("a value that is replaced leaves patterns that neither version knows together") {
    const Catalog one = bicycle::catalog();
    const Catalog other =
        bicycle_with({{"waarden: [ja, nee, nvt]", "waarden: [ja, nee, nvt, soms]"},
                      {"waarden: [goed, matig, slecht]\n    erger: [goed, matig, slecht]",
                       "waarden: [goed, slecht]\n    erger: [goed, slecht]"},
                      {"oordeel: [matig, slecht]", "oordeel: slecht"},
                      {"{een_van: [{begrip: remt_niet}, {niet: licht}]}",
                       "{een_van: [{begrip: remt_niet}, {licht: [nee, soms]}]}"}});
    const VersionDifference difference = compare_versions(one, other, "fiets");
    CHECK(difference.values.size() == 2);
    check_by_scoring(one, other, decision(difference, "fiets"));
    check_by_scoring(other, one, decision(compare_versions(other, one, "fiets"), "fiets"));
}

TEST_CASE("all values replaced: nothing can be compared") {
    const Catalog before = bicycle::catalog();
    const Catalog after =
        bicycle_with({{"waarden: [goed, matig, slecht]\n    erger: [goed, matig, slecht]",
                       "waarden: [a, b]\n    erger: [a, b]"},
                      {"oordeel: [matig, slecht]", "oordeel: b"}});
    const VersionDifference difference = compare_versions(before, after, "fiets");
    const DecisionDifference& state = decision(difference, "fiets");
    CHECK(state.patterns.comparable == 0);
    CHECK(state.groups.empty());
    CHECK_FALSE(difference.is_equal());
    check_by_scoring(before, after, state);
    CHECK(report(before, after, "fiets").find("geen antwoordpatroon is in beide versies") !=
          std::string::npos);
}

TEST_CASE("a question that comes or goes") {
    const Catalog one = bicycle::catalog();
    const Catalog other =
        bicycle_with({{"  - id: oordeel\n",
                       "  - {id: bel, vraag: \"Doet de bel het?\", bron: 18}\n"
                       "  - id: oordeel\n"},
                      {"{dan: matig, als: banden, bron: 36}",
                       "{dan: matig, als: {een_van: [banden, {niet: bel}]}, bron: 36}"}});
    const VersionDifference there = compare_versions(one, other, "fiets");
    CHECK(there.items.added == Words{"fiets.bel"});
    CHECK(there.items.removed.empty());
    check_by_scoring(one, other, decision(there, "fiets"));
    check_by_scoring(one, other, decision(there, "route"));
    const VersionDifference back = compare_versions(other, one, "fiets");
    CHECK(back.items.removed == Words{"fiets.bel"});
    check_by_scoring(other, one, decision(back, "fiets"));
    CHECK(decision(back, "fiets").changed == decision(there, "fiets").changed);
}

TEST_CASE("an outcome with another name, and actions that come and go") {
    const Catalog before = bicycle::catalog();
    const Catalog after = bicycle_with(
        {{"{id: lopen, titel: Lopend, bron: 52}", "{id: wandelen, titel: Lopend, bron: 52}"},
         {"als: {besluit: route, is: lopen}", "als: {besluit: route, is: wandelen}"},
         {"{zand: lopen, overig: slijt}", "{zand: wandelen, overig: slijt}"},
         {"{ja: lopen, nee: blijven}", "{ja: wandelen, nee: blijven}"},
         {"{id: poetsen, bij: alle,", "{id: schoonmaken, bij: alle,"}});
    const VersionDifference difference = compare_versions(before, after, "fiets");
    const DecisionDifference& trip = decision(difference, "route");
    CHECK(trip.outcomes.added == Words{"wandelen"});
    CHECK(trip.outcomes.removed == Words{"lopen"});
    REQUIRE(trip.groups.size() == 1);
    CHECK(trip.groups.front().from == "lopen");
    CHECK(trip.groups.front().to == "wandelen");
    check_by_scoring(before, after, trip);
    const DecisionDifference& state = decision(difference, "fiets");
    CHECK(state.changed == 0);
    CHECK(state.actions.added == Words{"schoonmaken"});
    CHECK(state.actions.removed == Words{"poetsen"});
    CHECK(state.changed_actions.empty());
}

TEST_CASE("only the condition of an action changes") {
    const Catalog before = bicycle::catalog();
    const Catalog after = bicycle_with({{"als: {garantie: ja}\n", "als: {garantie: nee}\n"}});
    const VersionDifference difference = compare_versions(before, after, "fiets");
    const DecisionDifference& state = decision(difference, "fiets");
    CHECK(state.changed == 0);
    REQUIRE(state.changed_actions.size() == 1);
    const ActionDifference& action = state.changed_actions.front();
    CHECK(action.id == "repareren");
    CHECK(state.action_patterns.comparable == 2 * state.patterns.comparable);
    CHECK(state.action_questions == state.questions + 1);
    CHECK(action.only_before == action.only_after);
    CHECK(action.only_before > 0);
}

TEST_CASE("what is declared beside the rules") {
    const Catalog before = bicycle::catalog();
    const Catalog after = bicycle_with({{"nvt_als: {weg.donker: nee}", "nvt_als: {weg.donker: ja}"},
                                        {"criterium: ja\n    erger", "criterium: vaak\n    erger"},
                                        {"zelden: soms", "zelden: vaak"},
                                        {"hooguit_dagen: 14", "hooguit_dagen: 15"},
                                        {"modaliteit: moet", "modaliteit: kan"},
                                        {"        alarm: ja\n", ""},
                                        {"{niet: {uitkomst: slecht}}", "{niet: {uitkomst: goed}}"},
                                        {"id: route_anders", "id: andere_route"}});
    const VersionDifference difference = compare_versions(before, after, "fiets");
    CHECK(std::ranges::all_of(difference.compared, &DecisionDifference::is_equal));
    CHECK_FALSE(difference.is_equal());
    CHECK(difference.declared ==
          Words{"vraag fiets.banden: andere woorden (woorden)",
                "vraag fiets.banden: een rode vlag bij andere antwoorden (criterium)",
                "vraag fiets.licht: op een andere grond niet van toepassing (nvt_als)",
                "vraag fiets.garantie: op een andere manier afgeleid (afleiding)",
                "besluit fiets: actie stoppen: modaliteit is nu 'kan', was 'moet'",
                "besluit fiets: melding niet_zeker heeft een andere voorwaarde",
                "besluit fiets: melding andere_route is erbij gekomen",
                "besluit fiets: melding route_anders is weg",
                "besluit route: uitkomst blijven is geen alarm"});
}

TEST_CASE("the problems of both versions are told together") {
    const Catalog before =
        bicycle_with({{"{dan: goed, bron: 37}", "{dan: goed, als: banden, bron: 37}"}});
    const Catalog after =
        bicycle_with({{"{dan: goed, bron: 37}", "{dan: goed, als: {ketting: soms}, bron: 37}"}});
    try {
        compare_versions(before, after, "fiets");
        FAIL("no InstrumentError");
    } catch (const InstrumentError& error) {
        CHECK(error.problems().size() == 2);
    }
}
