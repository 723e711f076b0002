#include "rodevlag/sampling.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <doctest/doctest.h>
#include <map>
#include <random>
#include <rapidcheck.h>
#include <set>
#include <stdexcept>
#include <vector>

#include "brute_force.h"
#include "random_function.h"
#include "rodevlag/diagram_builder.h"

using namespace rodevlag;

namespace {

/// Gives the numbers First .. Last one after the other, over and over.
template <std::uint64_t First, std::uint64_t Last>
class Cycle {
public:
    using result_type = std::uint64_t;
    static constexpr std::uint64_t min() { return First; }
    static constexpr std::uint64_t max() { return Last; }
    std::uint64_t operator()() {
        const std::uint64_t now = m_next;
        m_next = now == Last ? First : now + 1;
        return now;
    }

private:
    std::uint64_t m_next = First;
};

/// How often each number below `bound` comes up.
template <class Generator>
std::vector<std::size_t> draws(Count bound, std::size_t number, Generator generator) {
    std::vector<std::size_t> counts(static_cast<std::size_t>(bound), 0);
    for (std::size_t draw = 0; draw < number; ++draw) {
        ++counts.at(static_cast<std::size_t>(uniform_below(bound, generator)));
    }
    return counts;
}

}  // namespace

TEST_CASE("numbers below a bound come from the bits of the generator, none favoured") {
    CHECK(draws(8, 80, Cycle<0, 7>()) == std::vector<std::size_t>(8, 10));
    // 5, 6 and 7 are drawn again.
    CHECK(draws(5, 50, Cycle<0, 7>()) == std::vector<std::size_t>(5, 10));
    // The range need not start at 0; 3 values of its 7 do not fit in whole bits.
    CHECK(draws(4, 40, Cycle<100, 106>()) == std::vector<std::size_t>(4, 10));
    // Only the low bits of a large draw are used.
    CHECK(draws(3, 30, Cycle<0, 255>()) == std::vector<std::size_t>(3, 10));
    CHECK(draws(1, 3, Cycle<0, 7>()) == std::vector<std::size_t>(1, 3));
}

TEST_CASE("bounds larger than one draw take several") {
    // Two draws of one bit each: 01, 01, ... never anything else.
    CHECK(draws(4, 10, Cycle<0, 1>()) == std::vector<std::size_t>{0, 10, 0, 0});
    std::mt19937_64 generator(1);
    const Count bound = (Count{1} << 127U) - 1;
    Count all_ones = 0;
    Count all_zeros = 0;
    for (int draw = 0; draw < 200; ++draw) {
        const Count number = uniform_below(bound, generator);
        CHECK(bool{number < bound});
        all_ones |= number;
        all_zeros |= ~number;
    }
    // Every bit has been both 0 and 1.
    CHECK(to_string(all_ones) == to_string((Count{1} << 127U) - 1));
    CHECK(to_string(all_zeros) == to_string(~Count{0}));
}

TEST_CASE("the whole range of a 64-bit generator can be used") {
    std::mt19937_64 generator(5);
    std::mt19937_64 same(5);
    CHECK(bool{uniform_below(Count{1} << 64U, generator) == same()});
    std::minstd_rand other(1);  // 1 .. 2^31 - 2, no power of two
    CHECK(bool{uniform_below(Count{1} << 100U, other) < (Count{1} << 100U)});
}

TEST_CASE("samples lie inside the allowed values and lead to the terminal") {
    CHECK(rc::check("sample", [](const random_function::Case& random) {
        std::mt19937 generator(static_cast<unsigned>(random_function::below(1000)));
        const auto counts = brute_force::count(random.table, random.allowed);
        for (const Terminal terminal : {0U, 1U, 5U, 7U, max_terminal}) {
            const Sampler sampler(random.diagram, random.allowed, terminal);
            const auto known = counts.find(terminal);
            RC_ASSERT((sampler.count() == (known == counts.end() ? 0 : known->second)));
            RC_ASSERT(sampler.sample(generator).has_value() == (known != counts.end()));
            for (int draw = 0; draw < 5 && known != counts.end(); ++draw) {
                const auto values = sampler.sample(generator);
                RC_ASSERT(brute_force::clamp(*values, random.allowed) == *values);
                RC_ASSERT(random.table.at(*values) == terminal);
            }
        }
    }));
}

