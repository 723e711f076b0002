#include "common/reject_limit.h"

#include <doctest/doctest.h>
#include <string>

using namespace rodevlag;
using namespace rodevlag::tools;

TEST_CASE("a number of rejects is passed by the next one") {
    const RejectLimit limit("3");
    CHECK(limit.is_set());
    CHECK_FALSE(limit.is_passed(3, 3));
    CHECK(limit.is_passed(4, 4));
    CHECK_FALSE(limit.is_passed(1'000'000, 3, true));
    CHECK(RejectLimit("0").is_passed(1, 1));
    CHECK_FALSE(RejectLimit("0").is_passed(1'000'000, 0, true));
    CHECK(RejectLimit("18446744073709551615").is_set());
}

TEST_CASE("a share counts from the thousandth record on, and at the end") {
    const RejectLimit limit("2%");
    CHECK_FALSE(limit.is_passed(999, 999));
    CHECK(limit.is_passed(1'000, 21));
    CHECK_FALSE(limit.is_passed(1'000, 20));
    CHECK(limit.is_passed(10, 1, true));
    CHECK_FALSE(limit.is_passed(50, 1, true));
    CHECK_FALSE(limit.is_passed(0, 0, true));
    CHECK(RejectLimit("0%").is_passed(1'000, 1));
    CHECK_FALSE(RejectLimit("100%").is_passed(1'000, 1'000, true));
}

TEST_CASE("a share that is exactly allowed is allowed") {
    // As binary fractions these are a little less than what was written.
    CHECK_FALSE(RejectLimit("0,57%").is_passed(10'000, 57, true));
    CHECK(RejectLimit("0,57%").is_passed(10'000, 58, true));
    for (std::uint64_t share = 1; share < 10'000; ++share) {
        const std::string digits = std::to_string(10'000 + share);
        const RejectLimit limit((share < 100 ? "0" : std::to_string(share / 100)) + "." +
                                digits.substr(3) + "%");
        CHECK_FALSE(limit.is_passed(10'000, share));
        CHECK(limit.is_passed(10'000, share + 1));
        CHECK_FALSE(limit.is_passed(3'000'000'000, share * 300'000));
        CHECK(limit.is_passed(3'000'000'000, share * 300'000 + 1));
    }
}

TEST_CASE("a comma and a point are alike") {
    CHECK(RejectLimit("2,5%").is_passed(1'000, 26));
    CHECK_FALSE(RejectLimit("2,5%").is_passed(1'000, 25));
    CHECK(RejectLimit("2.5%").is_passed(1'000, 26));
    CHECK_FALSE(RejectLimit("2.5%").is_passed(1'000, 25));
}

TEST_CASE("without a limit nothing passes it") {
    CHECK_FALSE(RejectLimit().is_set());
    CHECK_FALSE(RejectLimit().is_passed(1'000'000, 1'000'000, true));
}

TEST_CASE("what is no number or share is refused") {
    for (const std::string text : {"-1",  "2,5", "2.5",  "101%",   "100,1%", "-1%", "%",    "x",
                                   "3x",  "2%%", "nan%", "inf%",   "nan",    "inf", "1e2%", "0x1%",
                                   "2 %", " 2",  "+2",   "1,2,3%", "--0%",   "-0%", ",%"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(RejectLimit{text}, UsageError);
    }
    CHECK_THROWS_WITH(RejectLimit("veel"),
                      "--max-rejects: 'veel' is geen aantal of percentage; bijvoorbeeld 100 of 2%");
}

TEST_CASE("the failure tells how many there were, of one and of more") {
    CHECK(std::string(RejectLimit("0").failure(1, 1).what()) ==
          "--max-rejects 0: van de 1 gelezen records is er 1 afgewezen; de run stopt");
    CHECK(std::string(RejectLimit("2,5%").failure(100, 3).what()) ==
          "--max-rejects 2,5%: van de 100 gelezen records zijn er 3 afgewezen; de run stopt");
}
