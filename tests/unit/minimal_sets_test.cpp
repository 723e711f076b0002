#include "rodevlag/minimal_sets.h"

#include <doctest/doctest.h>
#include <limits>
#include <rapidcheck.h>
#include <stdexcept>
#include <vector>

#include "brute_force.h"
#include "random_function.h"
#include "rodevlag/diagram_builder.h"

using namespace rodevlag;
using Items = std::vector<Variable>;
using Sets = std::vector<Items>;

namespace {

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

/// The monotone function that is 1 when all items of at least one of the sets are 1.
DecisionDiagram some_set_complete(std::size_t items, const Sets& sets) {
    DiagramBuilder builder(std::vector<std::size_t>(items, 2));
    auto some = builder.terminal(0);
    for (const Items& set : sets) {
        auto complete = builder.terminal(1);
        for (const Variable item : set) {
            complete = builder.logical_and(complete, builder.literal(item, {1}));
        }
        some = builder.logical_or(some, complete);
    }
    return builder.build(some);
}

DecisionDiagram at_least(std::size_t threshold, std::size_t items) {
    DiagramBuilder builder(std::vector<std::size_t>(items, 2));
    std::vector<DiagramBuilder::Function> flags;
    for (Variable item = 0; item < items; ++item) {
        flags.push_back(builder.literal(item, {1}));
    }
    return builder.build(builder.at_least(threshold, flags));
}

}  // namespace

TEST_CASE("the sets come smallest first, then in lexicographic order") {
    const MinimalSets sets =
        MinimalSets::of_monotone(some_set_complete(5, {{2, 3, 4}, {1, 4}, {0, 3}, {1, 2}}));
    CHECK(to_string(sets.count()) == "4");
    CHECK(sets.first(no_limit) == Sets{{0, 3}, {1, 2}, {1, 4}, {2, 3, 4}});
    CHECK(sets.first(2) == Sets{{0, 3}, {1, 2}});
    CHECK(sets.first(0).empty());
    CHECK(sets.smallest(no_limit) == Sets{{0, 3}, {1, 2}, {1, 4}});
    CHECK(sets.smallest(1) == Sets{{0, 3}});
    CHECK(sets.smallest_size() == 2);
    CHECK(sets.support() == Items{0, 1, 2, 3, 4});
}

TEST_CASE("sets that contain another are left out") {
    const MinimalSets sets =
        MinimalSets::of_monotone(some_set_complete(4, {{0, 1}, {1}, {1, 2, 3}, {2, 3}}));
    CHECK(sets.first(no_limit) == Sets{{1}, {2, 3}});
    CHECK(sets.support() == Items{1, 2, 3});
}

TEST_CASE("the diagram of a family has no nodes to spare") {
    // On the way {1}, {2} is made for item 0, of which {1} is then taken away.
    const MinimalSets sets = MinimalSets::of_monotone(some_set_complete(3, {{1}, {0, 2}}));
    CHECK(sets.first(no_limit) == Sets{{1}, {0, 2}});
    CHECK(sets.node_count() == 3);
}

TEST_CASE("contains looks for exactly this set, in any order") {
    const MinimalSets sets = MinimalSets::of_monotone(some_set_complete(4, {{0, 2}, {1}}));
    CHECK(sets.contains(Items{0, 2}));
    CHECK(sets.contains(Items{2, 0, 2}));
    CHECK(sets.contains(Items{1}));
    CHECK_FALSE(sets.contains(Items{}));
    CHECK_FALSE(sets.contains(Items{0}));
    CHECK_FALSE(sets.contains(Items{0, 1}));
    CHECK_FALSE(sets.contains(Items{0, 2, 3}));
    CHECK_FALSE(sets.contains(Items{1, 77}));
}

TEST_CASE("no sets, and only the empty set, are different families") {
    const MinimalSets none = MinimalSets::of_monotone(some_set_complete(3, {}));
    CHECK(to_string(none.count()) == "0");
    CHECK(none.first(no_limit).empty());
    CHECK(none.smallest(no_limit).empty());
    CHECK_FALSE(none.smallest_size().has_value());
    CHECK_FALSE(none.contains(Items{}));
    CHECK(to_string(MinimalSets().count()) == "0");

    const MinimalSets empty_set = MinimalSets::of_monotone(some_set_complete(3, {{}}));
    CHECK(to_string(empty_set.count()) == "1");
    CHECK(empty_set.first(no_limit) == Sets{{}});
    CHECK(empty_set.smallest(no_limit) == Sets{{}});
    CHECK(empty_set.smallest_size() == 0);
    CHECK(empty_set.contains(Items{}));
    CHECK(empty_set.support().empty());
    CHECK(empty_set.node_count() == 0);
}

TEST_CASE("families too large to write out are counted, and their smallest sets given") {
    // 126 over 63, computed with Python's math.comb.
    const MinimalSets sets = MinimalSets::of_monotone(at_least(63, 126));
    CHECK(to_string(sets.count()) == "6034934435761406706427864636568328000");
    CHECK(sets.node_count() < 64 * 64 + 1);
    const Sets found = sets.first(3);
    REQUIRE(found.size() == 3);
    CHECK(found[0].size() == 63);
    CHECK(found[0].back() == 62);
    CHECK(found[1].back() == 63);
    CHECK(found[2].back() == 64);
    CHECK(sets.contains(found[2]));
}

TEST_CASE("a set can have 126 items") {
    const MinimalSets sets = MinimalSets::of_monotone(at_least(126, 126));
    CHECK(to_string(sets.count()) == "1");
    CHECK(sets.smallest_size() == 126);
    CHECK(sets.first(5).size() == 1);
}

TEST_CASE("functions that are not Boolean are refused") {
    DiagramBuilder builder({2, 3});
    const DecisionDiagram two = builder.build(builder.terminal(2));
    CHECK_THROWS_AS(static_cast<void>(MinimalSets::of_monotone(two)), std::invalid_argument);
    const DecisionDiagram ternary = builder.build(builder.literal(1, {2}));
    CHECK_THROWS_AS(static_cast<void>(MinimalSets::of_monotone(ternary)), std::invalid_argument);
    // A variable with three values does no harm when it plays no part.
    CHECK(MinimalSets::of_monotone(builder.build(builder.literal(0, {1}))).first(9) == Sets{{0}});
}

TEST_CASE("random families are those that writing out all subsets gives") {
    CHECK(rc::check("of_monotone", [] {
        const std::size_t items = 1 + random_function::below(9);
        Sets sets(random_function::below(7));
        for (Items& set : sets) {
            for (Variable item = 0; item < items; ++item) {
                if (random_function::below(3) == 0) {
                    set.push_back(item);
                }
            }
        }
        Items universe;
        for (Variable item = 0; item < items; ++item) {
            universe.push_back(item);
        }
        const auto is_model = [&](const Items& model) {
            return std::ranges::any_of(
                sets, [&](const Items& set) { return std::ranges::includes(model, set); });
        };
        RC_ASSERT(MinimalSets::of_monotone(some_set_complete(items, sets)).first(no_limit) ==
                  brute_force::minimal_subsets(universe, is_model));
    }));
}
