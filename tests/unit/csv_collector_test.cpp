#include "rodevlag/csv_collector.h"

#include <doctest/doctest.h>

using namespace rodevlag;

namespace {

FieldRole role_of(std::string_view name) {
    if (name == "zaak") {
        return FieldRole::identity;
    }
    if (name == "b.uitkomst" || name == "b.versie" || name == "c.uitkomst") {
        return FieldRole::result;
    }
    return name == "n.a" ? FieldRole::answer : FieldRole::other;
}

std::vector<Result> result_b(const std::string& outcome) {
    return {{"b",
             {{"uitkomst", outcome},
              {"mogelijk", std::vector<std::string>{"laag", "hoog"}},
              {"aantal.ja", std::int64_t{3}, true, "ja"},
              {"versie", std::string("1.0"), false}}}};
}

}  // namespace

TEST_CASE("records from elsewhere get the columns of all of them") {
    MemorySink sink;
    CsvCollector collector(sink, CsvDialect{}, role_of);
    Record record;
    record.id = "1";
    record.fields = {{"zaak", "1"}, {"n.a", "ja"}, {"b.uitkomst", "oud"}, {"b.versie", "0.9"}};
    collector.write(record, result_b("hoog"));
    record.id = "2";
    record.fields = {{"zaak", "2"}, {"x", "een;twee"}, {"n.a", ""}, {"c.uitkomst", "blijft"}};
    collector.write(record, {});
    collector.finish();
    CHECK(sink.text() ==
          "zaak;n.a;x;c.uitkomst;b.uitkomst;b.mogelijk;b.ja\n"
          "1;ja;;;hoog;laag|hoog;3\n"
          "2;;\"een;twee\";blijft;;;\n");
}

TEST_CASE("no records still give a header, and an empty row is not an empty line") {
    MemorySink sink;
    CsvCollector collector(sink, CsvDialect{',', true, "\r\n"}, role_of);
    collector.finish();
    CHECK(sink.text() == "\xEF\xBB\xBFzaak\r\n");
    MemorySink other;
    CsvCollector bare(other, CsvDialect{}, role_of);
    bare.write(Record{}, {});
    bare.finish();
    CHECK(other.text() == "zaak\n\"\"\n");
}
