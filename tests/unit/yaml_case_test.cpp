#include "rodevlag/yaml_case.h"

#include <doctest/doctest.h>
#include <string>

#include "rodevlag/text.h"
#include "rodevlag/yaml_text.h"

using namespace rodevlag;

namespace {

std::string read(const std::string& text) {
    MemorySource source(text, "in.yaml");
    YamlCaseReader reader(source);
    Record record;
    REQUIRE(reader.next(record));
    CHECK(record.raw == text);
    std::string shown;
    for (const Field& field : record.fields) {
        shown +=
            (shown.empty() ? "" : " ") + std::string(field.name) + "=" + std::string(field.text);
    }
    for (const Problem& problem : record.problems) {
        shown += (shown.empty() ? "" : " ! ") + problem.to_string();
    }
    CHECK_FALSE(reader.next(record));
    return shown;
}

const std::vector<Result> results = {
    Result{"b",
           {{"uitkomst", std::string("hoog")},
            {"mogelijk", std::vector<std::string>{"laag", "n.v.t.", "no"}},
            {"leeg", std::vector<std::string>{}},
            {"aantal.ja", std::int64_t{3}},
            {"versie", std::string("1.0"), false},
            {"aantal.nee", std::int64_t{0}}}}};

const std::string block =
    "  b:\n"
    "    uitkomst: hoog\n"
    "    mogelijk: [laag, n.v.t., 'no']\n"
    "    leeg: []\n"
    "    aantal:\n"
    "      ja: 3\n"
    "      nee: 0\n"
    "    versie: '1.0'\n";

FieldRole role_of(std::string_view given) {
    const std::string name = lower_case(trimmed(given));
    if (name == "zaak") {
        return FieldRole::identity;
    }
    if (name.starts_with("n.")) {
        return FieldRole::answer;
    }
    return name.starts_with("b.") || name.starts_with("c.") ? FieldRole::result : FieldRole::other;
}

std::string built(std::vector<Field> fields, std::string_view id,
                  const std::vector<Result>& added) {
    Record record;
    record.id = id;
    record.fields = std::move(fields);
    MemorySink sink;
    YamlCaseWriter writer(sink, YamlOrigin::other_format, role_of);
    writer.write(record, added);
    writer.finish();
    return sink.text();
}

}  // namespace

TEST_CASE("a case becomes fields") {
    CHECK(read("zaak: 2024-001\nn:\n  a: ja\n  b:\n  c: ~\n  d: null\nx: 010\n") ==
          "zaak=2024-001 n.a=ja n.b= n.c= n.d= x=010");
    CHECK(read("antwoorden:\n  n: {a: ja}\n") == "n.a=ja");
    CHECK(read("n:\n  a: [ja, nee]\n  b: {x: y}\nlijst:\n  - 1\n  - twee\n") ==
          "n.a=[ja, nee] n.b={x: 'y'} lijst=['1', twee]");
    CHECK(read("zaak: 1\nbesluiten:\n  b:\n    uitkomst: hoog\n    mogelijk: [a, b]\n    aantal: "
               "{ja: 3}\n") == "zaak=1 b.uitkomst=hoog b.mogelijk=a|b b.ja=3");
    CHECK(read("zaak:\nbesluiten:\n") == "zaak=");
}

TEST_CASE("fields know their position") {
    MemorySource source("# kop\nzaak: 1\n\nn:\n  a:   ja\n", "in.yaml");
    YamlCaseReader reader(source);
    Record record;
    REQUIRE(reader.next(record));
    CHECK(record.id == "1");
    CHECK(record.fields[1].line == 5);
    CHECK(record.fields[1].column == 8);
}

TEST_CASE("what is no case is one broken record") {
    CHECK(read("").find("leeg") != std::string::npos);
    CHECK(read("# alleen dit\n").find("leeg") != std::string::npos);
    CHECK(read("{zaak: 1}\n").find("--from json") != std::string::npos);
    CHECK(read("- a\n").starts_with("in.yaml:1:1: een zaak bestaat uit"));
    CHECK(read("tekst\n").starts_with("in.yaml:1:1: een zaak bestaat uit"));
    CHECK(read("zaak: [1]\n").starts_with("in.yaml:1:7: zaak: "));
    CHECK(read("besluiten: 3\n").starts_with("in.yaml:1:12: besluiten: "));
    CHECK(read("zaak: 1\nzaak: 2\n").starts_with("in.yaml:2:1: "));
    CHECK(read("n:\n  a: ja\n  a: nee\n").starts_with("in.yaml:3:3: "));
    CHECK(read("n.a: ja\nn:\n  a: nee\n") == "in.yaml:3:6: n.a: dit veld is er twee keer");
    CHECK(read("zaak: 1\n---\nzaak: 2\n").starts_with("in.yaml:"));
    CHECK(read("zaak: \xFF\n").starts_with("in.yaml:1:7: "));
    CHECK(read("a: &x 1\nb: *x\n").starts_with("in.yaml:"));
    MemorySource large(std::string((std::size_t{1} << 20) + 1, '#'), "in.yaml");
    CHECK_THROWS_AS(YamlCaseReader{large}, InputError);
}

