#include "rodevlag/count.h"

#include <doctest/doctest.h>

using rodevlag::Count;
using rodevlag::to_string;

TEST_CASE("counts are written as decimal digits") {
    CHECK(to_string(Count{0}) == "0");
    CHECK(to_string(Count{7}) == "7");
    CHECK(to_string(Count{1000}) == "1000");
    CHECK(to_string(Count{1} << 64U) == "18446744073709551616");
    CHECK(to_string(~Count{0}) == "340282366920938463463374607431768211455");
}
