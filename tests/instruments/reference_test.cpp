// Complete answers: the built-in decisions are the functions of the specification.
#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <string>

#include "concepts.h"
#include "subject.h"

using namespace rodevlag;
using namespace rodevlag::reference;

namespace {

/// How many complete answers the library and the reference take apart.
struct Comparison {
    std::size_t compared = 0;
    std::size_t different = 0;
    std::string first;  ///< what the first difference was

    void add(const Subject& subject, const Case& answers) {
        ++compared;
        const std::size_t expected = subject.function().outcome(answers);
        const std::size_t found = subject.follow(answers);
        if (expected == found) {
            return;
        }
        if (++different == 1) {
            Pattern pattern = open_pattern();
            Case copy = answers;
            for (std::size_t at = 0; at < questions().size(); ++at) {
                pattern[at] = only(questions()[at].answer(copy));
            }
            first = describe(subject.function(), pattern) + ": expected " +
                    std::string(subject.function().outcomes[expected]) + ", found " +
                    std::string(subject.function().outcomes[found]);
        }
    }
};

/// Compares for every combination of answers to `varied`; the other answers stay as they are.
void compare_all(const Subject& subject, Case answers, const std::vector<std::size_t>& varied,
                 Comparison& comparison, std::size_t from = 0) {
    if (from == varied.size()) {
        comparison.add(subject, answers);
        return;
    }
    const Question& question = questions()[varied[from]];
    for (const Word word : question.values) {
        question.answer(answers) = word;
        compare_all(subject, answers, varied, comparison, from + 1);
    }
}

std::vector<std::size_t> depends_on(const Subject& subject) {
    return {subject.function().depends_on.begin(), subject.function().depends_on.end()};
}

void compare_all_answers(std::string_view id, std::size_t combinations) {
    const Subject subject(function(id));
    Comparison comparison;
    compare_all(subject, Case(), depends_on(subject), comparison);
    CHECK(comparison.compared == combinations);
    CHECK_MESSAGE(comparison.different == 0, comparison.first);
}

}  // namespace

TEST_CASE(
    "the first instruments have exactly the questions of instrumenten.md, with their values") {
    const Catalog& catalog = builtin_catalog();
    std::set<std::string> left;
    for (const char* id : {"feiten", "sash", "acuut", "structureel", "zsm"}) {
        const std::size_t instrument = catalog.find_instrument(id).value();
        for (const Item& item : catalog.instruments()[instrument].items) {
            left.insert(item.name);
        }
    }
    for (std::size_t at = 0; at < questions().size(); ++at) {
        const std::string name(questions()[at].name);
        CAPTURE(name);
        REQUIRE(catalog.find_item(name));
        std::set<std::string> expected;
        for (const Word word : questions()[at].values) {
            expected.emplace(text_of(word));
        }
        const Item& item = catalog.item(*catalog.find_item(name));
        const std::vector<std::string>& values = item.domain.values();
        CHECK(std::set<std::string>(values.begin(), values.end()) == expected);
        CHECK_FALSE(item.is_date);
        left.erase(name);
    }
    // The rest is what the derivation of acuut.geweld_na_breuk needs, and the facts that only the
    // other instruments ask.
    CHECK(left == std::set<std::string>{"acuut.geweld", "feiten.breuk_datum",
                                        "feiten.incident_datum", "feiten.beoordeling_datum",
                                        "feiten.stalking", "feiten.primaire_kindermishandeling",
                                        "feiten.huisverbod_opgelegd", "feiten.vt_melding",
                                        "feiten.werkgebied"});
    for (const char* date :
         {"feiten.breuk_datum", "feiten.incident_datum", "feiten.beoordeling_datum"}) {
        CHECK(catalog.item(catalog.find_item(date).value()).is_date);
    }
}

TEST_CASE("the word ja stands for every frequency of an event") {
    for (const std::size_t at : questions_of_structureel()) {
        const std::string name(questions()[at].name);
        CAPTURE(name);
        const Domain& domain =
            builtin_catalog().item(builtin_catalog().find_item(name).value()).domain;
        if (domain.size() == 2) {
            continue;
        }
        const ValueSet expected = ValueSet::single(domain.find("eenmalig").value()) |
                                  ValueSet::single(domain.find("meermaals").value()) |
                                  ValueSet::single(domain.find("voortdurend").value());
        CHECK(domain.meaning("ja") == expected);
        CHECK(domain.read("Ja").value().values == expected);
        CHECK(domain.read(" aanwezig ").value().values == expected);
    }
}

