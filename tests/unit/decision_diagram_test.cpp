#include "rodevlag/decision_diagram.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <stdexcept>
#include <vector>

#include "rodevlag/diagram_builder.h"

using namespace rodevlag;

namespace {

/// Outcome 2 when the first of three variables is 1, else 1 when the third is 2, else 0.
DecisionDiagram traffic_light() {
    DiagramBuilder builder({2, 2, 3});
    return builder.build(
        builder.literal(0, {1}, builder.terminal(2),
                        builder.literal(2, {2}, builder.terminal(1), builder.terminal(0))));
}

std::vector<Terminal> terminals_of(const DecisionDiagram& diagram) {
    return {diagram.terminals().begin(), diagram.terminals().end()};
}

}  // namespace

TEST_CASE("a small diagram answers every question") {
    const DecisionDiagram diagram = traffic_light();
    CHECK(diagram.node_count() == 2);
    CHECK(diagram.variable_count() == 3);
    CHECK(terminals_of(diagram) == std::vector<Terminal>{0, 1, 2});
    CHECK(diagram.support() == std::vector<Variable>{0, 2});

    CHECK(diagram.follow(std::vector<Value>{1, 0, 2}) == 2);
    CHECK(diagram.follow(std::vector<Value>{0, 1, 2}) == 1);
    CHECK(diagram.follow(std::vector<Value>{0, 1, 1}) == 0);

    const std::vector<ValueSet> first_unknown{{0, 1}, {0}, {2}};
    CHECK(diagram.reachable(first_unknown) == std::vector<Terminal>{1, 2});
    CHECK(diagram.support(first_unknown) == std::vector<Variable>{0});

    const std::vector<ValueSet> partly_known{{0}, {0, 1}, {0, 1}};
    CHECK(diagram.reachable(partly_known) == std::vector<Terminal>{0});
    CHECK(diagram.support(partly_known).empty());
    CHECK(diagram.restricted(partly_known).node_count() == 0);
}

TEST_CASE("the root is the last node and nodes can be read") {
    const DecisionDiagram diagram = traffic_light();
    CHECK(diagram.root() == NodeReference::to_node(1));
    CHECK(diagram.node(0).variable == 2);
    CHECK(diagram.node(1).variable == 0);
    CHECK(diagram.node(1).children[0] == NodeReference::to_node(0));
    CHECK(diagram.node(1).children[1] == NodeReference::to_terminal(2));
    CHECK_THROWS_AS(static_cast<void>(diagram.node(2)), std::out_of_range);
}

TEST_CASE("a constant without variables is a diagram too") {
    DiagramBuilder builder({});
    const DecisionDiagram diagram = builder.build(builder.terminal(9));
    CHECK(diagram.node_count() == 0);
    CHECK(diagram.root() == NodeReference::to_terminal(9));
    CHECK(terminals_of(diagram) == std::vector<Terminal>{9});
    CHECK(diagram.follow({}) == 9);
    CHECK(diagram.reachable({}) == std::vector<Terminal>{9});
    CHECK(diagram.support({}).empty());
    CHECK(diagram.restricted({}) == diagram);
    CHECK(diagram.full_domains().empty());
    CHECK((diagram.count({}) == std::vector<TerminalCount>{{9, 1}}));
}

TEST_CASE("a variable with a single value is never tested") {
    DiagramBuilder builder({1, 2});
    const auto second = builder.literal(1, {1});
    const DecisionDiagram diagram = builder.build(builder.test(0, {second}));
    CHECK(diagram.node_count() == 1);
    CHECK(diagram.support() == std::vector<Variable>{1});
    CHECK(diagram == builder.build(second));
}

TEST_CASE("diagrams over other domains are not equal") {
    DiagramBuilder left({2});
    DiagramBuilder right({2, 1});
    CHECK(left.build(left.terminal(0)) != right.build(right.terminal(0)));
    CHECK(left.build(left.terminal(0)) != left.build(left.terminal(1)));
}

TEST_CASE("counts of 41 variables are exact") {
    // Outcome: whether at least one of 41 variables (3 or 4 values) has value 0.
    std::vector<std::size_t> sizes;
    for (std::size_t index = 0; index < 41; ++index) {
        sizes.push_back(index % 2 == 0 ? 3 : 4);
    }
    DiagramBuilder builder(sizes);
    std::vector<DiagramBuilder::Function> flags;
    Count all = 1;
    Count none = 1;
    for (Variable variable = 0; variable < sizes.size(); ++variable) {
        flags.push_back(builder.literal(variable, {0}));
        all *= sizes[variable];
        none *= sizes[variable] - 1;
    }
    const DecisionDiagram diagram = builder.build(builder.at_least(1, flags));
    const std::vector<TerminalCount> counts = diagram.count(diagram.full_domains());
    REQUIRE(counts.size() == 2);
    CHECK(to_string(counts[0].count) == to_string(none));
    CHECK(to_string(counts[1].count) == to_string(all - none));
    CHECK(to_string(all) == "11501279977342425366528");  // 3^21 * 4^20
}

TEST_CASE("counts just below 2^127 do not overflow") {
    DiagramBuilder builder(std::vector<std::size_t>(126, 2));
    auto parity = builder.terminal(0);
    for (Variable variable = 0; variable < 126; ++variable) {
        parity = builder.apply(parity, builder.literal(variable, {1}),
                               [](Terminal left, Terminal right) { return left ^ right; });
    }
    const DecisionDiagram diagram = builder.build(parity);
    CHECK(diagram.node_count() == 2 * 126 - 1);
    for (const TerminalCount& entry : diagram.count(diagram.full_domains())) {
        CHECK(to_string(entry.count) == to_string(Count{1} << 125U));
    }
    CHECK(diagram.support(diagram.full_domains()).size() == 126);
}

TEST_CASE("32 values are as good as two") {
    DiagramBuilder builder({32});
    std::vector<DiagramBuilder::Function> children;
    for (Terminal terminal = 0; terminal < 32; ++terminal) {
        children.push_back(builder.terminal(terminal * terminal));
    }
    const DecisionDiagram diagram = builder.build(builder.test(0, children));
    CHECK(diagram.follow(std::vector<Value>{31}) == 961);
    CHECK(diagram.reachable(std::vector<ValueSet>{{0, 30, 31}}) ==
          std::vector<Terminal>{0, 900, 961});
}

TEST_CASE("values and allowed sets that do not fit are refused") {
    const DecisionDiagram diagram = traffic_light();
    CHECK_THROWS_AS(static_cast<void>(diagram.follow(std::vector<Value>{0, 0})),
                    std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(diagram.follow(std::vector<Value>{0, 0, 3})),
                    std::invalid_argument);
    const std::vector<std::vector<ValueSet>> wrong{
        {},                            // too few
        {{0}, {0}, {0}, {0}},          // too many
        {{0}, {}, {0}},                // an empty set
        {{0}, {2}, {0}},               // outside the domain
        {{0}, {0}, ValueSet::all(4)},  // partly outside the domain
    };
    for (const std::vector<ValueSet>& allowed : wrong) {
        CHECK_THROWS_AS(static_cast<void>(diagram.reachable(allowed)), std::invalid_argument);
        CHECK_THROWS_AS(static_cast<void>(diagram.restricted(allowed)), std::invalid_argument);
        CHECK_THROWS_AS(static_cast<void>(diagram.support(allowed)), std::invalid_argument);
        CHECK_THROWS_AS(static_cast<void>(diagram.count(allowed)), std::invalid_argument);
    }
}
