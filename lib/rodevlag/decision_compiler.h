// Composes the diagrams of conditions, rules and flowcharts over one list of variables.
//
// The inside of compiler.h: one DecisionCompiler per list of variables, asked for the functions
// that a caller needs, which share their parts. Left out: which variables, and what the diagrams
// are for.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/compiler.h"
#include "rodevlag/diagram_builder.h"

namespace rodevlag {

/// Builds diagrams over one fixed list of variables.
class DecisionCompiler {
public:
    using Function = DiagramBuilder::Function;

    /// Keeps references to both. Throws InstrumentError, at the place of `decision`, when there are
    /// more answer patterns than can be counted.
    DecisionCompiler(const Catalog& catalog, const Decision& decision,
                     const std::vector<std::size_t>& variables, Gaps gaps);

    DecisionDiagram build(Function function) const { return m_builder.build(function); }

    Function constant(bool value) { return m_builder.terminal(value ? 1 : 0); }
    Function both(Function a, Function b) { return m_builder.logical_and(a, b); }
    Function either(Function a, Function b) { return m_builder.logical_or(a, b); }
    Function opposite(Function a) { return m_builder.logical_not(a); }

    /// 1 where the condition holds. Throws std::logic_error for a condition on the result itself.
    Function condition(const Condition& condition);

    /// The outcome of a decision, or `uncovered`; throws InstrumentError for that with
    /// Gaps::refuse.
    Function decision(std::size_t index);

    /// 1 where every part of the scope holds.
    Function scope(const Decision& decision);

    /// 1 where the outcome of a function made by decision() is in `outcomes`.
    Function outcome_in(Function decision, ValueSet outcomes);

private:
    Function fold(const std::vector<Condition>& parts, bool conjunction);
    Function rules(const Decision& decision);
    Function flow_node(const Decision& decision, std::size_t node);
    void require_no_gap(const Decision& decision, Function root) const;

    const Catalog& m_catalog;
    const std::vector<std::size_t>& m_variables;
    Gaps m_gaps;
    DiagramBuilder m_builder;
    std::unordered_map<std::size_t, Variable> m_variable_of_item;
    std::unordered_map<std::size_t, Function> m_decisions;
    std::unordered_map<std::size_t, Function> m_flow_nodes;  // of the decision being compiled
};

}  // namespace rodevlag
