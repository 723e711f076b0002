#include "rodevlag/marked_sampling.h"

#include <stdexcept>

namespace rodevlag {

MarkedSampler::MarkedSampler(const DecisionDiagram& diagram, std::span<const ValueSet> allowed,
                             std::span<const ValueSet> marked, Terminal terminal)
    : m_diagram(diagram),
      m_allowed(allowed.begin(), allowed.end()),
      m_marked(marked.begin(), marked.end()),
      m_terminal(terminal) {
    // Asked for its check of `allowed` only.
    static_cast<void>(diagram.reachable(allowed));
    if (m_marked.size() != m_allowed.size()) {
        throw std::invalid_argument("marked sampling: one set of marked values per variable");
    }
    for (std::size_t variable = 0; variable < m_allowed.size(); ++variable) {
        m_marked[variable] &= m_allowed[variable];
        m_most_marks += m_marked[variable].empty() ? 0U : 1U;
    }
    count_untested();
    m_leading.reserve(diagram.node_count());
    for (std::size_t index = 0; index < diagram.node_count(); ++index) {
        const Node node = diagram.node(index);
        Counts counts(m_most_marks + 1);
        for (std::size_t marks = 0; marks <= m_most_marks; ++marks) {
            for (const Value value : m_allowed[node.variable]) {
                const bool is_marked = m_marked[node.variable].contains(value);
                if (!is_marked || marks > 0) {
                    counts[marks] += ways(node.children[value], node.variable + 1,
                                          marks - (is_marked ? 1U : 0U));
                }
            }
        }
        m_leading.push_back(std::move(counts));
    }
}

/// All counts are of assignments inside `allowed`, of which there are less than 2^127.
void MarkedSampler::count_untested() {
    const std::size_t variables = m_allowed.size();
    m_untested.resize(variables + 1);
    for (std::size_t from = 0; from <= variables; ++from) {
        Counts counts(m_most_marks + 1);
        counts[0] = 1;
        m_untested[from].push_back(counts);
        for (std::size_t to = from + 1; to <= variables; ++to) {
            const Count with = m_marked[to - 1].size();
            const Count without = m_allowed[to - 1].size() - m_marked[to - 1].size();
            for (std::size_t marks = m_most_marks + 1; marks-- > 0;) {
                counts[marks] =
                    counts[marks] * without + (marks > 0 ? counts[marks - 1] * with : 0);
            }
            m_untested[from].push_back(counts);
        }
    }
}

/// The assignments of the variables from `from` on that lead from here to the terminal.
Count MarkedSampler::ways(NodeReference here, Variable from, std::size_t marks) const {
    if (marks > m_most_marks) {
        return 0;
    }
    if (here.is_terminal()) {
        return here.terminal() == m_terminal ? m_untested[from][m_allowed.size() - from][marks] : 0;
    }
    const Counts& skipped = m_untested[from][m_diagram.node(here.index()).variable - from];
    const Counts& leading = m_leading[here.index()];
    Count sum = 0;
    for (std::size_t before = 0; before <= marks; ++before) {
        sum += skipped[before] * leading[marks - before];
    }
    return sum;
}

NodeReference MarkedSampler::after(NodeReference here, Variable variable, Value value) const {
    if (here.is_terminal() || m_diagram.node(here.index()).variable != variable) {
        return here;
    }
    return m_diagram.node(here.index()).children[value];
}

Count MarkedSampler::ways_after(NodeReference here, Variable variable, Value value,
                                std::size_t marks) const {
    const bool is_marked = m_marked[variable].contains(value);
    if (is_marked && marks == 0) {
        return 0;
    }
    return ways(after(here, variable, value), variable + 1, marks - (is_marked ? 1U : 0U));
}

/// The value that the assignment with this number has, if assignments are numbered value by value.
Value MarkedSampler::pick(NodeReference here, Variable variable, std::size_t marks,
                          Count number) const {
    for (const Value value : m_allowed[variable]) {
        const Count counted = ways_after(here, variable, value, marks);
        if (number < counted) {
            return value;
        }
        number -= counted;
    }
    return m_allowed[variable].first();  // not reached: the numbers stay below the sum
}

}  // namespace rodevlag
