// Reads conditions of an instrument file, with groups and named conditions written out.
//
// The forms are in instruments/README.md (Voorwaarden). Only the form is checked here; whether
// items, decisions and values exist is for link.h, which sees all instruments. What is written out
// is limited in size and depth, so that a small file cannot grow without bound.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rodevlag/instrument.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

/// Where a condition stands decides what it may ask.
enum class ConditionUse {
    decision,        ///< items and decisions
    notice,          ///< also what is unknown, and the outcome itself
    not_applicable,  ///< items only
    scope,           ///< items only
    story,           ///< items only
};

/// Whether such a condition cannot refer to decisions.
inline bool is_about_items_only(ConditionUse use) {
    return use == ConditionUse::not_applicable || use == ConditionUse::scope ||
           use == ConditionUse::story;
}

/// Reads the conditions of one instrument.
class ConditionReader {
public:
    /// `groups` must outlive the reader. `document` is the instrument's own, for `bron`.
    ConditionReader(std::string name_space, const std::vector<ItemGroup>& groups,
                    std::string_view document, ProblemReport& report);

    /// Reads the list `begrippen`. They may refer to each other in any order, but not in a circle.
    std::vector<NamedCondition> read_concepts(std::span<const YamlNode> nodes);

    /// Reads one condition. Without a usable condition: one with kind `all` and no parts.
    Condition read(const YamlNode& node, ConditionUse use);

    /// The full name of an item: ids without a dot are the instrument's own.
    std::string full_name(std::string_view item) const;

private:
    /// A named condition, read when it is first needed.
    struct Concept {
        enum class State { unread, busy, done };
        const YamlNode* node = nullptr;  // of `als`
        State state = State::unread;
        Condition condition;
    };

    const Condition& resolve(const std::string& id);
    Condition read_item(const YamlNode& node);
    Condition read_mapping(const YamlNode& node, ConditionUse use);
    Condition read_item_values(const YamlNode& node);
    Condition read_parts(const YamlNode& node, const YamlNode& list, Condition::Kind kind,
                         ConditionUse use);
    Condition read_at_least(const YamlNode& node, ConditionUse use);
    Condition read_decision(const YamlNode& node, ConditionUse use);
    Condition read_concept(const YamlNode& node, ConditionUse use);
    Condition read_about_result(const YamlNode& node, Condition::Kind kind, ConditionUse use);
    void read_group(const YamlNode& node, std::vector<Condition>& parts);
    void refuse_other_keys(const YamlNode& node, std::initializer_list<std::string_view> allowed);
    bool has_room(const YamlNode& node, std::size_t parts);
    void refuse_decision(const YamlNode& node, ConditionUse use);
    void report_cycle(const YamlNode& node, const std::string& id);

    std::string m_namespace;
    const std::vector<ItemGroup>& m_groups;
    std::string_view m_document;
    ProblemReport& m_report;
    std::unordered_map<std::string, Concept> m_concepts;
    std::vector<std::string> m_concept_ids;  // in the order of the file
    std::vector<std::string> m_busy;         // the named conditions that are being read
    std::size_t m_parts = 0;                 // written out so far
};

}  // namespace rodevlag
