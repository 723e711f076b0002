#include "rodevlag/compiler.h"

#include <optional>

#include "rodevlag/decision_compiler.h"
#include "rodevlag/mentions.h"

namespace rodevlag {

namespace {

using Function = DecisionCompiler::Function;

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

void compile_flow(DecisionCompiler& compiler, const Flow& flow, CompiledRoute& route) {
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

CompiledDecision compile_decision(const Catalog& catalog, std::size_t decision, Gaps gaps) {
    std::vector<std::size_t> variables = variables_of(catalog, catalog.decision(decision));
    DecisionCompiler compiler(catalog, catalog.decision(decision), variables, gaps);
    DecisionDiagram diagram = compiler.build(compiler.decision(decision));
    return {decision, std::move(variables), std::move(diagram)};
}

CompiledApplication compile_application(const Catalog& catalog, std::size_t index) {
    const Decision& decision = catalog.decision(index);
    ValueSet applying;
    for (std::size_t outcome = 0; outcome < decision.outcomes.size(); ++outcome) {
        if (decision.outcomes[outcome].applies) {
            applying |= ValueSet::single(static_cast<Value>(outcome));
        }
    }
    // Most decisions apply with every outcome: then only their scope matters.
    const bool every_outcome_applies = applying == ValueSet::all(decision.outcomes.size());
    std::vector<std::size_t> variables = every_outcome_applies
                                             ? variables_of_scope(catalog, decision)
                                             : variables_of_application(catalog, decision);
    DecisionCompiler compiler(catalog, decision, variables, Gaps::refuse);
    Function applies = compiler.scope(decision);
    if (!every_outcome_applies) {
        applies = compiler.both(applies, compiler.outcome_in(compiler.decision(index), applying));
    }
    DecisionDiagram diagram = compiler.build(applies);
    return {std::move(variables), std::move(diagram)};
}

CompiledRules compile_rules(const Catalog& catalog, std::size_t index) {
    const Decision& decision = catalog.decision(index);
    CompiledRules compiled;
    compiled.variables = variables_of(catalog, decision);
    DecisionCompiler compiler(catalog, decision, compiled.variables, Gaps::keep);
    Function left = compiler.constant(true);  // what no earlier rule decides
    for (const Rule& rule : decision.rules) {
        const Function holds =
            rule.condition ? compiler.condition(*rule.condition) : compiler.constant(true);
        compiled.holds.push_back(compiler.build(holds));
        compiled.decides.push_back(compiler.build(compiler.both(left, holds)));
        left = compiler.both(left, compiler.opposite(holds));
    }
    return compiled;
}

CompiledRoute compile_route(const Catalog& catalog, std::size_t index, Gaps gaps) {
    const Decision& decision = catalog.decision(index);
    CompiledRoute route;
    route.variables = variables_of_route(catalog, decision);
    DecisionCompiler compiler(catalog, decision, route.variables, gaps);
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

CompiledScope compile_scope(const Catalog& catalog, std::size_t index) {
    const Decision& decision = catalog.decision(index);
    std::vector<std::size_t> variables = variables_of_scope(catalog, decision);
    DecisionCompiler compiler(catalog, decision, variables, Gaps::keep);
    std::vector<DecisionDiagram> parts;
    for (const ScopeCondition& part : decision.scope) {
        parts.push_back(compiler.build(compiler.condition(part.condition)));
    }
    DecisionDiagram together = compiler.build(compiler.scope(decision));
    return {std::move(variables), std::move(parts), std::move(together)};
}

}  // namespace rodevlag
