#include "rodevlag/compiler.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <set>
#include <unordered_map>

#include "rodevlag/diagram_builder.h"
#include "rodevlag/error.h"

namespace rodevlag {

namespace {

using Function = DiagramBuilder::Function;

/// Calls `visit` for every condition that decides the outcome, in reading order.
template <typename Visit>
void for_each_condition(const Decision& decision, const Visit& visit) {
    for (const Rule& rule : decision.rules) {
        if (rule.condition) {
            visit(*rule.condition);
        }
    }
    if (!decision.flow) {
        return;
    }
    // Nodes are visited in the order of a walk from the start: items that are asked together in the
    // chart stay together in the diagram, which keeps it small.
    std::vector<bool> seen(decision.flow->nodes.size());
    std::vector<std::size_t> pending{decision.flow->start};
    while (!pending.empty()) {
        const std::size_t node = pending.back();
        pending.pop_back();
        if (seen[node]) {
            continue;
        }
        seen[node] = true;
        const std::vector<Branch>& branches = decision.flow->nodes[node].branches;
        for (const Branch& branch : branches) {
            visit(branch.condition);
        }
        for (auto branch = branches.rbegin(); branch != branches.rend(); ++branch) {
            if (!branch->to_outcome) {
                pending.push_back(branch->target);
            }
        }
    }
}

/// Lists the items that conditions mention, in order of first mention.
class VariableCollector {
public:
    explicit VariableCollector(const Catalog& catalog)
        : m_catalog(catalog), m_seen(catalog.item_count()) {}

    void add(const Decision& decision) {
        for_each_condition(decision, [&](const Condition& condition) { add(condition); });
    }

    void add(const Condition& condition) {
        if (condition.kind == Condition::Kind::item && !m_seen[condition.target]) {
            m_seen[condition.target] = true;
            m_variables.push_back(condition.target);
        }
        if (condition.kind == Condition::Kind::decision &&
            m_decisions.insert(condition.target).second) {
            add(m_catalog.decision(condition.target));
        }
        for (const Condition& part : condition.parts) {
            add(part);
        }
    }

    const std::vector<std::size_t>& variables() const { return m_variables; }

private:
    const Catalog& m_catalog;
    std::vector<bool> m_seen;
    std::set<std::size_t> m_decisions;  // read already
    std::vector<std::size_t> m_variables;
};

/// Throws InstrumentError when the diagrams could not count the answer patterns.
void require_countable(const Catalog& catalog, const Decision& decision,
                       const std::vector<std::size_t>& variables) {
    constexpr double max_bits = 127;
    double bits = 0;
    for (const std::size_t item : variables) {
        bits += std::log2(static_cast<double>(catalog.item(item).domain.size()));
    }
    if (bits >= max_bits) {
        throw InstrumentError(
            {{catalog.instrument_of(decision).file, decision.place.line, decision.place.column,
              fmt::format("besluit '{}' hangt van te veel vragen af ({}): meer antwoorden dan te "
                          "tellen zijn",
                          decision.id, variables.size())}});
    }
}

std::vector<std::size_t> domain_sizes(const Catalog& catalog,
                                      const std::vector<std::size_t>& variables) {
    std::vector<std::size_t> sizes;
    sizes.reserve(variables.size());
    for (const std::size_t item : variables) {
        sizes.push_back(catalog.item(item).domain.size());
    }
    return sizes;
}

/// Builds diagrams over one fixed list of variables.
class Compiler {
public:
    Compiler(const Catalog& catalog, const std::vector<std::size_t>& variables)
        : m_catalog(catalog), m_variables(variables), m_builder(domain_sizes(catalog, variables)) {
        for (std::size_t variable = 0; variable < variables.size(); ++variable) {
            m_variable_of_item.emplace(variables[variable], static_cast<Variable>(variable));
        }
    }

    DecisionDiagram build(Function root) { return m_builder.build(root); }

    Function constant(bool value) { return m_builder.terminal(value ? 1 : 0); }
    Function both(Function a, Function b) { return m_builder.logical_and(a, b); }
    Function either(Function a, Function b) { return m_builder.logical_or(a, b); }

