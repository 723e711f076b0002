#include "rodevlag/sampling.h"

namespace rodevlag {

Sampler::Sampler(const DecisionDiagram& diagram, std::span<const ValueSet> allowed,
                 Terminal terminal)
    : m_diagram(diagram), m_allowed(allowed.begin(), allowed.end()), m_terminal(terminal) {
    // Asked for its check of `allowed` only: the pass below must not meet an empty set.
    static_cast<void>(diagram.reachable(allowed));
    for (const ValueSet values : m_allowed) {
        m_total *= values.size();
    }
    // All counts are out of all assignments, as if the walk started at the node: then the variables
    // that an edge skips need no correction. What a child leads to does not depend on this node's
    // variable, so its count splits evenly over the values. Dividing first avoids overflow.
    m_leading.reserve(diagram.node_count());
    for (std::size_t index = 0; index < diagram.node_count(); ++index) {
        const Node node = diagram.node(index);
        const ValueSet values = m_allowed[node.variable];
        Count leading = 0;
        for (const Value value : values) {
            leading += leading_from(node.children[value]) / values.size();
        }
        m_leading.push_back(leading);
    }
}

Count Sampler::leading_from(NodeReference reference) const {
    if (reference.is_terminal()) {
        return reference.terminal() == m_terminal ? m_total : 0;
    }
    return m_leading[reference.index()];
}

bool Sampler::tests(NodeReference reference, Variable variable) const {
    return !reference.is_terminal() && m_diagram.node(reference.index()).variable == variable;
}

/// The branch of a node that contains the assignment with this number, if the assignments that lead
/// to the terminal are numbered branch by branch.
Value Sampler::pick_branch(NodeReference reference, Count number) const {
    const Node node = m_diagram.node(reference.index());
    const ValueSet values = m_allowed[node.variable];
    for (const Value value : values) {
        const Count leading = leading_from(node.children[value]) / values.size();
        if (number < leading) {
            return value;
        }
        number -= leading;
    }
    return values.first();  // not reached: the numbers stay below the sum of the branches
}

Value Sampler::pick_value(Variable variable, Count number) const {
    auto value = m_allowed[variable].begin();
    for (; number > 0; --number) {
        ++value;
    }
    return *value;
}

}  // namespace rodevlag
