#include "rodevlag/record_format.h"

#include <doctest/doctest.h>
#include <string>

using namespace rodevlag;

namespace {

RecordFormat sniff(std::string_view head) {
    return sniff_record_format(
        head, [](std::string_view name) { return name == "zaak" || name == "n.a"; });
}

}  // namespace

TEST_CASE("formats by name") {
    CHECK(record_format_from_name("csv") == RecordFormat::csv);
    CHECK(record_format_from_name("JSONL") == RecordFormat::json_lines);
    CHECK(record_format_from_name("ndjson") == RecordFormat::json_lines);
    CHECK(record_format_from_name("json") == RecordFormat::json);
    CHECK(record_format_from_name("yml") == RecordFormat::yaml);
    CHECK_FALSE(record_format_from_name("xlsx"));
    CHECK_FALSE(record_format_from_name(""));
    for (const RecordFormat format :
         {RecordFormat::csv, RecordFormat::json_lines, RecordFormat::json, RecordFormat::yaml}) {
        CHECK(record_format_from_name(record_format_name(format)) == format);
    }
}

TEST_CASE("formats by file name") {
    CHECK(record_format_from_path("/map.json/in.CSV") == RecordFormat::csv);
    CHECK(record_format_from_path("in.tsv") == RecordFormat::csv);
    CHECK(record_format_from_path("in.txt") == RecordFormat::csv);
    CHECK(record_format_from_path("a.b.jsonl") == RecordFormat::json_lines);
    CHECK(record_format_from_path("in.ndjson") == RecordFormat::json_lines);
    CHECK(record_format_from_path("in.json") == RecordFormat::json);
    CHECK(record_format_from_path("in.yml") == RecordFormat::yaml);
    for (const std::string_view path : {"in", "in.dat", ".csv", "map.csv/in", "-", ""}) {
        CHECK_FALSE(record_format_from_path(path));
    }
}

TEST_CASE("formats by content") {
    CHECK(sniff("{\"zaak\":1}\n{\"zaak\":2}\n") == RecordFormat::json_lines);
    CHECK(sniff("{\"zaak\":1}") == RecordFormat::json_lines);
    CHECK(sniff("{\"zaak\":\n{\"zaak\":2}\n") == RecordFormat::json_lines);
    CHECK(sniff("\xEF\xBB\xBF\n  {\n  \"zaak\": 1\n}\n") == RecordFormat::json);
    CHECK(sniff("[{\"zaak\":1}]") == RecordFormat::json);
    CHECK(sniff("zaak: 1\nn:\n  a: ja\n") == RecordFormat::yaml);
    CHECK(sniff("zaak:\r\n") == RecordFormat::yaml);
    CHECK(sniff("# een zaak\nzaak: 1\n") == RecordFormat::yaml);
    CHECK(sniff("---\nzaak: 1\n") == RecordFormat::yaml);
    CHECK(sniff("zaak;n.a\n1;ja\n") == RecordFormat::csv);
    CHECK(sniff("\xEF\xBB\xBF\"zaak\",\"x\"\r\n") == RecordFormat::csv);
    CHECK(sniff("zaak\r\n1\r\n") == RecordFormat::csv);
    CHECK(sniff("# nr;zaak\n") == RecordFormat::csv);
    CHECK(sniff("naam: x;y;z\n") == RecordFormat::yaml);
    CHECK(sniff("a;b: c\n") == RecordFormat::csv);
    CHECK(sniff("a;b;c\n") == RecordFormat::csv);
    CHECK(sniff("") == RecordFormat::csv);
}
