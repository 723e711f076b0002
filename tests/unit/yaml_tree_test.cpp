#include "rodevlag/yaml_tree.h"

#include <deque>
#include <doctest/doctest.h>
#include <string>

using rodevlag::read_yaml;
using rodevlag::YamlDocument;
using rodevlag::YamlNode;

namespace {

std::string problems_of(const std::string& text) {
    std::string all;
    for (const rodevlag::Problem& problem : read_yaml(text, "a.yaml").problems) {
        all += problem.to_string() + "\n";
    }
    return all;
}

YamlNode tree_of(const std::string& text) {
    static std::deque<YamlDocument> kept;  // what the nodes point to
    const YamlDocument& document = kept.emplace_back(read_yaml(text, "a.yaml"));
    REQUIRE(document.problems.empty());
    REQUIRE(document.complete);
    return document.root;
}

}  // namespace

TEST_CASE("nodes and keys know their place") {
    const YamlNode root = tree_of("a: 1\nb:\n  - x\n  - {c: y, d: [z]}\n");
    REQUIRE(root.is_mapping());
    REQUIRE(root.members.size() == 2);
    CHECK(root.members[1].line == 2);
    CHECK(root.members[1].column == 1);
    const YamlNode& list = root.members[1].value;
    REQUIRE(list.is_sequence());
    CHECK_FALSE(list.flow_style);
    CHECK(list.items[0].text == "x");
    CHECK(list.items[0].line == 3);
    CHECK(list.items[0].column == 5);
    const YamlNode& block = list.items[1];
    CHECK(block.flow_style);
    CHECK(block.members[1].key == "d");
    CHECK(block.members[1].column == 12);
    CHECK(block.find("d")->items[0].column == 16);
    CHECK(block.find("e") == nullptr);
}

TEST_CASE("every scalar stays text") {
    const YamlNode root = tree_of("a: 010\nb: ja\nc: 1.0\nd: null\ne: ~\nf: NULL\ng: yes\nh: ''\n");
    CHECK(root.find("a")->text == "010");
    CHECK(root.find("b")->text == "ja");
    CHECK(root.find("c")->text == "1.0");
    CHECK(root.find("d")->text == "null");
    CHECK(root.find("e")->text == "~");
    CHECK(root.find("f")->text == "NULL");
    CHECK(root.find("g")->text == "yes");
    CHECK(root.find("h")->text == "");
}

TEST_CASE("an empty value is not taken for the null that follows it") {
    const YamlNode root = tree_of("x:\n  a:\n~: b\nc:\nnull: d\n");
    CHECK(root.find("x")->find("a")->text == "");
    CHECK(root.find("x")->find("a")->line == 2);
    CHECK(root.find("~")->text == "b");
    CHECK(root.find("c")->text == "");
    CHECK(root.find("c")->line == 4);
    CHECK(root.find("null")->text == "d");
}

TEST_CASE("a byte order mark and Windows line ends change nothing") {
    const YamlNode root = tree_of(
        "\xEF\xBB\xBF"
        "a: |\r\n  x\r\n  y\r\nb: c\r\n");
    CHECK(root.find("a")->text == "x\ny\n");
    CHECK(root.members[0].column == 1);
    CHECK(root.members[1].line == 4);
}

TEST_CASE("columns count bytes") {
    const YamlNode root = tree_of("{\xC3\xAB: 1, b: 2}");
    CHECK(root.members[1].column == 9);
}

TEST_CASE("all duplicate keys are reported, the first one is kept") {
    const std::string text = "a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n";
    CHECK(problems_of(text) ==
          "a.yaml:2:11: sleutel 'c' staat er al (regel 2)\n"
          "a.yaml:3:1: sleutel 'a' staat er al (regel 1)\n"
          "a.yaml:4:1: sleutel 'a' staat er al (regel 1)\n");
    const YamlDocument document = read_yaml(text, "a.yaml");
    CHECK(document.complete);
    CHECK(document.root.find("a")->text == "1");
    std::string many;
    for (int key = 0; key < 40; ++key) {
        many += "k" + std::to_string(key) + ": 1\n";
    }
    CHECK(problems_of(many + "k7: 2\n") == "a.yaml:41:1: sleutel 'k7' staat er al (regel 8)\n");
}

