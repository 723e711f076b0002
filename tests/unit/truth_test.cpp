#include "rodevlag/truth.h"

#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/score.h"

using namespace rodevlag;

TEST_CASE("three-valued and, or, not follow Kleene's tables") {
    const Truth all[] = {Truth::no, Truth::unknown, Truth::yes};
    for (const Truth a : all) {
        CHECK(truth_not(truth_not(a)) == a);
        for (const Truth b : all) {
            // De Morgan ties the tables together; the two rows below fix them.
            CHECK(truth_not(truth_and(a, b)) == truth_or(truth_not(a), truth_not(b)));
        }
        CHECK(truth_and(Truth::no, a) == Truth::no);
        CHECK(truth_and(Truth::yes, a) == a);
    }
    CHECK(truth_and(Truth::unknown, Truth::unknown) == Truth::unknown);
}

TEST_CASE("an item is certainly, possibly or not among values") {
    const ItemAnswer answer{ValueSet{0, 1}, AnswerOrigin::given, false};
    CHECK(truth_of_item(answer, ValueSet{0, 1, 2}) == Truth::yes);
    CHECK(truth_of_item(answer, ValueSet{1}) == Truth::unknown);
    CHECK(truth_of_item(answer, ValueSet{2}) == Truth::no);
}

TEST_CASE("conditions on the result look at the outcomes that are still possible") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    const std::size_t index = *catalog.find_decision("fiets");
    const Decision& decision = catalog.decision(index);
    const auto truth_of_notice = [&](std::size_t notice, const bicycle::Texts& texts) {
        const Answers answers = bicycle::answers_of(catalog, texts);
        const ScoredOutcomes outcomes(scorer, index, answers);
        return truth_of(decision.notices[notice].condition, answers, outcomes);
    };
    // niet_zeker: "slecht" is possible, and not certain
    CHECK(truth_of_notice(0, {}) == Truth::yes);
    CHECK(truth_of_notice(0, {{"fiets.licht", "nee"}}) == Truth::no);
    // route_anders: the outcome of another decision
    CHECK(truth_of_notice(1, {}) == Truth::unknown);
    CHECK(truth_of_notice(1, {{"weg.ondergrond", "zand"}}) == Truth::yes);
}

TEST_CASE("a count is certain when enough parts are, and open while enough can be") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    const std::size_t index = *catalog.find_decision("fiets");
    const Condition& count = *catalog.decision(index).rules[1].condition;
    REQUIRE(count.kind == Condition::Kind::at_least);
    const auto truth = [&](const bicycle::Texts& texts) {
        const Answers answers = bicycle::answers_of(catalog, texts);
        return truth_of(count, answers, ScoredOutcomes(scorer, index, answers));
    };
    CHECK(truth({{"fiets.banden", "soms"}, {"fiets.ketting", "ja"}}) == Truth::yes);
    CHECK(truth({{"fiets.banden", "soms"}}) == Truth::unknown);
    CHECK(truth({{"fiets.banden", "nooit"}, {"fiets.ketting", "nooit"}, {"weg.donker", "nee"}}) ==
          Truth::no);
}