    Function condition(const Condition& condition) {
        switch (condition.kind) {
            case Condition::Kind::item:
                return m_builder.literal(m_variable_of_item.at(condition.target), condition.values);
            case Condition::Kind::decision:
                return outcome_in(decision(condition.target), condition.values);
            case Condition::Kind::all:
                return fold(condition.parts, true);
            case Condition::Kind::any:
                return fold(condition.parts, false);
            case Condition::Kind::negation:
                return m_builder.logical_not(this->condition(condition.parts.front()));
            case Condition::Kind::at_least: {
                std::vector<Function> parts;
                for (const Condition& part : condition.parts) {
                    parts.push_back(this->condition(part));
                }
                return m_builder.at_least(condition.threshold, parts);
            }
            default:
                break;
        }
        throw std::logic_error("a condition on the result cannot decide the result");
    }

    /// The diagram of a decision; checks that something covers every answer pattern.
    Function decision(std::size_t index) {
        if (const auto known = m_decisions.find(index); known != m_decisions.end()) {
            return known->second;
        }
        const Decision& decision = m_catalog.decision(index);
        const Function root =
            decision.flow ? flow_node(decision, decision.flow->start) : rules(decision);
        require_no_gap(decision, root);
        m_decisions.emplace(index, root);
        m_flow_nodes.clear();
        return root;
    }

    /// 1 where the decision's outcome is in `outcomes`.
    Function outcome_in(Function decision, ValueSet outcomes) {
        return m_builder.map(decision, [&](Terminal outcome) {
            return outcomes.contains(static_cast<Value>(outcome)) ? Terminal{1} : Terminal{0};
        });
    }

private:
    // The terminal of an answer pattern that nothing covers; no outcome has this index.
    static constexpr Terminal gap = max_domain_size;

    Function fold(const std::vector<Condition>& parts, bool conjunction) {
        Function result = constant(conjunction);
        for (const Condition& part : parts) {
            const Function next = condition(part);
            result = conjunction ? both(result, next) : either(result, next);
        }
        return result;
    }

    Function rules(const Decision& decision) {
        Function result = m_builder.terminal(gap);
        for (auto rule = decision.rules.rbegin(); rule != decision.rules.rend(); ++rule) {
            const Function outcome = m_builder.terminal(static_cast<Terminal>(rule->outcome));
            result = rule->condition ? m_builder.ite(condition(*rule->condition), outcome, result)
                                     : outcome;
        }
        return result;
    }

    Function flow_node(const Decision& decision, std::size_t node) {
        if (const auto known = m_flow_nodes.find(node); known != m_flow_nodes.end()) {
            return known->second;
        }
        // A condition may compile another flowchart, whose nodes have numbers of their own.
        const std::vector<Branch>& branches = decision.flow->nodes[node].branches;
        std::vector<Function> conditions;
        for (const Branch& branch : branches) {
            auto outer = std::move(m_flow_nodes);
            m_flow_nodes.clear();
            conditions.push_back(condition(branch.condition));
            m_flow_nodes = std::move(outer);
        }
        Function result = m_builder.terminal(gap);
        for (std::size_t branch = branches.size(); branch-- > 0;) {
            const Function target =
                branches[branch].to_outcome
                    ? m_builder.terminal(static_cast<Terminal>(branches[branch].target))
                    : flow_node(decision, branches[branch].target);
            result = m_builder.ite(conditions[branch], target, result);
        }
        m_flow_nodes.emplace(node, result);
        return result;
    }

    void require_no_gap(const Decision& decision, Function root) {
        const DecisionDiagram diagram = m_builder.build(root);
        std::vector<ValueSet> anything;
        for (const std::size_t item : m_variables) {
            anything.push_back(m_catalog.item(item).domain.all());
        }
        const std::vector<Terminal> reachable = diagram.reachable(anything);
        if (std::find(reachable.begin(), reachable.end(), gap) == reachable.end()) {
            return;
        }
        throw InstrumentError(
            {{m_catalog.instrument_of(decision).file, decision.place.line, decision.place.column,
              fmt::format("besluit '{}' heeft voor deze antwoorden geen uitkomst: {}", decision.id,
                          uncovered_example(diagram, anything))}});
    }

    /// One uncovered answer pattern: fixes the answers that matter one by one.
    std::string uncovered_example(const DecisionDiagram& diagram, std::vector<ValueSet> allowed) {
        std::string example;
        for (const std::size_t variable : diagram.support()) {
            for (const Value value : allowed[variable]) {
                std::vector<ValueSet> attempt = allowed;
                attempt[variable] = ValueSet::single(value);
                const std::vector<Terminal> reachable = diagram.reachable(attempt);
                if (std::find(reachable.begin(), reachable.end(), gap) != reachable.end()) {
                    const Item& item = m_catalog.item(m_variables[variable]);
                    example += fmt::format("{}{} = {}", example.empty() ? "" : ", ", item.name,
                                           item.domain.values()[value]);
                    allowed = std::move(attempt);
                    break;
                }
            }
        }
        return example;
    }

