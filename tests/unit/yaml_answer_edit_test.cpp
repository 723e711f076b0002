#include "rodevlag/yaml_answer_edit.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>
#include <vector>

#include "rodevlag/error.h"

using namespace rodevlag;

namespace {

std::string set(const std::string& text, const std::string& field, const std::string& value) {
    return with_yaml_answer(text, field, value, "zaak.yaml");
}

const std::string form =
    "# Formulier\n"
    "zaak: oefening   # eigen naam\n"
    "weg:\n"
    "  # Is het donker?\n"
    "  donker:\n"
    "fiets:\n"
    "  # Doet de rem het?\n"
    "  voorrem: ja  # gezien\n"
    "  achterrem: \"nee\"\n"
    "  # Brandt het licht?\n"
    "  licht:\n"
    "\n"
    "# Hieronder vrije tekst.\n"
    "opmerking: >-\n"
    "  een # twee\n"
    "  drie\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("only the answer changes") {
    CHECK(set(form, "weg.donker", "nee") == replaced(form, "donker:", "donker: nee"));
    CHECK(set(form, "fiets.voorrem", "onbekend") ==
          replaced(form, "ja  # gezien", "onbekend  # gezien"));
    CHECK(set(form, "fiets.achterrem", "ja") == replaced(form, "\"nee\"", "ja"));
    CHECK(set(form, "Fiets.LICHT", "n.v.t.") == replaced(form, "licht:", "licht: n.v.t."));
    CHECK(set(form, "zaak", "een: twee") == replaced(form, "oefening ", "'een: twee' "));
}

TEST_CASE("an answer is taken away, and the question stays") {
    CHECK(set(form, "fiets.achterrem", "") == replaced(form, " \"nee\"", ""));
    CHECK(set(form, "fiets.voorrem", "") == replaced(form, "ja  # gezien", "  # gezien"));
    CHECK(set(form, "fiets.licht", "") == form);
}

TEST_CASE("a question that is not there comes at the end of its block") {
    CHECK(set(form, "fiets.banden", "vaak") ==
          replaced(form, "  licht:\n", "  licht:\n  banden: vaak\n"));
    CHECK(set(form, "tocht.storm", "ja") == form + "tocht:\n  storm: ja\n");
    CHECK(set("zaak: x", "a.b", "ja") == "zaak: x\na:\n  b: ja\n");
    CHECK(set("zaak: x\na:\nc: d\n", "a.b", "ja") == "zaak: x\na:\n  b: ja\nc: d\n");
    CHECK(set("zaak: x\na:\n    c: d", "a.b", "ja") == "zaak: x\na:\n    c: d\n    b: ja\n");
    CHECK(set("a:\n  c: d\n", "zaak", "7") == "a:\n  c: d\nzaak: '7'\n");
    CHECK(set("zaak: x\n...\n", "a.b", "ja") == "zaak: x\na:\n  b: ja\n...\n");
    CHECK(set("---\nzaak: x\n\n\n", "a.b", "ja") == "---\nzaak: x\na:\n  b: ja\n\n\n");
}

TEST_CASE("line ends stay what they are") {
    CHECK(set("zaak: x\r\na:\r\n  b: ja\r\n", "a.c", "nee") ==
          "zaak: x\r\na:\r\n  b: ja\r\n  c: nee\r\n");
    CHECK(set("zaak: x\r\na:\r\n  b: ja\r\n", "a.b", "") == "zaak: x\r\na:\r\n  b:\r\n");
}

TEST_CASE("answers between braces and below antwoorden") {
    CHECK(set("a: {b: ja, c: nee}\n", "a.b", "nee") == "a: {b: nee, c: nee}\n");
    CHECK(set("a: {b: ja, c: nee}\n", "a.c", "") == "a: {b: ja, c: }\n");
    CHECK(set("a: {b: ja}\n", "a.c", "nee") == "a: {c: nee, b: ja}\n");
    CHECK(set("a: {}\n", "a.c", "nee") == "a: {c: nee}\n");
    const std::string deep = "antwoorden:\n  a:\n    b: ja\n  c: {}\nx: y\n";
    CHECK(set(deep, "a.b", "nee") == replaced(deep, "ja", "nee"));
    CHECK(set(deep, "a.d", "nee") == replaced(deep, "b: ja\n", "b: ja\n    d: nee\n"));
    CHECK(set(deep, "e.f", "nee") == replaced(deep, "{}\n", "{}\n  e:\n    f: nee\n"));
    CHECK(set("antwoorden: {a: {b: ja}}\n", "c.d", "nee") ==
          "antwoorden: {c: {d: nee}, a: {b: ja}}\n");
}

TEST_CASE("a name with dots of its own, as for notes") {
    const std::string once = set("zaak: x\n", "notities.a.b", "zij zei: \"nee\"");
    CHECK(once == "zaak: x\nnotities:\n  a.b: 'zij zei: \"nee\"'\n");
    CHECK(set(once, "notities.a.b", "'s avonds") == "zaak: x\nnotities:\n  a.b: '''s avonds'\n");
    CHECK(set(set(once, "notities.a.b", "'s avonds"), "notities.a.b", "") ==
          "zaak: x\nnotities:\n  a.b:\n");
    CHECK(set("zaak: x\na.b: ja\n", "a.b", "nee") == "zaak: x\na.b: nee\n");
}

TEST_CASE("what cannot be changed alone is refused") {
    // A value that goes on below, one that is no text, and a member that is no block.
    CHECK_THROWS_AS(set("a:\n  b: niet\n    ingevuld\n", "a.b", "ja"), InputError);
    CHECK_THROWS_AS(set("a:\n  b: |-\n    ja\n", "a.b", "nee"), InputError);
    CHECK_THROWS_AS(set("a:\n  b: [ja]\n", "a.b", "nee"), InputError);
    CHECK_THROWS_AS(set("a: tekst\n", "a.b", "nee"), InputError);
    // No sound case to begin with.
    CHECK_THROWS_AS(set("a: 1\na: 2\n", "a.b", "nee"), InputError);
    CHECK_THROWS_AS(set("", "a.b", "nee"), InputError);
    CHECK_THROWS_AS(set(form, "weg.donker", "\x01"), UsageError);
}

TEST_CASE("any text can be set, changed and taken away again") {
    const std::vector<std::string> begins = {form, "zaak: x\n", "antwoorden: {}\n",
                                             "fiets: {licht: ja}\n"};
    CHECK(rc::check("set and take away", [&](const std::vector<char>& letters) {
        std::string value = "x";
        for (const char letter : letters) {
            value += letter >= ' ' && letter <= '~' ? letter : '#';
        }
        for (const std::string& begin : begins) {
            const std::string changed = set(begin, "fiets.licht", value);
            RC_ASSERT(set(changed, "fiets.licht", "nee") == set(begin, "fiets.licht", "nee"));
            RC_ASSERT(set(changed, "fiets.licht", value) == changed);
        }
    }));
}