TEST_CASE("the catalog has the decisions and exactly the outcomes of instrumenten.md") {
    const Catalog& catalog = builtin_catalog();
    for (const Function& function : functions()) {
        CAPTURE(function.id);
        REQUIRE(catalog.find_decision(function.id));
        const Decision& decision = catalog.decision(*catalog.find_decision(function.id));
        std::vector<std::string> ids;
        for (const Outcome& outcome : decision.outcomes) {
            ids.push_back(outcome.id);
        }
        std::vector<std::string> expected(function.outcomes.begin(), function.outcomes.end());
        const bool ordered = function.id == "sash" || function.id == "structureel";
        CHECK(decision.ordered == ordered);
        if (!ordered) {
            std::sort(ids.begin(), ids.end());
            std::sort(expected.begin(), expected.end());
        }
        CHECK(ids == expected);
    }
}

TEST_CASE("a decision depends on exactly the questions that its text mentions") {
    for (const Function& function : functions()) {
        CAPTURE(function.id);
        const Subject subject(function);
        std::set<std::string> expected;
        for (const std::size_t at : function.depends_on) {
            expected.emplace(questions()[at].name);
        }
        if (function.id == "zsm") {
            // The route only asks whether acuut is `acuut`, and with a view by others it never is,
            // so there a plan makes no difference.
            expected.erase("acuut.plan");
        }
        std::set<std::string> found;
        for (const std::size_t at : subject.questions_of(subject.diagram().support())) {
            found.emplace(questions()[at].name);
        }
        CHECK(found == expected);
    }
}

TEST_CASE("every combination of answers gives the outcome of the reference") {
    SUBCASE("sash") {
        compare_all_answers("sash", std::size_t{2} * 3 * 3);
    }
    SUBCASE("acuut") {
        compare_all_answers("acuut", std::size_t{1} << 16U);
    }
    SUBCASE("acuut_nu") {
        compare_all_answers("acuut_nu", std::size_t{1} << 19U);
    }
}

TEST_CASE("structureel: every combination for nine events and the earlier one") {
    const Subject subject(function("structureel"));
    const std::vector<std::size_t> all = depends_on(subject);
    PatternMaker maker(20240801);
    Comparison comparison;
    for (int round = 0; round < 6; ++round) {
        // The fixed events are mostly `nee`; with two others the outcome would not depend on these.
        Case answers;
        std::vector<std::size_t> varied = {question("structureel.eerdere_gebeurtenis")};
        while (varied.size() < 10) {
            const std::size_t at = all[maker.below(all.size())];
            if (std::find(varied.begin(), varied.end(), at) == varied.end()) {
                varied.push_back(at);
            }
        }
        if (round >= 3) {
            questions()[all[maker.below(25)]].answer(answers) =
                round == 5 ? Word::meermaals : Word::eenmalig;
        }
        compare_all(subject, answers, varied, comparison);
    }
    CHECK(comparison.compared == std::size_t{6} * 2 * (1U << 18U));
    CHECK_MESSAGE(comparison.different == 0, comparison.first);
}

TEST_CASE("structureel: every pair of events, alone and with the earlier one") {
    const Subject subject(function("structureel"));
    const std::vector<std::size_t> all = depends_on(subject);
    Comparison comparison;
    for (const std::size_t first : all) {
        for (const std::size_t second : all) {
            if (first < second) {
                compare_all(subject, Case(), {first, second}, comparison);
            }
        }
    }
    CHECK(comparison.compared == 300U * 16 + 25U * 8);
    CHECK_MESSAGE(comparison.different == 0, comparison.first);
}

