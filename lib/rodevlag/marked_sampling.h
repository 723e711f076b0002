// Random complete assignments that lead to a terminal and hold a chosen number of marked values.
//
// As sampling.h, for questions like "exactly two answers of this kind" that few assignments meet:
// drawing and throwing away would take too long. For each node the assignments of the variables
// from there on are counted by the number of marked values in them; a sample walks down and takes
// each value in proportion to its count. Usual flow: count() to see whether there are any, then
// sample() with a generator of its own. The same generator state gives the same sample everywhere.
#pragma once

#include <cstddef>
#include <optional>
#include <random>
#include <span>
#include <vector>

#include "rodevlag/count.h"
#include "rodevlag/decision_diagram.h"
#include "rodevlag/diagram_node.h"
#include "rodevlag/sampling.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

/// Draws assignments inside `allowed`. Immutable.
class MarkedSampler {
public:
    /// `marked`: per variable the values that count, none or more. Counts; time and memory: the
    /// nodes times the variables that can have a mark. Throws std::invalid_argument when `allowed`
    /// or `marked` does not fit the diagram. A terminal that cannot be reached is no error.
    MarkedSampler(const DecisionDiagram& diagram, std::span<const ValueSet> allowed,
                  std::span<const ValueSet> marked, Terminal terminal);

    /// How many assignments with exactly so many marked values there are.
    [[nodiscard]] Count count(std::size_t marks) const { return ways(m_diagram.root(), 0, marks); }

    /// How many variables can have a marked value; with more marks count() is 0.
    [[nodiscard]] std::size_t most_marks() const { return m_most_marks; }

    /// One of these, each with the same probability; nothing when there are none.
    template <std::uniform_random_bit_generator Generator>
    [[nodiscard]] std::optional<std::vector<Value>> sample(std::size_t marks,
                                                           Generator& generator) const {
        if (count(marks) == 0) {
            return std::nullopt;
        }
        std::vector<Value> values;
        values.reserve(m_allowed.size());
        NodeReference here = m_diagram.root();
        for (Variable variable = 0; variable < m_allowed.size(); ++variable) {
            const Count number = uniform_below(ways(here, variable, marks), generator);
            const Value value = pick(here, variable, marks, number);
            marks -= m_marked[variable].contains(value) ? 1U : 0U;
            here = after(here, variable, value);
            values.push_back(value);
        }
        return values;
    }

private:
    /// Numbers of assignments by the number of marked values in them.
    using Counts = std::vector<Count>;

    [[nodiscard]] Count ways(NodeReference here, Variable from, std::size_t marks) const;
    [[nodiscard]] Count ways_after(NodeReference here, Variable variable, Value value,
                                   std::size_t marks) const;
    [[nodiscard]] NodeReference after(NodeReference here, Variable variable, Value value) const;
    [[nodiscard]] Value pick(NodeReference here, Variable variable, std::size_t marks,
                             Count number) const;
    void count_untested();

    DecisionDiagram m_diagram;
    std::vector<ValueSet> m_allowed;
    std::vector<ValueSet> m_marked;  // inside `allowed`
    Terminal m_terminal;
    std::size_t m_most_marks = 0;
    std::vector<std::vector<Counts>> m_untested;  // of the variables from .. to - 1, in any way
    std::vector<Counts> m_leading;                // per node, from its own variable on
};

}  // namespace rodevlag