    const Catalog& m_catalog;
    const std::vector<std::size_t>& m_variables;
    DiagramBuilder m_builder;
    std::unordered_map<std::size_t, Variable> m_variable_of_item;
    std::unordered_map<std::size_t, Function> m_decisions;
    std::unordered_map<std::size_t, Function> m_flow_nodes;  // of the decision being compiled
};

/// The targets of all conditions of one kind, ascending.
std::vector<std::size_t> named_by(const Decision& decision, Condition::Kind kind) {
    std::set<std::size_t> targets;
    const auto collect = [&](const auto& self, const Condition& condition) -> void {
        if (condition.kind == kind) {
            targets.insert(condition.target);
        }
        for (const Condition& part : condition.parts) {
            self(self, part);
        }
    };
    for_each_condition(decision, [&](const Condition& condition) { collect(collect, condition); });
    return {targets.begin(), targets.end()};
}

std::vector<std::size_t> variables_of_route(const Catalog& catalog, const Decision& decision) {
    VariableCollector collector(catalog);
    collector.add(decision);
    for (const Action& action : decision.actions) {
        if (action.condition) {
            collector.add(*action.condition);
        }
    }
    return collector.variables();
}

/// Node indexes of a flowchart with every node after all that lead to it.
std::vector<std::size_t> topological_order(const Flow& flow) {
    std::vector<std::size_t> incoming(flow.nodes.size());
    for (const FlowNode& node : flow.nodes) {
        for (const Branch& branch : node.branches) {
            if (!branch.to_outcome) {
                ++incoming[branch.target];
            }
        }
    }
    std::vector<std::size_t> order{flow.start};
    for (std::size_t next = 0; next < order.size(); ++next) {
        for (const Branch& branch : flow.nodes[order[next]].branches) {
            if (!branch.to_outcome && --incoming[branch.target] == 0) {
                order.push_back(branch.target);
            }
        }
    }
    return order;
}

void compile_flow(Compiler& compiler, const Flow& flow, CompiledRoute& route) {
    std::vector<std::optional<Function>> reached(flow.nodes.size());
    reached[flow.start] = compiler.constant(true);
    route.branches.resize(flow.nodes.size());
    for (const std::size_t node : topological_order(flow)) {
        for (const Branch& branch : flow.nodes[node].branches) {
            const Function condition = compiler.condition(branch.condition);
            const Function taken = compiler.both(*reached[node], condition);
            route.branches[node].push_back(compiler.build(taken));
            if (!branch.to_outcome) {
                std::optional<Function>& target = reached[branch.target];
                target = target ? compiler.either(*target, taken) : taken;
            }
        }
    }
    for (const std::optional<Function>& node : reached) {
        route.nodes.push_back(compiler.build(node ? *node : compiler.constant(false)));
    }
}

}  // namespace

CompiledDecision compile_decision(const Catalog& catalog, std::size_t decision) {
    VariableCollector collector(catalog);
    collector.add(catalog.decision(decision));
    require_countable(catalog, catalog.decision(decision), collector.variables());
    Compiler compiler(catalog, collector.variables());
    return {decision, collector.variables(), compiler.build(compiler.decision(decision))};
}

CompiledRoute compile_route(const Catalog& catalog, std::size_t index) {
    const Decision& decision = catalog.decision(index);
    CompiledRoute route;
    route.variables = variables_of_route(catalog, decision);
    require_countable(catalog, decision, route.variables);
    Compiler compiler(catalog, route.variables);
    const Function root = compiler.decision(index);
    for (const Action& action : decision.actions) {
        ValueSet outcomes;
        for (const std::size_t outcome : action.outcomes) {
            outcomes = outcomes | ValueSet::single(static_cast<Value>(outcome));
        }
        Function applies = compiler.outcome_in(root, outcomes);
        if (action.condition) {
            applies = compiler.both(applies, compiler.condition(*action.condition));
        }
        route.actions.push_back(compiler.build(applies));
    }
    if (decision.flow) {
        compile_flow(compiler, *decision.flow, route);
    }
    return route;
}

std::vector<std::size_t> items_named_by(const Decision& decision) {
    return named_by(decision, Condition::Kind::item);
}

std::vector<std::size_t> decisions_named_by(const Decision& decision) {
    return named_by(decision, Condition::Kind::decision);
}

}  // namespace rodevlag
