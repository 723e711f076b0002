#include "rodevlag/reasons.h"

#include <doctest/doctest.h>
#include <limits>
#include <stdexcept>
#include <vector>

#include "rodevlag/diagram_builder.h"

using namespace rodevlag;
using Items = std::vector<Variable>;
using Sets = std::vector<Items>;
using Allowed = std::vector<ValueSet>;

namespace {

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

/// 1 when at least `threshold` of yes/no variables are 1.
DecisionDiagram at_least(std::size_t threshold, std::size_t variables) {
    DiagramBuilder builder(std::vector<std::size_t>(variables, 2));
    std::vector<DiagramBuilder::Function> flags;
    for (Variable variable = 0; variable < variables; ++variable) {
        flags.push_back(builder.literal(variable, {1}));
    }
    return builder.build(builder.at_least(threshold, flags));
}

}  // namespace

TEST_CASE("every pair of flags is a reason when two are enough") {
    const DecisionDiagram diagram = at_least(2, 5);
    const Allowed allowed{{1}, {1}, {0}, {1}, {0, 1}};
    CHECK(sufficient_reasons(diagram, allowed).first(no_limit) == Sets{{0, 1}, {0, 3}, {1, 3}});
    CHECK(variables_in_reasons(diagram, allowed) == Items{0, 1, 3});
    CHECK(change_sets(diagram, allowed).first(no_limit) == Sets{{0, 1}, {0, 3}, {1, 3}});
}

TEST_CASE("an unknown answer is never part of a reason, a partial answer can be") {
    DiagramBuilder builder({3, 2});
    const DecisionDiagram diagram =
        builder.build(builder.logical_or(builder.literal(0, {1, 2}), builder.literal(1, {1})));
    const Allowed partial{{1, 2}, {0, 1}};
    CHECK(sufficient_reasons(diagram, partial).first(no_limit) == Sets{{0}});
    const std::vector<Change> changes = smallest_changes(diagram, partial, no_limit);
    CHECK((changes == std::vector<Change>{{{{0, 0}}, {0}}}));
}

TEST_CASE("when every outcome is possible the only reason is the empty set") {
    const DecisionDiagram diagram = at_least(1, 2);
    const Allowed allowed{{0}, {0, 1}};
    CHECK(sufficient_reasons(diagram, allowed).first(no_limit) == Sets{{}});
    CHECK(variables_in_reasons(diagram, allowed).empty());
    CHECK(to_string(change_sets(diagram, allowed).count()) == "0");
    CHECK(smallest_changes(diagram, allowed, no_limit).empty());
}

TEST_CASE("reasons hold several outcomes that are still possible") {
    // Outcome: the value of variable 0, but 2 when variable 1 is 1.
    DiagramBuilder builder({3, 2});
    const auto copy =
        builder.test(0, {builder.terminal(0), builder.terminal(1), builder.terminal(2)});
    const DecisionDiagram diagram =
        builder.build(builder.literal(1, {1}, builder.terminal(2), copy));
    const Allowed allowed{{0, 1}, {0}};  // still possible: 0 and 1
    CHECK(sufficient_reasons(diagram, allowed).first(no_limit) == Sets{{0, 1}});
    CHECK(change_sets(diagram, allowed).first(no_limit) == Sets{{0}, {1}});
    CHECK((smallest_changes(diagram, allowed, no_limit) ==
           std::vector<Change>{{{{0, 2}}, {2}}, {{{1, 1}}, {2}}}));
    CHECK((smallest_changes(diagram, allowed, 1) == std::vector<Change>{{{{0, 2}}, {2}}}));
    CHECK(smallest_changes(diagram, allowed, 0).empty());
}

TEST_CASE("new values that reach nothing new are skipped, and only those") {
    // Outcome 1 when one of the two variables is 1 and the other is 2.
    DiagramBuilder builder({3, 3});
    const auto both = [&](Value first, Value second) {
        return builder.logical_and(builder.literal(0, ValueSet::single(first)),
                                   builder.literal(1, ValueSet::single(second)));
    };
    const DecisionDiagram diagram = builder.build(builder.logical_or(both(1, 2), both(2, 1)));
    const Allowed allowed{{0}, {0}};
    CHECK((smallest_changes(diagram, allowed, no_limit) ==
           std::vector<Change>{{{{0, 1}, {1, 2}}, {1}}, {{{0, 2}, {1, 1}}, {1}}}));
}

TEST_CASE("variables that are not given do not count towards the limit on variables") {
    std::vector<std::size_t> sizes(200, 1);
    sizes.back() = 2;
    DiagramBuilder builder(sizes);
    const DecisionDiagram diagram = builder.build(builder.literal(199, {1}));
    Allowed allowed(200, ValueSet{0});
    CHECK(sufficient_reasons(diagram, allowed).first(no_limit) == Sets{{199}});
    CHECK(change_sets(diagram, allowed).first(no_limit) == Sets{{199}});
}

TEST_CASE("one change can add several outcomes") {
    DiagramBuilder builder({2, 2});
    const auto second = builder.literal(1, {1}, builder.terminal(6), builder.terminal(5));
    const DecisionDiagram diagram =
        builder.build(builder.literal(0, {1}, second, builder.terminal(4)));
    CHECK((smallest_changes(diagram, Allowed{{0}, {0, 1}}, no_limit) ==
           std::vector<Change>{{{{0, 1}}, {5, 6}}}));
}

TEST_CASE("a constant needs no reason and cannot be changed") {
    DiagramBuilder builder({});
    const DecisionDiagram diagram = builder.build(builder.terminal(3));
    CHECK(sufficient_reasons(diagram, {}).first(no_limit) == Sets{{}});
    CHECK(variables_in_reasons(diagram, {}).empty());
    CHECK(to_string(change_sets(diagram, {}).count()) == "0");
    CHECK(smallest_changes(diagram, {}, no_limit).empty());
}

TEST_CASE("very many reasons are counted, not written out") {
    // 20 of 41 flags are enough and all are raised: 41 over 20 reasons; 41 over 22 change sets.
    const DecisionDiagram diagram = at_least(20, 41);
    const Allowed allowed(41, ValueSet{1});
    CHECK(to_string(sufficient_reasons(diagram, allowed).count()) == "269128937220");
    CHECK(to_string(change_sets(diagram, allowed).count()) == "244662670200");
    CHECK(variables_in_reasons(diagram, allowed).size() == 41);
    const std::vector<Change> changes = smallest_changes(diagram, allowed, 2);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].assignments.size() == 22);
    CHECK(changes[0].assignments.back() == Assignment{21, 0});
    CHECK(changes[1].assignments.back() == Assignment{22, 0});
}

TEST_CASE("allowed sets that do not fit are refused") {
    const DecisionDiagram diagram = at_least(1, 2);
    for (const Allowed& wrong : {Allowed{{1}}, Allowed{{1}, {}}, Allowed{{1}, {2}}}) {
        CHECK_THROWS_AS(static_cast<void>(sufficient_reasons(diagram, wrong)),
                        std::invalid_argument);
        CHECK_THROWS_AS(static_cast<void>(variables_in_reasons(diagram, wrong)),
                        std::invalid_argument);
        CHECK_THROWS_AS(static_cast<void>(change_sets(diagram, wrong)), std::invalid_argument);
        CHECK_THROWS_AS(static_cast<void>(smallest_changes(diagram, wrong, 1)),
                        std::invalid_argument);
    }
}
