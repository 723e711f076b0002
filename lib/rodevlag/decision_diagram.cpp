#include "rodevlag/decision_diagram.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory_resource>
#include <stdexcept>
#include <string>
#include <utility>

#include "rodevlag/node_table.h"

namespace rodevlag {

namespace {

/// Working memory of a query: on the stack for diagrams of ordinary size, so that asking a question
/// about a record allocates little more than its answer.
class Scratch {
public:
    [[nodiscard]] std::pmr::memory_resource* memory() { return &m_resource; }

private:
    alignas(std::max_align_t) std::array<std::byte, 8192> m_storage;
    std::pmr::monotonic_buffer_resource m_resource{m_storage.data(), m_storage.size()};
};

/// The nodes of `table` that the root leads to, deepest variable first.
std::vector<std::size_t> nodes_by_level(const NodeTable& table, NodeReference root) {
    std::vector<std::size_t> found;
    if (root.is_terminal()) {
        return found;
    }
    std::vector<bool> used(root.index() + 1, false);
    used[root.index()] = true;
    for (std::size_t index = used.size(); index-- > 0;) {
        if (!used[index]) {
            continue;
        }
        found.push_back(index);
        for (const NodeReference child : table.node(index).children) {
            if (!child.is_terminal()) {
                used[child.index()] = true;
            }
        }
    }
    std::ranges::sort(found, std::greater{},
                      [&table](std::size_t index) { return table.node(index).variable; });
    return found;
}

NodeReference translate(NodeReference old, const std::vector<NodeReference>& renumbered) {
    return old.is_terminal() ? old : renumbered[old.index()];
}

}  // namespace

/// Copies the part of `table` below `root`, in an order that does not depend on how the table came
/// about: that is what makes operator== a comparison of arrays.
DecisionDiagram::DecisionDiagram(std::vector<std::size_t> domain_sizes, const NodeTable& table,
                                 NodeReference root)
    : m_domain_sizes(std::move(domain_sizes)) {
    std::vector<std::size_t> order = nodes_by_level(table, root);
    std::vector<NodeReference> renumbered(table.size());
    for (auto begin = order.begin(); begin != order.end();) {
        const Variable variable = table.node(*begin).variable;
        const auto end = std::find_if(begin, order.end(), [&](std::size_t index) {
            return table.node(index).variable != variable;
        });
        append_level(table, {begin, end}, renumbered);
        begin = end;
    }
    m_root = translate(root, renumbered);

    for (const NodeReference reference : m_children) {
        if (reference.is_terminal()) {
            m_terminals.push_back(reference.terminal());
        }
    }
    if (m_root.is_terminal()) {
        m_terminals.push_back(m_root.terminal());
    }
    std::ranges::sort(m_terminals);
    m_terminals.erase(std::unique(m_terminals.begin(), m_terminals.end()), m_terminals.end());
}

/// Appends the nodes of one variable, sorted by their children, which have their final numbers
/// already.
void DecisionDiagram::append_level(const NodeTable& table, std::span<std::size_t> level,
                                   std::vector<NodeReference>& renumbered) {
    const auto final_number = [&](NodeReference old) { return translate(old, renumbered); };
    std::ranges::sort(level, [&](std::size_t left, std::size_t right) {
        return std::ranges::lexicographical_compare(table.node(left).children,
                                                    table.node(right).children, std::less{},
                                                    final_number, final_number);
    });
    for (const std::size_t index : level) {
        const Node node = table.node(index);
        renumbered[index] = NodeReference::to_node(m_nodes.size());
        m_nodes.push_back({static_cast<std::uint32_t>(node.variable),
                           static_cast<std::uint32_t>(m_children.size())});
        std::ranges::transform(node.children, std::back_inserter(m_children), final_number);
    }
}

Terminal DecisionDiagram::follow(std::span<const Value> values) const {
    if (values.size() != variable_count()) {
        throw std::invalid_argument("decision diagram: need one value per variable");
    }
    NodeReference here = m_root;
    while (!here.is_terminal()) {
        const StoredNode node = m_nodes[here.index()];
        const Value value = values[node.variable];
        if (value >= m_domain_sizes[node.variable]) {
            throw std::invalid_argument("decision diagram: value outside the domain of variable " +
                                        std::to_string(node.variable));
        }
        here = m_children[node.first_child + value];
    }
    return here.terminal();
}

/// Which nodes the allowed values lead to from the root, which must be a node; calls on_terminal
/// for each step to a terminal. Parents stand after their children, so one pass downwards is
/// enough.
template <class OnTerminal>
std::pmr::vector<bool> DecisionDiagram::visit_live(std::span<const ValueSet> allowed,
                                                   std::pmr::memory_resource* memory,
                                                   const OnTerminal& on_terminal) const {
    std::pmr::vector<bool> live(m_nodes.size(), false, memory);
    live[m_root.index()] = true;
    for (std::size_t index = m_nodes.size(); index-- > 0;) {
        if (!live[index]) {
            continue;
        }
        const StoredNode node = m_nodes[index];
        for (const Value value : allowed[node.variable]) {
            const NodeReference child = m_children[node.first_child + value];
            if (child.is_terminal()) {
                on_terminal(child.terminal());
            } else {
                live[child.index()] = true;
            }
        }
    }
    return live;
}

std::vector<Terminal> DecisionDiagram::reachable(std::span<const ValueSet> allowed) const {
    check_allowed(allowed);
    if (m_root.is_terminal()) {
        return m_terminals;
    }
    Scratch scratch;
    std::pmr::vector<bool> found(m_terminals.size(), false, scratch.memory());
    visit_live(allowed, scratch.memory(), [&](Terminal terminal) {
        const auto place = std::ranges::lower_bound(m_terminals, terminal);
        found[static_cast<std::size_t>(place - m_terminals.begin())] = true;
    });
    std::vector<Terminal> result;
    for (std::size_t index = 0; index < m_terminals.size(); ++index) {
        if (found[index]) {
            result.push_back(m_terminals[index]);
        }
    }
    return result;
}

DecisionDiagram DecisionDiagram::restricted(std::span<const ValueSet> allowed) const {
    check_allowed(allowed);
    NodeTable table;
    const NodeReference root = clamp_into(table, allowed);
    return DecisionDiagram(m_domain_sizes, table, root);
}

std::vector<Variable> DecisionDiagram::support() const {
    std::vector<Variable> variables;
    for (std::size_t index = m_nodes.size(); index-- > 0;) {
        const Variable variable = m_nodes[index].variable;
        if (variables.empty() || variables.back() != variable) {
            variables.push_back(variable);
        }
    }
    return variables;
}

std::vector<Variable> DecisionDiagram::support(std::span<const ValueSet> allowed) const {
    check_allowed(allowed);
    Scratch scratch;
    NodeTable table(scratch.memory());
    clamp_into(table, allowed);
    // All nodes of the table count, because clamp_into makes only nodes that its root leads to; and
    // it makes them in our order, deepest variable first.
    std::vector<Variable> variables;
    for (std::size_t index = table.size(); index-- > 0;) {
        const Variable variable = table.node(index).variable;
        if (variables.empty() || variables.back() != variable) {
            variables.push_back(variable);
        }
    }
    return variables;
}

std::vector<TerminalCount> DecisionDiagram::count(std::span<const ValueSet> allowed) const {
    check_allowed(allowed);
    Count total = 1;
    for (const ValueSet values : allowed) {
        total *= values.size();
    }
    if (m_root.is_terminal()) {
        return {{m_root.terminal(), total}};
    }
    // through[n]: the assignments whose path goes through node n. The path to n tests only
    // variables before its own, so those assignments split evenly over the allowed values of its
    // variable.
    std::vector<Count> through(m_nodes.size(), 0);
    std::vector<TerminalCount> counts;
    for (const Terminal terminal : m_terminals) {
        counts.push_back({terminal, 0});
    }
    through[m_root.index()] = total;
    for (std::size_t index = m_nodes.size(); index-- > 0;) {
        if (through[index] == 0) {
            continue;
        }
        const StoredNode node = m_nodes[index];
        const Count share = through[index] / allowed[node.variable].size();
        for (const Value value : allowed[node.variable]) {
            const NodeReference child = m_children[node.first_child + value];
            if (child.is_terminal()) {
                std::ranges::lower_bound(counts, child.terminal(), {}, &TerminalCount::terminal)
                    ->count += share;
            } else {
                through[child.index()] += share;
            }
        }
    }
    std::erase_if(counts, [](const TerminalCount& entry) { return entry.count == 0; });
    return counts;
}

std::vector<ValueSet> DecisionDiagram::full_domains() const {
    std::vector<ValueSet> domains;
    domains.reserve(variable_count());
    for (const std::size_t size : m_domain_sizes) {
        domains.push_back(ValueSet::all(size));
    }
    return domains;
}

Node DecisionDiagram::node(std::size_t index) const {
    const StoredNode& stored = m_nodes.at(index);
    return {stored.variable,
            std::span(m_children).subspan(stored.first_child, m_domain_sizes[stored.variable])};
}

void DecisionDiagram::check_allowed(std::span<const ValueSet> allowed) const {
    if (allowed.size() != variable_count()) {
        throw std::invalid_argument("decision diagram: need one allowed set per variable");
    }
    for (Variable variable = 0; variable < allowed.size(); ++variable) {
        if (allowed[variable].empty() ||
            !ValueSet::all(m_domain_sizes[variable]).contains(allowed[variable])) {
            throw std::invalid_argument(
                "decision diagram: the allowed values are none or outside the domain of variable " +
                std::to_string(variable));
        }
    }
}

/// Makes the nodes of restricted(allowed) in `table`, which must be empty; returns their root.
/// Every node made is reachable from that root: a node is made only for one that allowed values
/// lead to, and where its parent is dropped (all children equal) it takes the parent's place.
NodeReference DecisionDiagram::clamp_into(NodeTable& table,
                                          std::span<const ValueSet> allowed) const {
    if (m_root.is_terminal()) {
        return m_root;
    }
    Scratch scratch;
    const std::pmr::vector<bool> live = visit_live(allowed, scratch.memory(), [](Terminal) {});
    std::pmr::vector<NodeReference> clamped(m_nodes.size(), scratch.memory());
    std::array<NodeReference, max_domain_size> children;
    for (std::size_t index = 0; index < m_nodes.size(); ++index) {
        if (!live[index]) {
            continue;
        }
        const StoredNode node = m_nodes[index];
        const ValueSet values = allowed[node.variable];
        for (Value value = 0; value < m_domain_sizes[node.variable]; ++value) {
            const Value read_as = values.contains(value) ? value : values.first();
            const NodeReference child = m_children[node.first_child + read_as];
            children[value] = child.is_terminal() ? child : clamped[child.index()];
        }
        clamped[index] =
            table.make(node.variable, std::span(children).first(m_domain_sizes[node.variable]));
    }
    return clamped[m_root.index()];
}

}  // namespace rodevlag
