#include "rodevlag/domain.h"

#include <doctest/doctest.h>
#include <string>

using rodevlag::Answer;
using rodevlag::Domain;
using rodevlag::ValueSet;

namespace {

const Domain& grades() {
    static const Domain domain({"goed", "niet_zo_goed", "slecht"});
    return domain;
}

const Domain& frequency() {
    static const Domain domain({"nee", "eenmalig", "meermaals"}, {{"ja", ValueSet{1, 2}}});
    return domain;
}

void check_given(const Domain& domain, const std::string& text, ValueSet values) {
    CAPTURE(text);
    const std::optional<Answer> answer = domain.read(text);
    REQUIRE(answer);
    CHECK(answer->kind == Answer::Kind::given);
    CHECK(answer->values == values);
}

}  // namespace

TEST_CASE("the usual words for ja and nee") {
    for (const char* text : {"ja", "JA", " j ", "yes", "Y", "true", "WAAR", "1", "aanwezig"}) {
        check_given(Domain::yes_no(), text, ValueSet{0});
    }
    for (const char* text : {"nee", "n", "No", "FALSE", "onwaar", "0", "\tafwezig\xC2\xA0"}) {
        check_given(Domain::yes_no(), text, ValueSet{1});
    }
}

TEST_CASE("unknown and blank are the whole domain and differ in kind") {
    for (const char* text : {"onbekend", "O", "unknown", " ? "}) {
        const std::optional<Answer> answer = Domain::yes_no().read(text);
        REQUIRE(answer);
        CHECK(answer->kind == Answer::Kind::unknown);
        CHECK(answer->values == ValueSet{0, 1});
    }
    for (const char* text : {"", "  ", "\xC2\xA0", "\t"}) {
        const std::optional<Answer> answer = Domain::yes_no().read(text);
        REQUIRE(answer);
        CHECK(answer->kind == Answer::Kind::blank);
        CHECK(answer->values == ValueSet{0, 1});
    }
}

TEST_CASE("other words are never guessed") {
    for (const char* text :
         {"x", "neen", "jaa", "2", "-", "misschien", "ja nee", "nvt", "n.v.t."}) {
        CAPTURE(text);
        CHECK_FALSE(Domain::yes_no().read(text));
    }
}

TEST_CASE("nvt is understood where it is a value") {
    const Domain domain({"ja", "nee", "nvt"});
    for (const char* text : {"nvt", "N.V.T.", "niet van toepassing"}) {
        check_given(domain, text, ValueSet{2});
    }
}

TEST_CASE("a domain without ja does not accept ja") {
    CHECK_FALSE(grades().read("ja"));
    CHECK_FALSE(grades().read("1"));
    check_given(grades(), "Goed", ValueSet{0});
}

TEST_CASE("an underscore may be a space or a hyphen") {
    check_given(grades(), "niet zo goed", ValueSet{1});
    check_given(grades(), "Niet-zo goed", ValueSet{1});
    const Domain ambiguous({"a_b", "a-b"});
    check_given(ambiguous, "a-b", ValueSet{1});
    CHECK_FALSE(ambiguous.read("a b"));
}

TEST_CASE("an extra word stands for its values, and so do its synonyms") {
    check_given(frequency(), "ja", ValueSet{1, 2});
    check_given(frequency(), "yes", ValueSet{1, 2});
    check_given(frequency(), "eenmalig", ValueSet{1});
    CHECK(frequency().meaning("ja") == ValueSet{1, 2});
    CHECK_FALSE(frequency().meaning("yes"));
    CHECK_FALSE(frequency().find("ja"));
    CHECK(frequency().find("meermaals") == 2);
}

TEST_CASE("sets of values in words") {
    CHECK(frequency().describe(ValueSet{1}) == "eenmalig");
    CHECK(frequency().describe(ValueSet{1, 2}) == "ja");
    CHECK(frequency().describe(ValueSet{0, 1}) == "nee of eenmalig");
    CHECK(frequency().describe(ValueSet{0, 1, 2}) == "onbekend");
    CHECK(frequency().accepted_words() == "nee, eenmalig, meermaals, ja, onbekend of leeg");
    CHECK(Domain::yes_no().accepted_words() == "ja, nee, onbekend of leeg");
}

TEST_CASE("what cannot be a domain is refused") {
    CHECK_THROWS_AS(Domain({"een"}), std::invalid_argument);
    CHECK_THROWS_AS(Domain({"een", "een"}), std::invalid_argument);
    CHECK_THROWS_AS(Domain({"een", ""}), std::invalid_argument);
    CHECK_THROWS_AS(Domain(std::vector<std::string>(33, "x")), std::invalid_argument);
}
