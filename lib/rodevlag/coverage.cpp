#include "rodevlag/coverage.h"

#include <algorithm>
#include <limits>

#include "rodevlag/score.h"

namespace rodevlag {

namespace {

using Kind = CoverageTarget::Kind;

bool can_be(const DecisionDiagram& diagram, Terminal terminal) {
    const std::span<const Terminal> terminals = diagram.terminals();
    return std::find(terminals.begin(), terminals.end(), terminal) != terminals.end();
}

/// Whether the answers force the terminal. A diagram has the first variables of the list only.
bool is_certain(const DecisionDiagram& diagram, std::span<const ValueSet> allowed,
                Terminal terminal) {
    return diagram.reachable(allowed.first(diagram.variable_count())) ==
           std::vector<Terminal>{terminal};
}

/// The child that all allowed values of a node lead to, or nothing.
std::optional<NodeReference> only_child(const Node& node, ValueSet allowed) {
    const NodeReference child = node.children[allowed.first()];
    const bool same = std::all_of(allowed.begin(), allowed.end(),
                                  [&](Value value) { return node.children[value] == child; });
    return same ? std::optional(child) : std::nullopt;
}

}  // namespace

CoverageModel::CoverageModel(const Catalog& catalog, std::size_t decision)
    : m_compiled(compile_decision(catalog, decision)),
      m_rules(compile_rules(catalog, decision)),
      m_route(compile_route(catalog, decision)) {
    const Decision& source = catalog.decision(decision);
    for (std::size_t rule = 0; rule < source.rules.size(); ++rule) {
        add({Kind::rule, rule});
    }
    for (std::size_t outcome = 0; outcome < source.outcomes.size(); ++outcome) {
        add({Kind::outcome, outcome});
    }
    for (std::size_t node = 0; node < m_route.nodes.size(); ++node) {
        add({Kind::node, node});
    }
    for (std::size_t node = 0; node < m_route.branches.size(); ++node) {
        for (std::size_t branch = 0; branch < m_route.branches[node].size(); ++branch) {
            add({Kind::branch, node, branch});
        }
    }
    for (std::size_t action = 0; action < source.actions.size(); ++action) {
        add({Kind::action, action});
    }
    for (std::size_t action = 0; action < source.actions.size(); ++action) {
        add({Kind::without_action, action});
    }
    add_edges_and_questions();
}

void CoverageModel::add(CoverageTarget target) {
    const auto [diagram, terminal] = diagram_of(target);
    if (can_be(*diagram, terminal)) {
        m_targets.push_back(target);
    } else if (target.kind !=
               Kind::without_action) {  // an action that goes with everything is fine
        m_unreachable.push_back(target);
    }
}

void CoverageModel::add_edges_and_questions() {
    const DecisionDiagram& diagram = m_compiled.diagram;
    for (std::size_t node = 0; node < diagram.node_count(); ++node) {
        m_first_edge.push_back(m_targets.size());
        for (std::size_t value = 0; value < diagram.node(node).children.size(); ++value) {
            m_targets.push_back({Kind::edge, node, value});
        }
    }
    m_question.resize(diagram.variable_count());
    for (const Variable variable : diagram.support()) {
        m_question[variable] = m_targets.size();
        m_targets.push_back({Kind::question, variable});
    }
}

std::pair<const DecisionDiagram*, Terminal> CoverageModel::diagram_of(
    const CoverageTarget& target) const {
    switch (target.kind) {
        case Kind::rule:
            return {&m_rules.decides.at(target.index), 1};
        case Kind::node:
            return {&m_route.nodes.at(target.index), 1};
        case Kind::branch:
            return {&m_route.branches.at(target.index).at(target.part), 1};
        case Kind::action:
            return {&m_route.actions.at(target.index), 1};
        case Kind::without_action:
            return {&m_route.actions.at(target.index), 0};
        default:
            return {&m_compiled.diagram, static_cast<Terminal>(target.index)};
    }
}

CasePattern CoverageModel::pattern_of(const Answers& answers) const {
    const std::vector<ValueSet> allowed = allowed_values(m_route.variables, answers);
    CasePattern pattern;
    pattern.exercised.resize(m_targets.size());
    for (std::size_t index = 0; index < m_targets.size(); ++index) {
        const CoverageTarget& target = m_targets[index];
        if (target.kind == Kind::edge || target.kind == Kind::question) {
            break;  // they come last
        }
        const auto [diagram, terminal] = diagram_of(target);
        pattern.exercised[index] = is_certain(*diagram, allowed, terminal);
    }
    pattern.allowed.assign(allowed.begin(), allowed.begin() + static_cast<std::ptrdiff_t>(
                                                                  m_compiled.variables.size()));
    const std::vector<Terminal> outcomes = m_compiled.diagram.reachable(pattern.allowed);
    if (outcomes.size() == 1) {
        pattern.outcome = outcomes.front();
    }
    walk(pattern.allowed, pattern.exercised);
    return pattern;
}

void CoverageModel::walk(const std::vector<ValueSet>& allowed, std::vector<bool>& exercised) const {
    NodeReference here = m_compiled.diagram.root();
    while (!here.is_terminal()) {
        const Node node = m_compiled.diagram.node(here.index());
        const std::optional<NodeReference> child = only_child(node, allowed[node.variable]);
        if (!child) {
            return;
        }
        for (const Value value : allowed[node.variable]) {
            exercised[m_first_edge[here.index()] + value] = true;
        }
        here = *child;
    }
}

std::optional<Variable> CoverageModel::pair_of(const CasePattern& one, const CasePattern& other) {
    if (!one.outcome || !other.outcome || *one.outcome == *other.outcome) {
        return std::nullopt;
    }
    std::optional<Variable> different;
    for (Variable variable = 0; variable < one.allowed.size(); ++variable) {
        if (one.allowed[variable] == other.allowed[variable]) {
            continue;
        }
        if (different) {
            return std::nullopt;
        }
        different = variable;
    }
    return different;
}

std::vector<bool> CoverageModel::exercised_by(std::span<const CasePattern> patterns) const {
    std::vector<bool> exercised(m_targets.size());
    for (std::size_t one = 0; one < patterns.size(); ++one) {
        for (std::size_t target = 0; target < exercised.size(); ++target) {
            exercised[target] = exercised[target] || patterns[one].exercised[target];
        }
        for (std::size_t other = 0; other < one; ++other) {
            if (const auto variable = pair_of(patterns[one], patterns[other])) {
                exercised[target_of_question(*variable)] = true;
            }
        }
    }
    return exercised;
}

std::vector<Assignment> CoverageModel::way_to(std::size_t node) const {
    const DecisionDiagram& diagram = m_compiled.diagram;
    constexpr std::size_t far = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> distance(diagram.node_count(), far);
    std::vector<std::pair<std::size_t, Value>> parent(diagram.node_count());
    distance.back() = 0;  // the root is the last node
    for (std::size_t index = diagram.node_count(); index-- > 0;) {
        const Node here = diagram.node(index);
        for (std::size_t value = 0; value < here.children.size(); ++value) {
            const NodeReference child = here.children[value];
            if (!child.is_terminal() && distance[index] + 1 < distance[child.index()]) {
                distance[child.index()] = distance[index] + 1;
                parent[child.index()] = {index, static_cast<Value>(value)};
            }
        }
    }
    std::vector<Assignment> way;
    while (distance[node] > 0) {
        const auto [above, value] = parent[node];
        way.insert(way.begin(), {diagram.node(above).variable, value});
        node = above;
    }
    return way;
}

}  // namespace rodevlag
