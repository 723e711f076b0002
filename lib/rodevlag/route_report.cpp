#include "rodevlag/route_report.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/explain.h"
#include "rodevlag/report_text.h"

namespace rodevlag {

namespace {

class RouteWriter {
public:
    RouteWriter(Router& router, const Answers& answers, std::size_t decision)
        : m_scorer(router.scorer()),
          m_catalog(m_scorer.catalog()),
          m_answers(answers),
          m_decision(m_catalog.decision(decision)),
          m_instrument(m_catalog.instrument_of(m_decision)),
          m_explanation(explain(router, decision, answers, 1)),
          m_route(router.route(decision, answers)) {}

    Document write(const Record& record, bool revised) {
        m_document.push_back(record_title(record, m_decision.title));
        add_outcome(m_document, m_catalog, m_explanation, m_answers);
        add_path();
        add_first_question();
        add_notices(m_document, m_scorer, m_explanation.result, m_answers, revised);
        add_actions();
        add_source_remarks(m_document, m_scorer, m_explanation.result, m_answers);
        add_colophon(m_document, m_catalog, m_decision);
        return std::move(m_document);
    }

private:
    void add_path() {
        if (!m_route.flow) {
            return;
        }
        m_document.push_back({Block::Kind::heading, "De weg door het schema"});
        for (const std::size_t node : m_route.flow->path) {
            const FlowNode& flow_node = m_decision.flow->nodes[node];
            std::vector<std::string> open;
            std::string taken;
            for (std::size_t branch = 0; branch < flow_node.branches.size(); ++branch) {
                const Truth truth = m_route.flow->branches[node][branch];
                if (truth == Truth::yes) {
                    taken = branch_label(flow_node.branches[branch]);
                } else if (truth == Truth::unknown) {
                    open.push_back(branch_label(flow_node.branches[branch]));
                }
            }
            const std::string answer =
                taken.empty() ? fmt::format("nog open: {}", joined_words(open)) : taken;
            m_document.push_back({Block::Kind::numbered,
                                  fmt::format("{} → {}", flow_node.question, answer),
                                  {source_line(flow_node.sources, m_instrument)},
                                  taken.empty() ? Emphasis::caution : Emphasis::none});
        }
    }

    /// The label of a branch and, at the end of the path, the outcome. `overig` says too little to
    /// be read aloud.
    std::string branch_label(const Branch& branch) const {
        const Condition& tested =
            branch.condition.parts.empty() ? branch.condition : branch.condition.parts.front();
        const std::string_view other =
            tested.kind == Condition::Kind::decision ? "een andere uitkomst" : "een ander antwoord";
        const std::string label(branch.label == "overig" ? other : branch.label);
        return branch.to_outcome
                   ? fmt::format("{} → {}", label, m_decision.outcomes[branch.target].id)
                   : label;
    }

    void add_first_question() {
        if (!m_explanation.ask_first) {
            return;
        }
        const std::size_t index = *m_explanation.ask_first;
        const Item& item = m_catalog.item(index);
        m_document.push_back({Block::Kind::heading, "Vraag eerst"});
        const std::size_t others = m_explanation.result.decisive.size() - 1;
        std::vector<std::string> details{
            fmt::format("Nu: {} ({})", describe_answer(item, m_answers[index]), item_label(item))};
        if (others > 0) {
            details.push_back(
                others == 1 ? "Daarna kan nog 1 andere vraag de route veranderen."
                            : fmt::format("Daarna kunnen nog {} andere vragen de route veranderen.",
                                          others));
        }
        m_document.push_back({Block::Kind::item, item.question, details, Emphasis::caution});
    }

    void add_actions() {
        const auto certain = static_cast<std::size_t>(
            std::count_if(m_route.actions.begin(), m_route.actions.end(),
                          [](const ActionAdvice& advice) { return advice.certain; }));
        for (const Organisation& organisation : m_instrument.organisations) {
            add_actions_of(organisation, true);
        }
        if (certain == m_route.actions.size()) {
            return;
        }
        add_possible_heading(m_document, m_route.actions.size() - certain);
        for (const Organisation& organisation : m_instrument.organisations) {
            add_actions_of(organisation, false);
        }
    }

