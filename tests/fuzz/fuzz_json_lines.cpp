// The reader of JSON Lines: every line is one record, a bad line is one reject, and what is sound
// means the same to us as to nlohmann-json, also after results are written into it.
//
// Input: a byte for the size of the blocks in which the file is read, then the file.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "check.h"
#include "rodevlag/csv_dialect.h"
#include "rodevlag/json_lines.h"
#include "rodevlag/json_record_writer.h"
#include "rodevlag/json_string.h"
#include "text_walk.h"

namespace {

using namespace rodevlag;
using fuzz::check;
using Json = nlohmann::ordered_json;

struct Seen {
    std::string raw;
    std::string id;
    std::size_t line = 0;
    std::uint64_t offset = 0;
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<Problem> problems;
};

struct Reading {
    std::vector<Seen> records;
    std::size_t blank_lines = 0;
};

void add(Reading& reading, const Record& record) {
    Seen& seen = reading.records.emplace_back();
    seen = {std::string(record.raw), std::string(record.id), record.line, record.offset, {},
            record.problems};
    for (const Field& field : record.fields) {
        seen.fields.emplace_back(field.name, field.text);
        fuzz::check_position_on_line({"", field.line, field.column, "a field"}, seen.raw,
                                     seen.line);
    }
    check(record.number == reading.records.size(), "record {} has number {}",
          reading.records.size(), record.number);
}

Reading read(std::string_view text) {
    Reading reading;
    fuzz::PieceSource source(text, 0, "in.jsonl");
    JsonLinesReader reader(source);
    Record record;
    while (reader.next(record)) {
        add(reading, record);
    }
    check(!reader.next(record), "a record behind the end");
    reading.blank_lines = reader.blank_lines();
    return reading;
}

Reading read_in_chunks(std::string_view text, std::size_t block) {
    Reading reading;
    fuzz::PieceSource source(text, 0, "in.jsonl");
    JsonLinesSplitter splitter(source, block);
    JsonLineRecords records("in.jsonl");
    RecordChunk chunk;
    std::size_t bytes = 0;
    while (splitter.next(chunk)) {
        check(chunk.offset == bytes && chunk.size > 0, "a chunk of {} bytes at {}, not {}",
              chunk.size, chunk.offset, bytes);
        bytes += chunk.size;
        reading.blank_lines += chunk.blank_lines;
        const std::size_t before = reading.records.size();
        records.start(chunk);
        Record record;
        while (records.next(record)) {
            add(reading, record);
        }
        check(reading.records.size() == before + chunk.records, "{} records in a chunk of {}",
              reading.records.size() - before, chunk.records);
    }
    check(bytes == text.size(), "{} bytes in chunks, not {}", bytes, text.size());
    return reading;
}

void check_same(const Reading& one, const Reading& other, std::size_t block) {
    check(one.blank_lines == other.blank_lines && one.records.size() == other.records.size(),
          "{} records, in blocks of {} bytes {}", one.records.size(), block, other.records.size());
    for (std::size_t index = 0; index < one.records.size(); ++index) {
        const Seen& a = one.records[index];
        const Seen& b = other.records[index];
        check(a.raw == b.raw && a.id == b.id && a.line == b.line && a.offset == b.offset &&
                  a.fields == b.fields &&
                  std::ranges::equal(a.problems, b.problems, {}, &Problem::to_string,
                                     &Problem::to_string),
              "record {} is another in blocks of {} bytes", index + 1, block);
    }
}

/// Cuts the text into lines by itself and holds the records against them.
void check_lines(const Reading& reading, std::string_view text) {
    const std::string_view all = text;
    std::size_t line = 0;
    std::size_t blank_lines = 0;
    std::size_t index = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view raw = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        raw = ++line == 1 ? without_bom(raw) : raw;
        raw.remove_suffix(raw.ends_with('\r') ? 1 : 0);
        if (raw.find_first_not_of(" \t\r\n") == std::string_view::npos) {
            ++blank_lines;
            continue;
        }
        check(index < reading.records.size(), "line {} is in no record", line);
        const Seen& seen = reading.records[index++];
        check(seen.raw == raw && seen.line == line, "line {} is not record {}", line, index);
        check(seen.offset == static_cast<std::size_t>(raw.data() - all.data()),
              "the record of line {} has offset {}", line, seen.offset);
    }
    check(index == reading.records.size(), "{} records for {} lines", reading.records.size(),
          index);
    check(blank_lines == reading.blank_lines, "{} empty lines, not {}", blank_lines,
          reading.blank_lines);
}

/// Counts the levels, and sees keys that are there twice.
class Shape : public nlohmann::json_sax<Json> {
public:
    std::size_t deepest() const { return m_deepest; }
    bool has_duplicates() const { return m_has_duplicates; }

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(std::int64_t /*value*/) override { return true; }
    bool number_unsigned(std::uint64_t /*value*/) override { return true; }
    bool number_float(double /*value*/, const std::string& /*text*/) override { return true; }
    bool string(std::string& /*value*/) override { return true; }
    bool binary(Json::binary_t& /*value*/) override { return true; }
    bool start_object(std::size_t /*size*/) override { return open(); }
    bool start_array(std::size_t /*size*/) override { return open(); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& value) override {
        std::vector<std::string>& keys = m_keys.back();
        m_has_duplicates = m_has_duplicates || std::ranges::count(keys, value) != 0;
        keys.push_back(value);
        return true;
    }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override {
        return false;
    }

private:
    bool open() {
        m_keys.emplace_back();
        m_deepest = std::max(m_deepest, m_keys.size());
        return true;
    }
    bool close() {
        m_keys.pop_back();
        return true;
    }

