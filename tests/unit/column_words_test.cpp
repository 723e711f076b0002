#include "rodevlag/column_words.h"

#include <doctest/doctest.h>

using namespace rodevlag;

namespace {

ColumnWords words_of(std::initializer_list<std::string_view> texts) {
    ColumnWords words;
    for (const std::string_view text : texts) {
        words.add(text);
    }
    return words;
}

bool is_code(const char* text) {
    return ColumnWord{text, 1}.is_code();
}

}  // namespace

TEST_CASE("words are counted without case and blanks") {
    const ColumnWords words = words_of({"Ja", " ja ", "", "nee", "JA", "  "});
    CHECK(words.filled() == 4);
    REQUIRE(words.words().size() == 2);
    CHECK(words.words()[0].text == "Ja");
    CHECK(words.words()[0].count == 3);
}

TEST_CASE("many words or long ones leave nothing behind") {
    ColumnWords many;
    for (int number = 0; number < 13; ++number) {
        many.add("woord " + std::to_string(number));
        many.add("woord " + std::to_string(number));
    }
    CHECK(many.is_open());
    CHECK_FALSE(many.is_closed());
    CHECK(many.words().empty());
    CHECK(many.filled() == 26);
    const ColumnWords text = words_of({"ja", "ja", "een heel verhaal over de fiets"});
    CHECK(text.is_open());
    CHECK(text.words().empty());
}

TEST_CASE("a closed question has words that come back, or codes") {
    CHECK(words_of({"vaak", "vaak", "soms", "soms"}).is_closed());
    CHECK_FALSE(words_of({"Een", "Twee", "Drie"}).is_closed());
    CHECK(words_of({"A1", "A2", "Y"}).is_closed());
    CHECK_FALSE(words_of({"", ""}).is_closed());
}

TEST_CASE("a code tells nothing about anybody") {
    for (const char* code : {"A1", "AO01", "SQ001", "Y", "n", "7"}) {
        CHECK_MESSAGE(is_code(code), code);
    }
    for (const char* word :
         {"AB", "A.B.", "Rood", "12", "1980", "ABC1", "A1B", "SQ0001", "-", ""}) {
        CHECK_FALSE_MESSAGE(is_code(word), word);
    }
}
