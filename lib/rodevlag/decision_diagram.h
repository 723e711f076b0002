// A function from finite-domain variables to outcomes, as an immutable reduced ordered decision
// diagram with many values and many terminals (Bryant, "Graph-based algorithms for Boolean function
// manipulation", IEEE Trans. Computers 1986; Srinivasan, Kam, Malik and Brayton, "Algorithms for
// discrete function manipulation", ICCAD 1990).
//
// Make one with DiagramBuilder, then ask it questions. What is known about the variables is given
// as `allowed`: for each variable the set of values that it can still have. Since a path tests each
// variable at most once, every answer is exact, not an approximation. Left out: changing a diagram,
// and any meaning of variables and terminals. Diagrams are values, safe to read from many threads.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "rodevlag/count.h"
#include "rodevlag/diagram_node.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

class NodeTable;

/// The number of assignments that lead to a terminal.
struct TerminalCount {
    Terminal terminal = 0;
    Count count = 0;

    [[nodiscard]] bool operator==(const TerminalCount&) const = default;
};

/// In every function below `allowed` and `values` have one element per variable, `allowed` holds no
/// empty set, and every value lies in its domain; otherwise std::invalid_argument is thrown.
class DecisionDiagram {
public:
    /// The outcome when every variable has its value in `values`. Values of variables that are not
    /// tested on the path are not looked at. Time: the length of one path.
    [[nodiscard]] Terminal follow(std::span<const Value> values) const;

    /// The terminals that some choice of allowed values leads to, ascending; never empty. Time:
    /// linear in the diagram.
    [[nodiscard]] std::vector<Terminal> reachable(std::span<const ValueSet> allowed) const;

    /// This function after a clamp: each value outside `allowed` is read as the lowest allowed
    /// value of its variable. Two functions have equal restrictions exactly when they are equal on
    /// all assignments inside `allowed`, so == decides "the same, given what we know".
    [[nodiscard]] DecisionDiagram restricted(std::span<const ValueSet> allowed) const;

    /// The variables that the function depends on, ascending.
    [[nodiscard]] std::vector<Variable> support() const;

    /// The support of restricted(allowed), ascending: exactly the variables for which, for some
    /// allowed values of the others, a change from one allowed value to another changes the
    /// outcome. Time: linear in the diagram (expected; it hashes nodes).
    [[nodiscard]] std::vector<Variable> support(std::span<const ValueSet> allowed) const;

    /// For each reachable terminal, ascending, the number of assignments inside `allowed` that lead
    /// to it. The counts add up to the product of the sizes of the allowed sets, which is less than
    /// 2^127. Time: linear in the diagram.
    [[nodiscard]] std::vector<TerminalCount> count(std::span<const ValueSet> allowed) const;

    /// The number of inner nodes; 0 for a constant. No diagram of this function with this order of
    /// variables has fewer.
    [[nodiscard]] std::size_t node_count() const { return m_nodes.size(); }

    /// The terminals that the function can have, ascending; never empty.
    [[nodiscard]] std::span<const Terminal> terminals() const { return m_terminals; }

    /// The number of values of each variable.
    [[nodiscard]] std::span<const std::size_t> domain_sizes() const { return m_domain_sizes; }

    [[nodiscard]] std::size_t variable_count() const { return m_domain_sizes.size(); }

    /// `allowed` when nothing is known: the whole domain of every variable.
    [[nodiscard]] std::vector<ValueSet> full_domains() const;

    /// The last node, or a terminal when the function is constant.
    [[nodiscard]] NodeReference root() const { return m_root; }

    /// The node at `index` < node_count(), for drawing and checking. Nodes are sorted by variable,
    /// last variable first, so children stand before their parents; within a variable by children.
    /// The view is valid as long as the diagram.
    [[nodiscard]] Node node(std::size_t index) const;

    /// The same function over the same domains. Because the diagram is reduced and its nodes are in
    /// a fixed order, this only compares arrays.
    [[nodiscard]] bool operator==(const DecisionDiagram&) const = default;

private:
    friend class DiagramBuilder;

    struct StoredNode {
        std::uint32_t variable = 0;
        std::uint32_t first_child = 0;

        [[nodiscard]] bool operator==(const StoredNode&) const = default;
    };

    DecisionDiagram(std::vector<std::size_t> domain_sizes, const NodeTable& table,
                    NodeReference root);

    void append_level(const NodeTable& table, std::span<std::size_t> level,
                      std::vector<NodeReference>& renumbered);
    template <class OnTerminal>
    std::pmr::vector<bool> visit_live(std::span<const ValueSet> allowed,
                                      std::pmr::memory_resource* memory,
                                      const OnTerminal& on_terminal) const;
    void check_allowed(std::span<const ValueSet> allowed) const;
    NodeReference clamp_into(NodeTable& table, std::span<const ValueSet> allowed) const;

    std::vector<std::size_t> m_domain_sizes;
    std::vector<StoredNode> m_nodes;
    std::vector<NodeReference> m_children;
    std::vector<Terminal> m_terminals;
    NodeReference m_root;
};

}  // namespace rodevlag
