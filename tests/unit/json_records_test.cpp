#include "rodevlag/json_records.h"

#include <doctest/doctest.h>
#include <stdexcept>
#include <string>

#include "rodevlag/json_lines.h"
#include "rodevlag/json_record_writer.h"
#include "rodevlag/text.h"

using namespace rodevlag;

namespace {

// The fields as `name=text` with spaces between; the problems when there are any.
std::string shown(const Record& record) {
    std::string text;
    for (const Field& field : record.fields) {
        text += (text.empty() ? "" : " ") + std::string(field.name) + "=" + std::string(field.text);
    }
    for (const Problem& problem : record.problems) {
        text += (text.empty() ? "" : " ! ") + problem.to_string();
    }
    return text;
}

std::vector<std::string> read_lines(const std::string& text) {
    MemorySource source(text, "in");
    JsonLinesReader reader(source);
    Record record;
    std::vector<std::string> records;
    while (reader.next(record)) {
        records.push_back(shown(record));
        CHECK(record.number == records.size());
    }
    return records;
}

std::string read_line(const std::string& text) {
    const std::vector<std::string> records = read_lines(text);
    REQUIRE(records.size() == 1);
    return records[0];
}

std::string failure(const std::string& text) {
    MemorySource source(text, "in");
    try {
        JsonDocumentReader reader(source);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

const std::vector<Result> results = {
    Result{"b",
           {{"uitkomst", std::string("hoog")},
            {"mogelijk", std::vector<std::string>{"laag", "ho\"og"}},
            {"aantal.ja", std::int64_t{3}},
            {"versie", std::string("1"), false},
            {"aantal.nee", std::int64_t{-1}}}}};
const std::string result_json =
    R"({"uitkomst":"hoog","mogelijk":["laag","ho\"og"],"aantal":{"ja":3,"nee":-1},"versie":"1"})";

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
    return JsonRecordText(JsonOrigin::other_format, role_of).text(record, added);
}

}  // namespace

TEST_CASE("members become fields") {
    CHECK(
        read_line(
            R"({"zaak":"1","antwoorden":{"n":{"a":"ja","b":true,"c":0,"d":null},"m":{"e":""}}})") ==
        "zaak=1 n.a=ja n.b=true n.c=0 n.d= m.e=");
    CHECK(
        read_line(
            R"({"zaak":12345678901234567890,"x":1.10,"y":null,"z":"t\u0065kst","o":{"p": [1]}})") ==
        "zaak=12345678901234567890 x=1.10 y= z=tekst o={\"p\": [1]}");
    CHECK(
        read_line(
            R"({"besluiten":{"b":{"uitkomst":"hoog","mogelijk":["a","b"],"leeg":[],"aantal":{"ja":3}},"c":1}})") ==
        "b.uitkomst=hoog b.mogelijk=a|b besluiten.b.leeg= b.ja=3");
    CHECK(read_line("{}") == "");
    CHECK(read_line(R"({"zaak":null,"antwoorden":null,"besluiten":null})") == "zaak=");
    CHECK(read_line(R"({"antwoorden":{"n":null}})") == "");
}

TEST_CASE("positions of fields") {
    MemorySource source("\n  {\"zaak\":\"1\", \"antwoorden\":{\"n\":{\"a\": \"ja\"}}}\n", "in");
    JsonLinesReader reader(source);
    Record record;
    REQUIRE(reader.next(record));
    CHECK(record.id == "1");
    CHECK(record.line == 2);
    CHECK(record.fields[1].line == 2);
    CHECK(record.fields[1].column == 40);
    CHECK(reader.blank_lines() == 1);
}

TEST_CASE("a bad line is one broken record") {
    const std::vector<std::string> records = read_lines(
        "{\"zaak\":1}\n{\"zaak\":\n\n[1]\r\n{\"a\":1,\"a\":2}\n\xEF\xBB\xBF{}\n{\"zaak\":2}");
    REQUIRE(records.size() == 6);
    CHECK(records[0] == "zaak=1");
    CHECK(records[1].starts_with("in:2:"));
    CHECK(records[2].starts_with("in:4:1: een record hoort een object te zijn"));
    CHECK(records[3] == "in:5:8: de naam 'a' staat twee keer in hetzelfde object");
    CHECK(records[4].starts_with("in:6:1: er staat een byte-order mark"));
    CHECK(records[5] == "zaak=2");
}

