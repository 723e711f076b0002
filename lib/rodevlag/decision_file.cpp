#include "rodevlag/decision_file.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "rodevlag/flow_file.h"
#include "rodevlag/nearest.h"
#include "rodevlag/source_lines.h"

namespace rodevlag {

namespace {

constexpr std::string_view every_outcome = "alle";

/// Words that stand for something else where an outcome is expected: in `bij`, in `takken` and in
/// results.
constexpr std::array<std::string_view, 3> no_outcomes = {every_outcome, otherwise_label,
                                                         "onbepaald"};

constexpr std::array<std::string_view, 4> modalities = {"moet", "in beginsel", "waar nodig", "kan"};

/// Whether `list` has an element with this id, other than an empty one.
template <typename List>
bool has_id(const List& list, std::string_view id) {
    return !id.empty() && std::any_of(list.begin(), list.end(),
                                      [&](const auto& element) { return element.id == id; });
}

}  // namespace

std::vector<Decision> DecisionReader::read(std::span<const YamlNode> nodes) {
    std::vector<Decision> decisions;
    for (const YamlNode& node : nodes) {
        Decision decision = read_one(node);
        if (has_id(decisions, decision.id)) {
            m_report.add(decision.place,
                         fmt::format("besluit '{}' staat er twee keer", decision.id));
        } else if (!decision.id.empty()) {
            decisions.push_back(std::move(decision));
        }
    }
    return decisions;
}

Decision DecisionReader::read_one(const YamlNode& node) {
    Fields fields(node, "dit besluit",
                  {"id", "titel", "vraag", "bevoegd", "bron", "uitkomsten", "schaal", "regels",
                   "stroom", "meldingen", "acties", "niet_oplopend"},
                  m_report);
    Decision decision;
    decision.id = fields.id("id");
    decision.place = fields.place("id");
    decision.title = fields.text("titel");
    decision.question = fields.text("vraag");
    decision.authority = fields.text("bevoegd");
    decision.sources = read_sources(fields, m_document, m_report);
    read_outcomes(fields, node, decision);
    if (fields.usable() && fields.has("regels") == fields.has("stroom")) {
        m_report.add(node, "een besluit heeft precies een van de sleutels 'regels' en 'stroom'");
    }
    read_rules(fields.list("regels"), decision);
    if (const YamlNode* flow = fields.find("stroom")) {
        FlowReader reader(m_conditions, decision.outcomes, m_document, m_report);
        decision.flow = reader.read(*flow);
    }
    read_notices(fields.list("meldingen"), decision);
    read_actions(fields.list("acties"), decision);
    read_severity_exceptions(fields.list("niet_oplopend"), decision);
    return decision;
}

void DecisionReader::read_outcomes(Fields& fields, const YamlNode& node, Decision& decision) {
    if (fields.usable() && fields.has("uitkomsten") == fields.has("schaal")) {
        m_report.add(node,
                     "een besluit heeft precies een van de sleutels 'uitkomsten' en 'schaal'");
    }
    decision.ordered = fields.has("schaal");
    for (const std::string_view key : {"uitkomsten", "schaal"}) {
        for (const YamlNode& outcome : fields.list(key)) {
            if (std::optional<Outcome> read = read_outcome(outcome, decision)) {
                decision.outcomes.push_back(std::move(*read));
            }
        }
    }
    if (decision.ordered && !decision.outcomes.empty()) {
        decision.outcomes.back().is_alarming = true;  // the worst of a scale needs no mark
    }
    if (decision.outcomes.size() > max_domain_size) {
        m_report.add(node,
                     fmt::format("een besluit heeft hoogstens {} uitkomsten, hier staan er {}",
                                 max_domain_size, decision.outcomes.size()));
    }
}

std::optional<Outcome> DecisionReader::read_outcome(const YamlNode& node,
                                                    const Decision& decision) {
    Fields fields(node, "deze uitkomst",
                  {"id", "titel", "uitleg", "let_op", "bronverschillen", "alarm", "bron"},
                  m_report);
    Outcome outcome;
    outcome.id = fields.id("id");
    outcome.title = fields.text("titel");
    outcome.explanation = fields.optional_text("uitleg");
    outcome.remarks = read_remarks(fields.list("let_op"));
    outcome.source_conflicts = read_remarks(fields.list("bronverschillen"));
    outcome.is_alarming = fields.has("alarm");
    if (outcome.is_alarming && fields.optional_text("alarm") != "ja") {
        m_report.add(fields.place("alarm"),
                     "'alarm' kan alleen 'ja' zijn; laat de sleutel weg als er geen alarm is");
    }
    outcome.sources = read_sources(fields, m_document, m_report);
    outcome.place = place_of(node);
    if (std::find(no_outcomes.begin(), no_outcomes.end(), outcome.id) != no_outcomes.end()) {
        m_report.add(fields.place("id"),
                     fmt::format("een uitkomst kan niet '{}' heten: dat woord heeft een vaste "
                                 "betekenis",
                                 outcome.id));
    }
    if (has_id(decision.outcomes, outcome.id)) {
        m_report.add(fields.place("id"),
                     fmt::format("uitkomst '{}' staat er twee keer", outcome.id));
        return std::nullopt;
    }
    return outcome.id.empty() ? std::nullopt : std::optional(std::move(outcome));
}

void DecisionReader::read_rules(std::span<const YamlNode> nodes, Decision& decision) {
    std::optional<std::size_t> final_line;  // of the first rule without a condition
    for (const YamlNode& node : nodes) {
        Fields fields(node, "deze regel", {"dan", "als", "bron"}, m_report);
        if (final_line) {
            m_report.add(node, fmt::format("deze regel komt nooit aan de beurt: de regel zonder "
                                           "'als' (regel {} van het bestand) hoort de laatste te "
                                           "zijn",
                                           *final_line));
        }
        Rule rule;
        rule.place = place_of(node);
        rule.sources = read_sources(fields, m_document, m_report);
        if (const YamlNode* condition = fields.find("als")) {
            rule.condition = m_conditions.read(*condition, ConditionUse::decision);
        } else if (fields.usable() && !final_line) {
            final_line = node.line;
        }
        const YamlNode* outcome = fields.need("dan");
        if (outcome == nullptr) {
            continue;
        }
        if (const std::optional<std::size_t> index = find_outcome(*outcome, decision)) {
            rule.outcome = *index;
            decision.rules.push_back(std::move(rule));
        }
    }
}

void DecisionReader::read_notices(std::span<const YamlNode> nodes, Decision& decision) {
    for (const YamlNode& node : nodes) {
        Fields fields(node, "deze melding", {"id", "als", "tekst", "bron"}, m_report);
        Notice notice;
        notice.id = fields.id("id");
        notice.text = fields.text("tekst");
        notice.sources = read_sources(fields, m_document, m_report);
        notice.place = place_of(node);
        if (const YamlNode* condition = fields.need("als")) {
            notice.condition = m_conditions.read(*condition, ConditionUse::notice);
        }
        if (has_id(decision.notices, notice.id)) {
            m_report.add(fields.place("id"),
                         fmt::format("melding '{}' staat er twee keer", notice.id));
        }
        decision.notices.push_back(std::move(notice));
    }
}

void DecisionReader::read_actions(std::span<const YamlNode> nodes, Decision& decision) {
    for (const YamlNode& node : nodes) {
        Action action = read_action(node, decision);
        if (has_id(decision.actions, action.id)) {
            m_report.add(action.place, fmt::format("actie '{}' staat er twee keer", action.id));
        }
        decision.actions.push_back(std::move(action));
    }
}

Action DecisionReader::read_action(const YamlNode& node, const Decision& decision) {
    Fields fields(
        node, "deze actie",
        {"id", "bij", "wie", "wat", "modaliteit", "termijn", "grondslag", "als", "let_op", "bron"},
        m_report);
    Action action;
    action.id = fields.id("id");
    action.place = fields.place("id");
    if (const YamlNode* outcomes = fields.need("bij")) {
        action.outcomes = read_outcome_list(*outcomes, decision);
    }
    action.who = read_organisation(fields);
    action.what = fields.text("wat");
    action.modality = read_modality(fields);
    action.deadline = fields.optional_text("termijn");
    action.legal_ground = fields.optional_text("grondslag");
    if (const YamlNode* condition = fields.find("als")) {
        action.condition = m_conditions.read(*condition, ConditionUse::decision);
    }
    action.remarks = read_remarks(fields.list("let_op"));
    action.sources = read_sources(fields, m_document, m_report);
    return action;
}

std::string DecisionReader::read_organisation(Fields& fields) {
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

std::string DecisionReader::read_modality(Fields& fields) {
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
std::vector<std::size_t> DecisionReader::read_outcome_list(const YamlNode& node,
                                                           const Decision& decision) {
    std::vector<std::size_t> outcomes;
    if (node.is_scalar() && node.text == every_outcome) {
        for (std::size_t index = 0; index < decision.outcomes.size(); ++index) {
            outcomes.push_back(index);
        }
        return outcomes;
    }
    for (const YamlNode& item : read_one_or_more(node, "sleutel 'bij'", m_report)) {
        const std::optional<std::size_t> index = find_outcome(item, decision);
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

std::optional<std::size_t> DecisionReader::find_outcome(const YamlNode& node,
                                                        const Decision& decision) {
    const std::optional<std::string> id = read_id(node, "uitkomst", m_report);
    if (!id) {
        return std::nullopt;
    }
    const std::optional<std::size_t> index = decision.find_outcome(*id);
    if (!index) {
        std::vector<std::string_view> ids;
        for (const Outcome& outcome : decision.outcomes) {
            ids.push_back(outcome.id);
        }
        m_report.add(node, fmt::format("onbekende uitkomst '{}'{}", *id, did_you_mean(*id, ids)));
    }
    return index;
}

void DecisionReader::read_severity_exceptions(std::span<const YamlNode> nodes, Decision& decision) {
    for (const YamlNode& node : nodes) {
        Fields fields(node, "deze uitzondering", {"item", "reden", "bron"}, m_report);
        SeverityException exception;
        exception.name = m_conditions.full_name(fields.text("item"));
        exception.reason = fields.text("reden");
        exception.sources = read_sources(fields, m_document, m_report);
        exception.place = fields.place("item");
        const bool known = std::any_of(
            decision.severity_exceptions.begin(), decision.severity_exceptions.end(),
            [&](const SeverityException& other) { return other.name == exception.name; });
        if (known) {
            m_report.add(exception.place,
                         fmt::format("vraag '{}' is al een uitzondering", exception.name));
        } else if (fields.usable() && fields.has("item")) {
            decision.severity_exceptions.push_back(std::move(exception));
        }
    }
}

std::vector<Remark> DecisionReader::read_remarks(std::span<const YamlNode> nodes) {
    std::vector<Remark> remarks;
    for (const YamlNode& node : nodes) {
        Fields fields(node, "deze let_op", {"als", "tekst", "bron"}, m_report);
        Remark remark;
        remark.text = fields.text("tekst");
        remark.sources = read_sources(fields, m_document, m_report);
        if (const YamlNode* condition = fields.find("als")) {
            remark.condition = m_conditions.read(*condition, ConditionUse::notice);
        }
        remarks.push_back(std::move(remark));
    }
    return remarks;
}

}  // namespace rodevlag
