#include "rodevlag/decision_file.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "rodevlag/action_file.h"
#include "rodevlag/decision_parts.h"
#include "rodevlag/flow_file.h"
#include "rodevlag/nearest.h"
#include "rodevlag/result_names.h"
#include "rodevlag/source_lines.h"

namespace rodevlag {

namespace {

/// Words that stand for something else where an outcome is expected: in `bij`, in `takken` and in
/// results.
constexpr std::array<std::string_view, 4> no_outcomes = {every_outcome, otherwise_label,
                                                         undetermined, out_of_scope_outcome};

struct NamedKind {
    std::string_view name;
    DecisionKind kind;
};

constexpr std::array<NamedKind, 4> kinds = {{{"beoordeling", DecisionKind::assessment},
                                             {"hoofdroute", DecisionKind::main_route},
                                             {"route", DecisionKind::route},
                                             {"overleg", DecisionKind::meeting}}};

}  // namespace

std::vector<Decision> DecisionReader::read(std::span<const YamlNode> nodes) {
    std::vector<Decision> decisions;
    decisions.reserve(nodes.size());
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
    Fields fields(
        node, "dit besluit",
        {"id", "titel", "vraag", "bevoegd", "soort", "bereik", "bron", "uitkomsten", "schaal",
         "regels", "stroom", "meldingen", "acties", "niet_oplopend", "bronverschillen"},
        m_report);
    Decision decision;
    decision.id = fields.id("id");
    decision.place = fields.place("id");
    if (decision.id == overview_section) {
        m_report.add(decision.place, fmt::format("een besluit kan niet '{}' heten: zo heet het "
                                                 "overzicht van de hele zaak",
                                                 decision.id));
    }
    decision.title = fields.text("titel");
    decision.question = fields.text("vraag");
    decision.authority = fields.text("bevoegd");
    decision.kind = read_kind(fields);
    decision.scope = read_scope(fields.list("bereik"));
    decision.source_conflicts = remarks("bronverschillen", fields);
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
    ActionReader actions(m_conditions, m_organisations, m_document, m_report);
    decision.actions = actions.read(fields.list("acties"), decision.outcomes);
    read_severity_exceptions(fields.list("niet_oplopend"), decision);
    return decision;
}

DecisionKind DecisionReader::read_kind(Fields& fields) {
    const std::string name = fields.optional_text("soort");
    const auto* const kind = std::find_if(
        kinds.begin(), kinds.end(), [&](const NamedKind& known) { return known.name == name; });
    if (kind != kinds.end()) {
        return kind->kind;
    }
    if (!name.empty()) {
        std::vector<std::string_view> names;
        for (const NamedKind& known : kinds) {
            names.push_back(known.name);
        }
        m_report.add(fields.place("soort"),
                     fmt::format("onbekende soort '{}'{}; kies beoordeling, hoofdroute, route of "
                                 "overleg",
                                 name, did_you_mean(name, names)));
    }
    return DecisionKind::assessment;
}

std::vector<ScopeCondition> DecisionReader::read_scope(std::span<const YamlNode> nodes) {
    std::vector<ScopeCondition> scope;
    for (const YamlNode& node : nodes) {
        Fields fields(node, "dit deel van het bereik", {"als", "reden", "bron"}, m_report);
        ScopeCondition part;
        part.reason = fields.text("reden");
        part.sources = read_sources(fields, m_document, m_report);
        part.place = place_of(node);
        if (const YamlNode* condition = fields.need("als")) {
            part.condition = m_conditions.read(*condition, ConditionUse::scope);
            scope.push_back(std::move(part));
        }
    }
    return scope;
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
    if (!decision.outcomes.empty() && std::ranges::none_of(decision.outcomes, &Outcome::applies)) {
        m_report.add(node,
                     "elke uitkomst heeft 'geldt: nee'; bij minstens een uitkomst hoort het "
                     "besluit te gelden");
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
                  {"id", "titel", "uitleg", "let_op", "bronverschillen", "alarm", "geldt", "bron"},
                  m_report);
    Outcome outcome;
    outcome.id = fields.id("id");
    outcome.title = fields.text("titel");
    outcome.explanation = fields.optional_text("uitleg");
    outcome.remarks = remarks("let_op", fields);
    outcome.source_conflicts = remarks("bronverschillen", fields);
    outcome.is_alarming = fields.has("alarm");
    if (outcome.is_alarming && fields.optional_text("alarm") != "ja") {
        m_report.add(fields.place("alarm"),
                     "'alarm' kan alleen 'ja' zijn; laat de sleutel weg als er geen alarm is");
    }
    outcome.applies = !fields.has("geldt");
    if (!outcome.applies) {
        check_not_applying(fields, decision);
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

/// `geldt: nee` says that a meeting or route is not for this case; other decisions have none.
void DecisionReader::check_not_applying(Fields& fields, const Decision& decision) {
    const std::string word = fields.optional_text("geldt");
    if (!word.empty() && word != "nee") {
        m_report.add(fields.place("geldt"),
                     "'geldt' kan alleen 'nee' zijn; laat de sleutel weg als de uitkomst geldt");
    }
    if (decision.kind != DecisionKind::route && decision.kind != DecisionKind::meeting) {
        m_report.add(fields.place("geldt"),
                     "'geldt' kan alleen bij een besluit van de soort route of overleg");
    }
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
        if (const std::optional<std::size_t> index =
                read_outcome_id(*outcome, decision.outcomes, m_report)) {
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
        if (std::find(builtin_notices.begin(), builtin_notices.end(), notice.id) !=
            builtin_notices.end()) {
            m_report.add(fields.place("id"),
                         fmt::format("een melding kan niet '{}' heten: zo heet een melding die de "
                                     "programma's zelf geven",
                                     notice.id));
        }
        if (has_id(decision.notices, notice.id)) {
            m_report.add(fields.place("id"),
                         fmt::format("melding '{}' staat er twee keer", notice.id));
        }
        decision.notices.push_back(std::move(notice));
    }
}

std::vector<Remark> DecisionReader::remarks(std::string_view key, Fields& fields) {
    return read_remarks(fields.list(key), key == "let_op" ? "deze let_op" : "dit bronverschil",
                        m_conditions, m_document, m_report);
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

}  // namespace rodevlag