TEST_CASE("zsm: every combination of facts with every kind of acuut and structureel") {
    const Subject subject(function("zsm"));
    std::vector<std::size_t> facts;
    for (const std::size_t at : subject.function().depends_on) {
        if (!is_of_criterium(at) && !is_of_structureel(at)) {
            facts.push_back(at);
        }
    }
    Comparison comparison;
    // Each criterion alone (K8 also half), and each way to be (not) structural.
    std::vector<std::size_t> criteria = questions_of_criterium();
    criteria.push_back(questions().size());  // none
    for (const std::size_t criterion : criteria) {
        for (const Word frequency :
             {Word::nee, Word::eenmalig, Word::meermaals, Word::voortdurend}) {
            Case answers;
            answers.structureel.stalking = frequency;
            if (criterion < questions().size()) {
                questions()[criterion].answer(answers) = Word::ja;
            }
            compare_all(subject, answers, facts, comparison);
        }
    }
    Case twice;
    twice.acuut.ongewenst_patroon = Word::ja;
    twice.acuut.ernstige_vrees = Word::ja;
    twice.structureel.pcf = Word::eenmalig;
    twice.structureel.eerdere_gebeurtenis = Word::ja;
    compare_all(subject, twice, facts, comparison);
    CHECK(comparison.compared == (13U * 4 + 1) * 512 * 3);
    CHECK_MESSAGE(comparison.different == 0, comparison.first);
}

TEST_CASE("random complete answers give the outcome of the reference") {
    PatternMaker maker(17);
    for (const Function& function : functions()) {
        const Subject subject(function);
        Comparison comparison;
        for (int round = 0; round < 50'000; ++round) {
            comparison.add(subject, maker.complete());
        }
        CHECK_MESSAGE(comparison.different == 0, comparison.first);
    }
}

TEST_CASE("the number of answer patterns per outcome is what can be counted by hand") {
    // acuut: 12 questions of criteria. No criterion: 10 are `nee`, and K8's two are not both `ja`.
    const Count met = (1U << 12U) - 3;
    SUBCASE("sash") {
        // Hoog: 2 * 3 * 3 answers of which 1 * 2 * 2 have no trigger and another judgement.
        CHECK(Subject(function("sash")).counts() == std::vector<Count>{2, 2, 14});
    }
    SUBCASE("acuut") {
        // The other questions: vermoeden, toegang, zicht, plan. The last three, given vermoeden:
        // plan and zicht 2, toegang without zicht 2, otherwise 4.
        CHECK(Subject(function("acuut")).counts() ==
              std::vector<Count>{3 * 16, met * 8, met * 2, met * 2, met * 4});
    }
    SUBCASE("acuut_nu") {
        // Three more: held and no danger from the network in 3 of 8 combinations.
        CHECK(Subject(function("acuut_nu")).counts() ==
              std::vector<Count>{3 * 16 * 8, met * 8 * 8, met * (3 * 8 + 5 * 2), met * 5 * 2,
                                 met * 5 * 4});
    }
    // Not structural: nothing at all, or one of 25 events once, or only the earlier event.
    const Count not_structural = 1 + 25 + 1;
    const Count structural = (Count{1} << 51U) - not_structural;
    SUBCASE("structureel") {
        CHECK(Subject(function("structureel")).counts() ==
              std::vector<Count>{not_structural, structural});
    }
    SUBCASE("zsm") {
        const Count both = not_structural + structural;
        const Count acute = met * 2;                  // of criteria, toegang, zicht and plan
        const Count not_acute = (1U << 15U) - acute;  // 2^12 * 2^3 in all
        const Count any = acute + not_acute;
        // Free: of vast, bezwaren, wens, huisverbod what the path does not ask, each times 2.
        CHECK(Subject(function("zsm")).counts() ==
              std::vector<Count>{
                  any * both * 2 * 2 * 2 * 2 * 2 * 3,  // geen_strafzaak: 5 facts, bewijs
                  any * both * 2 * 2 * 2 * 3,          // navraag_vt
                  any * both * 2 * 2 * 3,              // ivs_in_afwachting
                  any * both * 2 * 2 * 3,              // beoordeling_binnen_termijn
                  not_acute * structural * 16,         // plan_structureel
                  not_acute * not_structural * 4 * 3,  // vervolging_heroverwegen
                  not_acute * not_structural * 4,      // voorwaardelijk_sepot
                  not_acute * 8 * (structural * 2 + not_structural),  // onderzoek_structureel
                  not_acute * (8 * not_structural + 16 * both),       // sepot_bewijs
                  acute * both * 16,    // niet_vrij_zonder_maatregelen
                  acute * both * 8,     // onderzoek_en_niet_vrij
                  acute * both * 8,     // onderzoek_en_huisverbod
                  acute * both * 16});  // sepot_en_huisverbod
    }
}
