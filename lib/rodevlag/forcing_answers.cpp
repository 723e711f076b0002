#include "rodevlag/forcing_answers.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "rodevlag/diagram_builder.h"
#include "rodevlag/node_set.h"

namespace rodevlag {

namespace {

constexpr std::size_t impossible = std::numeric_limits<std::size_t>::max();

/// The function "is the outcome `terminal`?" as 1 and 0, without tests that `allowed` decides: this
/// is the smallest diagram to search in.
DecisionDiagram indicator_of(const DecisionDiagram& diagram, std::span<const ValueSet> allowed,
                             Terminal terminal) {
    DiagramBuilder builder({diagram.domain_sizes().begin(), diagram.domain_sizes().end()});
    const DiagramBuilder::Function function = builder.from_diagram(diagram.restricted(allowed));
    return builder.build(builder.map(function, [&](Terminal outcome) {
        return outcome == terminal ? Terminal{1} : Terminal{0};
    }));
}

struct NodeSetHash {
    std::size_t operator()(const NodeSet& nodes) const {
        std::size_t hash = nodes.size();
        for (const NodeReference node : nodes) {
            hash = (hash ^ node.bits()) * 0x9E37'79B9'7F4A'7C15U;
        }
        return hash ^ (hash >> 29U);
    }
};

class Search {
public:
    Search(const DecisionDiagram& indicator, std::span<const ValueSet> allowed, std::size_t limit,
           std::size_t max_work)
        : m_diagram(indicator), m_allowed(allowed), m_limit(limit), m_work_left(max_work) {
        for (std::size_t index = 0; index < indicator.node_count(); ++index) {
            m_bounds.push_back(bound_of_node(indicator.node(index)));
        }
    }

    /// Fills sets(); false when there were too much work to be sure that nothing is missing.
    bool run() {
        if (bound(m_diagram.root()) == impossible) {
            return true;
        }
        const NodeSet start{m_diagram.root()};
        for (std::size_t budget = bound(m_diagram.root());; ++budget) {
            explore(start, budget);
            if (m_work_left == 0 || !m_sets.empty()) {
                return m_work_left > 0;
            }
        }
    }

    std::vector<Example>& sets() { return m_sets; }

private:
    /// No fewer answers than this force terminal 1 from here, even when nothing else is possible.
    std::size_t bound(NodeReference reference) const {
        if (reference.is_terminal()) {
            return reference.terminal() == 1 ? 0 : impossible;
        }
        return m_bounds[reference.index()];
    }

    std::size_t bound_of_node(const Node& node) const {
        std::size_t most = 0;
        std::size_t least = impossible;
        for (const Value value : m_allowed[node.variable]) {
            most = std::max(most, bound(node.children[value]));
            least = std::min(least, bound(node.children[value]));
        }
        return least == impossible ? impossible : std::min(most, least + 1);
    }

    std::size_t bound(const NodeSet& nodes) const {
        std::size_t most = 0;
        for (const NodeReference node : nodes) {
            most = std::max(most, bound(node));
        }
        return most;
    }

    /// Collects the sets that force terminal 1 from all of `nodes` with `budget` more answers.
    void explore(const NodeSet& nodes, std::size_t budget) {
        const std::size_t least = bound(nodes);
        if (least == impossible || least > budget || m_work_left == 0) {
            return;
        }
        const auto known = m_failed.find(nodes);
        if (known != m_failed.end() && known->second >= budget) {
            return;
        }
        m_work_left -= std::min(m_work_left, nodes.size());
        const Variable variable = next_variable(m_diagram, nodes);
        if (variable == m_diagram.variable_count()) {
            m_sets.push_back(m_chosen);
            return;
        }
        const std::size_t found = m_sets.size();
        if (budget > 0) {
            for (const Value value : m_allowed[variable]) {
                if (m_sets.size() < m_limit) {
                    m_chosen.push_back({variable, value});
                    explore(nodes_after(m_diagram, nodes, variable, ValueSet::single(value)),
                            budget - 1);
                    m_chosen.pop_back();
                }
            }
        }
        if (m_sets.size() < m_limit) {
            explore(nodes_after(m_diagram, nodes, variable, m_allowed[variable]), budget);
        }
        if (m_sets.size() == found && m_work_left > 0) {
            m_failed[nodes] = budget;
        }
    }

    const DecisionDiagram& m_diagram;
    std::span<const ValueSet> m_allowed;
    std::size_t m_limit;
    std::size_t m_work_left;
    std::vector<std::size_t> m_bounds;  // per node
    Example m_chosen;
    std::vector<Example> m_sets;
    // The largest number of answers with which nothing was found from these nodes.
    std::unordered_map<NodeSet, std::size_t, NodeSetHash> m_failed;
};

/// An example that costs no search; values outside `allowed` do as the lowest one inside.
Example quick_example(const DecisionDiagram& indicator, std::span<const ValueSet> allowed) {
    Example example = smallest_example(indicator, 1).value();
    for (Assignment& answer : example) {
        const ValueSet values = allowed[answer.variable];
        answer.value = values.contains(answer.value) ? answer.value : values.first();
    }
    return example;
}

}  // namespace

ForcingAnswers smallest_forcing_answers(const DecisionDiagram& diagram,
                                        std::span<const ValueSet> allowed, Terminal terminal,
                                        std::size_t limit, std::size_t max_work) {
    const DecisionDiagram indicator = indicator_of(diagram, allowed, terminal);
    if (limit == 0) {
        return {};
    }
    Search search(indicator, allowed, limit, max_work);
    if (search.run()) {
        return {std::move(search.sets()), true};
    }
    return {{quick_example(indicator, allowed)}, false};
}

}  // namespace rodevlag
