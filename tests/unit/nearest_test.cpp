#include "rodevlag/nearest.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using rodevlag::did_you_mean;
using rodevlag::nearest;

namespace {

const std::vector<std::string> keys = {"vraag", "uitleg", "bron", "waarden", "woorden"};

}  // namespace

TEST_CASE("a typing mistake finds the word") {
    CHECK(nearest("vraagg", keys) == "vraag");
    CHECK(nearest("vrag", keys) == "vraag");
    CHECK(nearest("vrxag", keys) == "vraag");
    CHECK(nearest("varag", keys) == "vraag");  // two neighbours swapped count as one
    CHECK(nearest("BRON", keys) == "bron");
    CHECK(nearest("wooorden", keys) == "woorden");
}

TEST_CASE("what is not alike gives no suggestion") {
    CHECK_FALSE(nearest("ketting", keys));
    CHECK_FALSE(nearest("b", keys));
    CHECK_FALSE(nearest("", keys));
    CHECK_FALSE(nearest("ja", std::vector<std::string>{"op", "x"}));
    CHECK_FALSE(nearest("vraag", std::vector<std::string>{}));
    CHECK_FALSE(nearest(std::string(1000, 'a'), std::vector<std::string>{std::string(1000, 'a')}));
}

TEST_CASE("among equals the first candidate is taken") {
    CHECK(nearest("aaaa", std::vector<std::string>{"aaab", "aaac"}) == "aaab");
    CHECK(nearest("aaac", std::vector<std::string>{"aaab", "aaac"}) == "aaac");
}

TEST_CASE("the suggestion is ready to be put behind a message") {
    CHECK(did_you_mean("vraagg", keys) == " (bedoelt u 'vraag'?)");
    CHECK(did_you_mean("ketting", keys) == "");
}
