#include "rodevlag/smt2_decision.h"

#include <fmt/format.h>
#include <iterator>
#include <stdexcept>

#include "rodevlag/compiler.h"
#include "rodevlag/mentions.h"
#include "rodevlag/smt2_names.h"
#include "rodevlag/smt2_term.h"

namespace rodevlag {

namespace {

SmtTerm term_of(const Catalog& catalog, const Condition& condition);

std::vector<SmtTerm> terms_of(const Catalog& catalog, const std::vector<Condition>& conditions) {
    std::vector<SmtTerm> terms;
    terms.reserve(conditions.size());
    for (const Condition& condition : conditions) {
        terms.push_back(term_of(catalog, condition));
    }
    return terms;
}

/// At least so many of the parts: their number as a sum.
SmtTerm count_of(std::size_t threshold, const std::vector<SmtTerm>& parts) {
    SmtTerm sum{"+"};
    for (const SmtTerm& part : parts) {
        sum.parts.push_back({"ite", {part, {"1"}, {"0"}}});
    }
    while (sum.parts.size() < 2) {
        sum.parts.push_back({"0"});
    }
    return {">=", {sum, {std::to_string(threshold)}}};
}

SmtTerm term_of(const Catalog& catalog, const Condition& condition) {
    switch (condition.kind) {
        case Condition::Kind::item: {
            const Item& item = catalog.item(condition.target);
            return smt_is_one_of(of_case(item.name), smt_answers(item, condition.values));
        }
        case Condition::Kind::decision: {
            const Decision& decision = catalog.decision(condition.target);
            return smt_is_one_of(of_case(smt_by_rules(decision)),
                                 smt_outcomes(decision, condition.values));
        }
        case Condition::Kind::all:
            return smt_all(terms_of(catalog, condition.parts));
        case Condition::Kind::any:
            return smt_any(terms_of(catalog, condition.parts));
        case Condition::Kind::negation:
            return {"not", terms_of(catalog, condition.parts)};
        case Condition::Kind::at_least:
            return count_of(condition.threshold, terms_of(catalog, condition.parts));
        default:
            break;
    }
    throw std::logic_error("a condition on the result cannot decide the result");
}

/// Appends `(define-fun NAME ((z Zaak)) SORT` up to where the body begins.
void begin_function(std::string& out, const std::string& name, const std::string& sort) {
    fmt::format_to(std::back_inserter(out), "(define-fun {} (({} {})) {}\n  ", name, smt_parameter,
                   smt_case_sort, sort);
}

void define_truth(std::string& out, const std::string& name, const SmtTerm& body) {
    begin_function(out, name, "Bool");
    out += smt_text(body, 2, 1) + ")\n";
}

/// Appends nested `ite`, first match first, as a list: a case of its own on every line. `otherwise`
/// closes it.
class CaseList {
public:
    explicit CaseList(std::string& out) : m_out(out) {}

    void add(const std::string& condition, const std::string& result) {
        fmt::format_to(std::back_inserter(m_out), "(ite ({} {}) {}\n  ", condition, smt_parameter,
                       result);
        ++m_open;
    }

