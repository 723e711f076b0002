#include "rodevlag/duplicate_ids.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <rapidcheck.h>
#include <sys/resource.h>
#include <unordered_map>

#include "rodevlag/id_hash.h"

using namespace rodevlag;

namespace {

struct Added {
    std::uint64_t hash = 0;
    std::uint64_t record = 0;
};

RepeatedIds found_in(const std::vector<Added>& all, const DuplicateIdLimits& limits) {
    DuplicateIds ids(limits);
    for (const Added& one : all) {
        ids.add(one.hash, one.record);
    }
    return ids.finish();
}

RepeatedIds plainly_found_in(const std::vector<Added>& all, std::size_t first_ones) {
    RepeatedIds result;
    std::unordered_map<std::uint64_t, std::uint64_t> first;
    for (const Added& one : all) {
        const auto [place, is_new] = first.emplace(one.hash, one.record);
        if (!is_new && ++result.count <= first_ones) {
            result.first_ones.push_back({one.record, place->second});
        }
    }
    return result;
}

void check_same(const RepeatedIds& one, const RepeatedIds& other) {
    CHECK(one.complete == other.complete);
    CHECK(one.count == other.count);
    CHECK(one.first_ones == other.first_ones);
}

// Records 1, 2, ... whose ids repeat with a period.
std::vector<Added> periodic(std::uint64_t count, std::uint64_t period) {
    const IdHash hash;
    std::vector<Added> all;
    for (std::uint64_t record = 1; record <= count; ++record) {
        all.push_back({hash(std::to_string(record % period)), record});
    }
    return all;
}

}  // namespace

TEST_CASE("without records or repeats there is nothing to tell") {
    check_same(found_in({}, {}), {});
    check_same(found_in(periodic(1000, 1001), {}), {});
}

TEST_CASE("repeats are counted, and the first are named with the first record of that id") {
    const RepeatedIds found = found_in({{7, 1}, {8, 2}, {7, 4}, {7, 5}, {8, 9}, {9, 10}}, {});
    check_same(found, {true, 3, {{4, 1}, {5, 1}, {9, 2}}});
    const RepeatedIds few = found_in({{7, 1}, {7, 2}, {7, 3}, {7, 4}, {7, 5}, {7, 6}, {7, 7}}, {});
    check_same(few, {true, 6, {{2, 1}, {3, 1}, {4, 1}, {5, 1}, {6, 1}}});
}

TEST_CASE("every bit of hash and record number counts") {
    std::vector<Added> all = {{0, 1}, {~std::uint64_t{0}, 2}};
    for (unsigned bit = 0; bit < 64; ++bit) {
        all.push_back({std::uint64_t{1} << bit, 3 + bit});
    }
    check_same(found_in(all, {}), {});
    constexpr std::uint64_t last = (std::uint64_t{1} << 40U) - 1;
    check_same(found_in({{5, 0x12'3456'789A}, {5, last}}, {}), {true, 1, {{last, 0x12'3456'789A}}});
}

TEST_CASE("what does not fit in memory goes through the file") {
    for (const std::uint64_t period : {1U, 2U, 1000U, 29'999U, 40'000U}) {
        const std::vector<Added> all = periodic(30'000, period);
        const RepeatedIds expected = plainly_found_in(all, 5);
        check_same(found_in(all, {}), expected);
        check_same(found_in(all, {1, 16, 5, {}}), expected);
        check_same(found_in(all, {7, 64, 5, {}}), expected);
    }
}

TEST_CASE("any records and any limits give what a map gives") {
    CHECK(rc::check([] {
        const auto draws = *rc::gen::container<std::vector<std::uint16_t>>(
            rc::gen::inRange<std::uint16_t>(0, 200));
        const IdHash hash;
        std::vector<Added> all;
        std::uint64_t record = 0;
        for (const std::uint16_t draw : draws) {
            record += 1 + draw % 3U;
            all.push_back({hash(std::to_string(draw)), record});
        }
        DuplicateIdLimits limits;
        limits.entries_in_memory = *rc::gen::inRange<std::size_t>(1, 9);
        limits.table_slots = std::size_t{1} << *rc::gen::inRange(2, 8);
        limits.first_ones = *rc::gen::inRange<std::size_t>(0, 9);
        const RepeatedIds found = found_in(all, limits);
        const RepeatedIds expected = plainly_found_in(all, limits.first_ones);
        RC_ASSERT(found.complete);
        RC_ASSERT(found.count == expected.count);
        RC_ASSERT(found.first_ones == expected.first_ones);
    }));
}

TEST_CASE("the temporary file has no name") {
    std::string name = "/tmp/duplicate-ids-XXXXXX";
    REQUIRE(mkdtemp(name.data()) != nullptr);
    {
        DuplicateIds ids({1, 16, 5, name});
        for (std::uint64_t record = 1; record <= 100; ++record) {
            ids.add(record % 50, record);
            CHECK(std::filesystem::is_empty(name));
        }
        CHECK(ids.finish().count == 50);
    }
    CHECK(std::filesystem::remove(name));
}

TEST_CASE("without a temporary file nothing is known, and it says so") {
    const std::vector<Added> all = periodic(5000, 100);
    const RepeatedIds unknown{false, 0, {}};
    check_same(found_in(all, {8, 64, 5, "/does/not/exist"}), unknown);
    // In memory all is well.
    CHECK(found_in(all, {5000, 64, 5, "/does/not/exist"}).count == 4900);
}

TEST_CASE("a full disk ends the search, not the run") {
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 1000;  // not a whole number of chunks: the last write is a short one
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    const RepeatedIds found = found_in(periodic(5000, 100), {8, 64, 5, {}});
    REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    check_same(found, {false, 0, {}});
}
