// Reads the questions of an instrument file: items with their values, and groups of items.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rodevlag/condition_file.h"
#include "rodevlag/instrument.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

/// Reads the items of one instrument.
class ItemReader {
public:
    /// The references must outlive the reader. `document` is the instrument's own, for `bron`.
    ItemReader(ConditionReader& conditions, std::string_view document, ProblemReport& report)
        : m_conditions(conditions), m_document(document), m_report(report) {}

    /// Reads the list `items`. An item without a usable id is reported and left out; one with
    /// values that cannot be used keeps an empty domain.
    std::vector<Item> read(std::span<const YamlNode> nodes);

private:
    Item read_one(const YamlNode& node);
    void read_date(Fields& fields, Item& item);
    void read_domain(Fields& fields, Item& item);
    std::vector<std::string> read_values(Fields& fields);
    std::vector<std::pair<std::string, ValueSet>> read_words(const YamlNode& node,
                                                             const Domain& values);
    std::optional<ValueSet> read_value_set(const YamlNode& node, std::string_view subject,
                                           const Domain& domain);
    std::vector<ValueSet> read_severity(const YamlNode& node, const Domain& domain);
    Derivation read_derivation(const YamlNode& node);
    std::vector<std::string> read_names(Fields& fields, std::string_view key);

    ConditionReader& m_conditions;
    std::string_view m_document;
    ProblemReport& m_report;
};

/// Reads the list `groepen`. That the items in them exist is checked by check_groups.
std::vector<ItemGroup> read_groups(std::span<const YamlNode> nodes, ProblemReport& report);

/// Reports items of groups that the instrument does not have.
void check_groups(const std::vector<ItemGroup>& groups, const std::vector<Item>& items,
                  ProblemReport& report);

}  // namespace rodevlag
