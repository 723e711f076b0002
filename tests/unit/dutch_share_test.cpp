#include "rodevlag/dutch_share.h"

#include <doctest/doctest.h>

#include "rodevlag/dutch_number.h"

using rodevlag::Count;
using rodevlag::dutch_number;
using rodevlag::dutch_share;

TEST_CASE("numbers have dots between groups of three") {
    CHECK(dutch_number(0) == "0");
    CHECK(dutch_number(999) == "999");
    CHECK(dutch_number(1'000) == "1.000");
    CHECK(dutch_number(43'046'721) == "43.046.721");
    CHECK(dutch_number(Count{1} << 80U) == "1.208.925.819.614.629.174.706.176");
}

TEST_CASE("shares are rounded to two decimals, and never to nothing or everything") {
    CHECK(dutch_share(0, 3) == "0 %");
    CHECK(dutch_share(3, 3) == "100 %");
    CHECK(dutch_share(1, 3) == "33,33 %");
    CHECK(dutch_share(2, 3) == "66,67 %");
    CHECK(dutch_share(1, 16) == "6,25 %");
    CHECK(dutch_share(1, 10) == "10,00 %");
    CHECK(dutch_share(1, 10'000) == "0,01 %");
    CHECK(dutch_share(1, 20'000) == "0,01 %");
    CHECK(dutch_share(1, 20'001) == "minder dan 0,01 %");
    CHECK(dutch_share(19'998, 20'000) == "99,99 %");
    CHECK(dutch_share(20'000, 20'001) == "meer dan 99,99 %");
}

TEST_CASE("shares of the largest counts are exact") {
    const Count whole = (Count{1} << 127U) - 1;
    CHECK(dutch_share(1, whole) == "minder dan 0,01 %");
    CHECK(dutch_share(whole - 1, whole) == "meer dan 99,99 %");
    CHECK(dutch_share(whole / 2, whole) == "50,00 %");
    CHECK(dutch_share(whole / 8, whole) == "12,50 %");
}
