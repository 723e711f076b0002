// What a change of one variable from one value to another does to the outcome, for all values of
// the other variables at once.
//
// The basis of three questions: does a variable matter, does a worse value give a milder outcome,
// and which two cases show that (as in modified condition/decision coverage: Chilenski and Miller,
// "Applicability of modified condition/decision coverage to software testing", Software Engineering
// Journal 1994).
#pragma once

#include <optional>
#include <vector>

#include "rodevlag/count.h"
#include "rodevlag/decision_diagram.h"
#include "rodevlag/example.h"

namespace rodevlag {

/// Two outcomes side by side: with the one value and with the other.
struct Contrast {
    Terminal first = 0;
    Terminal second = 0;
    Count count = 0;  ///< for so many assignments to the other variables
    Example others;   ///< a small example of these (see smallest_example), without the variable
};

/// Every pair of different outcomes that values `first` and `second` of the variable give, in
/// ascending order. Throws std::invalid_argument for a variable or value that does not exist.
std::vector<Contrast> contrasts(const DecisionDiagram& diagram, Variable variable, Value first,
                                Value second);

/// Two values of the variable and other answers that show that it matters.
struct Difference {
    Value first = 0;
    Value second = 0;
    Contrast contrast;
};

/// The difference with the fewest other answers, over all pairs of values; nothing when the
/// function does not depend on the variable.
std::optional<Difference> smallest_difference(const DecisionDiagram& diagram, Variable variable);

}  // namespace rodevlag
