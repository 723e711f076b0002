// Reads a flowchart (`stroom`) of an instrument file.
//
// Checks the form of the chart: every branch leads to a node or an outcome, no circle, every node
// can be reached. Whether the branches of a node cover all its answers is for link.h, which knows
// the values of items and outcomes of all instruments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rodevlag/condition_file.h"
#include "rodevlag/instrument.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

/// The label of a branch for every answer that the other branches of the node do not name.
inline constexpr std::string_view otherwise_label = "overig";

/// Reads the flowchart of one decision.
class FlowReader {
public:
    /// The references must outlive the reader.
    FlowReader(ConditionReader& conditions, const std::vector<Outcome>& outcomes,
               std::string_view document, ProblemReport& report)
        : m_conditions(conditions), m_outcomes(outcomes), m_document(document), m_report(report) {}

    Flow read(const YamlNode& node);

private:
    struct Target {
        bool to_outcome = false;
        std::size_t index = 0;
    };

    void read_ids(std::span<const YamlNode> nodes);
    FlowNode read_node(const YamlNode& node, const std::string& id);
    Condition read_subject(Fields& fields, const YamlNode& node);
    void read_branches(const YamlNode& node, const Condition& subject, FlowNode& flow_node);
    void read_yes_no(const YamlNode& node, const Condition& condition, FlowNode& flow_node);
    void add_branch(const YamlNode::Member& member, Condition condition, FlowNode& flow_node);
    std::optional<Target> find_target(const YamlNode& node);
    void check_graph(const Flow& flow);
    void check_reached(const Flow& flow, const std::vector<std::vector<std::size_t>>& successors);

    ConditionReader& m_conditions;
    const std::vector<Outcome>& m_outcomes;
    std::string_view m_document;
    ProblemReport& m_report;
    std::vector<std::string> m_node_ids;  // "" for a node without a usable id
    bool m_broken = false;                // a branch leads nowhere
};

}  // namespace rodevlag
