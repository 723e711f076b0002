#include "rodevlag/partial_patterns.h"

#include <algorithm>
#include <cmath>

#include "rodevlag/diagram_builder.h"

namespace rodevlag {

namespace {

constexpr Terminal max_mask_bit = 30;  // masks are terminals, which have 31 bits

bool can_be_built(const DecisionDiagram& diagram) {
    constexpr double max_bits = 127;
    double bits = 0;
    for (const std::size_t size : diagram.domain_sizes()) {
        if (size == max_domain_size) {
            return false;
        }
        bits += std::log2(static_cast<double>(size + 1));
    }
    return bits < max_bits && diagram.terminals().back() <= max_mask_bit;
}

}  // namespace

std::optional<DecisionDiagram> with_unknown_answers(const DecisionDiagram& diagram) {
    if (!can_be_built(diagram)) {
        return std::nullopt;
    }
    std::vector<std::size_t> sizes;
    for (const std::size_t size : diagram.domain_sizes()) {
        sizes.push_back(size + 1);
    }
    DiagramBuilder builder(std::move(sizes));
    std::vector<DiagramBuilder::Function> functions;  // per node; children stand before parents
    const auto function_of = [&](NodeReference reference) {
        return reference.is_terminal() ? builder.terminal(Terminal{1} << reference.terminal())
                                       : functions[reference.index()];
    };
    for (std::size_t index = 0; index < diagram.node_count(); ++index) {
        const Node node = diagram.node(index);
        std::vector<DiagramBuilder::Function> children;
        for (const NodeReference child : node.children) {
            children.push_back(function_of(child));
        }
        DiagramBuilder::Function any = children.front();
        for (const DiagramBuilder::Function child : children) {
            any = builder.apply(any, child, [](Terminal a, Terminal b) { return a | b; });
        }
        children.push_back(any);
        functions.push_back(builder.test(node.variable, children));
    }
    return builder.build(function_of(diagram.root()));
}

}  // namespace rodevlag
