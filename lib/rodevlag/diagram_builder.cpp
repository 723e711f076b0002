#include "rodevlag/diagram_builder.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace rodevlag {

namespace {

constexpr NodeReference false_terminal = NodeReference::to_terminal(0);
constexpr NodeReference true_terminal = NodeReference::to_terminal(1);
constexpr Variable after_all_variables = std::numeric_limits<Variable>::max();

std::uint64_t next_identity() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

}  // namespace

DiagramBuilder::DiagramBuilder(std::vector<std::size_t> domain_sizes)
    : m_domain_sizes(std::move(domain_sizes)), m_identity(next_identity()) {
    constexpr Count limit = Count{1} << 127U;
    Count product = 1;
    for (const std::size_t size : m_domain_sizes) {
        if (size == 0 || size > max_domain_size) {
            throw std::invalid_argument("diagram builder: a variable must have 1 to 32 values");
        }
        if (product > (limit - 1) / size) {
            throw std::length_error("diagram builder: the product of the domains must be < 2^127");
        }
        product *= size;
    }
}

DiagramBuilder::Function DiagramBuilder::terminal(Terminal terminal) {
    return handle(NodeReference::to_terminal(terminal));
}

DiagramBuilder::Function DiagramBuilder::test(Variable variable,
                                              const std::vector<Function>& children) {
    if (children.size() != checked_size(variable)) {
        throw std::invalid_argument("diagram builder: need one child per value of variable " +
                                    std::to_string(variable));
    }
    std::array<NodeReference, max_domain_size> references;
    bool in_order = true;
    for (std::size_t value = 0; value < children.size(); ++value) {
        references[value] = checked(children[value]);
        in_order = in_order && top_variable(references[value]) > variable;
    }
    if (in_order) {
        return handle(make(variable, std::span(references).first(children.size())));
    }
    // A child reads an earlier variable, or this one again: select the children one by one, and
    // leave it to ite to put the variables in their order.
    NodeReference selected = references[children.size() - 1];
    for (std::size_t value = children.size() - 1; value-- > 0;) {
        std::array<NodeReference, max_domain_size> is_value;
        is_value.fill(false_terminal);
        is_value[value] = true_terminal;
        selected = ite(make(variable, std::span(is_value).first(children.size())),
                       references[value], selected);
    }
    return handle(selected);
}

DiagramBuilder::Function DiagramBuilder::literal(Variable variable, ValueSet values, Function then,
                                                 Function otherwise) {
    const std::size_t size = checked_size(variable);
    if (!ValueSet::all(size).contains(values)) {
        throw std::invalid_argument("diagram builder: value outside the domain of variable " +
                                    std::to_string(variable));
    }
    // Checked here, because the set may leave no value for one of the two.
    std::vector<Function> children(size, handle(checked(otherwise)));
    then = handle(checked(then));
    for (const Value value : values) {
        children[value] = then;
    }
    return test(variable, children);
}

DiagramBuilder::Function DiagramBuilder::literal(Variable variable, ValueSet values) {
    return literal(variable, values, terminal(1), terminal(0));
}

DiagramBuilder::Function DiagramBuilder::apply(
    Function left, Function right, const std::function<Terminal(Terminal, Terminal)>& operation) {
    std::array<std::byte, 4096> buffer;
    std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size());
    Memo memo(&memory);
    const auto finish = [&operation](Operands& operands) -> std::optional<NodeReference> {
        if (operands[0].is_terminal() && operands[1].is_terminal()) {
            return NodeReference::to_terminal(
                operation(operands[0].terminal(), operands[1].terminal()));
        }
        return std::nullopt;
    };
    Operands operands{checked(left), checked(right), false_terminal};
    return handle(combine(operands, finish, memo));
}

DiagramBuilder::Function DiagramBuilder::map(Function function,
                                             const std::function<Terminal(Terminal)>& operation) {
    return apply(function, terminal(0),
                 [&operation](Terminal outcome, Terminal) { return operation(outcome); });
}

DiagramBuilder::Function DiagramBuilder::ite(Function condition, Function then,
                                             Function otherwise) {
    return handle(ite(checked_boolean(condition), checked(then), checked(otherwise)));
}

DiagramBuilder::Function DiagramBuilder::logical_and(Function left, Function right) {
    const NodeReference a = checked_boolean(left);
    const NodeReference b = checked_boolean(right);
    // Sorted operands, because both orders are the same question to the memo.
    return handle(ite(std::min(a, b), std::max(a, b), false_terminal));
}

DiagramBuilder::Function DiagramBuilder::logical_or(Function left, Function right) {
    const NodeReference a = checked_boolean(left);
    const NodeReference b = checked_boolean(right);
    return handle(ite(std::min(a, b), true_terminal, std::max(a, b)));
}

DiagramBuilder::Function DiagramBuilder::logical_not(Function function) {
    return handle(ite(checked_boolean(function), false_terminal, true_terminal));
}

DiagramBuilder::Function DiagramBuilder::at_least(std::size_t threshold,
                                                  const std::vector<Function>& conditions) {
    // One more than all conditions is as far out of reach as any higher threshold.
    const auto enough = static_cast<Terminal>(std::min(threshold, conditions.size() + 1));
    Function counter = terminal(0);
    for (const Function condition : conditions) {
        const Function boolean = handle(checked_boolean(condition));
        counter = apply(counter, boolean, [enough](Terminal counted, Terminal holds) {
            return std::min(counted + holds, enough);
        });
    }
    return map(counter, [enough](Terminal counted) { return counted == enough ? 1U : 0U; });
}

