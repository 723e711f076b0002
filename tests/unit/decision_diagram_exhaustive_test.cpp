// Every function over a few tiny domains, with every state of knowledge: no case is left to chance.
#include <cstddef>
#include <doctest/doctest.h>
#include <limits>
#include <vector>

#include "brute_force.h"
#include "random_function.h"
#include "rodevlag/decision_diagram.h"
#include "rodevlag/next_question.h"
#include "rodevlag/reasons.h"

using namespace rodevlag;
using brute_force::Allowed;
using brute_force::TruthTable;

namespace {

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

/// All ways to allow at least one value of every variable.
std::vector<Allowed> all_knowledge(const std::vector<std::size_t>& sizes) {
    std::vector<Allowed> result{{}};
    for (const std::size_t size : sizes) {
        std::vector<Allowed> longer;
        for (const Allowed& start : result) {
            for (std::uint32_t mask = 1; mask <= ValueSet::all(size).mask(); ++mask) {
                longer.push_back(start);
                longer.back().push_back(ValueSet::from_mask(mask));
            }
        }
        result = std::move(longer);
    }
    return result;
}

/// The number of queries that give another answer than brute force.
std::size_t wrong_answers(const TruthTable& table, const DecisionDiagram& diagram,
                          const Allowed& allowed) {
    const auto reasons = brute_force::reasons(table, allowed);
    const std::vector<Variable> all_variables{0, 1, 2};
    const std::vector<Variable> candidates(
        all_variables.begin(),
        all_variables.begin() + static_cast<std::ptrdiff_t>(table.domain_sizes.size()));
    const std::vector<bool> right{
        diagram.reachable(allowed) == brute_force::reachable(table, allowed),
        diagram.support(allowed) == brute_force::support(table, allowed),
        diagram.count(allowed).size() == brute_force::reachable(table, allowed).size(),
        sufficient_reasons(diagram, allowed).first(no_limit) == reasons,
        variables_in_reasons(diagram, allowed) == sufficient_reasons(diagram, allowed).support(),
        change_sets(diagram, allowed).first(no_limit) == brute_force::change_sets(table, allowed),
        smallest_changes(diagram, allowed, no_limit) ==
            brute_force::smallest_changes(table, allowed),
        next_question(diagram, allowed, candidates) ==
            brute_force::next_question(table, allowed, candidates),
    };
    return static_cast<std::size_t>(std::ranges::count(right, false));
}

/// The same over all functions to `terminals` outcomes.
std::size_t wrong_answers(const std::vector<std::size_t>& sizes, Terminal terminals) {
    TruthTable table = brute_force::tabulate(sizes, [](const auto&) { return 0U; });
    const std::vector<Allowed> knowledge = all_knowledge(sizes);
    std::size_t wrong = 0;
    for (std::size_t place = 0; place < table.outcomes.size();) {
        const DecisionDiagram diagram = random_function::build(table);
        for (const Allowed& allowed : knowledge) {
            wrong += wrong_answers(table, diagram, allowed);
        }
        // Count on to the next table.
        for (place = 0; place < table.outcomes.size(); ++place) {
            table.outcomes[place] = (table.outcomes[place] + 1) % terminals;
            if (table.outcomes[place] != 0) {
                break;
            }
        }
    }
    return wrong;
}

}  // namespace

TEST_CASE("every function of three yes/no variables to two outcomes") {
    CHECK(wrong_answers({2, 2, 2}, 2) == 0);
}

TEST_CASE("every function of two variables of two and three values to three outcomes") {
    CHECK(wrong_answers({2, 3}, 3) == 0);
    CHECK(wrong_answers({3, 2}, 3) == 0);
}

TEST_CASE("every function of two variables of three values to two outcomes") {
    CHECK(wrong_answers({3, 3}, 2) == 0);
}

TEST_CASE("every function of one variable of four values to four outcomes") {
    CHECK(wrong_answers({4}, 4) == 0);
    CHECK(wrong_answers({1, 4}, 3) == 0);
}