TEST_CASE("members of the wrong kind are problems with a position") {
    CHECK(read_line(R"({"zaak":[1]})").starts_with("in:1:9: zaak: "));
    CHECK(read_line(R"({"zaak":true})").starts_with("in:1:9: zaak: "));
    CHECK(read_line(R"({"antwoorden":[]})").starts_with("in:1:15: antwoorden: "));
    CHECK(read_line(R"({"antwoorden":{"n":"ja"}})").starts_with("in:1:20: antwoorden.n: "));
    CHECK(read_line(R"({"antwoorden":{"n":{"a":["ja"]}}})")
              .starts_with("in:1:25: n.a: een antwoord"));
    CHECK(read_line(R"({"besluiten":"x"})").starts_with("in:1:14: besluiten: "));
    CHECK(read_line(R"({"antwoorden":{"n":{"a":[],"b":{}}}})").find(" ! ") != std::string::npos);
    CHECK(read_line(R"({"n.a":"nee","antwoorden":{"n":{"a":"ja"}}})") ==
          "in:1:37: n.a: dit veld is er twee keer");
    CHECK(read_line(R"({"zaak":"\u0000"})").starts_with("in:1:9: zaak: er staat een NUL"));
}

TEST_CASE("the layout changes with the names") {
    MemorySource source(R"({"zaak":1,"x":2}
{"zaak":3,"x":4}
{"zaak":3}
{"zaak":3,"y":4}
{"zaak":
{"zaak":3,"y":4}
)",
                        "in");
    JsonLinesReader reader(source);
    Record record;
    std::vector<std::size_t> layouts;
    while (reader.next(record)) {
        layouts.push_back(record.layout);
    }
    REQUIRE(layouts.size() == 6);
    CHECK(layouts[0] == layouts[1]);
    CHECK(layouts[1] != layouts[2]);
    CHECK(layouts[2] != layouts[3]);
    CHECK(layouts[4] == 0);
    CHECK(layouts[5] == layouts[3]);
}

TEST_CASE("inputs of lines without records, and long lines") {
    CHECK(read_lines("").empty());
    CHECK(read_lines("\n \r\n\t").empty());
    CHECK(read_lines("\xEF\xBB\xBF{\"zaak\":1}\n").size() == 1);
    const std::string longest(10'000'000, 'x');
    CHECK(read_line("{\"zaak\":\"" + longest + "\"}") == "zaak=" + longest);
}

TEST_CASE("a document holds one record or many") {
    MemorySource one("\xEF\xBB\xBF{\n  \"zaak\": 1\n}\n", "in");
    JsonDocumentReader single(one);
    CHECK_FALSE(single.is_array());
    Record record;
    REQUIRE(single.next(record));
    CHECK(record.fields[0].line == 2);
    CHECK(record.fields[0].column == 11);
    CHECK_FALSE(single.next(record));
    MemorySource many("[{\"zaak\":1},\n 7, {\"zaak\":2,\"zaak\":3}, {\"zaak\":4}]", "in");
    JsonDocumentReader array(many);
    std::vector<std::string> records;
    while (array.next(record)) {
        records.push_back(shown(record));
    }
    CHECK(array.is_array());
    REQUIRE(records.size() == 4);
    CHECK(records[1].starts_with("in:2:2: "));
    CHECK(records[2].starts_with("in:2:15: "));
    CHECK(records[3] == "zaak=4");
}

TEST_CASE("a document that is not sound cannot be read") {
    CHECK(failure("") == "in: de invoer is leeg");
    CHECK(failure("[{\"zaak\":1},\n{]").starts_with("in:2:2: "));
    CHECK(failure("7").find("object") != std::string::npos);
    CHECK(failure("[]").empty());
}

