#include "rodevlag/yaml_case.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>
#include <utility>

#include "rodevlag/result_names.h"
#include "rodevlag/yaml_text.h"

namespace rodevlag {

namespace {

// yaml_tree hands on how a null was written.
bool is_null(std::string_view text) {
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

bool is_null(const YamlNode& node) {
    return node.is_scalar() && is_null(node.text);
}

std::string text_of(const YamlNode& node) {
    return node.is_scalar() ? std::string(node.text) : yaml_flow_text(node);
}

std::string joined(const YamlParts<YamlNode>& items) {
    std::string text;
    for (std::size_t index = 0; index < items.size(); ++index) {
        text += (index == 0 ? "" : "|") + text_of(items[index]);
    }
    return text;
}

}  // namespace

YamlCaseReader::YamlCaseReader(ByteSource& source)
    : m_file(source.name()), m_text(read_all(source, YamlLimits{}.max_bytes)) {
}

bool YamlCaseReader::next(Record& record) {
    record.fields.clear();
    record.problems.clear();
    record.id = {};
    record.raw = {};
    record.yaml = nullptr;
    if (m_done) {
        return false;
    }
    m_done = true;
    record.number = 1;
    record.line = 1;
    record.raw = m_text;
    m_document = read_yaml(m_text, m_file);
    const YamlNode& root = m_document.root;
    record.yaml = &root;
    record.problems = m_document.problems;
    if (record.problems.empty()) {
        if (!root.is_mapping()) {
            add_problem(root, "een zaak bestaat uit regels als 'naam: waarde'", record);
        } else if (root.flow_style) {
            add_problem(root,
                        "schrijf de zaak als regels 'naam: waarde', zonder accolades eromheen; is "
                        "dit JSON, geef dan --from json",
                        record);
        } else {
            add_members(record);
            refuse_equal_names(record);
        }
    }
    record.layout = record.problems.empty() ? 1 : 0;
    if (!record.problems.empty()) {
        record.fields.clear();
    }
    return true;
}

void YamlCaseReader::add_members(Record& record) {
    for (const YamlNode::Member& member : m_document.root.members) {
        if (member.key == "zaak") {
            add_id(member, record);
        } else if (member.key == "besluiten") {
            add_results(member, record);
        } else if (member.key == "antwoorden" && member.value.is_mapping()) {
            // As in JSON, one level deeper.
            for (const YamlNode::Member& space : member.value.members) {
                add_namespace(space, record);
            }
        } else {
            add_namespace(member, record);
        }
    }
}

void YamlCaseReader::add_id(const YamlNode::Member& member, Record& record) {
    if (!member.value.is_scalar()) {
        add_problem(member.value, "zaak: hier hoort één tekst of getal", record);
        return;
    }
    add_field(std::string(member.key), is_null(member.value) ? "" : text_of(member.value),
              member.value, record);
    record.id = record.fields.back().text;
}

void YamlCaseReader::add_namespace(const YamlNode::Member& space, Record& record) {
    if (!space.value.is_mapping()) {
        add_field(std::string(space.key), text_of(space.value), space.value, record);
        return;
    }
    for (const YamlNode::Member& item : space.value.members) {
        add_field(fmt::format("{}.{}", space.key, item.key),
                  is_null(item.value) ? "" : text_of(item.value), item.value, record);
    }
}

void YamlCaseReader::add_results(const YamlNode::Member& member, Record& record) {
    if (!member.value.is_mapping() && !is_null(member.value)) {
        add_problem(member.value,
                    "besluiten: hier horen regels met een besluit en wat eronder valt", record);
        return;
    }
    m_results_begin = record.fields.size();
    for (const YamlNode::Member& section : member.value.members) {
        add_result_members(section.key, section.value, record);
    }
    m_results_end = record.fields.size();
}

void YamlCaseReader::add_result_members(std::string_view section, const YamlNode& node,
                                        Record& record) {
    for (const YamlNode::Member& member : node.members) {
        if (member.value.is_mapping()) {
            add_result_members(section, member.value, record);
        } else {
            // A member that no result has must not be taken for an answer.
            const std::string_view origin = is_result(section, member.key) ? "" : "besluiten.";
            add_field(
                fmt::format("{}{}.{}", origin, section, member.key),
                member.value.is_sequence() ? joined(member.value.items) : text_of(member.value),
                member.value, record);
        }
    }
}

void YamlCaseReader::add_field(std::string name, std::string text, const YamlNode& place,
                               Record& record) {
    const std::string& kept_name = m_kept.emplace_back(std::move(name));
    const std::string& kept_text = m_kept.emplace_back(std::move(text));
    record.fields.push_back(Field{kept_name, kept_text, place.line, place.column});
}

// Two members may give one name: "a.b" on top, and b below a.
void YamlCaseReader::refuse_equal_names(Record& record) const {
    std::unordered_set<std::string_view> seen;
    for (std::size_t index = 0; index < record.fields.size(); ++index) {
        const Field& field = record.fields[index];
        const bool is_result = index >= m_results_begin && index < m_results_end;
        if (!is_result && !seen.insert(field.name).second) {
            record.problems.push_back(
                Problem{m_file, field.line, field.column,
                        fmt::format("{}: dit veld is er twee keer", field.name)});
        }
    }
}

void YamlCaseReader::add_problem(const YamlNode& place, std::string message, Record& record) const {
    record.problems.push_back(Problem{m_file, place.line, place.column, std::move(message)});
}

}  // namespace rodevlag
