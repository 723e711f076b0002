// The parts that decision diagrams are made of: variables, terminals, and references to nodes.
//
// A node tests one variable and has one child per value of that variable; a child is another node
// or a terminal (an outcome). A reference tells the two apart by its top bit, so that a diagram is
// one flat array of 32-bit numbers. What a variable or terminal stands for is the business of the
// caller.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>

namespace rodevlag {

/// The index of a variable; a diagram tests its variables in the order of their indices.
using Variable = std::size_t;

/// The outcome of a function: any number up to max_terminal. Boolean functions use 0 and 1.
using Terminal = std::uint32_t;

inline constexpr Terminal max_terminal = 0x7FFF'FFFF;

/// A terminal, or the index of a node in the array that the reference belongs to.
class NodeReference {
public:
    /// Terminal 0.
    constexpr NodeReference() = default;

    /// Throws std::invalid_argument when `terminal` exceeds max_terminal.
    [[nodiscard]] static constexpr NodeReference to_terminal(Terminal terminal) {
        if (terminal > max_terminal) {
            throw std::invalid_argument("decision diagram: a terminal must be less than 2^31");
        }
        return NodeReference(terminal | terminal_bit);
    }

    /// Throws std::length_error when `index` is 2^31 or more.
    [[nodiscard]] static constexpr NodeReference to_node(std::size_t index) {
        if (index >= terminal_bit) {
            throw std::length_error("decision diagram: more than 2^31 nodes");
        }
        return NodeReference(static_cast<std::uint32_t>(index));
    }

    [[nodiscard]] constexpr bool is_terminal() const { return (m_bits & terminal_bit) != 0; }

    /// Meaningful only when is_terminal().
    [[nodiscard]] constexpr Terminal terminal() const { return m_bits & ~terminal_bit; }

    /// Meaningful only when not is_terminal().
    [[nodiscard]] constexpr std::size_t index() const { return m_bits; }

    /// One number per reference, for hashing.
    [[nodiscard]] constexpr std::uint32_t bits() const { return m_bits; }

    /// Any total order that puts nodes, by index, before terminals.
    [[nodiscard]] constexpr auto operator<=>(const NodeReference&) const = default;

private:
    static constexpr std::uint32_t terminal_bit = 0x8000'0000;

    explicit constexpr NodeReference(std::uint32_t bits) : m_bits(bits) {}

    std::uint32_t m_bits = terminal_bit;
};

/// A look at one node: the variable it tests and its child for each value of that variable.
struct Node {
    Variable variable = 0;
    std::span<const NodeReference> children;
};

}  // namespace rodevlag
