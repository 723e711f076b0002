// What a decision gives for every answer pattern in which answers may also be unknown.
//
// A diagram over the same variables with one value more, "unknown", behind the others: its terminal
// is the set of outcomes that some completion reaches. One diagram then says of all records at once
// what DecisionDiagram::reachable says of one. Left out: words that stand for some of the values.
#pragma once

#include <cstddef>
#include <optional>

#include "rodevlag/decision_diagram.h"

namespace rodevlag {

/// The diagram whose terminals are masks of terminals of `diagram` (bit t for terminal t). Nothing
/// when that cannot be built: a terminal above 30, a domain of the largest size, 2^127 patterns or
/// more, or a diagram so large that the sets of nodes behind it do not fit in some 100 MB.
std::optional<DecisionDiagram> with_unknown_answers(const DecisionDiagram& diagram);

}  // namespace rodevlag
