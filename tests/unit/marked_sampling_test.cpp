#include "rodevlag/marked_sampling.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>
#include <stdexcept>

#include "brute_force.h"
#include "random_function.h"
#include "rodevlag/diagram_builder.h"

using namespace rodevlag;

namespace {

std::size_t marks_in(const std::vector<Value>& values, const std::vector<ValueSet>& marked) {
    std::size_t marks = 0;
    for (std::size_t variable = 0; variable < values.size(); ++variable) {
        marks += marked[variable].contains(values[variable]) ? 1U : 0U;
    }
    return marks;
}

}  // namespace

TEST_CASE("marked samples are counted and drawn as enumeration says") {
    CHECK(rc::check("marked sample", [](const random_function::Case& random) {
        std::mt19937_64 generator(random_function::below(1000));
        std::vector<ValueSet> marked;
        for (const std::size_t size : random.table.domain_sizes) {
            marked.push_back(ValueSet::from_mask(
                static_cast<std::uint32_t>(random_function::below(std::size_t{1} << size))));
        }
        const Terminal terminal = random.table.outcomes.front();
        std::map<std::size_t, std::size_t> expected;
        for (const std::vector<Value>& values : brute_force::assignments(random.allowed)) {
            if (random.table.at(values) == terminal) {
                ++expected[marks_in(values, marked)];
            }
        }
        const MarkedSampler sampler(random.diagram, random.allowed, marked, terminal);
        for (std::size_t marks = 0; marks <= sampler.most_marks() + 1; ++marks) {
            RC_ASSERT((sampler.count(marks) == expected[marks]));
            const auto values = sampler.sample(marks, generator);
            RC_ASSERT(values.has_value() == (expected[marks] > 0));
            if (values) {
                RC_ASSERT(brute_force::clamp(*values, random.allowed) == *values);
                RC_ASSERT(random.table.at(*values) == terminal);
                RC_ASSERT(marks_in(*values, marked) == marks);
            }
        }
    }));
}

TEST_CASE("every assignment with so many marks is drawn equally often") {
    // Variable 0 decides; 1 and 3 can have a mark, 2 is free, and 3 has two marked values.
    DiagramBuilder builder({2, 2, 3, 3});
    const DecisionDiagram diagram = builder.build(builder.literal(0, {1}));
    const std::vector<ValueSet> marked{{}, {1}, {}, {1, 2}};
    const MarkedSampler sampler(diagram, diagram.full_domains(), marked, 1);
    CHECK(to_string(sampler.count(0)) == "3");
    REQUIRE(to_string(sampler.count(1)) == "9");
    CHECK(to_string(sampler.count(2)) == "6");
    std::mt19937_64 generator(20210101);
    std::map<std::vector<Value>, int> drawn;
    for (int draw = 0; draw < 9 * 1000; ++draw) {
        ++drawn[*sampler.sample(1, generator)];
    }
    CHECK(drawn.size() == 9);
    for (const auto& [values, times] : drawn) {
        // The standard deviation is about 30; the seed is fixed, so this cannot fail by chance.
        CHECK(times > 1000 - 150);
        CHECK(times < 1000 + 150);
    }
}

TEST_CASE("huge numbers of marked samples are counted without overflow") {
    DiagramBuilder builder(std::vector<std::size_t>(126, 2));
    const DecisionDiagram diagram = builder.build(builder.literal(125, {0}));
    const std::vector<ValueSet> marked(126, ValueSet{1});
    const MarkedSampler sampler(diagram, diagram.full_domains(), marked, 1);
    Count sum = 0;
    for (std::size_t marks = 0; marks <= sampler.most_marks(); ++marks) {
        sum += sampler.count(marks);
    }
    CHECK(to_string(sum) == to_string(Count{1} << 125U));
    std::mt19937_64 generator(3);
    CHECK(marks_in(*sampler.sample(100, generator), marked) == 100);
}

TEST_CASE("marks that do not fit the diagram are refused") {
    DiagramBuilder builder({2});
    const DecisionDiagram diagram = builder.build(builder.literal(0, {1}));
    CHECK_THROWS_AS(MarkedSampler(diagram, diagram.full_domains(), {}, 1), std::invalid_argument);
}
