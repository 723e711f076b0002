// Random complete assignments that lead to a chosen outcome, each with the same probability.
//
// The number of assignments below each node is counted once; a sample then walks down from the root
// and takes each branch in proportion to its count (Knuth, The Art of Computer Programming
// 4A, 7.1.4, on random solutions from a BDD). The same generator state gives the same sample on
// every platform: std::uniform_int_distribution, which promises no such thing, is not used. Usual
// flow: one Sampler per question, one call of sample() per exercise. Left out: sampling without
// replacement.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <span>
#include <vector>

#include "rodevlag/count.h"
#include "rodevlag/decision_diagram.h"
#include "rodevlag/diagram_node.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

/// A number from 0 up to but not including `bound` (which must not be 0), each equally probable if
/// the generator is uniform: takes as many random bits as the bound has and tries again when they
/// are too large, on average less than twice.
template <std::uniform_random_bit_generator Generator>
[[nodiscard]] Count uniform_below(Count bound, Generator& generator) {
    constexpr std::uint64_t range = Generator::max() - Generator::min();
    // From each draw the number of whole bits that it can give; a range that is no power of two
    // would favour some numbers, so draws beyond those bits are dropped.
    constexpr int draw_bits = range == UINT64_MAX ? 64 : std::bit_width(range + 1) - 1;
    static_assert(draw_bits > 0);
    constexpr std::uint64_t draw_limit = UINT64_MAX >> (64 - draw_bits);
    for (;;) {
        Count number = 0;
        Count mask = 0;  // 2^(bits so far) - 1
        while (mask < bound - 1) {
            const std::uint64_t draw = generator() - Generator::min();
            if (draw <= draw_limit) {
                number = (number << draw_bits) | draw;
                mask = (mask << draw_bits) | draw_limit;
            }
        }
        // Keep only as many bits as the largest number needs.
        while ((mask >> 1U) >= bound - 1 && mask != 0) {
            mask >>= 1U;
        }
        if ((number & mask) < bound) {
            return number & mask;
        }
    }
}

/// Draws assignments inside `allowed` that lead to one terminal. Immutable, so one can serve many
/// threads, each with its own generator.
class Sampler {
public:
    /// Counts; linear in the diagram, of which it keeps a copy. Throws std::invalid_argument when
    /// `allowed` does not fit the diagram. A terminal that cannot be reached is no error.
    Sampler(const DecisionDiagram& diagram, std::span<const ValueSet> allowed, Terminal terminal);

    /// How many different assignments it draws from.
    [[nodiscard]] Count count() const { return leading_from(m_diagram.root()); }

    /// One value per variable; nothing when count() is 0.
    template <std::uniform_random_bit_generator Generator>
    [[nodiscard]] std::optional<std::vector<Value>> sample(Generator& generator) const {
        if (count() == 0) {
            return std::nullopt;
        }
        std::vector<Value> values;
        values.reserve(m_allowed.size());
        NodeReference here = m_diagram.root();
        for (Variable variable = 0; variable < m_allowed.size(); ++variable) {
            if (tests(here, variable)) {
                values.push_back(pick_branch(here, uniform_below(leading_from(here), generator)));
                here = m_diagram.node(here.index()).children[values.back()];
            } else {
                const Count ways = m_allowed[variable].size();
                values.push_back(pick_value(variable, uniform_below(ways, generator)));
            }
        }
        return values;
    }

private:
    [[nodiscard]] Count leading_from(NodeReference reference) const;
    [[nodiscard]] bool tests(NodeReference reference, Variable variable) const;
    [[nodiscard]] Value pick_branch(NodeReference reference, Count number) const;
    [[nodiscard]] Value pick_value(Variable variable, Count number) const;

    DecisionDiagram m_diagram;
    std::vector<ValueSet> m_allowed;
    Terminal m_terminal;
    Count m_total = 1;             // the assignments inside `allowed`
    std::vector<Count> m_leading;  // per node: of m_total, how many lead from it to the terminal
};

/// A single sample; make a Sampler to draw more than one.
template <std::uniform_random_bit_generator Generator>
[[nodiscard]] std::optional<std::vector<Value>> sample(const DecisionDiagram& diagram,
                                                       std::span<const ValueSet> allowed,
                                                       Terminal terminal, Generator& generator) {
    return Sampler(diagram, allowed, terminal).sample(generator);
}

}  // namespace rodevlag
