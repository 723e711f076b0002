#include "rodevlag/next_question.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace rodevlag {

namespace {

/// How many variables still matter, summed over the answers that `variable` can have.
std::size_t open_questions_after(const DecisionDiagram& diagram, std::vector<ValueSet>& allowed,
                                 Variable variable) {
    const ValueSet possible = allowed[variable];
    std::size_t open = 0;
    for (const Value value : possible) {
        allowed[variable] = ValueSet::single(value);
        open += diagram.support(allowed).size();
    }
    allowed[variable] = possible;
    return open;
}

}  // namespace

std::optional<Variable> next_question(const DecisionDiagram& diagram,
                                      std::span<const ValueSet> allowed,
                                      std::span<const Variable> candidates) {
    for (const Variable candidate : candidates) {
        if (candidate >= diagram.variable_count()) {
            throw std::invalid_argument("next question: there is no variable " +
                                        std::to_string(candidate));
        }
    }
    // All other variables are fixed answers or make no difference, so this restriction, which is
    // mostly far smaller, leaves as many questions open as the diagram itself.
    const DecisionDiagram restricted = diagram.restricted(allowed);
    std::vector<ValueSet> trial(allowed.begin(), allowed.end());
    std::optional<Variable> best;
    std::size_t fewest = 0;
    for (const Variable variable : restricted.support()) {
        if (std::ranges::find(candidates, variable) == candidates.end()) {
            continue;
        }
        const std::size_t open = open_questions_after(restricted, trial, variable);
        if (!best || open < fewest) {
            best = variable;
            fewest = open;
        }
    }
    return best;
}

}  // namespace rodevlag
