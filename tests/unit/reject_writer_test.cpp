#include "rodevlag/reject_writer.h"

#include <doctest/doctest.h>
#include <string>

#include "rodevlag/csv_reader.h"
#include "rodevlag/json_text.h"

using namespace rodevlag;

namespace {

const std::string traps =
    "zaak;a\n1;x\"y\n2\n3;4;5\n\"6\"z;7\n8;caf\xE9\n9;\"een;\n\"\"twee\"\n10;\"open\n11;rest\n";

// All rejects of `traps`, written to CSV.
std::string csv_rejects(const std::string& text, const CsvDialect& dialect) {
    MemorySource source(text, "in.csv");
    CsvReader reader(source, dialect);
    MemorySink sink;
    CsvRejectWriter rejects(sink, reader.csv_header());
    rejects.start();
    Record record;
    while (reader.next(record)) {
        rejects.write(record, "reden; \"nr\" " + std::to_string(record.number));
    }
    rejects.finish();
    return sink.text();
}

}  // namespace

TEST_CASE("CSV rejects keep the bytes of the record") {
    CHECK(csv_rejects("zaak;\"a\"\r\n1;x\"y\r\n", CsvDialect{';', true, "\r\n"}) ==
          "\xEF\xBB\xBFzaak;\"a\";regel;byte;reden\r\n\"1;x\"\"y\";;2;10;\"reden; \"\"nr\"\" "
          "1\"\r\n");
    CHECK(csv_rejects("zaak;a;b\n1;\"open\n2;3\n", CsvDialect{}) ==
          "zaak;a;b;regel;byte;reden\n\"1;\"\"open\n2;3\n\";;;2;9;\"reden; \"\"nr\"\" 1\"\n");
    CHECK(csv_rejects("zaak;regel;reden\n", CsvDialect{}) ==
          "zaak;regel;reden;regel_2;byte;reden_2\n");
}

TEST_CASE("reading CSV rejects again gives every record and its reason back") {
    std::vector<std::string> raws;
    MemorySource source(traps, "in.csv");
    CsvReader reader(source, CsvDialect{});
    Record record;
    while (reader.next(record)) {
        raws.emplace_back(record.raw);
    }
    REQUIRE(raws.size() == 8);
    const std::string written = csv_rejects(traps, CsvDialect{});
    CsvScanner scanner(';');
    std::size_t offset = written.find('\n') + 1;
    for (std::size_t index = 0; index < raws.size(); ++index) {
        const std::string_view rest = std::string_view(written).substr(offset);
        scanner.restart();
        REQUIRE(scanner.scan(rest));
        const std::string_view row = rest.substr(0, scanner.size());
        std::vector<std::string> texts;
        for (const CsvCell& cell : scanner.cells()) {
            std::string scratch;
            texts.emplace_back(cell_text(row, cell, scratch));
        }
        CHECK(texts.back() == "reden; \"nr\" " + std::to_string(index + 1));
        CHECK(texts.size() == 5);
        const bool verbatim = row.starts_with(raws[index] + ";");
        CHECK((verbatim || texts[0] == raws[index]));
        CHECK(verbatim == (index == 4 || index == 5 || index == 7));
        offset += scanner.size() + 1;
    }
    CHECK(offset == written.size());
}

TEST_CASE("JSON rejects hold the text, or base64 when it is no text") {
    MemorySink sink;
    JsonRejectWriter lines(sink);
    Record record;
    record.line = 7;
    record.raw = "{\"a\":\n\"\xC3\xA9";
    lines.write(record, "kapot \"hier\"");
    record.raw = "caf\xE9";
    lines.write(record, "");
    lines.finish();
    CHECK(sink.text() ==
          "{\"regel\":7,\"byte\":0,\"reden\":\"kapot "
          "\\\"hier\\\"\",\"origineel\":\"{\\\"a\\\":\\n\\\"\xC3\xA9\"}\n"
          "{\"regel\":7,\"byte\":0,\"reden\":\"\",\"origineel_base64\":\"Y2Fm6Q==\"}\n");
    MemorySink array_sink;
    JsonRejectWriter array(array_sink, true);
    array.write(record, "x");
    array.write(record, "y");
    array.finish();
    CHECK_FALSE(find_json_fault(array_sink.text(), TextPositions(array_sink.text()), ""));
    MemorySink empty_sink;
    JsonRejectWriter(empty_sink, true).finish();
    CHECK(empty_sink.text() == "[]\n");
}

TEST_CASE("YAML rejects stand below their reason") {
    MemorySink sink;
    YamlRejectWriter rejects(sink);
    Record record;
    record.line = 1;
    record.raw = "zaak: [\n";
    rejects.write(record, "een\ntwee");
    rejects.finish();
    CHECK(sink.text() == "# regel 1: een\n# twee\nzaak: [\n");
}
