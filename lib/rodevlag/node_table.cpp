#include "rodevlag/node_table.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace rodevlag {

namespace {

constexpr std::size_t initial_slots = 32;

std::size_t hash(Variable variable, std::span<const NodeReference> children) {
    std::uint64_t state = variable;
    for (const NodeReference child : children) {
        state = (state ^ child.bits()) * 0x9E37'79B9'7F4A'7C15U;
        state ^= state >> 32U;
    }
    return static_cast<std::size_t>(state);
}

}  // namespace

NodeTable::NodeTable(std::pmr::memory_resource* memory)
    : m_variables(memory),
      m_child_ends(1, 0, memory),
      m_children(memory),
      m_slots(initial_slots, 0, memory) {
}

NodeReference NodeTable::make(Variable variable, std::span<const NodeReference> children) {
    const NodeReference first = children.front();
    if (std::all_of(children.begin(), children.end(),
                    [first](NodeReference child) { return child == first; })) {
        return first;
    }
    std::size_t slot = find_slot(variable, children);
    if (m_slots[slot] != 0) {
        return NodeReference::to_node(m_slots[slot] - 1);
    }
    if (m_children.size() + children.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw std::length_error("decision diagram: more than 2^32 children in all");
    }
    // At most half of the slots are taken, which keeps the probe sequences short.
    if (2 * (size() + 1) > m_slots.size()) {
        grow();
        slot = find_slot(variable, children);
    }
    m_variables.push_back(static_cast<std::uint32_t>(variable));
    m_children.insert(m_children.end(), children.begin(), children.end());
    m_child_ends.push_back(static_cast<std::uint32_t>(m_children.size()));
    m_slots[slot] = static_cast<std::uint32_t>(size());
    return NodeReference::to_node(size() - 1);
}

/// The slot of this node, or the free slot where it belongs.
std::size_t NodeTable::find_slot(Variable variable, std::span<const NodeReference> children) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash(variable, children) & mask;
    while (m_slots[slot] != 0) {
        const Node found = node(m_slots[slot] - 1);
        if (found.variable == variable && std::ranges::equal(found.children, children)) {
            break;
        }
        slot = (slot + 1) & mask;
    }
    return slot;
}

void NodeTable::grow() {
    m_slots.assign(2 * m_slots.size(), 0);
    for (std::size_t index = 0; index < size(); ++index) {
        const Node moved = node(index);
        m_slots[find_slot(moved.variable, moved.children)] = static_cast<std::uint32_t>(index + 1);
    }
}

}  // namespace rodevlag
