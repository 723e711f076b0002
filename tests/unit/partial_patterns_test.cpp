#include "rodevlag/partial_patterns.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "brute_force.h"
#include "random_function.h"
#include "rodevlag/diagram_builder.h"

using namespace rodevlag;

TEST_CASE("the terminal of a partial pattern is the set of outcomes of its completions") {
    CHECK(rc::check("with_unknown_answers", [](const random_function::Case& sample) {
        // Terminals above 30 do not fit in a mask.
        const auto small = [](Terminal outcome) { return outcome % 31; };
        DiagramBuilder builder(sample.table.domain_sizes);
        const DecisionDiagram diagram =
            builder.build(builder.map(builder.from_diagram(sample.diagram), small));
        const DecisionDiagram partial = *with_unknown_answers(diagram);
        // The known values of `allowed` that are one value or everything make a partial pattern.
        std::vector<ValueSet> allowed = sample.allowed;
        std::vector<Value> values;
        for (Variable variable = 0; variable < allowed.size(); ++variable) {
            const std::size_t size = sample.diagram.domain_sizes()[variable];
            if (allowed[variable].size() == 1) {
                values.push_back(*allowed[variable].begin());
            } else {
                allowed[variable] = ValueSet::all(size);
                values.push_back(static_cast<Value>(size));
            }
        }
        Terminal expected = 0;
        for (const Terminal outcome : brute_force::reachable(sample.table, allowed)) {
            expected |= Terminal{1} << small(outcome);
        }
        RC_ASSERT(partial.follow(values) == expected);
    }));
}

TEST_CASE("what cannot be built is said") {
    DiagramBuilder wide({32});
    CHECK_FALSE(with_unknown_answers(wide.build(wide.terminal(0))).has_value());
    DiagramBuilder high({2});
    CHECK_FALSE(with_unknown_answers(high.build(high.terminal(31))).has_value());
    CHECK(with_unknown_answers(high.build(high.terminal(30))).has_value());
    DiagramBuilder many(std::vector<std::size_t>(100, 2));
    CHECK_FALSE(with_unknown_answers(many.build(many.terminal(0))).has_value());
}

TEST_CASE("what becomes far larger than the diagram is given up in time") {
    constexpr std::size_t pairs = 15;
    DiagramBuilder builder(std::vector<std::size_t>(2 * pairs, 2));
    DiagramBuilder::Function some_pair = builder.terminal(0);
    for (Variable variable = 0; variable < pairs; ++variable) {
        const DiagramBuilder::Function pair =
            builder.logical_and(builder.literal(variable, ValueSet::single(1)),
                                builder.literal(variable + pairs, ValueSet::single(1)));
        some_pair = builder.logical_or(some_pair, pair);
    }
    CHECK_FALSE(with_unknown_answers(builder.build(some_pair)).has_value());
}
