// Composes functions of finite-domain variables and turns them into DecisionDiagrams.
//
// Usual flow: make a builder with the domain sizes, make conditions with literal(), combine them
// with logical_and / or / not, at_least, ite, apply, and hand the result to build(). The order of
// the variables is that of their indices and stays as given: choose it so that related variables
// are neighbours. Functions are hash-consed, so equal functions have equal handles; operations are
// memoised (Bryant 1986; ite as in Brace, Rudell and Bryant, "Efficient implementation of a BDD
// package", DAC 1990). Left out: garbage collection; drop the builder when the diagrams are built.
//
// Every member throws std::invalid_argument for a Function of another builder and for a variable,
// value or terminal that does not exist, and std::length_error when the nodes do not fit in 32
// bits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory_resource>
#include <span>
#include <unordered_map>
#include <vector>

#include "rodevlag/decision_diagram.h"
#include "rodevlag/diagram_node.h"
#include "rodevlag/node_table.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

class DiagramBuilder {
public:
    /// A handle to a function in one builder. Equal handles mean the same function. A
    /// default-constructed one belongs to no builder.
    class Function {
    public:
        Function() = default;
        [[nodiscard]] bool operator==(const Function&) const = default;

    private:
        friend class DiagramBuilder;
        std::uint64_t m_builder = 0;
        NodeReference m_reference;
    };

    /// `domain_sizes` has the number of values of each variable; it may be empty. Throws
    /// std::invalid_argument for a size of 0 or above 32, and std::length_error when the product of
    /// the sizes is 2^127 or more, so that a Count can hold every number of assignments.
    explicit DiagramBuilder(std::vector<std::size_t> domain_sizes);

    // Handles name their builder, so there must be only one of it.
    DiagramBuilder(const DiagramBuilder&) = delete;
    DiagramBuilder& operator=(const DiagramBuilder&) = delete;

    [[nodiscard]] std::span<const std::size_t> domain_sizes() const { return m_domain_sizes; }

    /// The constant function. `terminal` must be at most max_terminal.
    Function terminal(Terminal terminal);

    /// The function that reads `variable` and continues as the child for its value; one child per
    /// value. The children may be any functions, also of this or earlier variables.
    Function test(Variable variable, const std::vector<Function>& children);

    /// `then` where the variable has a value in `values`, else `otherwise`. `values` may be empty
    /// or the whole domain.
    Function literal(Variable variable, ValueSet values, Function then, Function otherwise);

    /// 1 where the variable has a value in `values`, else 0.
    Function literal(Variable variable, ValueSet values);

    /// The function with outcome operation(outcome of left, outcome of right). The operation must
    /// be pure, as it is left open how often it is called; only pairs that some assignment gives
    /// occur.
    Function apply(Function left, Function right,
                   const std::function<Terminal(Terminal, Terminal)>& operation);

    /// The function with outcome operation(outcome of `function`); the operation must be pure.
    Function map(Function function, const std::function<Terminal(Terminal)>& operation);

    /// `then` where the condition is 1, `otherwise` where it is 0. Throws std::invalid_argument
    /// when the condition has another terminal than 0 and 1.
    Function ite(Function condition, Function then, Function otherwise);

    // Boolean functions: the operands must have no other terminals than 0 and 1, otherwise
    // std::invalid_argument is thrown.
    Function logical_and(Function left, Function right);
    Function logical_or(Function left, Function right);
    Function logical_not(Function function);

    /// 1 where at least `threshold` of the conditions are 1; a condition that is listed twice
    /// counts twice. A threshold of 0 is always met, one above the number of conditions never.
    /// Counts with terminals that saturate at the threshold, so the diagram stays of the order of
    /// threshold times conditions for simple conditions.
    Function at_least(std::size_t threshold, const std::vector<Function>& conditions);

    /// The function of a diagram over the same domain sizes, to compose it further. Throws
    /// std::invalid_argument when the domain sizes differ.
    Function from_diagram(const DecisionDiagram& diagram);

    /// The diagram of a function: minimal, and independent of how the function was composed.
    [[nodiscard]] DecisionDiagram build(Function function) const;

private:
    using Operands = std::array<NodeReference, 3>;
    struct OperandsHash {
        std::size_t operator()(const Operands& operands) const;
    };
    using Memo = std::pmr::unordered_map<Operands, NodeReference, OperandsHash>;

    [[nodiscard]] Function handle(NodeReference reference) const;
    [[nodiscard]] NodeReference checked(Function function) const;
    [[nodiscard]] NodeReference checked_boolean(Function function) const;
    [[nodiscard]] std::size_t checked_size(Variable variable) const;
    [[nodiscard]] Variable top_variable(NodeReference reference) const;
    [[nodiscard]] NodeReference cofactor(NodeReference reference, Variable variable,
                                         Value value) const;
    NodeReference make(Variable variable, std::span<const NodeReference> children);
    NodeReference ite(NodeReference condition, NodeReference then, NodeReference otherwise);
    template <class Finish>
    NodeReference combine(Operands& operands, const Finish& finish, Memo& memo);

    std::vector<std::size_t> m_domain_sizes;
    std::uint64_t m_identity;
    NodeTable m_table;
    std::vector<Terminal> m_largest_terminal;  // per node, to recognise Boolean functions
    // The memo only grows and goes away as a whole, so it takes its memory in large pieces.
    std::pmr::monotonic_buffer_resource m_memo_memory;
    Memo m_ite_memo{&m_memo_memory};
};

}  // namespace rodevlag
