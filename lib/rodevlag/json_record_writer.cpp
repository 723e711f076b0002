#include "rodevlag/json_record_writer.h"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>
#include <vector>

#include "rodevlag/json_string.h"
#include "rodevlag/json_text.h"

namespace rodevlag {

namespace {

void append_value(std::string& json, const ResultValue& value) {
    if (const auto* single = std::get_if<std::string>(&value)) {
        append_json_string(json, *single);
    } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        json += '[';
        for (std::size_t index = 0; index < list->size(); ++index) {
            json += index == 0 ? "" : ",";
            append_json_string(json, (*list)[index]);
        }
        json += ']';
    } else {
        json += std::to_string(std::get<std::int64_t>(value));
    }
}

// Appends a key with what must stand around it. A value never ends in an opening brace.
void append_key(std::string& json, std::string_view name) {
    json += json.empty() || json.back() == '{' ? "" : ",";
    append_json_string(json, name);
    json += ':';
}

void append_members(std::string& json, const std::vector<NestedMember>& members) {
    json += '{';
    for (const NestedMember& member : members) {
        append_key(json, member.name);
        if (member.value != nullptr) {
            append_value(json, *member.value);
        } else {
            append_members(json, member.inner);
        }
    }
    json += '}';
}

// A piece of the text that gets other bytes.
struct Edit {
    std::size_t offset = 0;
    std::size_t size = 0;
    std::string replacement;
};

std::string apply_edits(std::string_view text, const std::vector<Edit>& edits) {
    std::string result;
    std::size_t done = 0;
    for (const Edit& edit : edits) {
        result += text.substr(done, edit.offset - done);
        result += edit.replacement;
        done = edit.offset + edit.size;
    }
    result += text.substr(done);
    return result;
}

void append_sections(std::string& json, std::span<const Result> results) {
    for (const Result& result : results) {
        append_key(json, result.section);
        append_json_result(json, result);
    }
}

// The blanks that the author of `object` puts before a key, so that an insertion looks like the
// rest.
std::string_view blanks_before_key(std::string_view object,
                                   const std::vector<JsonMember>& members) {
    const std::string_view key = members.back().raw_key;
    const auto key_at = static_cast<std::size_t>(key.data() - object.data());
    const std::size_t last = object.substr(0, key_at).find_last_not_of(" \t\r\n");
    const std::string_view blanks = object.substr(last + 1, key_at - last - 1);
    const bool space_after_colon = members.back().value.data() > key.data() + key.size() + 1;
    return blanks.empty() && members.size() == 1 && space_after_colon ? " " : blanks;
}

// The insertion of `members` (JSON text) behind the last member of `object`.
Edit insertion(std::string_view object, const std::vector<JsonMember>& existing,
               const std::string& members) {
    if (existing.empty()) {
        return Edit{1, 0, members};
    }
    const std::string_view last = existing.back().value;
    const auto end = static_cast<std::size_t>(last.data() + last.size() - object.data());
    return Edit{end, 0, fmt::format(",{}{}", blanks_before_key(object, existing), members)};
}

// `sections` is the value of the member `besluiten`.
std::string splice_sections(std::string_view sections, std::span<const Result> results) {
    const std::vector<JsonMember> members = json_members(sections);
    std::vector<Edit> edits;
    std::vector<Result> added;
    for (const Result& result : results) {
        const auto old = std::ranges::find(members, result.section, &JsonMember::key);
        if (old == members.end()) {
            added.push_back(result);
            continue;
        }
        Edit edit{
            static_cast<std::size_t>(old->value.data() - sections.data()), old->value.size(), {}};
        append_json_result(edit.replacement, result);
        edits.push_back(std::move(edit));
    }
    std::ranges::sort(edits, {}, &Edit::offset);
    if (!added.empty()) {
        std::string text;
        append_sections(text, added);
        edits.push_back(insertion(sections, members, text));
    }
    return apply_edits(sections, edits);
}

// Line ends in sound JSON stand between values only, so they can go with the blanks behind them.
std::string on_one_line(std::string&& whole) {
    if (whole.find('\n') == std::string::npos && whole.find('\r') == std::string::npos) {
        return std::move(whole);
    }
    std::string_view text = whole;
    std::string result;
    for (;;) {
        const std::size_t line_end = text.find_first_of("\r\n");
        if (line_end == std::string_view::npos) {
            result += text;
            return result;
        }
        result += text.substr(0, line_end);
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n", line_end), text.size()));
    }
}

enum class Blank { as_null, as_string };

void append_group(std::string& json, const PartGroup& group, const Record& record, Blank blank) {
    append_key(json, group.name);
    json += '{';
    for (const PartEntry& entry : group.entries) {
        append_key(json, entry.name);
        const std::string_view text = record.fields[entry.field].text;
        if (text.empty() && blank == Blank::as_null) {
            json += "null";
        } else {
            append_json_string(json, text);
        }
    }
    json += '}';
}

}  // namespace

