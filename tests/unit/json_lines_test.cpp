#include "rodevlag/json_lines.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "rodevlag/error.h"

using namespace rodevlag;

namespace {

/// Hands on a few bytes at a time, and fails behind its text when that is asked.
class SlowSource : public ByteSource {
public:
    SlowSource(const std::string& text, std::size_t most, bool fails = false)
        : m_source(text, "in.jsonl"), m_most(most), m_fails(fails) {}

    std::size_t read(char* buffer, std::size_t size) override {
        const std::size_t got = m_source.read(buffer, std::min(size, m_most));
        if (got == 0 && m_fails) {
            throw InputError("het lezen mislukt");
        }
        return got;
    }
    const std::string& name() const override { return m_source.name(); }

private:
    MemorySource m_source;
    std::size_t m_most;
    bool m_fails;
};

struct Seen {
    std::vector<std::string> records;  // number, line, offset, text
    std::size_t chunks = 0;
    std::size_t blank_lines = 0;
    std::string failure;
};

Seen read(ByteSource& source, std::size_t block_size) {
    JsonLinesSplitter splitter(source, block_size);
    JsonLineRecords records("in.jsonl");
    RecordChunk chunk;
    Seen seen;
    try {
        while (splitter.next(chunk)) {
            ++seen.chunks;
            seen.blank_lines += chunk.blank_lines;
            records.start(chunk);
            Record record;
            std::size_t count = 0;
            while (records.next(record)) {
                ++count;
                seen.records.push_back(
                    std::to_string(record.number) + ":" + std::to_string(record.line) + "@" +
                    std::to_string(record.offset) + " " + std::string(record.raw) +
                    (record.problems.empty() ? "" : " !"));
            }
            CHECK(count == chunk.records);
        }
        CHECK_FALSE(splitter.next(chunk));
    } catch (const InputError& error) {
        seen.failure = error.what();
        CHECK_THROWS_AS(splitter.next(chunk), InputError);
    }
    return seen;
}

const std::string lines =
    "\xEF\xBB\xBF{\"a\": 1}\r\n\n  \t\r\n {\"b\": 2} \nkapot\n\"{\"\n{\"lang\": \"0123456789\"}\n\n"
    "{\"c\": 3}";

}  // namespace

TEST_CASE("every line is a record with its place, an empty one is counted") {
    MemorySource source(lines, "in.jsonl");
    const Seen seen = read(source, 1'000);
    CHECK(seen.records == std::vector<std::string>{"1:1@3 {\"a\": 1}", "2:4@19  {\"b\": 2} ",
                                                   "3:5@30 kapot !", "4:6@36 \"{\" !",
                                                   "5:7@40 {\"lang\": \"0123456789\"}",
                                                   "6:9@64 {\"c\": 3}"});
    CHECK(seen.blank_lines == 3);
    CHECK(seen.failure.empty());
}

TEST_CASE("where lines are cut into chunks does not show") {
    MemorySource source(lines, "in.jsonl");
    const Seen whole = read(source, 1'000);
    for (const std::size_t block_size : {1U, 2U, 7U, 30U}) {
        for (const std::size_t most : {1U, 3U, 1'000U}) {
            SlowSource slow(lines, most);
            const Seen seen = read(slow, block_size);
            CHECK(seen.records == whole.records);
            CHECK(seen.blank_lines == whole.blank_lines);
            CHECK(seen.chunks > 2);
        }
    }
}

TEST_CASE("a mark of the byte order counts only before the first line") {
    MemorySource source("{\"a\": 1}\n\xEF\xBB\xBF{\"b\": 2}\n", "in.jsonl");
    const Seen seen = read(source, 5);
    REQUIRE(seen.records.size() == 2);
    CHECK(seen.records[1].ends_with('!'));
}

TEST_CASE("what was read before a failure is handed on, and the failure stays") {
    for (const std::size_t block_size : {1U, 9U, 1'000U}) {
        SlowSource source("{\"a\": 1}\n\n{\"b\": 2}\n{\"c\"", 4, true);
        const Seen seen = read(source, block_size);
        CHECK(seen.records == std::vector<std::string>{"1:1@0 {\"a\": 1}", "2:3@10 {\"b\": 2}"});
        CHECK(seen.failure == "het lezen mislukt");
    }
}

TEST_CASE("a line that is too long ends the reading with its number") {
    const std::string text = "{}\n" + std::string(json_max_bytes + 1, ' ');
    MemorySource source(text, "in.jsonl");
    const Seen seen = read(source, json_block_size);
    CHECK(seen.records.size() == 1);
    CHECK(seen.failure.starts_with("in.jsonl:2: "));
}

TEST_CASE("a place in a chunk has what stands before it") {
    MemorySource source(lines, "in.jsonl");
    JsonLinesSplitter splitter(source, 1'000);
    RecordChunk chunk;
    REQUIRE(splitter.next(chunk));
    const ChunkPlace place = splitter.place_from(chunk, 20);
    CHECK(place.at == 30);
    CHECK(place.lines == 4);
    CHECK(place.records == 2);
    CHECK(place.blank_lines == 2);
    CHECK(splitter.place_from(chunk, 30).at == 30);
    CHECK(splitter.place_from(chunk, 31).at == 36);
    CHECK(splitter.place_from(chunk, 65).at == chunk.size);
    CHECK(splitter.place_from(chunk, 65).records == 5);
}
