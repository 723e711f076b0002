#include "rodevlag/deadline.h"

#include <doctest/doctest.h>

using rodevlag::parse_deadline;

TEST_CASE("a deadline is direct, or a number with a unit") {
    CHECK(parse_deadline("direct")->hours == 0);
    CHECK(parse_deadline("direct")->text == "direct");
    CHECK(parse_deadline("1 uur")->hours == 1);
    CHECK(parse_deadline("9 uur")->hours == 9);
    CHECK(parse_deadline("9 uren")->hours == 9);
    CHECK(parse_deadline("1 dag")->hours == 24);
    CHECK(parse_deadline("10 dagen")->hours == 240);
    CHECK(parse_deadline("5 werkdagen")->hours == 120);
    CHECK(parse_deadline("2 weken")->hours == 336);
    CHECK(parse_deadline("999 maanden")->hours == 999 * 720);
    CHECK(parse_deadline("9 uur")->text == "binnen 9 uur");
}

TEST_CASE("anything else is no deadline") {
    for (const char* text : {"",        " ",         "uur",
                             "9",       "9uur",      "9  uur",
                             "9 uur ",  " 9 uur",    "0 uur",
                             "09 uur",  "-9 uur",    "+9 uur",
                             "9.5 uur", "1000 uur",  "1 dagen",
                             "2 dag",   "1 uren",    "9 minuten",
                             "Direct",  "negen uur", "99999999999999999999999 uur"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_deadline(text));
    }
}
