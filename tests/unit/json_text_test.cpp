#include "rodevlag/json_text.h"

#include <doctest/doctest.h>
#include <string>

#include "rodevlag/json_string.h"

using namespace rodevlag;

namespace {

std::string fault(const std::string& text) {
    const TextPositions positions(text);
    const std::optional<Problem> problem = find_json_fault(text, positions, "in.json");
    return problem ? problem->to_string() : "";
}

std::vector<std::string> duplicates(const std::string& text) {
    const TextPositions positions(text);
    std::vector<std::string> places;
    for (const Problem& problem : find_duplicate_keys(text, positions, "")) {
        places.push_back(std::to_string(problem.line) + ":" + std::to_string(problem.column));
    }
    return places;
}

std::string unescaped(std::string_view raw) {
    std::string text;
    append_json_string_text(text, raw);
    return text;
}

std::string nested(std::size_t depth, char open, char close) {
    return std::string(depth, open) + std::string(depth, close);
}

}  // namespace

TEST_CASE("sound JSON has no fault") {
    for (const std::string text :
         {"{}", "[]", " {\"a\" : [1, -0.5e+3, true, false, null, \"x\\u00e9\\n\"] } ", "\"\"", "1",
          "12345678901234567890123", "{\"\":{}}", "[[],{}]",
          "\"\xF0\x9F\x98\x80 \\ud83d\\ude00\""}) {
        CHECK_MESSAGE(fault(text).empty(), text);
    }
}

TEST_CASE("every trap is found") {
    for (const std::string text : {"",
                                   " ",
                                   "{",
                                   "[",
                                   "{]",
                                   "[}",
                                   "[1,]",
                                   "{\"a\":1,}",
                                   "{,}",
                                   "[,1]",
                                   "{a:1}",
                                   "{'a':1}",
                                   "{\"a\"}",
                                   "{\"a\":}",
                                   "{\"a\" 1}",
                                   "{\"a\":1 \"b\":2}",
                                   "01",
                                   "1.",
                                   ".5",
                                   "+1",
                                   "-",
                                   "1e",
                                   "0x10",
                                   "NaN",
                                   "Infinity",
                                   "-Infinity",
                                   "nul",
                                   "True",
                                   "// x\n1",
                                   "/* x */1",
                                   "1 2",
                                   "{} {}",
                                   "{}]",
                                   "\"a",
                                   "\"\\x\"",
                                   "\"\\u12\"",
                                   "\"\\ud800\"",
                                   "\"\\udc00\"",
                                   "\"\\ud800\\u0041\"",
                                   "\"\t\"",
                                   "\"a\nb\"",
                                   "\"\x1F\"",
                                   "\"\xFF\"",
                                   "\"\xC0\x80\"",
                                   "\"\xED\xA0\x80\"",
                                   "\"\xF5\x80\x80\x80\"",
                                   "\xEF\xBB\xBF{}",
                                   "1e999",
                                   "\xC2\xA0{}",
                                   "{1:2}",
                                   "{null:2}"}) {
        CHECK_MESSAGE(!fault(text).empty(), text);
    }
    CHECK(!fault(std::string("{}\0", 3)).empty());
    CHECK(!fault(std::string("{}\0 rommel", 10)).empty());
    CHECK(!fault(std::string("\"a\0b\"", 5)).empty());
}

TEST_CASE("faults say what and where, and never quote the input") {
    CHECK(fault("{\"a\": 1,\n \"b\": geheim}").starts_with("in.json:2:7: een onbekend woord"));
    CHECK(fault("{\"geheim\": \"geheim").find("geheim") == std::string::npos);
    CHECK(fault("{\"a\": 1} x") == "in.json:1:10: er staat nog tekst achter de JSON-waarde");
    CHECK(fault("{\"a\": \"expected end of input") ==
          "in.json:1:29: een tekst heeft geen sluitend aanhalingsteken");
    CHECK(fault("{\"a\"").find("te vroeg") != std::string::npos);
    CHECK(fault("[\"\xFF\"]").starts_with("in.json:1:3: geen geldige UTF-8"));
    CHECK(fault("[1e999]").find("te groot") != std::string::npos);
    CHECK(fault("[\"a\x01\"]").find("stuurteken") != std::string::npos);
}

TEST_CASE("depth has a limit") {
    CHECK(fault(nested(64, '[', ']')).empty());
    CHECK(fault(nested(65, '[', ']')) == "in.json:1:65: meer dan 64 niveaus diep");
    CHECK(fault(nested(200'000, '[', ']')) == "in.json:1:65: meer dan 64 niveaus diep");
    CHECK(fault("[\"[[[\\\"[[[\"," + nested(64, '[', ']') + "]").starts_with("in.json:1:76: "));
}

TEST_CASE("duplicate keys are found anywhere") {
    CHECK(duplicates("{\"a\":1,\"b\":2}").empty());
    CHECK(duplicates("{\"a\":1,\"a\":2}") == std::vector<std::string>{"1:8"});
    CHECK(duplicates("{\"a\":1,\"\\u0061\":2}") == std::vector<std::string>{"1:8"});
    CHECK(duplicates("{\"a\":{\"x\":1,\n\"x\":1,\"x\":1},\"b\":[{\"y\":1,\"y\":2}],\"a\":3}") ==
          std::vector<std::string>{"2:1", "2:7", "2:26", "2:34"});
    CHECK(duplicates("[{\"a\":1},{\"a\":1}]").empty());
}

TEST_CASE("ranges of members and elements") {
    const std::string text = " { \"a\" : [1, {\"b\":\"]}\"}] ,\"c\\\"\":1.10, \"d\":\"x\\\\\" }";
    const std::vector<JsonMember> members = json_members(json_trimmed(text));
    REQUIRE(members.size() == 3);
    CHECK(members[0].value == "[1, {\"b\":\"]}\"}]");
    CHECK(members[1].key == "c\"");
    CHECK(members[1].raw_key == "\"c\\\"\"");
    CHECK(members[1].value == "1.10");
    CHECK(members[2].value == "\"x\\\\\"");
    const std::vector<std::string_view> elements = json_elements(members[0].value);
    REQUIRE(elements.size() == 2);
    CHECK(elements[0] == "1");
    CHECK(elements[1] == "{\"b\":\"]}\"}");
    CHECK(json_members("{ }").empty());
    CHECK(json_elements("[ ]").empty());
    CHECK(json_elements("[[],[[]],{}]").size() == 3);
}

TEST_CASE("strings in and out") {
    CHECK(unescaped("\"a\\\"\\\\\\/\\b\\f\\n\\r\\tz\"") == "a\"\\/\b\f\n\r\tz");
    CHECK(unescaped("\"\\u0041\\u00e9\\u20AC\\ud83d\\ude00!\"") ==
          "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80!");
    std::string every;
    for (int byte = 0; byte < 0x80; ++byte) {
        every += static_cast<char>(byte);
    }
    std::string json;
    append_json_string(json, every);
    CHECK(fault(json).empty());
    CHECK(unescaped(json) == every);
}
