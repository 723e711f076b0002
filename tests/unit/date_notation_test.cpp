#include "rodevlag/date_notation.h"

#include <doctest/doctest.h>

using namespace rodevlag;

namespace {

/// The translation, or "" when there is none.
std::string translated(const char* notation, std::string_view text) {
    const std::optional<DateNotation> found = DateNotation::from_name(notation);
    REQUIRE(found);
    return found->translate(text).value_or("");
}

}  // namespace

TEST_CASE("each notation reads its own dates") {
    CHECK(translated("jjjj-mm-dd", "2021-01-04") == "2021-01-04");
    CHECK(translated("dd-mm-jjjj", "04-01-2021") == "2021-01-04");
    CHECK(translated("d-m-jjjj", "4-1-2021") == "2021-01-04");
    CHECK(translated("d-m-jjjj", "14-11-2021") == "2021-11-14");
    CHECK(translated("d-m-jjjj", "04-01-2021") == "2021-01-04");
    CHECK(translated("dd/mm/jjjj", "04/01/2021") == "2021-01-04");
    CHECK(translated("d/m/jjjj", "4/1/2021") == "2021-01-04");
    CHECK(translated("dd.mm.jjjj", "04.01.2021") == "2021-01-04");
    CHECK(translated("d.m.jjjj", "4.1.2021") == "2021-01-04");
    CHECK(translated("jjjjmmdd", "20210104") == "2021-01-04");
    CHECK(translated("jjjj-mm-dd uu:mm:ss", "2021-01-04 23:59:59") == "2021-01-04");
    CHECK(translated("d-m-jjjj uu:mm", "4-12-2021 09:30") == "2021-12-04");
}

TEST_CASE("what does not fit the notation is no date") {
    CHECK(translated("dd-mm-jjjj", "4-1-2021").empty());
    CHECK(translated("d-m-jjjj", "4/1/2021").empty());
    CHECK(translated("d-m-jjjj", "4-1-21").empty());
    CHECK(translated("d-m-jjjj", "4-1-20211").empty());
    CHECK(translated("d-m-jjjj", "114-1-2021").empty());
    CHECK(translated("d-m-jjjj", "2021-01-04").empty());
    CHECK(translated("d-m-jjjj", "4-1-2021 09:30").empty());
    CHECK(translated("d-m-jjjj uu:mm", "4-1-2021").empty());
    CHECK(translated("d-m-jjjj uu:mm", "4-1-2021 9:30").empty());
    CHECK(translated("jjjjmmdd", "2021014").empty());
    CHECK(translated("d-m-jjjj", "").empty());
    CHECK(translated("d-m-jjjj", "x").empty());
}

TEST_CASE("a day that does not exist is no date") {
    CHECK(translated("d-m-jjjj", "29-2-2020") == "2020-02-29");
    CHECK(translated("d-m-jjjj", "29-2-2021").empty());
    CHECK(translated("d-m-jjjj", "0-1-2021").empty());
    CHECK(translated("d-m-jjjj", "1-13-2021").empty());
}

TEST_CASE("a notation has one name") {
    CHECK_FALSE(DateNotation::from_name("mm-dd-jjjj"));
    CHECK_FALSE(DateNotation::from_name("DD-MM-JJJJ"));
    CHECK_FALSE(DateNotation::from_name(""));
    CHECK(DateNotation::names().size() == 24);
    for (const std::string& name : DateNotation::names()) {
        CHECK(DateNotation::from_name(name)->name() == name);
    }
}
