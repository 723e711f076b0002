// The nodes of a diagram that are still possible while some variables are known only in part: what
// searches over answers walk through.
#pragma once

#include <vector>

#include "rodevlag/decision_diagram.h"

namespace rodevlag {

/// Nodes and terminals of one diagram, sorted, each once; terminals come last.
using NodeSet = std::vector<NodeReference>;

/// The first variable that a node of the set tests; the number of variables when all are terminals.
[[nodiscard]] Variable next_variable(const DecisionDiagram& diagram, const NodeSet& nodes);

/// What is possible after `variable` has one of `values`; nodes that do not test it stay. It must
/// be next_variable(), or one before that.
[[nodiscard]] NodeSet nodes_after(const DecisionDiagram& diagram, const NodeSet& nodes,
                                  Variable variable, ValueSet values);

}  // namespace rodevlag