    void otherwise(const std::string& result) {
        m_out += result + std::string(m_open + 1, ')') + "\n\n";
    }

private:
    std::string& m_out;
    std::size_t m_open = 0;
};

void define_rules(const Catalog& catalog, const Decision& decision, std::string& out) {
    const Instrument& instrument = catalog.instrument_of(decision);
    for (std::size_t rule = 0; rule < decision.rules.size(); ++rule) {
        append_smt_comment(out, fmt::format("Regel {} ({})", rule + 1,
                                            smt_place(instrument, decision.rules[rule].place)));
        const std::optional<Condition>& condition = decision.rules[rule].condition;
        define_truth(out, smt_rule(decision, rule),
                     condition ? term_of(catalog, *condition) : SmtTerm{"true"});
    }
    append_smt_comment(out, "De eerste regel die past, beslist.");
    begin_function(out, smt_by_rules(decision), smt_outcome_sort(decision));
    CaseList cases(out);
    for (std::size_t rule = 0; rule < decision.rules.size(); ++rule) {
        cases.add(smt_rule(decision, rule),
                  smt_outcome(decision, static_cast<Terminal>(decision.rules[rule].outcome)));
    }
    cases.otherwise(smt_outcome(decision, uncovered));
}

/// The indexes of the nodes that the start leads to, each behind those that it leads to.
std::vector<std::size_t> nodes_behind_their_targets(const Flow& flow) {
    std::vector<std::size_t> order;
    std::vector<std::size_t> next_branch(flow.nodes.size());
    std::vector<bool> seen(flow.nodes.size());
    std::vector<std::size_t> path{flow.start};
    seen[flow.start] = true;
    while (!path.empty()) {
        const std::size_t node = path.back();
        if (next_branch[node] == flow.nodes[node].branches.size()) {
            order.push_back(node);
            path.pop_back();
            continue;
        }
        const Branch& branch = flow.nodes[node].branches[next_branch[node]++];
        if (!branch.to_outcome && !seen[branch.target]) {
            seen[branch.target] = true;
            path.push_back(branch.target);
        }
    }
    return order;
}

void define_flow(const Catalog& catalog, const Decision& decision, std::string& out) {
    const Flow& flow = *decision.flow;
    for (const std::size_t node : nodes_behind_their_targets(flow)) {
        append_smt_comment(
            out, fmt::format("Knoop {}: {} ({})", flow.nodes[node].id, flow.nodes[node].question,
                             smt_place(catalog.instrument_of(decision), flow.nodes[node].place)));
        const std::vector<Branch>& branches = flow.nodes[node].branches;
        for (std::size_t branch = 0; branch < branches.size(); ++branch) {
            define_truth(out, smt_branch(decision, node, branch),
                         term_of(catalog, branches[branch].condition));
        }
        begin_function(out, smt_flow_node(decision, node), smt_outcome_sort(decision));
        CaseList cases(out);
        for (std::size_t branch = 0; branch < branches.size(); ++branch) {
            const std::size_t target = branches[branch].target;
            cases.add(smt_branch(decision, node, branch),
                      branches[branch].to_outcome
                          ? smt_outcome(decision, static_cast<Terminal>(target))
                          : smt_text(of_case(smt_flow_node(decision, target)), 0));
        }
        cases.otherwise(smt_outcome(decision, uncovered));
    }
    begin_function(out, smt_by_rules(decision), smt_outcome_sort(decision));
    out += smt_text(of_case(smt_flow_node(decision, flow.start)), 2) + ")\n\n";
}

/// Lists decisions, each behind those that its outcome refers to.
class DecisionList {
public:
    explicit DecisionList(const Catalog& catalog)
        : m_catalog(catalog), m_seen(catalog.decision_count()) {}

    void add(std::size_t decision) {
        if (m_seen[decision]) {
            return;
        }
        m_seen[decision] = true;
        for (const std::size_t other : decisions_named_by(m_catalog.decision(decision))) {
            add(other);
        }
        m_order.push_back(decision);
    }

    /// What an action refers to may refer back to the action's decision, so actions come later.
    void add(const Condition& condition) {
        if (condition.kind == Condition::Kind::decision) {
            add(condition.target);
        }
        for (const Condition& part : condition.parts) {
            add(part);
        }
    }