TEST_CASE("every assignment is drawn equally often") {
    // At least two of: variable 0 is 1, 2 or 3; variable 1 is 2; variable 3 is 0. Variable 2 is
    // free, and variable 0 is known not to be 3.
    DiagramBuilder builder({4, 3, 3, 2});
    const DecisionDiagram diagram = builder.build(builder.at_least(
        2, {builder.literal(0, {1, 2, 3}), builder.literal(1, {2}), builder.literal(3, {0})}));
    const std::vector<ValueSet> allowed{{0, 1, 2}, {0, 1, 2}, {0, 2}, {0, 1}};
    const Sampler sampler(diagram, allowed, 1);
    REQUIRE(to_string(sampler.count()) == "18");

    std::mt19937_64 generator(20210101);
    std::map<std::vector<Value>, int> drawn;
    for (int draw = 0; draw < 18 * 2000; ++draw) {
        ++drawn[*sampler.sample(generator)];
    }
    CHECK(drawn.size() == 18);
    for (const auto& [values, times] : drawn) {
        CHECK(diagram.follow(values) == 1);
        // The standard deviation is about 43; the seed is fixed, so this cannot fail by chance.
        CHECK(times > 2000 - 200);
        CHECK(times < 2000 + 200);
    }
}

TEST_CASE("the same seed gives the same samples on every platform") {
    DiagramBuilder builder({3, 3, 3});
    const DecisionDiagram diagram = builder.build(builder.at_least(
        1, {builder.literal(0, {0}), builder.literal(1, {0}), builder.literal(2, {0})}));
    std::mt19937 generator(42);
    CHECK(sample(diagram, diagram.full_domains(), 1, generator) == std::vector<Value>{0, 0, 2});
    CHECK(sample(diagram, diagram.full_domains(), 1, generator) == std::vector<Value>{1, 0, 0});
    CHECK(sample(diagram, diagram.full_domains(), 1, generator) == std::vector<Value>{0, 1, 2});
}

TEST_CASE("a terminal out of reach has no sample") {
    DiagramBuilder builder({2});
    const DecisionDiagram diagram = builder.build(builder.literal(0, {1}));
    std::mt19937 generator(1);
    CHECK_FALSE(sample(diagram, std::vector<ValueSet>{{0}}, 1, generator).has_value());
    CHECK_FALSE(sample(diagram, std::vector<ValueSet>{{0, 1}}, 2, generator).has_value());
    CHECK_THROWS_AS(static_cast<void>(sample(diagram, {}, 1, generator)), std::invalid_argument);
}

TEST_CASE("a constant without variables has one sample") {
    DiagramBuilder builder({});
    std::mt19937 generator(1);
    const auto values = sample(builder.build(builder.terminal(2)), {}, 2, generator);
    REQUIRE(values.has_value());
    CHECK(values->empty());
}

TEST_CASE("huge counts are sampled without overflow") {
    DiagramBuilder builder(std::vector<std::size_t>(63, 4));
    std::vector<DiagramBuilder::Function> flags;
    for (Variable variable = 0; variable < 63; ++variable) {
        flags.push_back(builder.literal(variable, {0}));
    }
    const DecisionDiagram diagram = builder.build(builder.at_least(40, flags));
    const Sampler sampler(diagram, diagram.full_domains(), 1);
    const std::vector<TerminalCount> counts = diagram.count(diagram.full_domains());
    CHECK(to_string(sampler.count()) == to_string(counts[1].count));
    std::mt19937_64 generator(3);
    for (int draw = 0; draw < 100; ++draw) {
        const auto values = sampler.sample(generator);
        CHECK(std::ranges::count(*values, Value{0}) >= 40);
    }
}
