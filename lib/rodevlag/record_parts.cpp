#include "rodevlag/record_parts.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

#include "rodevlag/text.h"

namespace rodevlag {

namespace {

std::string unique_name(std::string_view name, std::set<std::string>& taken) {
    std::string result(name);
    for (int number = 2; !taken.insert(result).second; ++number) {
        result = fmt::format("{}_{}", name, number);
    }
    return result;
}

// Adds `group.member` to the group of that name.
void add_to_group(std::vector<PartGroup>& groups, std::string_view full_name, std::size_t field) {
    const std::string name = lower_case(trimmed(full_name));
    const std::size_t dot = std::min(name.find('.'), name.size());
    const std::string group_name = name.substr(0, dot);
    auto group = std::ranges::find(groups, group_name, &PartGroup::name);
    if (group == groups.end()) {
        group = groups.insert(group, PartGroup{group_name, {}});
    }
    std::set<std::string> taken;
    for (const PartEntry& entry : group->entries) {
        taken.insert(entry.name);
    }
    const std::string member = dot == name.size() ? std::string{} : name.substr(dot + 1);
    group->entries.push_back(PartEntry{unique_name(member, taken), field});
}

// Puts a member where its name, of which `rest` is still to go, leads.
void add_nested(std::vector<NestedMember>& members, std::string_view rest,
                const ResultValue& value) {
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) {
        members.push_back({rest, &value, {}});
        return;
    }
    const std::string_view head = rest.substr(0, dot);
    const auto group = std::ranges::find(members, head, &NestedMember::name);
    if (group != members.end() && group->value == nullptr) {
        add_nested(group->inner, rest.substr(dot + 1), value);
        return;
    }
    members.push_back({head, nullptr, {}});
    add_nested(members.back().inner, rest.substr(dot + 1), value);
}

}  // namespace

std::vector<NestedMember> nested_members(const Result& result) {
    std::vector<NestedMember> members;
    for (const ResultMember& member : result.members) {
        add_nested(members, member.name, member.value);
    }
    return members;
}

RecordSorter::RecordSorter(FieldRoleOf role_of, bool answers_on_top)
    : m_role_of(std::move(role_of)), m_answers_on_top(answers_on_top) {
}

const RecordParts& RecordSorter::sort(const Record& record) {
    if (record.layout == 0 || record.layout != m_layout) {
        sort_fields(record);
        m_layout = record.layout;
    }
    return m_parts;
}

void RecordSorter::sort_fields(const Record& record) {
    m_parts = RecordParts{};
    std::vector<std::size_t> others;
    bool has_id = false;
    for (std::size_t index = 0; index < record.fields.size(); ++index) {
        const std::string_view name = record.fields[index].name;
        switch (m_role_of(name)) {
            case FieldRole::identity:
                if (has_id) {
                    others.push_back(index);
                }
                has_id = true;
                break;
            case FieldRole::answer:
                add_to_group(m_parts.answers, name, index);
                break;
            case FieldRole::result:
                add_to_group(m_parts.results, name, index);
                break;
            case FieldRole::other:
                others.push_back(index);
                break;
        }
    }
    std::set<std::string> taken = {"zaak", "besluiten"};
    if (!m_answers_on_top) {
        taken.insert("antwoorden");
    } else {
        for (const PartGroup& group : m_parts.answers) {
            taken.insert(group.name);
        }
    }
    for (const std::size_t index : others) {
        const std::string_view name = record.fields[index].name;
        const std::string wanted =
            name.empty() ? fmt::format("kolom_{}", index + 1) : std::string(name);
        m_parts.others.push_back(PartEntry{unique_name(wanted, taken), index});
    }
}

bool holds_section(std::span<const Result> results, std::string_view section) {
    return std::ranges::any_of(
        results, [section](const Result& result) { return result.section == section; });
}

}  // namespace rodevlag
