#include "rodevlag/json_records.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>
#include <utility>

#include "rodevlag/csv_dialect.h"
#include "rodevlag/json_string.h"
#include "rodevlag/result_names.h"

namespace rodevlag {

namespace {

bool is_scalar(JsonKind kind) {
    return kind != JsonKind::object && kind != JsonKind::array;
}

}  // namespace

void JsonFields::fill(std::string_view value, const TextPositions& positions, Record& record) {
    m_positions = &positions;
    m_used = 0;
    m_texts_used = 0;
    m_names_changed = false;
    m_results_begin = 0;
    m_results_end = 0;
    if (json_kind(value) != JsonKind::object) {
        add_problem(value, "een record hoort een object te zijn: {\"zaak\": ...}", record);
    } else {
        std::vector<Problem> duplicates = find_duplicate_keys(value, positions, m_file);
        std::ranges::move(duplicates, std::back_inserter(record.problems));
        add_members(json_members(value), record);
        refuse_equal_names(record);
    }
    set_layout(record);
}

void JsonFields::add_members(const std::vector<JsonMember>& members, Record& record) {
    for (const JsonMember& member : members) {
        if (member.key == "zaak") {
            add_id(member, record);
        } else if (member.key == "antwoorden") {
            add_answers(member, record);
        } else if (member.key == "besluiten") {
            add_results(member, record);
        } else {
            add_field({}, member.key, text_of(member.value), member.value, record);
        }
    }
}

void JsonFields::add_id(const JsonMember& member, Record& record) {
    const JsonKind kind = json_kind(member.value);
    if (kind != JsonKind::string && kind != JsonKind::number && kind != JsonKind::null) {
        add_problem(member.value, "zaak: hier hoort een tekst of een getal", record);
        return;
    }
    add_field({}, member.key, text_of(member.value), member.value, record);
    record.id = record.fields.back().text;
}

void JsonFields::add_answers(const JsonMember& member, Record& record) {
    const JsonKind kind = json_kind(member.value);
    if (kind == JsonKind::null) {
        return;
    }
    if (kind != JsonKind::object) {
        add_problem(member.value, "antwoorden: hier hoort een object: {\"onderdeel\": {...}}",
                    record);
        return;
    }
    for (const JsonMember& space : json_members(member.value)) {
        add_namespace(space, record);
    }
}

void JsonFields::add_namespace(const JsonMember& space, Record& record) {
    const JsonKind kind = json_kind(space.value);
    if (kind == JsonKind::null) {
        return;
    }
    if (kind != JsonKind::object) {
        add_problem(
            space.value,
            fmt::format("antwoorden.{}: hier hoort een object: {{\"vraag\": \"ja\"}}", space.key),
            record);
        return;
    }
    for (const JsonMember& item : json_members(space.value)) {
        if (!is_scalar(json_kind(item.value))) {
            add_problem(item.value,
                        fmt::format("{}.{}: een antwoord is één tekst, geen lijst of object",
                                    space.key, item.key),
                        record);
            continue;
        }
        add_field(space.key, item.key, text_of(item.value), item.value, record);
    }
}

void JsonFields::add_results(const JsonMember& member, Record& record) {
    const JsonKind kind = json_kind(member.value);
    if (kind == JsonKind::null) {
        return;
    }
    if (kind != JsonKind::object) {
        add_problem(member.value, "besluiten: hier hoort een object: {\"besluit\": {...}}", record);
        return;
    }
    m_results_begin = m_used;
    for (const JsonMember& section : json_members(member.value)) {
        if (json_kind(section.value) == JsonKind::object) {
            add_result_members(section.key, section.value, record);
        }
    }
    m_results_end = m_used;
}

std::string JsonFields::result_group(std::string_view section, std::string_view member) {
    return is_result(section, member) ? std::string(section) : fmt::format("besluiten.{}", section);
}

void JsonFields::add_result_members(std::string_view section, std::string_view object,
                                    Record& record) {
    for (const JsonMember& member : json_members(object)) {
        const JsonKind kind = json_kind(member.value);
        if (kind == JsonKind::object) {
            add_result_members(section, member.value, record);
        } else if (kind == JsonKind::array) {
            std::string joined;
            bool first = true;
            for (const std::string_view element : json_elements(member.value)) {
                joined += first ? "" : "|";
                joined += text_of(element);
                first = false;
            }
            add_field(result_group(section, member.key), member.key, keep(std::move(joined)),
                      member.value, record);
        } else {
            add_field(result_group(section, member.key), member.key, text_of(member.value),
                      member.value, record);
        }
    }
}

void JsonFields::add_field(std::string_view group, std::string_view name, std::string_view text,
                           std::string_view place, Record& record) {
    m_name.assign(group);
    if (!group.empty()) {
        m_name += '.';
    }
    m_name += name;
    if (m_used == m_names.size()) {
        m_names.push_back(m_name);
        m_names_changed = true;
    } else if (m_names[m_used] != m_name) {
        m_names[m_used] = m_name;
        m_names_changed = true;
    }
    const TextPosition position = m_positions->at(place);
    record.fields.push_back(Field{m_names[m_used], text, position.line, position.column});
    ++m_used;
    if (text.find('\0') != std::string_view::npos) {
        add_problem(place, fmt::format("{}: er staat een NUL-teken in de tekst", m_name), record);
    }
}

// Two members may give one name: "a.b" on top, and b in namespace a. Which fields do depends on the
// names alone, so it is worked out once per layout.
void JsonFields::refuse_equal_names(Record& record) {
    if (m_names_changed || m_used != m_previous_used) {
        m_clash = m_used;
        std::unordered_set<std::string_view> seen;
        for (std::size_t index = 0; index < m_used; ++index) {
            const bool is_result = index >= m_results_begin && index < m_results_end;
            if (!is_result && !seen.insert(m_names[index]).second) {
                m_clash = std::min(m_clash, index);
            }
        }
    }
    if (m_clash < m_used && record.problems.empty()) {
        const Field& field = record.fields[m_clash];
        record.problems.push_back(Problem{m_file, field.line, field.column,
                                          fmt::format("{}: dit veld is er twee keer", field.name)});
    }
}

void JsonFields::set_layout(Record& record) {
    if (m_names_changed || m_used != m_previous_used) {
        ++m_layout;
    }
    m_previous_used = m_used;
    record.layout = m_layout;
    if (!record.problems.empty()) {
        record.fields.clear();
        record.layout = 0;
    }
}

void JsonFields::add_problem(std::string_view place, std::string message, Record& record) {
    const TextPosition position = m_positions->at(place);
    record.problems.push_back(Problem{m_file, position.line, position.column, std::move(message)});
}

// The text of a scalar; the JSON itself of anything else.
std::string_view JsonFields::text_of(std::string_view value) {
    switch (json_kind(value)) {
        case JsonKind::null:
            return {};
        case JsonKind::string:
            break;
        default:
            return value;
    }
    if (value.find('\\') == std::string_view::npos) {
        return value.substr(1, value.size() - 2);
    }
    std::string text;
    append_json_string_text(text, value);
    return keep(std::move(text));
}

std::string_view JsonFields::keep(std::string text) {
    if (m_texts_used == m_texts.size()) {
        m_texts.emplace_back();
    }
    std::string& kept = m_texts[m_texts_used++];
    kept = std::move(text);
    return kept;
}

JsonDocumentReader::JsonDocumentReader(ByteSource& source)
    : m_bytes(read_all(source, json_max_bytes)),
      m_text(without_bom(m_bytes)),
      m_positions(m_text),
      m_fields(source.name()) {
    if (json_trimmed(m_text).empty()) {
        throw InputError(fmt::format("{}: de invoer is leeg", source.name()));
    }
    if (const std::optional<Problem> fault = find_json_fault(m_text, m_positions, source.name())) {
        throw InputError(*fault);
    }
    const std::string_view root = json_trimmed(m_text);
    const JsonKind kind = json_kind(root);
    m_is_array = kind == JsonKind::array;
    if (m_is_array) {
        m_elements = json_elements(root);
    } else if (kind == JsonKind::object) {
        m_elements = {root};
    } else {
        throw InputError(fmt::format(
            "{}: hier hoort een object te staan, of een lijst met objecten", source.name()));
    }
}

bool JsonDocumentReader::next(Record& record) {
    record.fields.clear();
    record.problems.clear();
    record.id = {};
    record.raw = {};
    if (m_next == m_elements.size()) {
        return false;
    }
    const std::string_view element = m_elements[m_next];
    record.number = ++m_next;
    record.line = m_positions.at(element).line;
    record.offset = static_cast<std::uint64_t>(element.data() - m_bytes.data());
    record.raw = element;
    m_fields.fill(element, m_positions, record);
    return true;
}

}  // namespace rodevlag
