// Ways through a decision diagram as answers that a person can give.
//
// A step is one word for an answer: a value, or an extra word for some of the values when all of
// them lead to the same child. A way is the words from the root to an outcome, so it makes that
// outcome certain and leaves out every answer that is not needed. Among all ways the one with the
// most wanted edges is chosen, and among those one with the fewest answers. Left out: what follows
// from other answers (nvt, derivations); the caller reads the words to see.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "rodevlag/decision_diagram.h"

namespace rodevlag {

/// One answer: a variable and the values that its word stands for.
struct AnswerStep {
    Variable variable = 0;
    ValueSet values;
};

/// Two ways that differ in one variable only and lead to different outcomes.
struct AnswerFork {
    std::vector<AnswerStep> shared;
    Variable variable = 0;
    ValueSet one;
    ValueSet other;
};

/// Per node and value of a diagram.
using EdgeMarks = std::vector<std::vector<bool>>;

/// No edge of the diagram marked.
EdgeMarks no_edges(const DecisionDiagram& diagram);

/// Finds ways through one diagram.
class AnswerPaths {
public:
    /// `words`: per variable the sets of values that have a word, each value among them; an earlier
    /// word is preferred over a later one that is as good. Keeps a reference to the diagram.
    AnswerPaths(const DecisionDiagram& diagram, std::vector<std::vector<ValueSet>> words);

    /// The answers to give, besides those in `allowed`, to make the outcome certain.
    std::vector<AnswerStep> best_path(std::span<const ValueSet> allowed,
                                      const EdgeMarks& wanted) const;

    /// Two ways that differ in `variable` alone; nothing when the function does not depend on it.
    std::optional<AnswerFork> best_fork(Variable variable, const EdgeMarks& wanted) const;

private:
    class ForkSearch;

    const DecisionDiagram& m_diagram;
    std::vector<std::vector<ValueSet>> m_words;
};

}  // namespace rodevlag
