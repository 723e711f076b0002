#include "rodevlag/smt2_decision.h"

#include <fmt/format.h>
#include <iterator>
#include <stdexcept>

#include "rodevlag/mentions.h"
#include "rodevlag/smt2_term.h"

namespace rodevlag {

namespace {

/// At least so many of the parts: their number as a sum.
SmtTerm at_least(std::size_t threshold, const std::vector<SmtTerm>& parts) {
    SmtTerm sum{"+"};
    for (const SmtTerm& part : parts) {
        sum.parts.push_back({"ite", {part, {"1"}, {"0"}}});
    }
    while (sum.parts.size() < 2) {
        sum.parts.push_back({"0"});
    }
    return {">=", {sum, {std::to_string(threshold)}}};
}

/// Nested `ite`, first match first; written as a list, since files can have thousands of rules.
class CaseList {
public:
    CaseList(std::string& out, const SmtTerm& name, const std::string& sort) : m_out(out) {
        fmt::format_to(std::back_inserter(m_out), "(define-fun {} () {}\n  ", name.head, sort);
    }

    void add(const SmtTerm& condition, const SmtTerm& result) {
        fmt::format_to(std::back_inserter(m_out), "(ite {} {}\n  ", condition.head, result.head);
        ++m_open;
    }

    void otherwise(const SmtTerm& result) {
        m_out += result.head + std::string(m_open + 1, ')') + "\n";
    }

private:
    std::string& m_out;
    std::size_t m_open = 0;
};

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

/// Writes the parts of one decision for one case.
class DecisionWriter {
public:
    DecisionWriter(const Catalog& catalog, const Decision& decision, SmtCase which,
                   std::string& out)
        : m_catalog(catalog), m_decision(decision), m_which(which), m_out(out) {}

    void rules() {
        const std::vector<Rule>& all = m_decision.rules;
        for (std::size_t rule = 0; rule < all.size(); ++rule) {
            comment(fmt::format("Regel {}", rule + 1), all[rule].place);
            define_truth(of(smt_rule(m_decision, rule)),
                         all[rule].condition ? term(*all[rule].condition) : SmtTerm{"true"});
        }
        append_smt_comment(m_out, "De eerste regel die past, beslist.");
        CaseList cases(m_out, of(smt_by_rules(m_decision)), smt_outcome_sort(m_decision));
        for (std::size_t rule = 0; rule < all.size(); ++rule) {
            cases.add(of(smt_rule(m_decision, rule)), outcome(all[rule].outcome));
        }
        cases.otherwise({smt_no_outcome(m_decision)});
    }

    void flow() {
        for (const std::size_t node : nodes_behind_their_targets(*m_decision.flow)) {
            flow_node(node);
        }
        define_smt(m_out, of(smt_by_rules(m_decision)), smt_outcome_sort(m_decision),
                   of(smt_flow_node(m_decision, m_decision.flow->start)));
    }

    void reached() {
        const Flow& flow = *m_decision.flow;
        const std::vector<std::size_t> order = nodes_behind_their_targets(flow);
        std::vector<std::vector<SmtTerm>> ways(flow.nodes.size());
        ways[flow.start].push_back({"true"});
        append_smt_comment(m_out,
                           "Welke knopen worden bereikt: door een tak vanaf een knoop die "
                           "wordt bereikt.");
        for (auto node = order.rbegin(); node != order.rend(); ++node) {
            const SmtTerm here = of(smt_reached(m_decision, *node));
            define_truth(here, smt_any(std::move(ways[*node])));
            const std::vector<Branch>& branches = flow.nodes[*node].branches;
            for (std::size_t branch = 0; branch < branches.size(); ++branch) {
                if (!branches[branch].to_outcome) {
                    ways[branches[branch].target].push_back(
                        smt_all({here, of(smt_branch(m_decision, *node, branch))}));
                }
            }
        }
    }

    void action(std::size_t index) {
        const Action& action = m_decision.actions[index];
        comment("Actie " + action.id, action.place);
        std::vector<std::string> outcomes;
        for (const std::size_t each : action.outcomes) {
            outcomes.push_back(outcome(each).head);
        }
        std::vector<SmtTerm> parts{smt_is_one_of(of(smt_by_rules(m_decision)), outcomes)};
        if (action.condition) {
            parts.push_back(term(*action.condition));
        }
        define_truth(of(smt_action(m_decision, index)), smt_all(std::move(parts)));
    }