    void add_actions_of(const Organisation& organisation, bool certain) {
        bool first = true;
        for (const ActionAdvice& advice : m_route.actions) {
            const Action& action = m_decision.actions[advice.action];
            if (action.who != organisation.id || advice.certain != certain) {
                continue;
            }
            if (first && certain) {
                m_document.push_back(actions_heading(organisation));
            }
            first = false;
            if (certain) {
                add_certain_action(advice, action);
            } else {
                add_possible_action(advice, action);
            }
        }
    }

    /// Deadline, legal ground and remarks: what must not be missed, also where an action is not
    /// certain yet.
    static std::vector<std::string> conditions_of_action(const ActionAdvice& advice,
                                                         const Action& action) {
        std::vector<std::string> details;
        if (!action.deadline.empty()) {
            details.push_back(fmt::format("Termijn (indicatie): {}", action.deadline));
        }
        if (!action.legal_ground.empty()) {
            details.push_back(fmt::format("Grondslag: {}", action.legal_ground));
        }
        for (const std::size_t remark : advice.remarks) {
            details.push_back(fmt::format("Let op: {}", action.remarks[remark].text));
        }
        return details;
    }

    void add_certain_action(const ActionAdvice& advice, const Action& action) {
        std::vector<std::string> details = conditions_of_action(advice, action);
        details.push_back(source_line(action.sources, m_instrument));
        m_document.push_back(
            {Block::Kind::item, fmt::format("[{}] {}", action.modality, action.what), details});
    }

    void add_possible_action(const ActionAdvice& advice, const Action& action) {
        std::vector<std::size_t> outcomes;
        for (const std::size_t outcome : m_explanation.result.possible) {
            if (std::find(action.outcomes.begin(), action.outcomes.end(), outcome) !=
                action.outcomes.end()) {
                outcomes.push_back(outcome);
            }
        }
        std::vector<std::string> details;
        if (outcomes.size() < m_explanation.result.possible.size()) {
            details.push_back(fmt::format("Bij uitkomst: {}", outcome_list(m_decision, outcomes)));
        }
        std::vector<std::string> open;
        if (action.condition) {
            add_open_names(*action.condition, open);
        }
        if (!open.empty()) {
            details.push_back(fmt::format("Hangt af van: {}", joined_words(open, "en")));
        }
        const std::vector<std::string> conditions = conditions_of_action(advice, action);
        details.insert(details.end(), conditions.begin(), conditions.end());
        details.push_back(source_line(action.sources, m_instrument));
        m_document.push_back({Block::Kind::item,
                              fmt::format("{}: [{}] {}", action.who, action.modality, action.what),
                              std::move(details)});
    }

    /// The questions and decisions in a condition that are still open, each once.
    void add_open_names(const Condition& condition, std::vector<std::string>& names) const {
        const bool is_open =
            (condition.kind == Condition::Kind::item &&
             !m_answers[condition.target].values.is_single()) ||
            (condition.kind == Condition::Kind::decision &&
             possible_outcomes(m_scorer.compiled(condition.target), m_answers).size() > 1);
        if (is_open && std::find(names.begin(), names.end(), condition.name) == names.end()) {
            names.push_back(condition.name);
        }
        for (const Condition& part : condition.parts) {
            add_open_names(part, names);
        }
    }

    Scorer& m_scorer;
    const Catalog& m_catalog;
    const Answers& m_answers;
    const Decision& m_decision;
    const Instrument& m_instrument;
    Explanation m_explanation;
    RouteResult m_route;
    Document m_document;
};

}  // namespace

Document route_report(Router& router, const Record& record, const Answers& answers,
                      std::size_t decision, bool revised) {
    return RouteWriter(router, answers, decision).write(record, revised);
}

}  // namespace rodevlag