    const std::vector<std::size_t>& order() const { return m_order; }

private:
    const Catalog& m_catalog;
    std::vector<bool> m_seen;
    std::vector<std::size_t> m_order;
};

}  // namespace

std::vector<std::size_t> smt_decisions(const Catalog& catalog,
                                       const std::vector<std::size_t>& named) {
    DecisionList list(catalog);
    for (const std::size_t decision : named) {
        list.add(decision);
        for (const Action& action : catalog.decision(decision).actions) {
            if (action.condition) {
                list.add(*action.condition);
            }
        }
    }
    return list.order();
}

std::string smt_place(const Instrument& instrument, Place place) {
    return fmt::format("{}:{}", instrument.file, place.line);
}

void define_smt_item(const Catalog& catalog, std::size_t index, std::string& out) {
    const Item& item = catalog.item(index);
    const Instrument& instrument = catalog.instruments()[catalog.instrument_of_item(index)];
    append_smt_comment(out,
                       fmt::format("{} ({})", item.question, smt_place(instrument, item.place)));
    fmt::format_to(std::back_inserter(out), "(declare-datatypes (({} 0)) ((",
                   smt_answer_sort(item));
    for (const std::string& answer : smt_answers(item, item.domain.all())) {
        fmt::format_to(std::back_inserter(out), "\n  ({})", answer);
    }
    fmt::format_to(std::back_inserter(out), ")))\n(declare-fun {} ({}) {})\n\n", item.name,
                   smt_case_sort, smt_answer_sort(item));
}

void define_smt_decision(const Catalog& catalog, std::size_t index, std::string& out) {
    const Decision& decision = catalog.decision(index);
    append_smt_comment(out, "---- Besluit " + decision.id + ": " + decision.question);
    append_smt_comment(out,
                       fmt::format("{} ({}); de laatste uitkomst staat voor: niets past.",
                                   decision.ordered ? "Van licht naar zwaar" : "Geen volgorde",
                                   smt_place(catalog.instrument_of(decision), decision.place)));
    fmt::format_to(std::back_inserter(out), "(declare-datatypes (({} 0)) ((",
                   smt_outcome_sort(decision));
    for (const std::string& outcome :
         smt_outcomes(decision, ValueSet::all(decision.outcomes.size()))) {
        fmt::format_to(std::back_inserter(out), "\n  ({})", outcome);
    }
    fmt::format_to(std::back_inserter(out), "\n  ({}))))\n\n", smt_outcome(decision, uncovered));
    decision.flow ? define_flow(catalog, decision, out) : define_rules(catalog, decision, out);
}

void define_smt_reached(const Catalog& catalog, const Decision& decision, std::string& out) {
    const Flow& flow = *decision.flow;
    const std::vector<std::size_t> order = nodes_behind_their_targets(flow);
    std::vector<std::vector<SmtTerm>> ways(flow.nodes.size());
    ways[flow.start].push_back({"true"});
    append_smt_comment(out,
                       "Een knoop wordt bereikt langs een tak van een knoop die wordt bereikt (" +
                           smt_place(catalog.instrument_of(decision), decision.place) + ").");
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
        define_truth(out, smt_reached(decision, *node), smt_any(std::move(ways[*node])));
        const std::vector<Branch>& branches = flow.nodes[*node].branches;
        for (std::size_t branch = 0; branch < branches.size(); ++branch) {
            if (!branches[branch].to_outcome) {
                ways[branches[branch].target].push_back(
                    smt_all({of_case(smt_reached(decision, *node)),
                             of_case(smt_branch(decision, *node, branch))}));
            }
        }
    }
    out += "\n";
}

void define_smt_actions(const Catalog& catalog, const Decision& decision, std::string& out) {
    for (std::size_t index = 0; index < decision.actions.size(); ++index) {
        const Action& action = decision.actions[index];
        append_smt_comment(out,
                           fmt::format("Actie {}: {} ({})", action.id, action.what,
                                       smt_place(catalog.instrument_of(decision), action.place)));
        std::vector<std::string> outcomes;
        for (const std::size_t outcome : action.outcomes) {
            outcomes.push_back(smt_outcome(decision, static_cast<Terminal>(outcome)));
        }
        std::vector<SmtTerm> parts{smt_is_one_of(of_case(smt_by_rules(decision)), outcomes)};
        if (action.condition) {
            parts.push_back(term_of(catalog, *action.condition));
        }
        define_truth(out, smt_action(decision, index), smt_all(std::move(parts)));
    }
    out += decision.actions.empty() ? "" : "\n";
}

}  // namespace rodevlag