void append_json_result(std::string& json, const Result& result) {
    append_members(json, nested_members(result));
}

std::string splice_results(std::string_view object, std::span<const Result> results) {
    if (results.empty()) {
        return std::string(object);
    }
    const std::string_view value = json_trimmed(object);
    const std::vector<JsonMember> members = json_members(value);
    const auto old = std::ranges::find(members, "besluiten", &JsonMember::key);
    Edit edit;
    if (old == members.end()) {
        std::string text = "\"besluiten\":{";
        append_sections(text, results);
        edit = insertion(value, members, text + "}");
        edit.offset += static_cast<std::size_t>(value.data() - object.data());
    } else {
        const bool is_object = json_kind(old->value) == JsonKind::object;
        edit = Edit{static_cast<std::size_t>(old->value.data() - object.data()), old->value.size(),
                    splice_sections(is_object ? old->value : "{}", results)};
    }
    return apply_edits(object, {edit});
}

std::string JsonRecordText::text(const Record& record, std::span<const Result> results) {
    return m_origin == JsonOrigin::json ? splice_results(record.raw, results)
                                        : build(record, results);
}

std::string JsonRecordText::build(const Record& record, std::span<const Result> results) {
    const RecordParts& parts = m_sorter.sort(record);
    std::string json = "{";
    if (!record.id.empty()) {
        append_key(json, "zaak");
        append_json_string(json, record.id);
    }
    append_key(json, "antwoorden");
    json += '{';
    for (const PartGroup& space : parts.answers) {
        append_group(json, space, record, Blank::as_null);
    }
    json += '}';
    for (const PartEntry& other : parts.others) {
        append_key(json, other.name);
        append_json_string(json, record.fields[other.field].text);
    }
    append_key(json, "besluiten");
    json += '{';
    for (const PartGroup& stored : parts.results) {
        if (!holds_section(results, stored.name)) {
            append_group(json, stored, record, Blank::as_string);
        }
    }
    append_sections(json, results);
    json += "}}";
    return json;
}

void JsonLinesWriter::write(const Record& record, std::span<const Result> results) {
    std::string line = on_one_line(m_text.text(record, results));
    line += '\n';
    m_sink.write(line);
}

void JsonDocumentWriter::write(const Record& record, std::span<const Result> results) {
    if (m_any && !m_as_array) {
        throw std::logic_error("a second record in a JSON document that is not an array");
    }
    std::string text = m_as_array ? (m_any ? ",\n" : "[\n") : "";
    text += m_text.text(record, results);
    m_sink.write(text);
    m_any = true;
}

void JsonDocumentWriter::finish() {
    if (m_as_array) {
        m_sink.write(m_any ? "\n]\n" : "[]\n");
    } else if (m_any) {
        m_sink.write("\n");
    }
    m_sink.finish();
}

}  // namespace rodevlag