DiagramBuilder::Function DiagramBuilder::from_diagram(const DecisionDiagram& diagram) {
    if (!std::ranges::equal(diagram.domain_sizes(), m_domain_sizes)) {
        throw std::invalid_argument("diagram builder: the diagram has other domain sizes");
    }
    std::vector<NodeReference> copies;
    copies.reserve(diagram.node_count());
    const auto copy_of = [&copies](NodeReference reference) {
        return reference.is_terminal() ? reference : copies[reference.index()];
    };
    std::array<NodeReference, max_domain_size> children;
    for (std::size_t index = 0; index < diagram.node_count(); ++index) {
        const Node node = diagram.node(index);
        std::ranges::transform(node.children, children.begin(), copy_of);
        copies.push_back(make(node.variable, std::span(children).first(node.children.size())));
    }
    return handle(copy_of(diagram.root()));
}

DecisionDiagram DiagramBuilder::build(Function function) const {
    return DecisionDiagram(m_domain_sizes, m_table, checked(function));
}

std::size_t DiagramBuilder::OperandsHash::operator()(const Operands& operands) const {
    std::uint64_t state = 0;
    for (const NodeReference operand : operands) {
        state = (state ^ operand.bits()) * 0x9E37'79B9'7F4A'7C15U;
        state ^= state >> 32U;
    }
    return static_cast<std::size_t>(state);
}

DiagramBuilder::Function DiagramBuilder::handle(NodeReference reference) const {
    Function function;
    function.m_builder = m_identity;
    function.m_reference = reference;
    return function;
}

NodeReference DiagramBuilder::checked(Function function) const {
    if (function.m_builder != m_identity) {
        throw std::invalid_argument("diagram builder: a function of another builder");
    }
    return function.m_reference;
}

NodeReference DiagramBuilder::checked_boolean(Function function) const {
    const NodeReference reference = checked(function);
    const Terminal largest =
        reference.is_terminal() ? reference.terminal() : m_largest_terminal[reference.index()];
    if (largest > 1) {
        throw std::invalid_argument("diagram builder: a Boolean function has terminals 0 and 1");
    }
    return reference;
}

/// The domain size of a variable that must exist.
std::size_t DiagramBuilder::checked_size(Variable variable) const {
    if (variable >= m_domain_sizes.size()) {
        throw std::invalid_argument("diagram builder: there is no variable " +
                                    std::to_string(variable));
    }
    return m_domain_sizes[variable];
}

Variable DiagramBuilder::top_variable(NodeReference reference) const {
    return reference.is_terminal() ? after_all_variables : m_table.node(reference.index()).variable;
}

/// The function with `variable`, which must not come after its top variable, fixed to `value`.
NodeReference DiagramBuilder::cofactor(NodeReference reference, Variable variable,
                                       Value value) const {
    return top_variable(reference) == variable ? m_table.node(reference.index()).children[value]
                                               : reference;
}

NodeReference DiagramBuilder::make(Variable variable, std::span<const NodeReference> children) {
    const NodeReference made = m_table.make(variable, children);
    if (m_largest_terminal.size() < m_table.size()) {
        Terminal largest = 0;
        for (const NodeReference child : children) {
            largest = std::max(largest, child.is_terminal() ? child.terminal()
                                                            : m_largest_terminal[child.index()]);
        }
        m_largest_terminal.push_back(largest);
    }
    return made;
}

NodeReference DiagramBuilder::ite(NodeReference condition, NodeReference then,
                                  NodeReference otherwise) {
    const auto finish = [](Operands& operands) -> std::optional<NodeReference> {
        auto& [if_this, then_that, else_that] = operands;
        if (if_this.is_terminal()) {
            return if_this == true_terminal ? then_that : else_that;
        }
        // Inside its own branch the condition is known.
        if (then_that == if_this) {
            then_that = true_terminal;
        }
        if (else_that == if_this) {
            else_that = false_terminal;
        }
        if (then_that == else_that) {
            return then_that;
        }
        if (then_that == true_terminal && else_that == false_terminal) {
            return if_this;
        }
        return std::nullopt;
    };
    Operands operands{condition, then, otherwise};
    return combine(operands, finish, m_ite_memo);
}

/// The generic recursion of Bryant's apply: split all operands on their first variable and combine
/// the parts, until `finish`, which may also simplify the operands in place, knows the result. The
/// depth is at most the number of variables with two or more values, which is below 127.
template <class Finish>
NodeReference DiagramBuilder::combine(Operands& operands, const Finish& finish, Memo& memo) {
    if (const std::optional<NodeReference> result = finish(operands)) {
        return *result;
    }
    if (const auto known = memo.find(operands); known != memo.end()) {
        return known->second;
    }
    Variable variable = after_all_variables;
    for (const NodeReference operand : operands) {
        variable = std::min(variable, top_variable(operand));
    }
    const std::size_t size = m_domain_sizes[variable];
    std::array<NodeReference, max_domain_size> children;
    for (Value value = 0; value < size; ++value) {
        Operands parts;
        std::ranges::transform(operands, parts.begin(), [&](NodeReference operand) {
            return cofactor(operand, variable, value);
        });
        children[value] = combine(parts, finish, memo);
    }
    const NodeReference result = make(variable, std::span(children).first(size));
    memo.emplace(operands, result);
    return result;
}

}  // namespace rodevlag
