// A family of item sets, none of which contains another: the minimal models of a monotone Boolean
// function, such as all minimal reasons for an outcome.
//
// There can be very many, so the family is kept as a zero-suppressed decision diagram (Minato,
// "Zero-suppressed BDDs for set manipulation in combinatorial problems", DAC 1993), made from the
// function's diagram as Coudert and Madre do ("Implicit and incremental computation of primes and
// essential primes of Boolean functions", DAC 1992). Usual flow: count() to say how many there are,
// first(limit) to show the smallest. Left out: algebra on families, and iteration over all sets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rodevlag/count.h"
#include "rodevlag/decision_diagram.h"

namespace rodevlag {

class MinimalSets {
public:
    /// The empty family.
    MinimalSets() : MinimalSets({}, no_sets) {}

    /// The subset-minimal sets S of variables for which `function` is 1 when the variables in S are
    /// 1 and all others 0. The function must be monotone (a change of a variable from 0 to 1 never
    /// changes the outcome from 1 to 0); this is not checked, and without it the family has no
    /// meaning. Throws std::invalid_argument when the function has another terminal than 0 and 1 or
    /// depends on a variable that has not exactly two values.
    [[nodiscard]] static MinimalSets of_monotone(const DecisionDiagram& function);

    /// The number of sets; less than 2^127.
    [[nodiscard]] Count count() const;

    /// The items that are in at least one set, ascending.
    [[nodiscard]] std::vector<Variable> support() const;

    /// The size of the smallest sets; nothing for the empty family.
    [[nodiscard]] std::optional<std::size_t> smallest_size() const;

    /// At most `limit` sets, smallest first, and among equal sizes in lexicographic order; each set
    /// ascending. Time: the number of items times the number of sets returned, not of all sets.
    [[nodiscard]] std::vector<std::vector<Variable>> first(std::size_t limit) const;

    /// Like first, but only the sets of the smallest size.
    [[nodiscard]] std::vector<std::vector<Variable>> smallest(std::size_t limit) const;

    /// Whether exactly this set is in the family; order and repetition of `items` do not matter.
    [[nodiscard]] bool contains(std::span<const Variable> items) const;

    /// The nodes of the zero-suppressed diagram.
    [[nodiscard]] std::size_t node_count() const { return m_nodes.size(); }

private:
    friend class FamilyBuilder;

    // A family is a number: no sets, only the empty set, or first_node + the index of a node. A
    // node stands for the sets of `without`, and those of `with` with `item` added. Bit s of
    // `sizes` says whether there is a set of size s; sets have at most 126 items, because a
    // function over more two-valued variables cannot be built.
    using Family = std::uint32_t;
    static constexpr Family no_sets = 0;
    static constexpr Family only_the_empty_set = 1;
    static constexpr Family first_node = 2;
    struct Node {
        Variable item = 0;
        Family without = no_sets;
        Family with = no_sets;
        Count sizes = 0;
    };

    MinimalSets(std::vector<Node> nodes, Family root);

    [[nodiscard]] Count sizes(Family family) const;
    void collect(Family family, std::size_t size, std::size_t limit, std::vector<Variable>& chosen,
                 std::vector<std::vector<Variable>>& found) const;

    std::vector<Node> m_nodes;  // parts before the nodes that use them
    Family m_root = no_sets;
};

}  // namespace rodevlag
