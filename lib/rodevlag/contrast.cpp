#include "rodevlag/contrast.h"

#include <algorithm>
#include <stdexcept>

#include "rodevlag/diagram_builder.h"

namespace rodevlag {

namespace {

/// The diagram where `variable` has `value`, whatever an assignment says of it.
DecisionDiagram cofactor(const DecisionDiagram& diagram, Variable variable, Value value) {
    std::vector<ValueSet> allowed = diagram.full_domains();
    allowed.at(variable) = ValueSet::single(value);
    return diagram.restricted(allowed);
}

}  // namespace

std::vector<Contrast> contrasts(const DecisionDiagram& diagram, Variable variable, Value first,
                                Value second) {
    if (variable >= diagram.variable_count()) {
        throw std::invalid_argument("contrasts: no such variable");
    }
    const std::span<const std::size_t> sizes = diagram.domain_sizes();
    const std::span<const Terminal> outcomes = diagram.terminals();
    // A pair of outcomes as one terminal: their places among all outcomes.
    const auto place_of = [&](Terminal outcome) {
        return static_cast<Terminal>(std::lower_bound(outcomes.begin(), outcomes.end(), outcome) -
                                     outcomes.begin());
    };
    const auto base = static_cast<Terminal>(outcomes.size());
    DiagramBuilder builder({sizes.begin(), sizes.end()});
    const DecisionDiagram pairs = builder.build(
        builder.apply(builder.from_diagram(cofactor(diagram, variable, first)),
                      builder.from_diagram(cofactor(diagram, variable, second)),
                      [&](Terminal a, Terminal b) { return place_of(a) * base + place_of(b); }));
    std::vector<Contrast> found;
    for (const TerminalCount& pair : pairs.count(pairs.full_domains())) {
        const Terminal a = outcomes[pair.terminal / base];
        const Terminal b = outcomes[pair.terminal % base];
        if (a != b) {
            found.push_back(
                {a, b, pair.count / sizes[variable], *smallest_example(pairs, pair.terminal)});
        }
    }
    return found;
}

std::optional<Difference> smallest_difference(const DecisionDiagram& diagram, Variable variable) {
    std::optional<Difference> smallest;
    const std::size_t size = diagram.domain_sizes()[variable];
    for (Value first = 0; first < size; ++first) {
        for (Value second = first + 1; second < size; ++second) {
            for (Contrast& contrast : contrasts(diagram, variable, first, second)) {
                if (!smallest || contrast.others.size() < smallest->contrast.others.size()) {
                    smallest = Difference{first, second, std::move(contrast)};
                }
            }
        }
    }
    return smallest;
}

}  // namespace rodevlag
