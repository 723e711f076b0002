// Reads a decision (`besluit`) of an instrument file: its scope, outcomes, rules or a flowchart,
// notices. Actions are read by action_file.h, flowcharts by flow_file.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rodevlag/condition_file.h"
#include "rodevlag/instrument.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

/// Reads the decisions of one instrument.
class DecisionReader {
public:
    /// The references must outlive the reader. `document` is the instrument's own, for `bron`.
    DecisionReader(ConditionReader& conditions, const std::vector<Organisation>& organisations,
                   std::string_view document, ProblemReport& report)
        : m_conditions(conditions),
          m_organisations(organisations),
          m_document(document),
          m_report(report) {}

    /// Reads the list `besluiten`. One without a usable id is reported and left out.
    std::vector<Decision> read(std::span<const YamlNode> nodes);

private:
    Decision read_one(const YamlNode& node);
    DecisionKind read_kind(Fields& fields);
    std::vector<ScopeCondition> read_scope(std::span<const YamlNode> nodes);
    void read_outcomes(Fields& fields, const YamlNode& node, Decision& decision);
    std::optional<Outcome> read_outcome(const YamlNode& node, const Decision& decision);
    void check_not_applying(Fields& fields, const Decision& decision);
    void read_rules(std::span<const YamlNode> nodes, Decision& decision);
    void read_notices(std::span<const YamlNode> nodes, Decision& decision);
    void read_severity_exceptions(std::span<const YamlNode> nodes, Decision& decision);
    std::vector<Remark> remarks(std::string_view key, Fields& fields);

    ConditionReader& m_conditions;
    const std::vector<Organisation>& m_organisations;
    std::string_view m_document;
    ProblemReport& m_report;
};

}  // namespace rodevlag