TEST_CASE("results are spliced in and no other byte changes") {
    CHECK(splice_results("{}", results) == "{\"besluiten\":{\"b\":" + result_json + "}}");
    CHECK(splice_results("{\"n\":1.10}", {}) == "{\"n\":1.10}");
    CHECK(splice_results("{\"n\":1.10,\"m\":12345678901234567890}", results) ==
          "{\"n\":1.10,\"m\":12345678901234567890,\"besluiten\":{\"b\":" + result_json + "}}");
    CHECK(splice_results("{\"a\": 1}", results) ==
          "{\"a\": 1, \"besluiten\":{\"b\":" + result_json + "}}");
    CHECK(splice_results("{\n  \"a\": 1\n}", results) ==
          "{\n  \"a\": 1,\n  \"besluiten\":{\"b\":" + result_json + "}\n}");
    CHECK(splice_results(R"({"besluiten":{"c":{"x":1.0},"b":{"oud":1},"d":2},"z":"\u0041"})",
                         results) ==
          R"({"besluiten":{"c":{"x":1.0},"b":)" + result_json + R"(,"d":2},"z":"\u0041"})");
    CHECK(splice_results(R"({"besluiten":{"c":1}})", results) ==
          R"({"besluiten":{"c":1,"b":)" + result_json + "}}");
    CHECK(splice_results(R"({"besluiten":null})", results) ==
          "{\"besluiten\":{\"b\":" + result_json + "}}");
    CHECK(splice_results(R"({"besluiten": {}})", results) ==
          "{\"besluiten\": {\"b\":" + result_json + "}}");
    const std::string once = splice_results("{\"a\":1}", results);
    CHECK(splice_results(once, results) == once);
}

TEST_CASE("lines go through unchanged, documents become one line") {
    const std::string text = "{\"zaak\":1, \"n\":1.10}\n{ }\n";
    MemorySource source(text, "in");
    JsonLinesReader reader(source);
    MemorySink sink;
    JsonLinesWriter writer(sink, JsonOrigin::json, role_of);
    Record record;
    while (reader.next(record)) {
        writer.write(record, {});
    }
    record.raw = "{\n  \"a\": \"x\\ny\",\r\n  \"b\": [\n  ]\n}";
    writer.write(record, {});
    writer.finish();
    CHECK(sink.text() == text + "{\"a\": \"x\\ny\",\"b\": []}\n");
}

TEST_CASE("documents are written as an array or as one record") {
    Record record;
    record.raw = "{}";
    MemorySink array_sink;
    JsonDocumentWriter array(array_sink, JsonOrigin::json, role_of);
    array.write(record, {});
    array.write(record, {});
    array.finish();
    CHECK(array_sink.text() == "[\n{},\n{}\n]\n");
    MemorySink empty_sink;
    JsonDocumentWriter(empty_sink, JsonOrigin::json, role_of).finish();
    CHECK(empty_sink.text() == "[]\n");
    MemorySink one_sink;
    JsonDocumentWriter one(one_sink, JsonOrigin::json, role_of, false);
    one.write(record, {});
    CHECK_THROWS_AS(one.write(record, {}), std::logic_error);
    one.finish();
    CHECK(one_sink.text() == "{}\n");
}

TEST_CASE("a record from another format is built anew") {
    CHECK(
        built({{"zaak", "1"}, {" N.A ", "ja"}, {"x", "a\"b"}, {"n.b", ""}, {"leeg", ""}}, "1",
              {}) ==
        R"({"zaak":"1","antwoorden":{"n":{"a":"ja","b":null}},"x":"a\"b","leeg":"","besluiten":{}})");
    CHECK(built({{"b.uitkomst", "oud"}, {"c.uitkomst", "blijft"}}, "", results) ==
          R"({"antwoorden":{},"besluiten":{"c":{"uitkomst":"blijft"},"b":)" + result_json + "}}");
    CHECK(
        built(
            {{"antwoorden", "1"}, {"x", "2"}, {"x", "3"}, {"", "4"}, {"zaak", "z"}, {"Zaak", "y"}},
            "z", {}) ==
        R"({"zaak":"z","antwoorden":{},"antwoorden_2":"1","x":"2","x_2":"3","kolom_4":"4","Zaak":"y","besluiten":{}})");
}
