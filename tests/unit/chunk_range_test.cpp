#include "rodevlag/chunk_range.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "rodevlag/csv_reader.h"
#include "rodevlag/decoding_source.h"
#include "rodevlag/json_lines.h"

using namespace rodevlag;

namespace {

/// Everything that the chunks of an input, or of a part of it, say.
struct Seen {
    std::vector<std::string> records;  // number, line, offset, text
    std::size_t counted = 0;
    std::size_t blank_lines = 0;
    FileRange covered;
};

std::string shown(const Record& record) {
    return std::to_string(record.number) + ":" + std::to_string(record.line) + "@" +
           std::to_string(record.offset) + " " + std::string(record.raw) +
           (record.problems.empty() ? "" : " !");
}

void note(const RecordChunk& chunk, Seen& seen) {
    seen.counted += chunk.records;
    seen.blank_lines += chunk.blank_lines;
}

void read_csv(CsvSplitter& splitter, ChunkSource& chunks, Seen& seen) {
    CsvRows rows(splitter.header());
    CsvRecordText text(splitter.header(), "in.csv");
    RecordChunk chunk;
    while (chunks.next(chunk)) {
        note(chunk, seen);
        rows.start(chunk);
        CsvRow row;
        Record record;
        while (rows.next(row)) {
            text.read(rows.raw(row), rows.place(row), record);
            seen.records.push_back(shown(record));
        }
        CHECK(rows.blank_lines() == chunk.blank_lines);
    }
}

void read_json(ChunkSource& chunks, Seen& seen) {
    JsonLineRecords records("in.jsonl");
    RecordChunk chunk;
    while (chunks.next(chunk)) {
        note(chunk, seen);
        records.start(chunk);
        Record record;
        while (records.next(record)) {
            seen.records.push_back(shown(record));
        }
    }
}

struct Input {
    std::string text;
    std::string encoding{};  // "" for UTF-8
    bool is_csv = true;
    std::size_t block_size = 1'000;
};

Seen read(const Input& input, std::size_t number, std::size_t count) {
    MemorySource bytes(input.text, "in");
    DecodingSource decoded(bytes, input.encoding.empty() ? "windows-1252" : input.encoding);
    ByteSource& source = input.encoding.empty() ? static_cast<ByteSource&>(bytes)
                                                : static_cast<ByteSource&>(decoded);
    const FilePart part{number, count, input.text.size()};
    Seen seen;
    if (input.is_csv) {
        CsvSplitter splitter(source, CsvDialect{}, {input.block_size, 1'000'000});
        ChunkRange range(splitter, part);
        read_csv(splitter, range, seen);
        seen.covered = range.covered();
    } else {
        JsonLinesSplitter splitter(source, input.block_size);
        ChunkRange range(splitter, part);
        read_json(range, seen);
        seen.covered = range.covered();
    }
    return seen;
}

Seen read_whole(const Input& input) {
    MemorySource bytes(input.text, "in");
    DecodingSource decoded(bytes, input.encoding.empty() ? "windows-1252" : input.encoding);
    ByteSource& source = input.encoding.empty() ? static_cast<ByteSource&>(bytes)
                                                : static_cast<ByteSource&>(decoded);
    Seen seen;
    if (input.is_csv) {
        CsvSplitter splitter(source, CsvDialect{});
        read_csv(splitter, splitter, seen);
    } else {
        JsonLinesSplitter splitter(source);
        read_json(splitter, seen);
    }
    return seen;
}

/// The parts are exactly the whole, for any number of them.
void check_parts(Input input) {
    const Seen whole = read_whole(input);
    REQUIRE(whole.counted == whole.records.size());
    for (const std::size_t block_size : {1U, 5U, 17U, 1'000U}) {
        input.block_size = block_size;
        for (std::size_t count = 1; count <= input.text.size() + 2; ++count) {
            CAPTURE(block_size);
            CAPTURE(count);
            Seen all;
            for (std::size_t number = 1; number <= count; ++number) {
                const Seen part = read(input, number, count);
                REQUIRE(part.counted == part.records.size());
                all.records.insert(all.records.end(), part.records.begin(), part.records.end());
                all.counted += part.counted;
                all.blank_lines += part.blank_lines;
                CHECK(part.covered.begin <= part.covered.end);
                if (number == 1) {
                    CHECK(part.covered.begin == 0);
                }
                if (number == count) {
                    CHECK(part.covered.end == input.text.size());
                }
            }
            REQUIRE(all.records == whole.records);
            REQUIRE(all.counted == whole.counted);
            REQUIRE(all.blank_lines == whole.blank_lines);
        }
    }
}

}  // namespace

TEST_CASE("parts of a file are as equal as whole bytes allow") {
    CHECK(FilePart::begin_of(1, 3, 10) == 0);
    CHECK(FilePart::begin_of(2, 3, 10) == 3);
    CHECK(FilePart::begin_of(3, 3, 10) == 6);
    CHECK(FilePart::begin_of(4, 3, 10) == 10);
    CHECK(FilePart::begin_of(2, 4, 3) == 0);
    CHECK(FilePart::begin_of(3, 4, 3) == 1);
    const std::uint64_t huge = std::uint64_t{1} << 60;
    CHECK(FilePart::begin_of(1'000'000, 1'000'000, huge) == huge - huge / 1'000'000 - 1);
    CHECK(FilePart::begin_of(1'000'001, 1'000'000, huge) == huge);
}

TEST_CASE("the parts of CSV are the whole: records, lines, offsets and empty lines") {
    check_parts({"zaak;x\n\n\n1;a\n\n2;b\n3;c\n\n"});
    check_parts({"\n\nzaak;x\r\n\r\n1;a\r\n2;\"b\r\nb\"\r\n\r\n3;c"});
    check_parts({"zaak;x\n"});
    check_parts({"zaak;x\n\n\n"});
}

TEST_CASE("broken records belong to the part in which they start") {
    check_parts({"zaak;x\n1;a\n2;b\"b\n3;c\n4;\"open\n5;d\n6\n\n7;\"e\n"});
}

TEST_CASE("with one column an empty line is a record of its part") {
    check_parts({"x\na\n\n\nb\n"});
}

TEST_CASE("parts of a file in another character set are counted in its own bytes") {
    check_parts({"zaak;x\n\n1;caf\xE9\n2;\x80\n3;a\xFCgb\"\n4;d\n", "windows-1252"});
    std::string wide("\xFF\xFE", 2);
    for (const char letter : std::string("zaak;x\n\n1;ja\n2;ne\"e\n3;c\n")) {
        wide += letter;
        wide += '\0';
    }
    check_parts({wide, "utf-16"});
}

TEST_CASE("the parts of JSON Lines are the whole") {
    check_parts({"\xEF\xBB\xBF\n\n{\"a\": 1}\r\n \t\n{\"b\": 2}\nkapot\n\n{\"c\": 3}", "", false});
    check_parts({"", "", false});
    check_parts({"\n\n", "", false});
}

TEST_CASE("a part says which bytes it is about, from its first record to the next part's") {
    const Input input{"zaak;x\n1;a\n2;b\n3;c\n4;d\n"};  // records at 7, 11, 15, 19
    CHECK(read(input, 1, 2).covered == FileRange{0, 11});
    CHECK(read(input, 2, 2).covered == FileRange{11, 23});
    CHECK(read(input, 1, 1).covered == FileRange{0, 23});
    CHECK(read(input, 2, 4).covered == FileRange{7, 11});
    CHECK(read(input, 1, 8).covered == FileRange{0, 7});
    CHECK(read(input, 2, 8).records.empty());
}

TEST_CASE("nothing behind a part is read") {
    class Watched : public ByteSource {
    public:
        std::size_t read(char* buffer, std::size_t size) override {
            const std::size_t got = m_source.read(buffer, std::min<std::size_t>(size, 4));
            taken += got;
            return got;
        }
        const std::string& name() const override { return m_source.name(); }
        std::size_t taken = 0;

    private:
        MemorySource m_source{"zaak;x\n1;a\n2;b\n3;c\n4;d\n5;e\n6;f\n", "in"};
    } source;
    CsvSplitter splitter(source, CsvDialect{}, {4, 1'000});
    ChunkRange range(splitter, {1, 2, 31});
    Seen seen;
    read_csv(splitter, range, seen);
    CHECK(seen.records.size() == 2);
    CHECK(source.taken < 31);
}
