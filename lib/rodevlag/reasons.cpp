#include "rodevlag/reasons.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "rodevlag/diagram_builder.h"

namespace rodevlag {

namespace {

using Function = DiagramBuilder::Function;

bool is_given(const DecisionDiagram& diagram, std::span<const ValueSet> allowed,
              Variable variable) {
    return allowed[variable].size() < diagram.domain_sizes()[variable];
}

/// One yes/no variable per given variable. The others get a single value, so that they take no
/// part.
std::vector<std::size_t> choice_domains(const DecisionDiagram& diagram,
                                        std::span<const ValueSet> allowed) {
    std::vector<std::size_t> sizes;
    for (Variable variable = 0; variable < allowed.size(); ++variable) {
        sizes.push_back(is_given(diagram, allowed, variable) ? 2 : 1);
    }
    return sizes;
}

/// The sets of answers that force the outcome, as a function of "keep the answer to i". A terminal
/// is fine when it is in M. At a node of i all branches must be fine that can be taken: those of
/// the allowed values when the answer is kept, all of them when it is not. It is monotone in the
/// kept answers, since to keep one more only removes branches.
DecisionDiagram forces_outcome(const DecisionDiagram& diagram, std::span<const ValueSet> allowed) {
    const std::vector<Terminal> reachable = diagram.reachable(allowed);
    DiagramBuilder builder(choice_domains(diagram, allowed));
    std::vector<Function> fine;  // for each node of the diagram
    const auto fine_at = [&](NodeReference reference) {
        return reference.is_terminal()
                   ? builder.terminal(
                         std::ranges::binary_search(reachable, reference.terminal()) ? 1 : 0)
                   : fine[reference.index()];
    };
    for (std::size_t index = 0; index < diagram.node_count(); ++index) {
        const Node node = diagram.node(index);
        Function allowed_fine = builder.terminal(1);
        Function others_fine = builder.terminal(1);
        for (const Value value : ValueSet::all(node.children.size())) {
            Function& fine_so_far =
                allowed[node.variable].contains(value) ? allowed_fine : others_fine;
            fine_so_far = builder.logical_and(fine_so_far, fine_at(node.children[value]));
        }
        if (is_given(diagram, allowed, node.variable)) {
            const Function all_fine = builder.logical_and(allowed_fine, others_fine);
            fine.push_back(builder.test(node.variable, {all_fine, allowed_fine}));
        } else {
            fine.push_back(allowed_fine);
        }
    }
    return builder.build(fine_at(diagram.root()));
}

/// The dual, as a function of "free the answer to i": it is possible to leave M when the answers
/// that are not freed, so kept, do not force the outcome into M.
DecisionDiagram can_escape(const DecisionDiagram& diagram, std::span<const ValueSet> allowed) {
    const DecisionDiagram forced = forces_outcome(diagram, allowed);
    DiagramBuilder builder(choice_domains(diagram, allowed));
    std::vector<Function> duals;  // for each node of `forced`
    const auto dual_of = [&](NodeReference reference) {
        return reference.is_terminal() ? builder.terminal(1 - reference.terminal())
                                       : duals[reference.index()];
    };
    for (std::size_t index = 0; index < forced.node_count(); ++index) {
        const Node node = forced.node(index);
        duals.push_back(
            builder.test(node.variable, {dual_of(node.children[1]), dual_of(node.children[0])}));
    }
    return builder.build(dual_of(forced.root()));
}

/// Tries new values for the variables of one change set, one variable at a time; leaves a branch as
/// soon as the values chosen so far add no outcome any more, whatever the others become.
class ChangeSearch {
public:
    ChangeSearch(const DecisionDiagram& diagram, std::span<const ValueSet> allowed,
                 std::size_t limit)
        : m_diagram(diagram),
          m_allowed(allowed),
          m_limit(limit),
          m_before(diagram.reachable(allowed)),
          m_trial(allowed.begin(), allowed.end()) {}

    void add_changes(const std::vector<Variable>& variables) {
        for (const Variable variable : variables) {
            m_trial[variable] = other_values(variable);
        }
        search(variables, 0);
        for (const Variable variable : variables) {
            m_trial[variable] = m_allowed[variable];
        }
    }

    [[nodiscard]] std::vector<Change> take_changes() { return std::move(m_changes); }

private:
    [[nodiscard]] ValueSet other_values(Variable variable) const {
        return m_allowed[variable].complement(m_diagram.domain_sizes()[variable]);
    }

    void search(const std::vector<Variable>& variables, std::size_t position) {
        if (m_changes.size() >= m_limit) {
            return;
        }
        std::vector<Terminal> added;
        std::ranges::set_difference(m_diagram.reachable(m_trial), m_before,
                                    std::back_inserter(added));
        if (added.empty()) {
            return;
        }
        if (position == variables.size()) {
            Change change{{}, std::move(added)};
            for (const Variable variable : variables) {
                change.assignments.push_back({variable, m_trial[variable].first()});
            }
            m_changes.push_back(std::move(change));
            return;
        }
        const Variable variable = variables[position];
        for (const Value value : other_values(variable)) {
            m_trial[variable] = ValueSet::single(value);
            search(variables, position + 1);
        }
        m_trial[variable] = other_values(variable);
    }

    const DecisionDiagram& m_diagram;
    std::span<const ValueSet> m_allowed;
    std::size_t m_limit;
    std::vector<Terminal> m_before;
    std::vector<ValueSet> m_trial;
    std::vector<Change> m_changes;
};

}  // namespace

MinimalSets sufficient_reasons(const DecisionDiagram& diagram, std::span<const ValueSet> allowed) {
    return MinimalSets::of_monotone(forces_outcome(diagram, allowed));
}

std::vector<Variable> variables_in_reasons(const DecisionDiagram& diagram,
                                           std::span<const ValueSet> allowed) {
    // A monotone function depends exactly on the variables of its minimal models.
    return forces_outcome(diagram, allowed).support();
}

MinimalSets change_sets(const DecisionDiagram& diagram, std::span<const ValueSet> allowed) {
    return MinimalSets::of_monotone(can_escape(diagram, allowed));
}

std::vector<Change> smallest_changes(const DecisionDiagram& diagram,
                                     std::span<const ValueSet> allowed, std::size_t limit) {
    ChangeSearch search(diagram, allowed, limit);
    // Each set gives at least one change: what makes it a change set is some new value for each of
    // its variables, or a smaller set would do.
    for (const std::vector<Variable>& variables : change_sets(diagram, allowed).smallest(limit)) {
        search.add_changes(variables);
    }
    return search.take_changes();
}

}  // namespace rodevlag
