#include "rodevlag/example.h"

#include <algorithm>
#include <limits>

namespace rodevlag {

namespace {

constexpr std::size_t unreachable = std::numeric_limits<std::size_t>::max();

/// Per node the number of tests on the shortest path to the terminal.
std::vector<std::size_t> distances(const DecisionDiagram& diagram, Terminal terminal) {
    std::vector<std::size_t> distance(diagram.node_count(), unreachable);
    // Children stand before their parents.
    for (std::size_t index = 0; index < diagram.node_count(); ++index) {
        for (const NodeReference child : diagram.node(index).children) {
            if (child.is_terminal()) {
                distance[index] = child.terminal() == terminal ? 1 : distance[index];
            } else if (distance[child.index()] != unreachable) {
                distance[index] = std::min(distance[index], distance[child.index()] + 1);
            }
        }
    }
    return distance;
}

/// The answers on a shortest path to a terminal that can be reached.
Example shortest_path(const DecisionDiagram& diagram, Terminal terminal,
                      const std::vector<std::size_t>& distance) {
    const auto length_from = [&](NodeReference reference) {
        if (reference.is_terminal()) {
            return reference.terminal() == terminal ? std::size_t{0} : unreachable;
        }
        return distance[reference.index()];
    };
    Example path;
    for (NodeReference here = diagram.root(); !here.is_terminal();) {
        const Node node = diagram.node(here.index());
        Value value = 0;
        while (length_from(node.children[value]) != distance[here.index()] - 1) {
            ++value;
        }
        path.push_back({node.variable, value});
        here = node.children[value];
    }
    return path;
}

}  // namespace

std::vector<ValueSet> allowed_by(const DecisionDiagram& diagram,
                                 std::span<const Assignment> example) {
    std::vector<ValueSet> allowed = diagram.full_domains();
    for (const Assignment& assignment : example) {
        allowed[assignment.variable] = ValueSet::single(assignment.value);
    }
    return allowed;
}

std::optional<Example> smallest_example(const DecisionDiagram& diagram, Terminal terminal) {
    const std::span<const Terminal> terminals = diagram.terminals();
    if (std::find(terminals.begin(), terminals.end(), terminal) == terminals.end()) {
        return std::nullopt;
    }
    Example example = shortest_path(diagram, terminal, distances(diagram, terminal));
    for (std::size_t index = example.size(); index-- > 0;) {
        Example shorter = example;
        shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(index));
        if (diagram.reachable(allowed_by(diagram, shorter)) == std::vector<Terminal>{terminal}) {
            example = std::move(shorter);
        }
    }
    return example;
}

}  // namespace rodevlag