TEST_CASE("results are appended and no other byte changes") {
    const std::string text = "# kop\nzaak:   1   # nummer\n\nn: {a: 'ja'}\n# slot\n";
    CHECK(splice_yaml_results(text, {}) == text);
    CHECK(splice_yaml_results(text, results) == text + "besluiten:\n" + block);
    CHECK(splice_yaml_results("zaak: 1", results) == "zaak: 1\nbesluiten:\n" + block);
    CHECK(splice_yaml_results("---\nzaak: 1\n...\n# na\n", results) ==
          "---\nzaak: 1\nbesluiten:\n" + block + "...\n# na\n");
    CHECK(splice_yaml_results("  zaak: 1\n  n:\n    a: ja\n", results)
              .find("\n  besluiten:\n    b:\n      uit") != std::string::npos);
    const std::string windows = splice_yaml_results("\xEF\xBB\xBFzaak: 1\r\n", results);
    CHECK(windows.starts_with("\xEF\xBB\xBFzaak: 1\r\nbesluiten:\r\n  b:\r\n"));
    CHECK(windows.ends_with("versie: '1.0'\r\n"));
}

TEST_CASE("results that are there already are replaced in place") {
    CHECK(splice_yaml_results("besluiten:\n  c:\n    x: 1 # blijft\n  b:\n    oud: 1\n    # weg\n"
                              "\n# bij d\n  d: {y: 2}\n# bij zaak\nzaak: 1\n",
                              results) == "besluiten:\n  c:\n    x: 1 # blijft\n" + block +
                                              "\n# bij d\n  d: {y: 2}\n# bij zaak\nzaak: 1\n");
    CHECK(splice_yaml_results("besluiten:\n  c:\n    x: 1\n\n# bij zaak\nzaak: 1\n", results) ==
          "besluiten:\n  c:\n    x: 1\n" + block + "\n# bij zaak\nzaak: 1\n");
    CHECK(splice_yaml_results("zaak: 1\nbesluiten: {b: {oud: 1}, c: {x: [p, '7']}}\nn:\n  a: ja\n",
                              results) ==
          "zaak: 1\nbesluiten:\n  c: {x: [p, '7']}\n" + block + "n:\n  a: ja\n");
    CHECK(splice_yaml_results("zaak: 1\nbesluiten:\n", results) == "zaak: 1\nbesluiten:\n" + block);
    CHECK(splice_yaml_results("besluiten: ~\nzaak: |\n  # geen\n\n  commentaar\n", results) ==
          "besluiten:\n" + block + "zaak: |\n  # geen\n\n  commentaar\n");
    const std::string once = splice_yaml_results("zaak: 1\n", results);
    CHECK(splice_yaml_results(once, results) == once);
}

TEST_CASE("results fit in whatever way a case is written") {
    for (const std::string text :
         {"zaak: |\n  a", "zaak: |+\n  a\n\n\n", "zaak: >-\n  a\n  b\n", "zaak: \"a\n  b\"\n",
          "zaak: a\n  b\n", "--- # x\nzaak: 1\n", "%YAML 1.2\n---\nzaak: 1\n...\n", "zaak: 1\n...",
          "besluiten: {b: {x: 1},\n  c: 2,\n\n  d: [1,\n 2]}\nzaak: 1\n",
          "besluiten:\n  b: {x: 1,\n    y: 2}\n  c:\n  - 1\n  - 2\nzaak: 1",
          "\"besluiten\" :\n    'b' : 1\nzaak: 1\n",
          "besluiten:\n\n  # x\n  b: |\n    # y\n\n    z\n\nzaak: 1\n",
          "zaak: 1\nbesluiten:\n  b: 1\n  # diep\n# hoog\n",
          "zaak: 1\nbesluiten: # niets\n# hoog\n",
          "zaak: 1\r\nbesluiten:\r\n  c: 1\r\n\r\nn:\r\n  a: ja", "besluiten:\n  b:\n  c:\n"}) {
        CAPTURE(text);
        const std::string once = splice_yaml_results(text, results);
        const YamlDocument document = read_yaml(once, "");
        REQUIRE(document.problems.empty());
        const YamlNode* section = document.root.find("besluiten");
        REQUIRE(section != nullptr);
        REQUIRE(section->find("b") != nullptr);
        CHECK(section->find("b")->find("aantal")->find("ja")->text == "3");
        CHECK(splice_yaml_results(once, results) == once);
    }
}

TEST_CASE("a case from another format is built anew") {
    CHECK(built({{"zaak", "2024-1"},
                 {" N.A ", "ja"},
                 {"n", "x"},
                 {"n.b", ""},
                 {"b.oud", "1"},
                 {"c.u", "hoog"}},
                "2024-1", results) ==
          "zaak: '2024-1'\n'n':\n  a: ja\n  b:\nn_2: x\nbesluiten:\n  c:\n    u: hoog\n" + block);
    CHECK(built({}, "", {}) == "zaak:\n");
}

TEST_CASE("every text comes back as it was") {
    for (const std::string text :
         {"ja",   "no",    "true", "010", "1.0", "a: b", "a #b", "#a",          "- a",
          "'",    "\"",    "it's", " a",  "a ",  "a\nb", "a\n",  "\n",          "\t",
          "[a]",  "{a}",   "a,b",  "*a",  "&a",  "!a",   "%a",   "@a",          "`a",
          "|",    ">",     "?",    ":",   "-",   "...",  "---",  "caf\xC3\xA9", "\xF0\x9F\x98\x80",
          "a\\b", "a\\nb", "="}) {
        CHECK_MESSAGE(read(built({{"zaak", text}, {"n.a", text}, {text, "x"}}, text, {})) ==
                          "zaak=" + text + " n.a=" + text + " " + text + "=x",
                      text);
    }
}

TEST_CASE("one case per file, and no control characters") {
    MemorySink sink;
    YamlCaseWriter writer(sink, YamlOrigin::other_format, role_of);
    writer.write(Record{}, {});
    CHECK_THROWS_AS(writer.write(Record{}, {}), UsageError);
    CHECK_THROWS_AS(built({{"x", "a\x01z"}}, "", {}), UsageError);
}
