#include "rodevlag/date.h"

#include <doctest/doctest.h>

using rodevlag::parse_date;

TEST_CASE("an existing date is read") {
    const auto day = parse_date("2021-03-31");
    REQUIRE(day);
    CHECK(*day == std::chrono::sys_days{std::chrono::year{2021} / 3 / 31});
    CHECK(parse_date("2024-02-29"));
    CHECK(parse_date("2000-02-29"));
    CHECK(*parse_date("2021-03-01") - *parse_date("2021-02-28") == std::chrono::days{1});
}

TEST_CASE("a date that does not exist is refused") {
    for (const char* text : {"2021-02-29", "1900-02-29", "2021-04-31", "2021-13-01", "2021-00-10",
                             "2021-01-00", "2021-01-32"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
}

TEST_CASE("other notations are refused") {
    for (const char* text :
         {"", "2021-1-1", "31-01-2021", "2021/01/31", "20210131", " 2021-01-31", "2021-01-31 ",
          "2021-01-31T10:00", "+021-01-31", "-021-01-31", "2021-0a-31", "2021-01-3\xC2"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
}
