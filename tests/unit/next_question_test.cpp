#include "rodevlag/next_question.h"

#include <doctest/doctest.h>
#include <optional>
#include <rapidcheck.h>
#include <stdexcept>
#include <vector>

#include "brute_force.h"
#include "random_function.h"
#include "rodevlag/diagram_builder.h"

using namespace rodevlag;
using Items = std::vector<Variable>;
using Allowed = std::vector<ValueSet>;

TEST_CASE("the question that settles most comes first") {
    // Variable 2 being 1 settles everything; else 0 and 1 count.
    DiagramBuilder builder({2, 2, 2});
    const DecisionDiagram diagram = builder.build(builder.logical_or(
        builder.literal(2, {1}),
        builder.apply(builder.literal(0, {1}), builder.literal(1, {1}),
                      [](Terminal left, Terminal right) { return left ^ right; })));
    const Allowed unknown = diagram.full_domains();
    CHECK(next_question(diagram, unknown, Items{0, 1, 2}) == Variable{2});
    // Among equals the lowest, in whatever order they are offered.
    CHECK(next_question(diagram, unknown, Items{1, 0}) == Variable{0});
    CHECK(next_question(diagram, unknown, Items{1}) == Variable{1});
    CHECK(next_question(diagram, unknown, {}) == std::nullopt);
}

TEST_CASE("what cannot change the outcome any more is not asked") {
    DiagramBuilder builder({2, 2});
    const DecisionDiagram diagram =
        builder.build(builder.logical_or(builder.literal(0, {1}), builder.literal(1, {1})));
    CHECK(next_question(diagram, Allowed{{1}, {0, 1}}, Items{0, 1}) == std::nullopt);
    CHECK(next_question(diagram, Allowed{{0}, {0, 1}}, Items{0, 1}) == Variable{1});
    CHECK(next_question(diagram, Allowed{{0}, {0, 1}}, Items{0}) == std::nullopt);
}

TEST_CASE("a question that does not exist is refused") {
    DiagramBuilder builder({2});
    const DecisionDiagram diagram = builder.build(builder.literal(0, {1}));
    CHECK_THROWS_AS(static_cast<void>(next_question(diagram, diagram.full_domains(), Items{1})),
                    std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(next_question(diagram, {}, Items{0})), std::invalid_argument);
}

TEST_CASE("the next question leaves the fewest questions open") {
    CHECK(rc::check("next_question", [](const random_function::Case& sample) {
        Items candidates;
        for (Variable variable = 0; variable < sample.allowed.size(); ++variable) {
            if (random_function::below(4) != 0) {
                candidates.push_back(variable);
            }
        }
        RC_ASSERT(next_question(sample.diagram, sample.allowed, candidates) ==
                  brute_force::next_question(sample.table, sample.allowed, candidates));
    }));
}
