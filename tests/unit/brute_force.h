// Every query of the kernel again, by writing out all assignments: slow, obvious, and independent
// of decision diagrams. The tests compare the kernel with these.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "rodevlag/decision_diagram.h"
#include "rodevlag/diagram_builder.h"
#include "rodevlag/reasons.h"

namespace brute_force {

using rodevlag::Terminal;
using rodevlag::Value;
using rodevlag::ValueSet;
using rodevlag::Variable;
using Values = std::vector<Value>;
using Allowed = std::vector<ValueSet>;
using Items = std::vector<Variable>;

/// A function as the list of its outcomes, in the order of counting with the last variable fastest.
struct TruthTable {
    std::vector<std::size_t> domain_sizes;
    std::vector<Terminal> outcomes;

    Terminal at(const Values& values) const {
        std::size_t index = 0;
        for (Variable variable = 0; variable < domain_sizes.size(); ++variable) {
            index = index * domain_sizes[variable] + values[variable];
        }
        return outcomes.at(index);
    }

    Allowed full_domains() const {
        Allowed domains;
        for (const std::size_t size : domain_sizes) {
            domains.push_back(ValueSet::all(size));
        }
        return domains;
    }
};

/// All assignments inside `allowed`, in the order of counting with the last variable fastest.
inline std::vector<Values> assignments(const Allowed& allowed) {
    std::vector<Values> result{{}};
    for (const ValueSet values : allowed) {
        std::vector<Values> longer;
        for (const Values& start : result) {
            for (const Value value : values) {
                longer.push_back(start);
                longer.back().push_back(value);
            }
        }
        result = std::move(longer);
    }
    return result;
}

template <class Function>
TruthTable tabulate(const std::vector<std::size_t>& domain_sizes, const Function& function) {
    TruthTable table{domain_sizes, {}};
    for (const Values& values : assignments(table.full_domains())) {
        table.outcomes.push_back(function(values));
    }
    return table;
}

inline std::map<Terminal, std::size_t> count(const TruthTable& table, const Allowed& allowed) {
    std::map<Terminal, std::size_t> counts;
    for (const Values& values : assignments(allowed)) {
        ++counts[table.at(values)];
    }
    return counts;
}

inline std::vector<Terminal> reachable(const TruthTable& table, const Allowed& allowed) {
    std::vector<Terminal> terminals;
    for (const auto& [terminal, number] : count(table, allowed)) {
        terminals.push_back(terminal);
    }
    return terminals;
}

inline Values clamp(Values values, const Allowed& allowed) {
    for (Variable variable = 0; variable < values.size(); ++variable) {
        if (!allowed[variable].contains(values[variable])) {
            values[variable] = allowed[variable].first();
        }
    }
    return values;
}

inline TruthTable restricted(const TruthTable& table, const Allowed& allowed) {
    return tabulate(table.domain_sizes,
                    [&](const Values& values) { return table.at(clamp(values, allowed)); });
}

/// The variables of which a change inside `allowed`, the others unchanged, changes the outcome.
inline Items support(const TruthTable& table, const Allowed& allowed) {
    std::set<Variable> variables;
    for (const Values& values : assignments(allowed)) {
        for (Variable variable = 0; variable < values.size(); ++variable) {
            Values changed = values;
            for (const Value value : allowed[variable]) {
                changed[variable] = value;
                if (table.at(changed) != table.at(values)) {
                    variables.insert(variable);
                }
            }
        }
    }
    return {variables.begin(), variables.end()};
}

/// The number of nodes that test `variable` in the minimal diagram: the different functions that
/// are left after fixing all earlier variables and that depend on this one.
inline std::size_t minimal_nodes(const TruthTable& table, Variable variable) {
    Allowed before = table.full_domains();
    Allowed after = before;
    std::fill(before.begin() + static_cast<std::ptrdiff_t>(variable), before.end(), ValueSet{0});
    std::set<std::vector<Terminal>> functions;
    for (const Values& fixed : assignments(before)) {
        for (Variable earlier = 0; earlier < variable; ++earlier) {
            after[earlier] = ValueSet::single(fixed[earlier]);
        }
        const Items depends = support(table, after);
        if (!std::ranges::binary_search(depends, variable)) {
            continue;
        }
        std::vector<Terminal> outcomes;
        for (const Values& values : assignments(after)) {
            outcomes.push_back(table.at(values));
        }
        functions.insert(outcomes);
    }
    return functions.size();
}

inline Items given(const TruthTable& table, const Allowed& allowed) {
    Items items;
    for (Variable variable = 0; variable < allowed.size(); ++variable) {
        if (allowed[variable] != ValueSet::all(table.domain_sizes[variable])) {
            items.push_back(variable);
        }
    }
    return items;
}

/// All subsets of `items`, smallest first, then in lexicographic order.
inline std::vector<Items> subsets(const Items& items) {
    std::vector<Items> result{{}};
    for (const Variable item : items) {
        const std::size_t size = result.size();
        for (std::size_t index = 0; index < size; ++index) {
            result.push_back(result[index]);
            result.back().push_back(item);
        }
    }
    std::ranges::sort(result, [](const Items& left, const Items& right) {
        return left.size() != right.size() ? left.size() < right.size() : left < right;
    });
    return result;
}

/// The sets, smallest first, for which `holds` and that contain no smaller one for which it does.
template <class Predicate>
std::vector<Items> minimal_subsets(const Items& items, const Predicate& holds) {
    std::vector<Items> found;
    for (const Items& candidate : subsets(items)) {
        const bool is_minimal = std::ranges::none_of(
            found, [&](const Items& smaller) { return std::ranges::includes(candidate, smaller); });
        if (is_minimal && holds(candidate)) {
            found.push_back(candidate);
        }
    }
    return found;
}

/// Whether the answers to `kept` alone leave only outcomes that `allowed` leaves.
inline bool is_reason(const TruthTable& table, const Allowed& allowed, const Items& kept) {
    Allowed weaker = table.full_domains();
    for (const Variable variable : kept) {
        weaker[variable] = allowed[variable];
    }
    return std::ranges::includes(reachable(table, allowed), reachable(table, weaker));
}

inline std::vector<Items> reasons(const TruthTable& table, const Allowed& allowed) {
    return minimal_subsets(given(table, allowed),
                           [&](const Items& kept) { return is_reason(table, allowed, kept); });
}

/// The outcomes that `trial` leaves and `allowed` does not.
inline std::vector<Terminal> added(const TruthTable& table, const Allowed& allowed,
                                   const Allowed& trial) {
    std::vector<Terminal> terminals;
    std::ranges::set_difference(reachable(table, trial), reachable(table, allowed),
                                std::back_inserter(terminals));
    return terminals;
}

inline std::vector<Items> change_sets(const TruthTable& table, const Allowed& allowed) {
    return minimal_subsets(given(table, allowed), [&](const Items& freed) {
        Allowed trial = allowed;
        for (const Variable variable : freed) {
            trial[variable] = ValueSet::all(table.domain_sizes[variable]);
        }
        return !added(table, allowed, trial).empty();
    });
}

/// All ways to give the fewest given variables a value outside their allowed ones with a new
/// outcome.
inline std::vector<rodevlag::Change> smallest_changes(const TruthTable& table,
                                                      const Allowed& allowed) {
    std::vector<rodevlag::Change> changes;
    for (const Items& items : subsets(given(table, allowed))) {
        if (!changes.empty() && items.size() > changes.front().assignments.size()) {
            break;
        }
        Allowed others;
        for (const Variable variable : items) {
            others.push_back(allowed[variable].complement(table.domain_sizes[variable]));
        }
        for (const Values& values : assignments(others)) {
            Allowed trial = allowed;
            rodevlag::Change change;
            for (std::size_t index = 0; index < items.size(); ++index) {
                trial[items[index]] = ValueSet::single(values[index]);
                change.assignments.push_back({items[index], values[index]});
            }
            change.terminals = added(table, allowed, trial);
            if (!change.terminals.empty()) {
                changes.push_back(change);
            }
        }
    }
    return changes;
}

inline std::optional<Variable> next_question(const TruthTable& table, const Allowed& allowed,
                                             const Items& candidates) {
    std::map<std::size_t, Items> by_open_questions;
    for (const Variable variable : support(table, allowed)) {
        std::size_t open = 0;
        for (const Value value : allowed[variable]) {
            Allowed trial = allowed;
            trial[variable] = ValueSet::single(value);
            open += support(table, trial).size();
        }
        if (std::ranges::count(candidates, variable) > 0) {
            by_open_questions[open].push_back(variable);
        }
    }
    if (by_open_questions.empty()) {
        return std::nullopt;
    }
    return by_open_questions.begin()->second.front();
}

}  // namespace brute_force
