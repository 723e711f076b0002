// The fewest answers that force an outcome, whatever the other answers are.
//
// A set of answers forces a terminal when every way to complete it inside `allowed` leads there.
// The search decides variable by variable, in the order of the diagram, whether it is answered (and
// how) or left open. What it remembers is the set of nodes that are then still possible; a set that
// was found to need more answers than are left is not looked at again, and a bound per node cuts
// off most of the rest (iterative deepening A*, Korf, "Depth-first iterative-deepening", Artificial
// Intelligence 1985). The shortest implicant of a function is a hard problem in general, so the
// number of nodes looked at has a limit; beyond it the quick answer of example.h must do: it is
// minimal, but may not have the fewest answers.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "rodevlag/decision_diagram.h"
#include "rodevlag/diagram_node.h"
#include "rodevlag/example.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

/// Sets of answers that force a terminal; each ascending by variable.
struct ForcingAnswers {
    std::vector<Example> sets;  ///< all of one size, in lexicographic order
    bool fewest = true;  ///< false: one set, from which no answer can be left out, was all we found
};

/// So many nodes the search looks at by default: about a second, and far more than a checklist
/// or a chart needs.
inline constexpr std::size_t default_forcing_work = 5'000'000;

/// At most `limit` sets of as few answers as possible, each one allowed value of a variable, that
/// force `terminal`. The empty set alone when nothing else is reachable; no sets at all when the
/// terminal is not reachable. Throws std::invalid_argument when `allowed` does not fit the diagram.
[[nodiscard]] ForcingAnswers smallest_forcing_answers(const DecisionDiagram& diagram,
                                                      std::span<const ValueSet> allowed,
                                                      Terminal terminal, std::size_t limit,
                                                      std::size_t max_work = default_forcing_work);

}  // namespace rodevlag
