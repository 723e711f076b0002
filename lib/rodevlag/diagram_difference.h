// Where two functions differ: exact counts per pair of outcomes, with the smallest examples.
//
// The two are put over the same variables (with_variables), combined into one diagram whose
// terminals are pairs of outcomes, and counted there; nothing is sampled. Equal diagrams have equal
// reachable() for any allowed values, because that is the set of outcomes over the same
// assignments: so "no assignment changes" also says that no record with unknown answers changes.
// The reverse does not hold: an assignment can change without a change in what a vague record
// leaves possible.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "rodevlag/count.h"
#include "rodevlag/decision_diagram.h"
#include "rodevlag/diagram_node.h"
#include "rodevlag/forcing_answers.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

/// Where a variable and its values are found among other variables.
struct VariableImage {
    Variable variable = 0;
    std::vector<Value> values;  ///< for each value, in order, its new number; all different
};

/// The same function over other variables: variable v becomes `images[v]`, each to a variable of
/// its own. New variables are not looked at; a new value that is no image leads where the
/// variable's value 0 leads. Throws std::invalid_argument for images that do not fit, and as
/// DiagramBuilder does for `domain_sizes`.
[[nodiscard]] DecisionDiagram with_variables(const DecisionDiagram& diagram,
                                             std::span<const VariableImage> images,
                                             std::vector<std::size_t> domain_sizes);

/// The same function with other terminals: `image` gives the new one and must be pure.
[[nodiscard]] DecisionDiagram with_terminals(const DecisionDiagram& diagram,
                                             const std::function<Terminal(Terminal)>& image);

/// The assignments that have one outcome before and another after.
struct TerminalChange {
    Terminal before = 0;
    Terminal after = 0;
    Count count = 0;          ///< never 0
    ForcingAnswers examples;  ///< of as few answers as possible, that force this change
};

/// The difference of two functions inside `allowed`.
struct DiagramDifference {
    Count assignments = 0;                ///< all inside `allowed`
    Count changed = 0;                    ///< the sum over `changes`
    std::vector<TerminalChange> changes;  ///< ascending by outcome before, then after
};

/// Compares two functions over the same domains. With `example_limit` at most so many examples per
/// change. Throws std::invalid_argument when domains or `allowed` do not fit, and std::length_error
/// when the pairs of terminals do not fit in a terminal.
[[nodiscard]] DiagramDifference difference_of(const DecisionDiagram& before,
                                              const DecisionDiagram& after,
                                              std::span<const ValueSet> allowed,
                                              std::size_t example_limit);

}  // namespace rodevlag
