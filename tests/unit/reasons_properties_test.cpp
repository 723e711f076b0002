// Random functions: reasons and changes against writing out all sets of given answers.
#include <algorithm>
#include <doctest/doctest.h>
#include <limits>
#include <rapidcheck.h>

#include "brute_force.h"
#include "random_function.h"
#include "rodevlag/reasons.h"

using namespace rodevlag;
using brute_force::Items;
using random_function::Case;

namespace {

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

Items all_items(const std::vector<Items>& sets) {
    Items items;
    for (const Items& set : sets) {
        items.insert(items.end(), set.begin(), set.end());
    }
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
}

/// All other queries of a family against its sets, smallest first.
void check_family(const MinimalSets& family, const std::vector<Items>& expected,
                  const Items& universe) {
    RC_ASSERT(family.first(no_limit) == expected);
    RC_ASSERT((family.count() == expected.size()));
    RC_ASSERT(family.support() == all_items(expected));
    RC_ASSERT(family.smallest_size().has_value() == !expected.empty());
    if (!expected.empty()) {
        RC_ASSERT(*family.smallest_size() == expected.front().size());
    }
    const std::size_t limit = random_function::below(expected.size() + 2);
    const auto end =
        expected.begin() + static_cast<std::ptrdiff_t>(std::min(limit, expected.size()));
    RC_ASSERT(family.first(limit) == std::vector<Items>(expected.begin(), end));
    for (const Items& items : brute_force::subsets(universe)) {
        RC_ASSERT(family.contains(items) == (std::ranges::count(expected, items) == 1));
    }
}

}  // namespace

TEST_CASE("sufficient reasons are all minimal sets of given answers that force the outcome") {
    CHECK(rc::check("sufficient_reasons", [](const Case& sample) {
        check_family(sufficient_reasons(sample.diagram, sample.allowed),
                     brute_force::reasons(sample.table, sample.allowed),
                     brute_force::given(sample.table, sample.allowed));
    }));
}

TEST_CASE("the variables in reasons are found without making the reasons") {
    CHECK(rc::check("variables_in_reasons", [](const Case& sample) {
        RC_ASSERT(variables_in_reasons(sample.diagram, sample.allowed) ==
                  all_items(brute_force::reasons(sample.table, sample.allowed)));
    }));
}

TEST_CASE("change sets are all minimal sets of given answers that hold the outcome") {
    CHECK(rc::check("change_sets", [](const Case& sample) {
        check_family(change_sets(sample.diagram, sample.allowed),
                     brute_force::change_sets(sample.table, sample.allowed),
                     brute_force::given(sample.table, sample.allowed));
    }));
}

TEST_CASE("change sets are the minimal hitting sets of the reasons") {
    CHECK(rc::check("duality", [](const Case& sample) {
        const auto reasons = sufficient_reasons(sample.diagram, sample.allowed).first(no_limit);
        const auto hits_all = [&](const Items& items) {
            return std::ranges::all_of(reasons, [&](const Items& reason) {
                return std::ranges::find_first_of(reason, items) != reason.end();
            });
        };
        RC_ASSERT(change_sets(sample.diagram, sample.allowed).first(no_limit) ==
                  brute_force::minimal_subsets(brute_force::given(sample.table, sample.allowed),
                                               hits_all));
    }));
}

TEST_CASE("smallest changes are all ways to change the fewest answers for a new outcome") {
    CHECK(rc::check("smallest_changes", [](const Case& sample) {
        auto expected = brute_force::smallest_changes(sample.table, sample.allowed);
        RC_ASSERT((smallest_changes(sample.diagram, sample.allowed, no_limit) == expected));

        const std::size_t limit = random_function::below(expected.size() + 2);
        expected.resize(std::min(limit, expected.size()));
        RC_ASSERT((smallest_changes(sample.diagram, sample.allowed, limit) == expected));
    }));
}
