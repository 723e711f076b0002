#include "rodevlag/value_set.h"

#include <doctest/doctest.h>
#include <stdexcept>
#include <vector>

using namespace rodevlag;

TEST_CASE("a value set is made from values, from a domain size or from a mask") {
    static_assert(ValueSet{}.empty());
    static_assert(ValueSet{0, 2}.mask() == 5);
    static_assert(ValueSet::single(31).mask() == 0x8000'0000);
    static_assert(ValueSet::all(0).empty());
    static_assert(ValueSet::all(3) == ValueSet{0, 1, 2});
    static_assert(ValueSet::all(32).mask() == 0xFFFF'FFFF);
    static_assert(ValueSet::from_mask(6) == ValueSet{1, 2});
    static_assert(ValueSet{1, 1} == ValueSet::single(1));
    CHECK(ValueSet::all(32).size() == 32);
}

TEST_CASE("values and domains beyond 32 are refused") {
    CHECK_THROWS_AS(static_cast<void>(ValueSet::single(32)), std::out_of_range);
    CHECK_THROWS_AS((ValueSet{0, 40}), std::out_of_range);
    CHECK_THROWS_AS(static_cast<void>(ValueSet::all(33)), std::out_of_range);
    CHECK_THROWS_AS(static_cast<void>(ValueSet{}.complement(33)), std::out_of_range);
}

TEST_CASE("a value set answers what it contains") {
    const ValueSet set{1, 4, 31};
    CHECK(set.contains(4));
    CHECK(set.contains(31));
    CHECK_FALSE(set.contains(0));
    CHECK_FALSE(set.contains(32));
    CHECK_FALSE(ValueSet::all(32).contains(255));
    CHECK(set.contains(ValueSet{1, 31}));
    CHECK(set.contains(ValueSet{}));
    CHECK_FALSE(set.contains(ValueSet{1, 2}));
    CHECK(set.size() == 3);
    CHECK(set.first() == 1);
    CHECK_FALSE(set.is_single());
    CHECK(ValueSet::single(7).is_single());
    CHECK_FALSE(ValueSet{}.is_single());
    CHECK_THROWS_AS(static_cast<void>(ValueSet{}.first()), std::out_of_range);
}

TEST_CASE("value sets combine as sets") {
    static_assert((ValueSet{0, 1} | ValueSet{1, 2}) == ValueSet{0, 1, 2});
    static_assert((ValueSet{0, 1} & ValueSet{1, 2}) == ValueSet{1});
    static_assert(ValueSet{1}.complement(3) == ValueSet{0, 2});
    static_assert(ValueSet::all(32).complement(32).empty());
    static_assert(ValueSet{5}.complement(2) == ValueSet{0, 1});
    ValueSet set{3};
    set |= ValueSet{4};
    set &= ValueSet{4, 5};
    CHECK(set == ValueSet{4});
}

TEST_CASE("iteration goes upwards") {
    std::vector<int> seen;
    for (const Value value : ValueSet{31, 0, 7}) {
        seen.push_back(value);
    }
    CHECK(seen == std::vector<int>{0, 7, 31});
    CHECK(ValueSet{}.begin() == ValueSet{}.end());
    auto iterator = ValueSet{2, 3}.begin();
    CHECK(*iterator++ == 2);
    CHECK(*iterator == 3);
}
