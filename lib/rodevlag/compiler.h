// From an instrument's decision to decision diagrams over the whole chain.
//
// A decision that refers to another one is compiled together with it, so that every query is exact
// over the chain and not step by step. Variables are in the order of mentions.h. Left out: what the
// diagrams are used for (score.h, explain.h, route.h, soundness.h).
#pragma once

#include <cstddef>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/decision_diagram.h"

namespace rodevlag {

/// What to do with answer patterns that no rule and no branch covers.
enum class Gaps {
    refuse,  ///< throw InstrumentError; the message shows such answers
    keep,    ///< give them the terminal `uncovered`; conditions on that decision do not hold there
};

/// The terminal of an answer pattern without an outcome; no outcome has this index.
inline constexpr Terminal uncovered = max_domain_size;

/// A decision as a diagram; terminal t is outcome t of Decision::outcomes.
struct CompiledDecision {
    std::size_t decision = 0;            ///< index in the catalog
    std::vector<std::size_t> variables;  ///< the catalog's item behind each variable
    DecisionDiagram diagram;
};

/// The rules of a decision: yes/no diagrams (terminals 0 and 1), one per rule.
struct CompiledRules {
    std::vector<std::size_t> variables;    ///< those of the CompiledDecision
    std::vector<DecisionDiagram> holds;    ///< is its condition true
    std::vector<DecisionDiagram> decides;  ///< and that of no rule before it
};

/// What hangs on a decision's outcome: yes/no diagrams (terminals 0 and 1) over `variables`, which
/// begin with those of the CompiledDecision and may have more behind them.
struct CompiledRoute {
    std::vector<std::size_t> variables;
    std::vector<DecisionDiagram> actions;  ///< does the action apply; per Decision::actions
    std::vector<DecisionDiagram> nodes;    ///< is the node reached; per Flow::nodes
    std::vector<std::vector<DecisionDiagram>> branches;  ///< is the branch taken; per node
};

/// Whether a meeting or route is for the case: within its scope, with an outcome that applies. A
/// yes/no diagram (terminals 0 and 1).
struct CompiledApplication {
    std::vector<std::size_t> variables;
    DecisionDiagram diagram;
};

/// For which answers a decision is meant: yes/no diagrams (terminals 0 and 1) over the items that
/// its scope names. The function of the decision itself does not look at it (docs/decisions/020).
struct CompiledScope {
    std::vector<std::size_t> variables;
    std::vector<DecisionDiagram> parts;  ///< does the part hold; per Decision::scope
    DecisionDiagram all;                 ///< do all parts hold; always, when there are none
};

/// Compiles one decision. Every function here throws InstrumentError when there are more answer
/// patterns than can be counted (2^127).
CompiledDecision compile_decision(const Catalog& catalog, std::size_t decision,
                                  Gaps gaps = Gaps::refuse);

/// Compiles whether one decision applies.
CompiledApplication compile_application(const Catalog& catalog, std::size_t index);

/// Compiles the rules of one decision; none for a flowchart.
CompiledRules compile_rules(const Catalog& catalog, std::size_t index);

/// Compiles the actions and the flowchart of one decision.
CompiledRoute compile_route(const Catalog& catalog, std::size_t index, Gaps gaps = Gaps::refuse);

/// Compiles the scope of one decision.
CompiledScope compile_scope(const Catalog& catalog, std::size_t index);

}  // namespace rodevlag
