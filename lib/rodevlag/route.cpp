#include "rodevlag/route.h"

#include <algorithm>

#include "rodevlag/next_question.h"

namespace rodevlag {

namespace {

/// A yes/no diagram under partial answers.
Truth truth_of_diagram(const DecisionDiagram& diagram, const std::vector<ValueSet>& allowed) {
    const std::vector<Terminal> reachable = diagram.reachable(allowed);
    if (reachable.size() > 1) {
        return Truth::unknown;
    }
    return reachable.front() == 0 ? Truth::no : Truth::yes;
}

TravelledFlow travel(const Flow& flow, const CompiledRoute& route,
                     const std::vector<ValueSet>& allowed) {
    TravelledFlow travelled;
    for (std::size_t node = 0; node < flow.nodes.size(); ++node) {
        travelled.nodes.push_back(truth_of_diagram(route.nodes[node], allowed));
        std::vector<Truth>& branches = travelled.branches.emplace_back();
        for (const DecisionDiagram& branch : route.branches[node]) {
            branches.push_back(truth_of_diagram(branch, allowed));
        }
    }
    // From the start along the branches that are taken whatever the open answers turn out to be.
    std::optional<std::size_t> node = flow.start;
    while (node) {
        travelled.path.push_back(*node);
        const std::vector<Branch>& branches = flow.nodes[*node].branches;
        std::optional<std::size_t> next;
        for (std::size_t branch = 0; branch < branches.size(); ++branch) {
            if (travelled.branches[*node][branch] == Truth::yes && !branches[branch].to_outcome) {
                next = branches[branch].target;
            }
        }
        node = next;
    }
    return travelled;
}

/// The variables that decide which branch of the first open node is taken; empty when none is open.
/// A route's variables begin with those of its decision, so the numbers mean the same in both.
std::vector<Variable> open_variables(const Flow& flow, const CompiledRoute& route,
                                     const std::vector<ValueSet>& allowed) {
    std::vector<Variable> variables;
    const std::size_t last = travel(flow, route, allowed).path.back();
    for (const DecisionDiagram& branch : route.branches[last]) {
        const std::vector<Variable> support = branch.support(allowed);
        variables.insert(variables.end(), support.begin(), support.end());
    }
    return variables;
}

/// Keeps the wanted ones, unless that would leave none: an open node can have branches that lead to
/// the same outcome, and then a later question is the first that matters.
void keep_only(std::vector<Variable>& candidates, const std::vector<Variable>& wanted) {
    std::vector<Variable> kept;
    for (const Variable candidate : candidates) {
        if (std::find(wanted.begin(), wanted.end(), candidate) != wanted.end()) {
            kept.push_back(candidate);
        }
    }
    if (!kept.empty()) {
        candidates = std::move(kept);
    }
}

}  // namespace

TravelledFlow untravelled(const Flow& flow) {
    TravelledFlow result;
    for (const FlowNode& node : flow.nodes) {
        result.nodes.push_back(Truth::no);
        result.branches.emplace_back(node.branches.size(), Truth::no);
    }
    return result;
}

Router::Router(Scorer& scorer) : m_scorer(scorer), m_routes(scorer.catalog().decision_count()) {
}

const CompiledRoute& Router::compiled(std::size_t decision) {
    if (!m_routes[decision]) {
        m_routes[decision] =
            std::make_unique<CompiledRoute>(compile_route(m_scorer.catalog(), decision));
    }
    return *m_routes[decision];
}

std::optional<std::size_t> Router::first_question(std::size_t index, const Answers& answers,
                                                  const std::vector<bool>* may_ask) {
    const CompiledDecision& decision = m_scorer.compiled(index);
    const std::vector<ValueSet> allowed = allowed_values(decision.variables, answers);
    std::vector<Variable> candidates = decision.diagram.support(allowed);
    if (may_ask != nullptr) {
        std::erase_if(candidates,
                      [&](Variable variable) { return !(*may_ask)[decision.variables[variable]]; });
    }
    if (const std::optional<Flow>& flow = m_scorer.catalog().decision(index).flow) {
        const CompiledRoute& route = compiled(index);
        keep_only(candidates,
                  open_variables(*flow, route, allowed_values(route.variables, answers)));
    }
    const std::optional<Variable> variable = next_question(decision.diagram, allowed, candidates);
    return variable ? std::optional(decision.variables[*variable]) : std::nullopt;
}

RouteResult Router::route(std::size_t index, const Answers& answers) {
    RouteResult result;
    result.decision = index;
    if (m_scorer.is_out_of_scope(index, answers)) {
        return result;
    }
    const Decision& decision = m_scorer.catalog().decision(index);
    const CompiledRoute& compiled = this->compiled(index);
    const std::vector<ValueSet> allowed = allowed_values(compiled.variables, answers);
    const ScoredOutcomes outcomes(m_scorer, index, answers);
    for (std::size_t action = 0; action < decision.actions.size(); ++action) {
        const Truth applies = truth_of_diagram(compiled.actions[action], allowed);
        if (applies == Truth::no) {
            continue;
        }
        ActionAdvice advice{action, applies == Truth::yes, {}};
        const std::vector<Remark>& remarks = decision.actions[action].remarks;
        for (std::size_t remark = 0; remark < remarks.size(); ++remark) {
            if (!remarks[remark].condition ||
                truth_of(*remarks[remark].condition, answers, outcomes) != Truth::no) {
                advice.remarks.push_back(remark);
            }
        }
        result.actions.push_back(std::move(advice));
    }
    if (decision.flow) {
        result.flow = travel(*decision.flow, compiled, allowed);
    }
    return result;
}

bool has_route(const Decision& decision) {
    return decision.flow.has_value() || !decision.actions.empty();
}

std::vector<std::string> action_ids(const Decision& decision, const RouteResult& route) {
    std::vector<std::string> ids;
    for (const ActionAdvice& advice : route.actions) {
        ids.push_back(decision.actions[advice.action].id + (advice.certain ? "" : "?"));
    }
    return ids;
}

}  // namespace rodevlag
