// From an instrument's decision to decision diagrams over the whole chain.
//
// A decision that refers to another one is compiled together with it, so that every query is exact
// over the chain and not step by step. Variables are ordered by first mention when the decision is
// read from top to bottom, with decisions that it refers to read in place. Left out: what the
// diagrams are used for (score.h, explain.h, route.h).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/decision_diagram.h"

namespace rodevlag {

/// A decision as a diagram; terminal t is outcome t of Decision::outcomes.
struct CompiledDecision {
    std::size_t decision = 0;            ///< index in the catalog
    std::vector<std::size_t> variables;  ///< the catalog's item behind each variable
    DecisionDiagram diagram;
};

/// What hangs on a decision's outcome: yes/no diagrams (terminals 0 and 1) over `variables`, which
/// begin with those of the CompiledDecision and may have more behind them.
struct CompiledRoute {
    std::vector<std::size_t> variables;
    std::vector<DecisionDiagram> actions;  ///< does the action apply; per Decision::actions
    std::vector<DecisionDiagram> nodes;    ///< is the node reached; per Flow::nodes
    std::vector<std::vector<DecisionDiagram>> branches;  ///< is the branch taken; per node
};

/// Compiles one decision. Throws InstrumentError when some answers are covered by no rule or no
/// branch; the message shows such answers.
CompiledDecision compile_decision(const Catalog& catalog, std::size_t decision);

/// Compiles the actions and the flowchart of one decision.
CompiledRoute compile_route(const Catalog& catalog, std::size_t index);

/// The items that a decision's own rules or nodes name, without those of other decisions: an input
/// with one of these has answers for it even when the instrument has no questions of its own.
std::vector<std::size_t> items_named_by(const Decision& decision);

/// The decisions that a decision's rules or nodes refer to, directly.
std::vector<std::size_t> decisions_named_by(const Decision& decision);

}  // namespace rodevlag
