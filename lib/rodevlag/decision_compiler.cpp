#include "rodevlag/decision_compiler.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <stdexcept>

#include "rodevlag/error.h"
#include "rodevlag/example.h"

namespace rodevlag {

namespace {

/// The number of values of each variable. Throws InstrumentError when the diagrams could not count
/// the answer patterns.
std::vector<std::size_t> domain_sizes(const Catalog& catalog, const Decision& decision,
                                      const std::vector<std::size_t>& variables) {
    constexpr double max_bits = 127;
    double bits = 0;
    std::vector<std::size_t> sizes;
    sizes.reserve(variables.size());
    for (const std::size_t item : variables) {
        sizes.push_back(catalog.item(item).domain.size());
        bits += std::log2(static_cast<double>(sizes.back()));
    }
    if (bits >= max_bits) {
        throw InstrumentError(
            {{catalog.instrument_of(decision).file, decision.place.line, decision.place.column,
              fmt::format("besluit '{}' hangt van te veel vragen af ({}): meer antwoorden dan te "
                          "tellen zijn",
                          decision.id, variables.size())}});
    }
    return sizes;
}

}  // namespace

DecisionCompiler::DecisionCompiler(const Catalog& catalog, const Decision& decision,
                                   const std::vector<std::size_t>& variables, Gaps gaps)
    : m_catalog(catalog),
      m_variables(variables),
      m_gaps(gaps),
      m_builder(domain_sizes(catalog, decision, variables)) {
    for (std::size_t variable = 0; variable < variables.size(); ++variable) {
        m_variable_of_item.emplace(variables[variable], static_cast<Variable>(variable));
    }
}

DecisionCompiler::Function DecisionCompiler::condition(const Condition& condition) {
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
            return opposite(this->condition(condition.parts.front()));
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

DecisionCompiler::Function DecisionCompiler::decision(std::size_t index) {
    if (const auto known = m_decisions.find(index); known != m_decisions.end()) {
        return known->second;
    }
    const Decision& decision = m_catalog.decision(index);
    // A condition at a node may ask another flowchart, whose nodes have numbers of their own.
    auto outer = std::move(m_flow_nodes);
    m_flow_nodes.clear();
    const Function root =
        decision.flow ? flow_node(decision, decision.flow->start) : rules(decision);
    m_flow_nodes = std::move(outer);
    if (m_gaps == Gaps::refuse) {
        require_no_gap(decision, root);
    }
    m_decisions.emplace(index, root);
    return root;
}

DecisionCompiler::Function DecisionCompiler::scope(const Decision& decision) {
    Function all = constant(true);
    for (const ScopeCondition& part : decision.scope) {
        all = both(all, condition(part.condition));
    }
    return all;
}

DecisionCompiler::Function DecisionCompiler::outcome_in(Function decision, ValueSet outcomes) {
    return m_builder.map(decision, [&](Terminal outcome) {
        const bool is_in = outcome != uncovered && outcomes.contains(static_cast<Value>(outcome));
        return is_in ? Terminal{1} : Terminal{0};
    });
}

DecisionCompiler::Function DecisionCompiler::fold(const std::vector<Condition>& parts,
                                                  bool conjunction) {
    Function result = constant(conjunction);
    for (const Condition& part : parts) {
        const Function next = condition(part);
        result = conjunction ? both(result, next) : either(result, next);
    }
    return result;
}

DecisionCompiler::Function DecisionCompiler::rules(const Decision& decision) {
    Function result = m_builder.terminal(uncovered);
    for (auto rule = decision.rules.rbegin(); rule != decision.rules.rend(); ++rule) {
        const Function outcome = m_builder.terminal(static_cast<Terminal>(rule->outcome));
        result =
            rule->condition ? m_builder.ite(condition(*rule->condition), outcome, result) : outcome;
    }
    return result;
}

DecisionCompiler::Function DecisionCompiler::flow_node(const Decision& decision, std::size_t node) {
    if (const auto known = m_flow_nodes.find(node); known != m_flow_nodes.end()) {
        return known->second;
    }
    const std::vector<Branch>& branches = decision.flow->nodes[node].branches;
    Function result = m_builder.terminal(uncovered);
    for (auto branch = branches.rbegin(); branch != branches.rend(); ++branch) {
        const Function target = branch->to_outcome
                                    ? m_builder.terminal(static_cast<Terminal>(branch->target))
                                    : flow_node(decision, branch->target);
        result = m_builder.ite(condition(branch->condition), target, result);
    }
    m_flow_nodes.emplace(node, result);
    return result;
}

void DecisionCompiler::require_no_gap(const Decision& decision, Function root) const {
    const DecisionDiagram diagram = m_builder.build(root);
    const std::optional<Example> example = smallest_example(diagram, uncovered);
    if (!example) {
        return;
    }
    std::string text;
    for (const Assignment& answer : *example) {
        const Item& item = m_catalog.item(m_variables[answer.variable]);
        text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", item.name,
                            item.domain.values()[answer.value]);
    }
    throw InstrumentError(
        {{m_catalog.instrument_of(decision).file, decision.place.line, decision.place.column,
          fmt::format("besluit '{}' heeft voor deze antwoorden geen uitkomst: {}", decision.id,
                      text.empty() ? "alle" : text)}});
}

}  // namespace rodevlag