    std::vector<std::vector<std::string>> m_keys;
    std::size_t m_deepest = 0;
    bool m_has_duplicates = false;
};

/// The ranges that our scanner finds in sound text against the library's tree.
void check_same_tree(std::string_view text, const Json& value) {
    const JsonKind kind = json_kind(text);
    if (value.is_object()) {
        check(kind == JsonKind::object, "an object was taken for something else");
        const std::vector<JsonMember> members = json_members(text);
        check(members.size() == value.size(), "{} members, not {}", members.size(), value.size());
        auto other = value.begin();
        for (const JsonMember& member : members) {
            check(member.key == other.key(), "another key");
            check_same_tree(member.value, other.value());
            ++other;
        }
    } else if (value.is_array()) {
        check(kind == JsonKind::array, "an array was taken for something else");
        const std::vector<std::string_view> elements = json_elements(text);
        check(elements.size() == value.size(), "{} elements, not {}", elements.size(),
              value.size());
        for (std::size_t index = 0; index < elements.size(); ++index) {
            check_same_tree(elements[index], value[index]);
        }
    } else if (value.is_string()) {
        check(kind == JsonKind::string, "a text was taken for something else");
        std::string own;
        append_json_string_text(own, text);
        check(own == value.get_ref<const std::string&>(), "another text");
    } else {
        check(kind == (value.is_number()    ? JsonKind::number
                       : value.is_boolean() ? JsonKind::boolean
                                            : JsonKind::null),
              "a value was taken for something else");
        check(Json::parse(text) == value, "another value");
    }
}

std::vector<Result> some_results() {
    return {Result{"fiets",
                   {{"uitkomst", std::string("goed \"x\"\\\n")},
                    {"mogelijk", std::vector<std::string>{"a", "b"}},
                    {"aantal.ja", std::int64_t{3}, true, "ja"},
                    {"aantal.nee", std::int64_t{0}, true, "nee"}}},
            Result{"nieuw", {{"uitkomst", std::string()}}}};
}

/// Results added to a record: they are there, everything else is as it was, and once more adding
/// them changes nothing.
void check_spliced(std::string_view object, const Json& before) {
    const std::vector<Result> results = some_results();
    const std::string spliced = splice_results(object, results);
    const Json after = Json::parse(spliced, nullptr, false);
    check(!after.is_discarded(), "with results it is no JSON");
    Json expected = before;
    if (!expected.contains("besluiten") || !expected["besluiten"].is_object()) {
        expected["besluiten"] = Json::object();
    }
    expected["besluiten"]["fiets"] = Json::parse(
        R"({"uitkomst":"goed \"x\"\\\n","mogelijk":["a","b"],"aantal":{"ja":3,"nee":0}})");
    expected["besluiten"]["nieuw"] = Json::parse(R"({"uitkomst":""})");
    check(after == expected, "with results something else changed: {}", spliced);
    check(splice_results(spliced, results) == spliced, "adding the same results changes: {}",
          spliced);
}

void check_record(const Seen& seen) {
    for (const Problem& problem : seen.problems) {
        fuzz::check_position_on_line(problem, seen.raw, seen.line);
    }
    check(seen.problems.empty() || seen.fields.empty(), "a broken record has fields");
    Shape shape;
    // The library takes a NUL for the end, and a byte-order mark for nothing.
    const bool is_json = seen.raw.find('\0') == std::string::npos &&
                         without_bom(seen.raw).size() == seen.raw.size() &&
                         Json::sax_parse(seen.raw, &shape) && shape.deepest() <= json_max_depth;
    if (!is_json) {
        check(seen.problems.size() == 1, "line {}: {} problems for what is no JSON", seen.line,
              seen.problems.size());
        return;
    }
    if (shape.has_duplicates()) {
        check(!seen.problems.empty(), "line {}: a key is there twice and was read", seen.line);
        return;
    }
    const std::string_view value = json_trimmed(seen.raw);
    const Json tree = Json::parse(seen.raw);
    check_same_tree(value, tree);
    check(tree.is_object() || !seen.problems.empty(), "line {} is no object and was read",
          seen.line);
    if (seen.problems.empty()) {
        check_spliced(value, tree);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = fuzz::text_of(data, size);
    const std::size_t block =
        fuzz::choose(text, std::array<std::size_t, 8>{1, 2, 3, 7, 16, 61, 64, 1000});
    const Reading whole = read(text);
    check_same(whole, read_in_chunks(text, block), block);
    check_lines(whole, text);
    for (const Seen& seen : whole.records) {
        check_record(seen);
    }
    return 0;
}
