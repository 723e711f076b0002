// The unique table: every node that a computation makes, each distinct node exactly once.
//
// Equal references therefore mean equal functions (hash consing; Bryant, "Graph-based algorithms
// for Boolean function manipulation", IEEE Trans. Computers 1986, with the children per value of
// Srinivasan, Kam, Malik and Brayton, "Algorithms for discrete function manipulation", ICCAD 1990).
// Internal to the kernel: DiagramBuilder composes functions in such a table, DecisionDiagram uses a
// short-lived one for its queries. It keeps the nodes reduced; that variables come in their order
// is up to the caller. Nodes are never removed, and children always stand before their parents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "rodevlag/diagram_node.h"

namespace rodevlag {

class NodeTable {
public:
    /// An empty table that takes its memory from `memory`, which must outlive it.
    explicit NodeTable(std::pmr::memory_resource* memory = std::pmr::get_default_resource());

    /// The node that tests `variable` and has these children: the only child when all are equal
    /// (the test would decide nothing), else the node that is already there, else a new one.
    /// `children` must not be empty, nor point into this table. Throws std::length_error beyond
    /// 2^32 children.
    NodeReference make(Variable variable, std::span<const NodeReference> children);

    [[nodiscard]] std::size_t size() const { return m_variables.size(); }

    /// `index` must be less than size(). The node's span is valid until the next call to make.
    [[nodiscard]] Node node(std::size_t index) const {
        const std::size_t begin = m_child_ends[index];
        return {m_variables[index],
                std::span(m_children).subspan(begin, m_child_ends[index + 1] - begin)};
    }

private:
    [[nodiscard]] std::size_t find_slot(Variable variable,
                                        std::span<const NodeReference> children) const;
    void grow();

    std::pmr::vector<std::uint32_t> m_variables;
    std::pmr::vector<std::uint32_t> m_child_ends;  // node i has children [ends[i], ends[i + 1])
    std::pmr::vector<NodeReference> m_children;
    std::pmr::vector<std::uint32_t> m_slots;  // open addressing; 1 + the node's index, 0 is free
};

}  // namespace rodevlag
