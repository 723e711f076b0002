#include "rodevlag/likeness.h"

#include <doctest/doctest.h>

using namespace rodevlag;

using Words = std::vector<std::string>;

TEST_CASE("words are runs of letters and digits") {
    CHECK(words_in("Is het, ja: één keer?") == Words{"is", "het", "ja", "één", "keer"});
    CHECK(words_in("G01Q02[SQ001]") == Words{"g01q02", "sq001"});
    CHECK(words_in(" -?! ").empty());
}

TEST_CASE("likeness is the share of shared words") {
    CHECK(word_likeness({"a", "b"}, {"b", "a"}) == doctest::Approx(1));
    CHECK(word_likeness({"a", "b"}, {"a", "c"}) == doctest::Approx(0.5));
    CHECK(word_likeness({"a", "a"}, {"a", "b"}) == doctest::Approx(0.5));
    CHECK(word_likeness({"a"}, {"b"}) == doctest::Approx(0));
    CHECK(word_likeness({}, {}) == doctest::Approx(0));
}

TEST_CASE("a long text is found by its words, a short one by its spelling") {
    const Words header = {"Respons-ID", "Is het licht van de fiets kapot gegaan?", "Remmen"};
    CHECK(most_alike("Respons ID", header) == "Respons-ID");
    CHECK(most_alike("Is het licht van de fiets kapot?", header) == header[1]);
    CHECK_FALSE(most_alike("Hoe oud is de eigenaar van dit huis?", header));
    CHECK_FALSE(most_alike("licht", header));
    CHECK_FALSE(most_alike("", header));
}
