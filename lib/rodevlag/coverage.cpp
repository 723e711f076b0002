#include "rodevlag/coverage.h"

#include <algorithm>
#include <limits>

#include "rodevlag/score.h"

namespace rodevlag {

namespace {

using Kind = CoverageTarget::Kind;

bool can_be(const DecisionDiagram& diagram, std::span<const ValueSet> allowed, Terminal terminal) {
    const std::vector<Terminal> terminals =
        diagram.reachable(allowed.first(diagram.variable_count()));
    return std::find(terminals.begin(), terminals.end(), terminal) != terminals.end();
}

bool is_about_scope(Kind kind) {
    return kind == Kind::in_scope || kind == Kind::out_of_scope;
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
      m_route(compile_route(catalog, decision)),
      m_scope(compile_scope(catalog, decision)),
      m_scope_values(m_scope.all.full_domains()) {
    find_values_in_scope(catalog);
    const Decision& source = catalog.decision(decision);
    add_all(Kind::rule, source.rules.size());
    add_all(Kind::outcome, source.outcomes.size());
    add_all(Kind::node, m_route.nodes.size());
    for (std::size_t node = 0; node < m_route.branches.size(); ++node) {
        for (std::size_t branch = 0; branch < m_route.branches[node].size(); ++branch) {
            add({Kind::branch, node, branch});
        }
    }
    add_all(Kind::action, source.actions.size());
    add_all(Kind::without_action, source.actions.size());
    add_all(Kind::in_scope, source.scope.size());
    add_all(Kind::out_of_scope, source.scope.size());
    add_edges();
    add_questions();
}

void CoverageModel::find_values_in_scope(const Catalog& catalog) {
    for (const std::size_t item : m_route.variables) {
        m_in_scope.push_back(catalog.item(item).domain.all());
    }
    if (!can_be(m_scope.all, m_scope_values, 1)) {
        return;  // the proofs report it
    }
    for (Variable variable = 0; variable < m_scope.variables.size(); ++variable) {
        const auto same = std::find(m_route.variables.begin(), m_route.variables.end(),
                                    m_scope.variables[variable]);
        if (same == m_route.variables.end()) {
            continue;
        }
        ValueSet& values = m_in_scope[static_cast<std::size_t>(same - m_route.variables.begin())];
        values = {};
        for (const Value value : m_scope_values[variable]) {
            std::vector<ValueSet> allowed = m_scope_values;
            allowed[variable] = ValueSet::single(value);
            if (can_be(m_scope.all, allowed, 1)) {
                values |= ValueSet::single(value);
            }
        }
    }
}

void CoverageModel::add(CoverageTarget target) {
    const auto [diagram, terminal] = diagram_of(target);
    if (can_be(*diagram, values_for(target), terminal)) {
        m_targets.push_back(target);
    } else if (target.kind !=
               Kind::without_action) {  // an action that goes with everything is fine
        m_unreachable.push_back(target);
    }
}

void CoverageModel::add_all(Kind kind, std::size_t count) {
    for (std::size_t index = 0; index < count; ++index) {
        add({kind, index});
    }
}

void CoverageModel::add_edges() {
    const DecisionDiagram& diagram = m_compiled.diagram;
    std::vector<bool> reached(diagram.node_count());
    m_edges.resize(diagram.node_count());
    if (!reached.empty()) {
        reached.back() = true;  // the root is the last node
    }
    for (std::size_t index = diagram.node_count(); index-- > 0;) {
        const Node node = diagram.node(index);
        m_edges[index].resize(node.children.size());
        for (const Value value : m_in_scope[node.variable]) {
            if (reached[index] && !node.children[value].is_terminal()) {
                reached[node.children[value].index()] = true;
            }
        }
    }
    for (std::size_t index = 0; index < diagram.node_count(); ++index) {
        for (const Value value : m_in_scope[diagram.node(index).variable]) {
            if (reached[index]) {
                m_edges[index][value] = m_targets.size();
                m_targets.push_back({Kind::edge, index, value});
            }
        }
    }
}

void CoverageModel::add_questions() {
    const DecisionDiagram& diagram = m_compiled.diagram;
    m_question.resize(diagram.variable_count());
    for (const Variable variable :
         diagram.support(std::span(m_in_scope).first(diagram.variable_count()))) {
        m_question[variable] = m_targets.size();
        m_targets.push_back({Kind::question, variable});
    }
}

const std::vector<std::size_t>& CoverageModel::variables_of(const CoverageTarget& target) const {
    return is_about_scope(target.kind) ? m_scope.variables : m_route.variables;
}

/// The values of those variables that can be used to exercise the target.
std::span<const ValueSet> CoverageModel::values_for(const CoverageTarget& target) const {
    return is_about_scope(target.kind) ? m_scope_values : m_in_scope;
}

Example CoverageModel::example_of(const CoverageTarget& target) const {
    const auto [diagram, terminal] = diagram_of(target);
    const auto allowed = values_for(target).first(diagram->variable_count());
    const std::vector<ValueSet> all = diagram->full_domains();
    const Example found =
        smallest_example(diagram->restricted(allowed), terminal).value_or(Example());
    Example example;
    for (const Variable variable : diagram->support()) {
        const auto given = std::find_if(
            found.begin(), found.end(),
            [&](const Assignment& assignment) { return assignment.variable == variable; });
        // In the restricted diagram a value that is not allowed stands for the lowest that is. A
        // question that it leaves open must still get an answer that is allowed.
        if (given != found.end() && allowed[variable].contains(ValueSet::single(given->value))) {
            example.push_back(*given);
        } else if (given != found.end() || allowed[variable] != all[variable]) {
            example.push_back({variable, allowed[variable].first()});
        }
    }
    return example;
}

/// The yes/no question behind a target that is no edge and no question: the diagram and the
/// terminal that it must have.

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
        case Kind::in_scope:
            return {&m_scope.parts.at(target.index), 1};
        case Kind::out_of_scope:
            return {&m_scope.parts.at(target.index), 0};
        default:
            return {&m_compiled.diagram, static_cast<Terminal>(target.index)};
    }
}

CasePattern CoverageModel::pattern_of(const Answers& answers) const {
    const std::vector<ValueSet> allowed = allowed_values(m_route.variables, answers);
    const std::vector<ValueSet> scope = allowed_values(m_scope.variables, answers);
    const bool may_be_in_scope = can_be(m_scope.all, scope, 1);
    CasePattern pattern;
    pattern.exercised.resize(m_targets.size());
    for (std::size_t index = 0; index < m_targets.size(); ++index) {
        const CoverageTarget& target = m_targets[index];
        if (target.kind == Kind::edge || target.kind == Kind::question) {
            break;  // they come last
        }
        const auto [diagram, terminal] = diagram_of(target);
        pattern.exercised[index] = is_about_scope(target.kind)
                                       ? is_certain(*diagram, scope, terminal)
                                       : may_be_in_scope && is_certain(*diagram, allowed, terminal);
    }
    pattern.allowed.assign(allowed.begin(), allowed.begin() + static_cast<std::ptrdiff_t>(
                                                                  m_compiled.variables.size()));
    if (!may_be_in_scope) {
        return pattern;
    }
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
            if (const std::optional<std::size_t> target = m_edges[here.index()][value]) {
                exercised[*target] = true;
            }
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
