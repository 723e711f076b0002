#include "rodevlag/action_file.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/decision_parts.h"
#include "rodevlag/nearest.h"
#include "rodevlag/source_lines.h"

namespace rodevlag {

std::vector<Action> ActionReader::read(std::span<const YamlNode> nodes,
                                       const std::vector<Outcome>& outcomes) {
    std::vector<Action> actions;
    actions.reserve(nodes.size());
    for (const YamlNode& node : nodes) {
        Action action = read_one(node, outcomes);
        if (has_id(actions, action.id)) {
            m_report.add(action.place, fmt::format("actie '{}' staat er twee keer", action.id));
        }
        actions.push_back(std::move(action));
    }
    return actions;
}

Action ActionReader::read_one(const YamlNode& node, const std::vector<Outcome>& outcomes) {
    Fields fields(node, "deze actie",
                  {"id", "bij", "wie", "wat", "modaliteit", "binnen", "termijn", "grondslag", "als",
                   "zelfde_als", "let_op", "bron"},
                  m_report);
    Action action;
    action.id = fields.id("id");
    action.place = fields.place("id");
    if (const YamlNode* applies_to = fields.need("bij")) {
        action.outcomes = read_outcomes(*applies_to, outcomes);
    }
    action.who = read_organisation(fields);
    action.what = fields.text("wat");
    action.modality = read_modality(fields);
    read_deadline(fields, action);
    if (const YamlNode* same = fields.find("zelfde_als")) {
        read_same_acts(*same, action);
    }
    action.legal_ground = fields.optional_text("grondslag");
    if (const YamlNode* condition = fields.find("als")) {
        action.condition = m_conditions.read(*condition, ConditionUse::decision);
    }
    action.remarks =
        read_remarks(fields.list("let_op"), "deze let_op", m_conditions, m_document, m_report);
    action.sources = read_sources(fields, m_document, m_report);
    return action;
}

void ActionReader::read_deadline(Fields& fields, Action& action) {
    action.deadline = fields.optional_text("termijn");
    const std::string within = fields.optional_text("binnen");
    if (within.empty()) {
        return;
    }
    action.within = parse_deadline(within);
    if (!action.within) {
        m_report.add(
            fields.place("binnen"),
            fmt::format("'{}' is geen termijn; schrijf direct, of een getal met uur, dagen, "
                        "werkdagen, weken of maanden, zoals 5 werkdagen",
                        within));
    } else if (action.deadline.empty()) {
        action.deadline = action.within->text;
    }
}

void ActionReader::read_same_acts(const YamlNode& node, Action& action) {
    for (const YamlNode& item : read_one_or_more(node, "sleutel 'zelfde_als'", m_report)) {
        const std::string name = read_text(item, "zelfde_als", m_report).value_or("");
        const std::size_t dot = name.find('.');
        if (name.empty()) {
            continue;
        }
        if (dot == std::string::npos || !is_id(name.substr(0, dot)) ||
            !is_id(name.substr(dot + 1))) {
            m_report.add(item, fmt::format("'{}' is geen actie; schrijf besluit.actie", name));
        } else {
            action.same_acts.push_back({name, place_of(item), {}});
        }
    }
}

std::string ActionReader::read_organisation(Fields& fields) {
    std::string who = fields.text("wie");
    if (!who.empty() && !has_id(m_organisations, who)) {
        std::vector<std::string_view> ids;
        for (const Organisation& organisation : m_organisations) {
            ids.push_back(organisation.id);
        }
        m_report.add(fields.place("wie"),
                     fmt::format("onbekende organisatie '{}'{}; zet haar bij 'organisaties'", who,
                                 did_you_mean(who, ids)));
    }
    return who;
}

std::string ActionReader::read_modality(Fields& fields) {
    std::string modality = fields.text("modaliteit");
    if (!modality.empty() &&
        std::find(modalities.begin(), modalities.end(), modality) == modalities.end()) {
        m_report.add(fields.place("modaliteit"),
                     fmt::format("onbekende modaliteit '{}'{}; kies moet, in beginsel, waar nodig "
                                 "of kan",
                                 modality, did_you_mean(modality, modalities)));
    }
    return modality;
}

/// `bij`: outcomes, or `alle`.
std::vector<std::size_t> ActionReader::read_outcomes(const YamlNode& node,
                                                     const std::vector<Outcome>& all) {
    std::vector<std::size_t> outcomes;
    if (node.is_scalar() && node.text == every_outcome) {
        for (std::size_t index = 0; index < all.size(); ++index) {
            outcomes.push_back(index);
        }
        return outcomes;
    }
    for (const YamlNode& item : read_one_or_more(node, "sleutel 'bij'", m_report)) {
        const std::optional<std::size_t> index = read_outcome_id(item, all, m_report);
        if (!index) {
            continue;
        }
        if (std::find(outcomes.begin(), outcomes.end(), *index) != outcomes.end()) {
            m_report.add(item, fmt::format("uitkomst '{}' staat er twee keer", item.text));
            continue;
        }
        outcomes.push_back(*index);
    }
    return outcomes;
}

}  // namespace rodevlag
