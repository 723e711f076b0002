// Open answers: over a million random patterns, what the library finds is what the definitions
// give.
//
// Three kinds. Patterns with at most 4096 completions are checked by trying every completion.
// Patterns with any number of open answers are checked by the concept oracle, which is itself
// checked by the first kind. Red flags are checked by trying every set of given answers. All
// patterns are the same in every run.
#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "rodevlag/reasons.h"
#include "subject.h"

using namespace rodevlag;
using namespace rodevlag::reference;

namespace {

/// Counts patterns and remembers the first that fails: a million doctest checks would be slow.
class Tally {
public:
    explicit Tally(const Function& function) : m_function(function) {}

    void add(bool equal, std::string_view what, const Pattern& pattern) {
        ++m_count;
        if (!equal && ++m_failures == 1) {
            m_first = std::string(what) + " of " + describe(m_function, pattern);
        }
    }

    void check(std::size_t expected_count) const {
        CHECK(m_count == expected_count);
        CHECK_MESSAGE(m_failures == 0, m_failures << " patterns fail, first: " << m_first);
    }

private:
    const Function& m_function;
    std::size_t m_count = 0;
    std::size_t m_failures = 0;
    std::string m_first;
};

/// The questions of `all` whose answer in the pattern is among the flag values of the item.
std::vector<std::size_t> flagged(const std::vector<std::size_t>& all, const Pattern& pattern) {
    const Catalog& catalog = builtin_catalog();
    const Answers answers = answers_of(pattern);
    std::vector<std::size_t> flags;
    for (const std::size_t at : all) {
        const std::size_t item = catalog.find_item(questions()[at].name).value();
        const ValueSet flag = catalog.item(item).flag;
        if (!flag.empty() && flag.contains(answers[item].values)) {
            flags.push_back(at);
        }
    }
    return flags;
}

/// Calls `visit` for every combination of sets of words for three questions.
template <typename Visit>
void for_each_pattern(const Function& function, std::size_t from, Pattern& pattern,
                      const Visit& visit) {
    if (from == function.depends_on.size()) {
        visit(pattern);
        return;
    }
    const std::size_t at = function.depends_on[from];
    const WordSet domain = domain_of(at);
    for (WordSet part = domain; part != 0; part = (part - 1) & domain) {
        pattern[at] = part;
        for_each_pattern(function, from + 1, pattern, visit);
    }
    pattern[at] = domain;
}

}  // namespace

TEST_CASE("sash: every pattern of open answers") {
    const Function& sash = function("sash");
    const Subject subject(sash);
    ConceptOracle oracle(sash);
    Scorer scorer(builtin_catalog());
    Tally tally(sash);
    Pattern pattern = open_pattern();
    for_each_pattern(sash, 0, pattern, [&](const Pattern& open) {
        const Findings expected = enumerate(sash, open);
        const DecisionResult& found = scorer.score(subject.decision(), answers_of(open));
        const std::vector<std::size_t> flags = flagged(oracle.questions_in_reasons(open), open);
        tally.add(oracle.findings(open) == expected, "concepts", open);
        tally.add(subject.as_bits(found.possible) == expected.outcomes, "outcomes", open);
        tally.add(questions_of_items(found.decisive) == expected.decisive, "decisive", open);
        tally.add(questions_of_items(found.red_flags) == flags, "red flags", open);
    });
    tally.check(std::size_t{4} * 3 * 7 * 7);
}

TEST_CASE("patterns with few completions: every completion is tried") {
    constexpr std::size_t rounds = 60'000;
    PatternMaker maker(1);
    for (const Function& function : functions()) {
        const Subject subject(function);
        ConceptOracle oracle(function);
        Tally outcomes(function);
        Tally decisive(function);
        Tally concepts(function);
        for (std::size_t round = 0; round < rounds; ++round) {
            const std::size_t most = round % 50 == 0 ? 4096 : 128;
            const Pattern pattern = maker.nearly_complete(function, most);
            const Findings expected = enumerate(function, pattern);
            outcomes.add(subject.reachable(pattern) == expected.outcomes, "outcomes", pattern);
            decisive.add(subject.decisive(pattern) == expected.decisive, "decisive", pattern);
            concepts.add(oracle.findings(pattern) == expected, "concepts", pattern);
        }
        outcomes.check(rounds);
        decisive.check(rounds);
        concepts.check(rounds);
    }
}

TEST_CASE("patterns with any number of open answers") {
    constexpr std::size_t rounds = 150'000;
    PatternMaker maker(2);
    for (const Function& function : functions()) {
        const Subject subject(function);
        ConceptOracle oracle(function);
        Tally outcomes(function);
        Tally decisive(function);
        std::vector<std::size_t> certain(std::size_t{1} << function.outcomes.size());
        for (std::size_t round = 0; round < rounds; ++round) {
            const Pattern pattern = maker.mixed(function);
            const Findings expected = oracle.findings(pattern);
            ++certain[expected.outcomes];
            outcomes.add(subject.reachable(pattern) == expected.outcomes, "outcomes", pattern);
            decisive.add(subject.decisive(pattern) == expected.decisive, "decisive", pattern);
        }
        outcomes.check(rounds);
        decisive.check(rounds);
        // The patterns are only worth something when they reach everything.
        for (std::size_t outcome = 0; outcome < function.outcomes.size(); ++outcome) {
            CAPTURE(function.id);
            CAPTURE(function.outcomes[outcome]);
            CHECK(certain[std::size_t{1} << outcome] >= 100);
        }
    }
}

TEST_CASE("the questions in minimal reasons and the red flags: every set of answers is tried") {
    constexpr std::size_t rounds = 12'000;
    PatternMaker maker(3);
    Scorer scorer(builtin_catalog());
    for (const Function& function : functions()) {
        const Subject subject(function);
        ConceptOracle oracle(function);
        Tally reasons(function);
        Tally flags(function);
        Tally results(function);
        for (std::size_t round = 0; round < rounds; ++round) {
            const Pattern pattern = maker.nearly_open(function, 8);
            const std::vector<std::size_t> expected = oracle.questions_in_reasons(pattern);
            const std::vector<std::size_t> found = subject.questions_of(
                variables_in_reasons(subject.diagram(), subject.allowed(pattern)));
            reasons.add(found == expected, "reasons", pattern);
            const DecisionResult& result = scorer.score(subject.decision(), answers_of(pattern));
            flags.add(questions_of_items(result.red_flags) == flagged(expected, pattern),
                      "red flags", pattern);
            results.add(
                subject.as_bits(result.possible) == oracle.outcomes(pattern) &&
                    questions_of_items(result.decisive) == oracle.findings(pattern).decisive,
                "result", pattern);
        }
        reasons.check(rounds);
        flags.check(rounds);
        results.check(rounds);
    }
}

TEST_CASE("the questions in minimal reasons with more given answers") {
    PatternMaker maker(4);
    for (const Function& function : functions()) {
        const Subject subject(function);
        ConceptOracle oracle(function);
        Tally reasons(function);
        const std::size_t rounds = function.id == "acuut" ? 10 : 300;
        for (std::size_t round = 0; round < rounds; ++round) {
            // Complete answers of acuut have 2^16 sets; those of the longer ones have too many.
            const Pattern pattern = function.id == "acuut" ? maker.nearly_complete(function, 1)
                                                           : maker.nearly_open(function, 12);
            const std::vector<std::size_t> found = subject.questions_of(
                variables_in_reasons(subject.diagram(), subject.allowed(pattern)));
            reasons.add(found == oracle.questions_in_reasons(pattern), "reasons", pattern);
        }
        reasons.check(rounds);
    }
}
