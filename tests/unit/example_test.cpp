#include "rodevlag/example.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "brute_force.h"
#include "random_function.h"
#include "rodevlag/diagram_builder.h"

using namespace rodevlag;

TEST_CASE("a constant needs no answers, and what is never reached has no example") {
    DiagramBuilder builder({2, 3});
    const DecisionDiagram diagram = builder.build(builder.terminal(4));
    CHECK(smallest_example(diagram, 4) == Example{});
    CHECK_FALSE(smallest_example(diagram, 5).has_value());
}

TEST_CASE("an answer that the shortest path asks but that is not needed is left out") {
    DiagramBuilder builder({2, 2});
    const auto first = builder.literal(0, ValueSet{0});
    const auto second = builder.literal(1, ValueSet{0});
    const DecisionDiagram diagram = builder.build(builder.ite(
        second, builder.terminal(1), builder.ite(first, builder.terminal(2), builder.terminal(3))));
    // The first variable is tested on every path, but it does not matter for 1.
    CHECK(smallest_example(diagram, 1) == Example{{1, 0}});
    CHECK(smallest_example(diagram, 2) == Example{{0, 0}, {1, 1}});
    CHECK(smallest_example(diagram, 3) == Example{{0, 1}, {1, 1}});
}

TEST_CASE("an example forces its terminal, and no part of it does") {
    CHECK(rc::check("smallest_example", [](const random_function::Case& sample) {
        for (const Terminal terminal : sample.diagram.terminals()) {
            const Example example = *smallest_example(sample.diagram, terminal);
            const std::vector<Terminal> only{terminal};
            RC_ASSERT(brute_force::reachable(sample.table, allowed_by(sample.diagram, example)) ==
                      only);
            for (std::size_t left_out = 0; left_out < example.size(); ++left_out) {
                Example part = example;
                part.erase(part.begin() + static_cast<std::ptrdiff_t>(left_out));
                RC_ASSERT(brute_force::reachable(sample.table, allowed_by(sample.diagram, part)) !=
                          only);
            }
        }
    }));
}