TEST_CASE("anchors, aliases, tags and merge keys are refused together") {
    const std::string found =
        problems_of("a: &x 1\nb: *x\nc: !!str 2\nd: ! 3\n<<: {e: 4}\nf: !t [1]\n");
    CHECK(found.find("a.yaml:1:4: een anker ('&x')") != std::string::npos);
    CHECK(found.find("a.yaml:2:4: een verwijzing met '*'") != std::string::npos);
    CHECK(found.find("a.yaml:3:4: een tag") != std::string::npos);
    CHECK(found.find("a.yaml:4:4: een tag") != std::string::npos);
    CHECK(found.find("a.yaml:5:1: de sleutel '<<'") != std::string::npos);
    CHECK(found.find("a.yaml:6:4: een tag") != std::string::npos);
    CHECK(problems_of("a: '!x'\nb: \"!!str y\"\n") == "");
}

TEST_CASE("an alias to itself is refused") {
    CHECK(problems_of("a: &x [*x]\n") != "");
    CHECK_FALSE(read_yaml("a: &x [*x]\n", "a.yaml").complete);
}

TEST_CASE("one document, not none and not two") {
    CHECK(problems_of("") == "a.yaml:1:1: het bestand is leeg\n");
    CHECK(problems_of("# niets\n---\n") == "a.yaml:1:1: het bestand is leeg\n");
    CHECK(problems_of("---\na: 1\n...\n") == "");
    CHECK(problems_of("a: 1\n---\nb: 2\n").find("a.yaml:2:1: na de gegevens") == 0);
    CHECK(problems_of("[1],") != "");
}

TEST_CASE("nesting has a limit, also where YAML cannot be read to the end") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    CHECK(problems_of(nested(64)) == "");
    CHECK(problems_of(nested(65)) == "a.yaml:1:65: te diep genest: meer dan 64 niveaus\n");
    for (const char* piece : {"[", "{", "- ", "? ", "a: [", "[{a: "}) {
        std::string text;
        for (int count = 0; count < 100'000; ++count) {
            text += piece;
        }
        CAPTURE(piece);
        CHECK(problems_of(text) != "");
    }
}

TEST_CASE("size has a limit") {
    std::string text = "a: 1\n#";
    text.resize(std::size_t{1} << 20, 'x');
    CHECK(problems_of(text) == "");
    CHECK(problems_of(text + "x") ==
          "a.yaml: het bestand is te groot: 1048577 bytes, hoogstens 1048576 mag\n");
}

TEST_CASE("only strict UTF-8 without control characters is text") {
    for (const char* text :
         {"a: \xFF", "a: \xC0\xAF", "a: \xED\xA0\x80", "a: \xF4\x90\x80\x80", "a: \xE2\x82",
          "a: \x07", "a: \x7F", "a: \xC2\x85", "a:\rb", "a: \x04", "a: \xE2\x80\xAE",
          "a: \xEF\xBB\xBF", "a: \"\\0\"", "a: \"\\u202e\""}) {
        CAPTURE(text);
        CHECK(problems_of(text) != "");
    }
    CHECK(problems_of(std::string("a: \0b", 5)) != "");
    CHECK(problems_of("a: \xC3\xAB \xE2\x82\xAC \xF0\x9F\x9A\xB2\n") == "");
    CHECK(problems_of("a: 1\nb: \xE9\n") ==
          "a.yaml:2:4: het bestand bevat een byte die geen UTF-8 is (0xE9); bewaar het bestand als "
          "UTF-8\n");
}