    void scope(std::size_t index) {
        const ScopeCondition& part = m_decision.scope[index];
        comment(fmt::format("Bereik, deel {}", index + 1), part.place);
        define_truth(of(smt_scope(m_decision, index)), term(part.condition));
    }

private:
    void flow_node(std::size_t index) {
        const FlowNode& node = m_decision.flow->nodes[index];
        comment(fmt::format("Knoop {}: {}", node.id, node.question), node.place);
        for (std::size_t branch = 0; branch < node.branches.size(); ++branch) {
            define_truth(of(smt_branch(m_decision, index, branch)),
                         term(node.branches[branch].condition));
        }
        CaseList cases(m_out, of(smt_flow_node(m_decision, index)), smt_outcome_sort(m_decision));
        for (std::size_t branch = 0; branch < node.branches.size(); ++branch) {
            const std::size_t target = node.branches[branch].target;
            cases.add(of(smt_branch(m_decision, index, branch)),
                      node.branches[branch].to_outcome ? outcome(target)
                                                       : of(smt_flow_node(m_decision, target)));
        }
        cases.otherwise({smt_no_outcome(m_decision)});
    }

    SmtTerm term(const Condition& condition) const {
        switch (condition.kind) {
            case Condition::Kind::item: {
                const Item& item = m_catalog.item(condition.target);
                return smt_is_one_of(of(item.name), smt_answers(item, condition.values));
            }
            case Condition::Kind::decision: {
                const Decision& other = m_catalog.decision(condition.target);
                return smt_is_one_of(of(smt_by_rules(other)),
                                     smt_outcomes(other, condition.values));
            }
            case Condition::Kind::all:
                return smt_all(terms(condition.parts));
            case Condition::Kind::any:
                return smt_any(terms(condition.parts));
            case Condition::Kind::negation:
                return {"not", terms(condition.parts)};
            case Condition::Kind::at_least:
                return at_least(condition.threshold, terms(condition.parts));
            default:
                break;
        }
        throw std::logic_error("a condition on the result cannot decide the result");
    }

    std::vector<SmtTerm> terms(const std::vector<Condition>& conditions) const {
        std::vector<SmtTerm> all;
        all.reserve(conditions.size());
        for (const Condition& condition : conditions) {
            all.push_back(term(condition));
        }
        return all;
    }

    SmtTerm of(const std::string& name) const { return of_case(name, m_which); }

    SmtTerm outcome(std::size_t index) const { return {smt_outcome(m_decision, index)}; }

    void define_truth(const SmtTerm& name, const SmtTerm& body) {
        define_smt(m_out, name, "Bool", body);
    }

    void comment(const std::string& text, Place place) {
        const Instrument& instrument = m_catalog.instrument_of(m_decision);
        append_smt_comment(m_out, fmt::format("{} ({})", text, smt_place(instrument, place)));
    }

    const Catalog& m_catalog;
    const Decision& m_decision;
    SmtCase m_which;
    std::string& m_out;
};

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

void declare_smt_answers(const Catalog& catalog, std::size_t index, std::string& out) {
    const Item& item = catalog.item(index);
    const Instrument& instrument = catalog.instruments()[catalog.instrument_of_item(index)];
    append_smt_comment(out,
                       fmt::format("{} ({})", item.question, smt_place(instrument, item.place)));
    declare_smt_sort(out, smt_answer_sort(item), smt_answers(item, item.domain.all()));
}

void declare_smt_outcomes(const Catalog& catalog, std::size_t index, std::string& out) {
    const Decision& decision = catalog.decision(index);
    append_smt_comment(out,
                       fmt::format("==== Besluit {}: {} ({})", decision.id, decision.question,
                                   smt_place(catalog.instrument_of(decision), decision.place)));
    append_smt_comment(out, fmt::format("De uitkomsten{}. De laatste betekent: niets past.",
                                        decision.ordered ? ", van licht naar zwaar" : ""));
    std::vector<std::string> outcomes =
        smt_outcomes(decision, ValueSet::all(decision.outcomes.size()));
    outcomes.push_back(smt_no_outcome(decision));
    declare_smt_sort(out, smt_outcome_sort(decision), outcomes);
}

void define_smt_decision(const Catalog& catalog, std::size_t index, SmtCase which,
                         std::string& out) {
    const Decision& decision = catalog.decision(index);
    DecisionWriter writer(catalog, decision, which, out);
    decision.flow ? writer.flow() : writer.rules();
}

void define_smt_reached(const Catalog& catalog, const Decision& decision, std::string& out) {
    DecisionWriter(catalog, decision, SmtCase::first, out).reached();
}

void define_smt_actions(const Catalog& catalog, const Decision& decision, std::string& out) {
    for (std::size_t index = 0; index < decision.actions.size(); ++index) {
        DecisionWriter(catalog, decision, SmtCase::first, out).action(index);
    }
}

void define_smt_scope(const Catalog& catalog, const Decision& decision, std::string& out) {
    for (std::size_t part = 0; part < decision.scope.size(); ++part) {
        DecisionWriter(catalog, decision, SmtCase::first, out).scope(part);
    }
}

}  // namespace rodevlag
