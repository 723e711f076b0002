#include "rodevlag/diagram_difference.h"

#include <algorithm>
#include <stdexcept>

#include "rodevlag/diagram_builder.h"

namespace rodevlag {

namespace {

using Function = DiagramBuilder::Function;

void require_fitting(const DecisionDiagram& diagram, std::span<const VariableImage> images,
                     const std::vector<std::size_t>& domain_sizes) {
    bool fits = images.size() == diagram.variable_count();
    std::vector<bool> used(domain_sizes.size());
    for (Variable variable = 0; fits && variable < images.size(); ++variable) {
        const VariableImage& image = images[variable];
        fits = image.variable < domain_sizes.size() && !used[image.variable] &&
               image.values.size() == diagram.domain_sizes()[variable];
        if (!fits) {
            break;
        }
        used[image.variable] = true;
        ValueSet values;
        for (const Value value : image.values) {
            fits = fits && value < domain_sizes[image.variable] && !values.contains(value);
            values |= ValueSet::from_mask(value < max_domain_size ? 1U << value : 0U);
        }
    }
    if (!fits) {
        throw std::invalid_argument("diagram difference: the images do not fit the diagram");
    }
}

/// The terminals of both diagrams by their place in the list, so that a pair is a small number.
class TerminalPairs {
public:
    TerminalPairs(std::span<const Terminal> before, std::span<const Terminal> after)
        : m_before(before), m_after(after) {
        if (before.size() * after.size() > max_terminal) {
            throw std::length_error("diagram difference: too many pairs of terminals");
        }
    }

    Terminal pair_of(Terminal before, Terminal after) const {
        return static_cast<Terminal>(place(m_before, before) * m_after.size() +
                                     place(m_after, after));
    }
    Terminal before(Terminal pair) const { return m_before[pair / m_after.size()]; }
    Terminal after(Terminal pair) const { return m_after[pair % m_after.size()]; }

private:
    static std::size_t place(std::span<const Terminal> terminals, Terminal terminal) {
        return static_cast<std::size_t>(std::ranges::lower_bound(terminals, terminal) -
                                        terminals.begin());
    }

    std::span<const Terminal> m_before;
    std::span<const Terminal> m_after;
};

}  // namespace

DecisionDiagram with_variables(const DecisionDiagram& diagram,
                               std::span<const VariableImage> images,
                               std::vector<std::size_t> domain_sizes) {
    require_fitting(diagram, images, domain_sizes);
    DiagramBuilder builder(std::move(domain_sizes));
    std::vector<Function> functions;
    const auto function_of = [&](NodeReference reference) {
        return reference.is_terminal() ? builder.terminal(reference.terminal())
                                       : functions[reference.index()];
    };
    // Children stand before their parents.
    for (std::size_t index = 0; index < diagram.node_count(); ++index) {
        const Node node = diagram.node(index);
        const VariableImage& image = images[node.variable];
        std::vector<Function> children(builder.domain_sizes()[image.variable],
                                       function_of(node.children.front()));
        for (std::size_t value = 0; value < node.children.size(); ++value) {
            children[image.values[value]] = function_of(node.children[value]);
        }
        functions.push_back(builder.test(image.variable, children));
    }
    return builder.build(function_of(diagram.root()));
}

DecisionDiagram with_terminals(const DecisionDiagram& diagram,
                               const std::function<Terminal(Terminal)>& image) {
    DiagramBuilder builder({diagram.domain_sizes().begin(), diagram.domain_sizes().end()});
    return builder.build(builder.map(builder.from_diagram(diagram), image));
}

DiagramDifference difference_of(const DecisionDiagram& before, const DecisionDiagram& after,
                                std::span<const ValueSet> allowed, std::size_t example_limit) {
    const TerminalPairs pairs(before.terminals(), after.terminals());
    DiagramBuilder builder({before.domain_sizes().begin(), before.domain_sizes().end()});
    const DecisionDiagram product = builder.build(
        builder.apply(builder.from_diagram(before), builder.from_diagram(after),
                      [&](Terminal left, Terminal right) { return pairs.pair_of(left, right); }));
    DiagramDifference difference;
    for (const auto& [pair, count] : product.count(allowed)) {
        difference.assignments += count;
        if (pairs.before(pair) == pairs.after(pair)) {
            continue;
        }
        difference.changed += count;
        difference.changes.push_back(
            {pairs.before(pair), pairs.after(pair), count,
             smallest_forcing_answers(product, allowed, pair, example_limit)});
    }
    return difference;
}

}  // namespace rodevlag
