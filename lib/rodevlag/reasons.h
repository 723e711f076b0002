// Why is this the outcome, and what would change it: exact answers for what is known (`allowed`).
//
// A variable is given when its allowed values are not its whole domain. Let M be the outcomes that
// are still reachable. A reason is a set of given variables whose allowed values alone keep the
// outcome in M, whatever the others are; a change set is a set of given variables that, when any
// other value is allowed for them, makes an outcome outside M reachable. Both come minimal only.
// Reasons are the prime implicants compatible with the answers (Shih, Choi and Darwiche, "A
// symbolic approach to explaining Bayesian network classifiers", IJCAI 2018), here also for partial
// answers; change sets are their minimal hitting sets (Reiter, "A theory of diagnosis from first
// principles", Artificial Intelligence 1987; Ignatiev et al., "From contrastive to abductive
// explanations and back again", AIxIA 2020).
//
// Every function throws std::invalid_argument when `allowed` does not fit the diagram (one
// non-empty set per variable, inside its domain).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "rodevlag/decision_diagram.h"
#include "rodevlag/diagram_node.h"
#include "rodevlag/example.h"
#include "rodevlag/minimal_sets.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

/// New values for given variables, and the outcomes that they add to those that were reachable.
struct Change {
    std::vector<Assignment> assignments;  ///< ascending by variable
    std::vector<Terminal> terminals;      ///< ascending; never empty, and none was reachable before

    [[nodiscard]] bool operator==(const Change&) const = default;
};

/// All minimal sets of given variables that alone force the outcome into reachable(allowed). There
/// is always at least one; when every outcome is reachable it is the empty set, and only that.
[[nodiscard]] MinimalSets sufficient_reasons(const DecisionDiagram& diagram,
                                             std::span<const ValueSet> allowed);

/// The given variables that are in at least one minimal reason, ascending. The same variables as
/// sufficient_reasons(...).support(), and as change_sets(...).support(), but without making the
/// family: the quick way for many records.
[[nodiscard]] std::vector<Variable> variables_in_reasons(const DecisionDiagram& diagram,
                                                         std::span<const ValueSet> allowed);

/// All minimal sets of given variables whose answers, when every value is allowed for them, make an
/// outcome outside reachable(allowed) reachable. The empty family when every outcome is reachable.
[[nodiscard]] MinimalSets change_sets(const DecisionDiagram& diagram,
                                      std::span<const ValueSet> allowed);

/// Concrete changes of the fewest given variables: for each change set of the smallest size, in
/// lexicographic order, each way (again lexicographic) to give all its variables one value outside
/// their allowed values such that an outcome outside reachable(allowed) becomes reachable. At most
/// `limit` of them; none when every outcome is reachable. Time: polynomial per change.
[[nodiscard]] std::vector<Change> smallest_changes(const DecisionDiagram& diagram,
                                                   std::span<const ValueSet> allowed,
                                                   std::size_t limit);

}  // namespace rodevlag
