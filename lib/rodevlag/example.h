// The smallest answers that are enough for an outcome of a diagram: what to show a person.
//
// An example is a partial assignment: whatever the other variables are, the function has the
// terminal asked for. Usual flow: make the yes/no diagram of a claim (a rule that never decides, a
// worse answer with a milder outcome), and ask for an example of 1.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "rodevlag/decision_diagram.h"

namespace rodevlag {

/// A value for a variable.
struct Assignment {
    Variable variable = 0;
    Value value = 0;

    [[nodiscard]] bool operator==(const Assignment&) const = default;
};

/// Values for some variables, ascending by variable.
using Example = std::vector<Assignment>;

/// The sets that an example leaves its variables, and the whole domain for all others.
[[nodiscard]] std::vector<ValueSet> allowed_by(const DecisionDiagram& diagram,
                                               std::span<const Assignment> example);

/// A small example that forces `terminal`; nothing when no assignment leads to it. It is a shortest
/// path of the diagram with every answer left out that is not needed, so that no part of it is
/// enough. The same diagram always gives the same example. Time: the square of the path's length
/// times the diagram.
[[nodiscard]] std::optional<Example> smallest_example(const DecisionDiagram& diagram,
                                                      Terminal terminal);

}  // namespace rodevlag
