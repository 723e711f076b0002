#include "rodevlag/partial_patterns.h"

#include <cmath>
#include <map>
#include <vector>

#include "rodevlag/diagram_builder.h"
#include "rodevlag/node_set.h"

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

/// Builds the diagram from sets of nodes: those that some completion of the answers so far leads
/// to.
class PartialPatterns {
public:
    explicit PartialPatterns(const DecisionDiagram& diagram)
        : m_diagram(diagram), m_builder(sizes_with_unknown(diagram)) {}

    std::optional<DecisionDiagram> build() {
        const std::optional<Function> root = function_of({m_diagram.root()});
        return root ? std::optional(m_builder.build(*root)) : std::nullopt;
    }

private:
    using Function = DiagramBuilder::Function;

    // Together the sets can be exponentially larger than the diagram.
    static constexpr std::size_t max_references = std::size_t{1} << 22;

    static std::vector<std::size_t> sizes_with_unknown(const DecisionDiagram& diagram) {
        std::vector<std::size_t> sizes;
        for (const std::size_t size : diagram.domain_sizes()) {
            sizes.push_back(size + 1);
        }
        return sizes;
    }

    /// Nothing when the sets become too many.
    std::optional<Function> function_of(const NodeSet& nodes) {
        if (nodes.front().is_terminal()) {  // terminals come last, so these are all
            Terminal mask = 0;
            for (const NodeReference terminal : nodes) {
                mask |= Terminal{1} << terminal.terminal();
            }
            return m_builder.terminal(mask);
        }
        if (const auto known = m_functions.find(nodes); known != m_functions.end()) {
            return known->second;
        }
        m_references += nodes.size();
        if (m_references > max_references) {
            return std::nullopt;
        }
        const Variable variable = next_variable(m_diagram, nodes);
        const std::size_t size = m_diagram.domain_sizes()[variable];
        std::vector<Function> children;
        for (Value value = 0; value < size; ++value) {
            const std::optional<Function> child =
                function_of(nodes_after(m_diagram, nodes, variable, ValueSet::single(value)));
            if (!child) {
                return std::nullopt;
            }
            children.push_back(*child);
        }
        const std::optional<Function> unknown =
            function_of(nodes_after(m_diagram, nodes, variable, ValueSet::all(size)));
        if (!unknown) {
            return std::nullopt;
        }
        children.push_back(*unknown);
        return m_functions.emplace(nodes, m_builder.test(variable, children)).first->second;
    }

    const DecisionDiagram& m_diagram;
    DiagramBuilder m_builder;
    std::map<NodeSet, Function> m_functions;
    std::size_t m_references = 0;  // in the sets of m_functions
};

}  // namespace

std::optional<DecisionDiagram> with_unknown_answers(const DecisionDiagram& diagram) {
    return can_be_built(diagram) ? PartialPatterns(diagram).build() : std::nullopt;
}

}  // namespace rodevlag
