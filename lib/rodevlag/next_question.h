// Which unknown answer to ask for first.
//
// Asks for the answer after which the fewest questions are still open. It deliberately uses no
// probabilities: nothing in a diagram says how often an answer occurs, and a guess would look like
// knowledge. It looks one question ahead; the best order of all questions together is not sought
// (to find an optimal one is NP-hard: Hyafil and Rivest, Information Processing Letters 1976).
#pragma once

#include <optional>
#include <span>

#include "rodevlag/decision_diagram.h"
#include "rodevlag/diagram_node.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

/// The variable among `candidates` in support(allowed) with the smallest sum, over its allowed
/// values, of the number of variables that still matter after that answer; the lowest of those that
/// tie. Nothing when none of the candidates matters any more. Throws std::invalid_argument when
/// `allowed` does not fit the diagram or a candidate is no variable of it. Time: linear in the
/// diagram, times the number of allowed values of the candidates.
[[nodiscard]] std::optional<Variable> next_question(const DecisionDiagram& diagram,
                                                    std::span<const ValueSet> allowed,
                                                    std::span<const Variable> candidates);

}  // namespace rodevlag