TEST_CASE("syntax errors are explained in Dutch, with their place") {
    CHECK(problems_of("a: b: c\n") ==
          "a.yaml:1:5: hier kan geen ':' staan; zet tekst met een dubbele punt tussen "
          "aanhalingstekens\n");
    CHECK(problems_of("- a: 1\n\tb: 1\n").find("een tab is niet toegestaan") != std::string::npos);
    for (const char* text :
         {"a: [1", "a: {b: 1", "a: 'x", "a: \"x", "- a\nb: 1", "a: 1\n  b: 2\n c: 3", "]", "}",
          "a: \"\\q\"", "a: \"\\xZZ\"", "a: \"\\ud800\"", "a: *b", "@", "`", "a: |0\n x", "a: & b",
          "a: !<x", "{a, b", "- - a\n - b\n- c:\n d"}) {
        const std::string found = problems_of(text);
        CAPTURE(text);
        CHECK(found.rfind("a.yaml:1", 0) + found.rfind("a.yaml:2", 0) + found.rfind("a.yaml:3", 0) +
                  found.rfind("a.yaml:4", 0) !=
              4 * std::string::npos);
        CHECK(found.find("yaml-cpp") == std::string::npos);
    }
}

TEST_CASE("a quote that is not closed does not take the rest of the file with it") {
    const std::string message =
        "een aanhalingsteken wordt niet gesloten voor het einde van het bestand\n";
    for (const std::string quote : {"\"", "'"}) {
        CHECK(problems_of("a: " + quote + "b\nc:\n  d: e\n") == "a.yaml:1:4: " + message);
        CHECK(problems_of("a: " + quote) == "a.yaml:1:4: " + message);
    }
    CHECK(problems_of("\xC3\xA9: 1\nb: 'it''s\n") == "a.yaml:2:4: " + message);
    CHECK(problems_of("a: \"b\\\"\n") == "a.yaml:1:4: " + message);
    CHECK(problems_of("a: 'b\\'\nc: \"d\\\"\"\n'e''': \"'\"\n\"f\": |\n  \"\n").empty());
}

TEST_CASE("a line that would be passed over as a directive is refused") {
    const std::string message =
        "het bestand bevat een regel die met '%' begint; zet er een spatie voor\n";
    CHECK(problems_of("%a: b\nc: d\n") == "a.yaml:1:1: " + message);
    CHECK(problems_of("%YAML 1.2\n%TAG ! !\n---\nc: d\n") == "a.yaml:2:1: " + message);
    CHECK(problems_of("a: b\r\n%c: d") == "a.yaml:2:1: " + message);
    CHECK(problems_of("a: b\n...\n%\n") == "a.yaml:3:1: " + message);
    CHECK(problems_of("%YAML 1.2\n---\na: 10%\nb: |\n %\n").empty());
}

TEST_CASE("a fault at the very end stands in the file") {
    CHECK(problems_of("a: \"b\\").starts_with("a.yaml:1:7: "));
}

TEST_CASE("keys must be words") {
    CHECK(problems_of("? [a]\n: 1\n").find("een sleutel moet een gewoon woord zijn") !=
          std::string::npos);
    CHECK(problems_of("{a: 1}: 2\n") != "");
    CHECK(problems_of(": 1\n").find("hier hoort een sleutel te staan") != std::string::npos);
}

TEST_CASE("a word alone is no key") {
    const auto problem_of = [](const char* text) {
        const YamlDocument document = read_yaml(text, "t.yaml");
        return document.problems.empty() ? "" : document.problems.front().to_string();
    };
    const std::string message = "achter dit woord ontbreekt een dubbele punt";
    CHECK(problem_of("a: 1\nwoord\n") == "t.yaml:2:1: " + message);
    CHECK(problem_of("b: {c, d: 2}\n") == "t.yaml:1:5: " + message);
    CHECK(problem_of("b: {d: 2, c}\n") == "t.yaml:1:11: " + message);
    CHECK(problem_of("a:\n  b: 4\n\"c\"") == "t.yaml:3:1: " + message);
    CHECK(problem_of("a:\n  b: 1\n  c:\n  d e\n#") == "t.yaml:4:3: " + message);
    CHECK(problem_of("a: 1\nb:\nc\n  de:2\n") == "t.yaml:3:1: " + message);
    CHECK(problem_of("a:\n  b:\n    c\n  d:\n  - e\nf: {g:\nh}\n").empty());
    CHECK(problem_of("{\"a\\\"\": 1, \"b\"}\n") == "t.yaml:1:12: " + message);
    CHECK(problem_of("a:\nb :\n'e' : 3\n\"f\\\"g\": 4\n").empty());
}
