#include "rodevlag/node_set.h"

#include <algorithm>

namespace rodevlag {

Variable next_variable(const DecisionDiagram& diagram, const NodeSet& nodes) {
    Variable next = diagram.variable_count();
    for (const NodeReference node : nodes) {
        if (!node.is_terminal()) {
            next = std::min(next, diagram.node(node.index()).variable);
        }
    }
    return next;
}

NodeSet nodes_after(const DecisionDiagram& diagram, const NodeSet& nodes, Variable variable,
                    ValueSet values) {
    NodeSet result;
    for (const NodeReference reference : nodes) {
        if (reference.is_terminal() || diagram.node(reference.index()).variable != variable) {
            result.push_back(reference);
            continue;
        }
        for (const Value value : values) {
            result.push_back(diagram.node(reference.index()).children[value]);
        }
    }
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

}  // namespace rodevlag
