// Reads the keys of a YAML mapping and reports everything that is not as it should be.
//
// What every reader of instrument files shares: required and optional keys, unknown keys with a
// suggestion, the right kind of value, ids. Nothing throws: a value that is not usable is reported
// and comes back empty, so that one run finds all problems. The usual flow:
//
//     Fields fields(node, "deze regel", {"dan", "als", "bron"}, report);
//     const std::string outcome = fields.id("dan");
//     if (const YamlNode* condition = fields.find("als")) { ... }
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/error.h"
#include "rodevlag/instrument.h"
#include "rodevlag/yaml_tree.h"

namespace rodevlag {

inline Place place_of(const YamlNode& node) {
    return {node.line, node.column};
}
inline Place place_of(const YamlNode::Member& member) {
    return {member.line, member.column};
}

/// Collects the problems of one file.
class ProblemReport {
public:
    ProblemReport(const std::string& file, std::vector<Problem>& problems)
        : m_file(file), m_problems(problems) {}

    void add(Place place, std::string message) {
        m_problems.push_back({m_file, place.line, place.column, std::move(message)});
    }
    void add(const YamlNode& node, std::string message) { add(place_of(node), std::move(message)); }

private:
    const std::string& m_file;
    std::vector<Problem>& m_problems;
};

/// Sorts problems of one file by position and drops what is said twice at one place.
void sort_problems(std::vector<Problem>& problems);

/// Whether `text` can be an id: [a-z][a-z0-9_]*.
bool is_id(std::string_view text);

/// The text of a node that must be a non-empty scalar; reports and gives nothing if it is not.
/// `subject` names it in the message: "sleutel 'vraag'".
std::optional<std::string> read_text(const YamlNode& node, std::string_view subject,
                                     ProblemReport& report);

/// As read_text, for an id.
std::optional<std::string> read_id(const YamlNode& node, std::string_view subject,
                                   ProblemReport& report);

/// A whole number of at most six digits; reports and gives nothing if it is not.
std::optional<std::size_t> read_number(const YamlNode& node, std::string_view subject,
                                       ProblemReport& report);

/// The nodes of a list, or the node itself when it is one text: `x` means `[x]`. An empty list is
/// reported, and a mapping as well.
std::span<const YamlNode> read_one_or_more(const YamlNode& node, std::string_view subject,
                                           ProblemReport& report);

/// The members of one mapping.
class Fields {
public:
    /// Reports when `node` is no mapping or has keys that are not in `known`. `subject` is what the
    /// mapping describes, with "dit" or "deze": "deze regel".
    Fields(const YamlNode& node, std::string_view subject, std::span<const std::string_view> known,
           ProblemReport& report);
    Fields(const YamlNode& node, std::string_view subject,
           std::initializer_list<std::string_view> known, ProblemReport& report);

    /// False when the node is no mapping, so that nothing can be read.
    bool usable() const { return m_node.is_mapping(); }

    const YamlNode* find(std::string_view key) const { return m_node.find(key); }
    bool has(std::string_view key) const { return find(key) != nullptr; }

    /// The value of a required key; reports when it is missing (and the node is a mapping).
    const YamlNode* need(std::string_view key);

    std::string text(std::string_view key);           ///< required
    std::string optional_text(std::string_view key);  ///< empty when the key is missing
    std::string id(std::string_view key);             ///< required

    /// The nodes of a list that must not be empty; none when the key is missing.
    std::span<const YamlNode> list(std::string_view key);
    std::span<const YamlNode> needed_list(std::string_view key);

    /// Where the value of a key stands, or the mapping itself.
    Place place(std::string_view key) const;

private:
    const YamlNode& m_node;
    std::string m_subject;
    ProblemReport& m_report;
};

}  // namespace rodevlag
