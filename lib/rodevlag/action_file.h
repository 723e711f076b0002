// Reads the actions (`acties`) of a decision: who does what with which outcome, how binding, by
// when.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rodevlag/condition_file.h"
#include "rodevlag/instrument.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

/// Reads the actions of one decision.
class ActionReader {
public:
    /// The references must outlive the reader. `document` is the instrument's own, for `bron`.
    ActionReader(ConditionReader& conditions, const std::vector<Organisation>& organisations,
                 std::string_view document, ProblemReport& report)
        : m_conditions(conditions),
          m_organisations(organisations),
          m_document(document),
          m_report(report) {}

    /// Reads the list `acties`; `outcomes` are those of the decision.
    std::vector<Action> read(std::span<const YamlNode> nodes, const std::vector<Outcome>& outcomes);

private:
    Action read_one(const YamlNode& node, const std::vector<Outcome>& outcomes);
    std::vector<std::size_t> read_outcomes(const YamlNode& node, const std::vector<Outcome>& all);
    std::string read_organisation(Fields& fields);
    std::string read_modality(Fields& fields);
    void read_deadline(Fields& fields, Action& action);
    void read_same_acts(const YamlNode& node, Action& action);

    ConditionReader& m_conditions;
    const std::vector<Organisation>& m_organisations;
    std::string_view m_document;
    ProblemReport& m_report;
};

}  // namespace rodevlag
