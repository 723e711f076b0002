#include "rodevlag/difference.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <optional>
#include <stdexcept>

#include "rodevlag/compiler.h"
#include "rodevlag/declared_difference.h"
#include "rodevlag/error.h"
#include "rodevlag/mentions.h"

namespace rodevlag {

namespace {

constexpr std::size_t examples_per_group = 1;  // a reader needs one; all are equally small

/// What only one of two lists has, each in its own order.
AddedAndRemoved added_and_removed(const std::vector<std::string>& before,
                                  const std::vector<std::string>& after) {
    const auto only_in = [](const std::vector<std::string>& in,
                            const std::vector<std::string>& not_in) {
        std::vector<std::string> result;
        std::ranges::copy_if(in, std::back_inserter(result), [&](const std::string& text) {
            return std::ranges::find(not_in, text) == not_in.end();
        });
        return result;
    };
    return {only_in(after, before), only_in(before, after)};
}

template <class Element>
std::vector<std::string> ids_of(const std::vector<Element>& elements) {
    std::vector<std::string> ids;
    std::ranges::transform(elements, std::back_inserter(ids), &Element::id);
    return ids;
}

std::vector<std::string> names_of(const std::vector<Item>& items) {
    std::vector<std::string> names;
    std::ranges::transform(items, std::back_inserter(names), &Item::name);
    return names;
}

/// Finds out which decisions an instrument has a part in; looks at each decision once.
class Dependence {
public:
    Dependence(const Catalog& catalog, std::size_t instrument)
        : m_catalog(catalog), m_instrument(instrument), m_known(catalog.decision_count()) {}

    bool is_touched(std::size_t index) {
        const Decision& decision = m_catalog.decision(index);
        return decides(index) ||
               std::ranges::any_of(decision.actions,
                                   [&](const Action& action) {
                                       return action.condition && has_part_in(*action.condition);
                                   }) ||
               std::ranges::any_of(decision.scope, [&](const ScopeCondition& part) {
                   return has_part_in(part.condition);
               });
    }

private:
    /// Does the instrument have a part in the outcome?
    bool decides(std::size_t index) {
        if (!m_known[index]) {
            const Decision& decision = m_catalog.decision(index);
            m_known[index] = decision.instrument == m_instrument ||
                             std::ranges::any_of(items_named_by(decision),
                                                 [&](std::size_t item) { return owns(item); }) ||
                             std::ranges::any_of(decisions_named_by(decision),
                                                 [&](std::size_t other) { return decides(other); });
        }
        return *m_known[index];
    }

    bool has_part_in(const Condition& condition) {
        return (condition.kind == Condition::Kind::item && owns(condition.target)) ||
               (condition.kind == Condition::Kind::decision && decides(condition.target)) ||
               std::ranges::any_of(condition.parts,
                                   [&](const Condition& part) { return has_part_in(part); });
    }

    /// Is it an item of the instrument, or is its answer filled in from one?
    bool owns(std::size_t index) {
        const Item& item = m_catalog.item(index);
        const auto is_owned = [&](std::size_t other) { return owns(other); };
        return m_catalog.instrument_of_item(index) == m_instrument ||
               (item.not_applicable && has_part_in(*item.not_applicable)) ||
               (item.derivation &&
                (owns(item.derivation->from_target) ||
                 std::ranges::any_of(item.derivation->until_targets, is_owned) ||
                 std::ranges::any_of(item.derivation->required_targets, is_owned)));
    }

    const Catalog& m_catalog;
    std::size_t m_instrument;
    std::vector<std::optional<bool>> m_known;
};

/// One version of one decision.
struct Side {
    const Catalog& catalog;
    std::size_t index;
    const Decision& decision;

    Side(const Catalog& in, std::size_t at) : catalog(in), index(at), decision(in.decision(at)) {}
};

/// Compares the two versions of one decision.
class DecisionComparison {
public:
    DecisionComparison(const Side& before, const Side& after) : m_before(before), m_after(after) {
        m_result.id = after.decision.id;
        m_result.outcomes =
            added_and_removed(ids_of(before.decision.outcomes), ids_of(after.decision.outcomes));
        m_result.actions =
            added_and_removed(ids_of(before.decision.actions), ids_of(after.decision.actions));
    }

    DecisionDifference run() {
        compare_outcomes();
        compare_actions();
        compare_scope();
        return std::move(m_result);
    }

private:
    /// Outcomes get the number that they have in the old version; new ones come behind those.
    std::vector<std::string> numbered_outcomes() const {
        std::vector<std::string> ids = ids_of(m_before.decision.outcomes);
        ids.insert(ids.end(), m_result.outcomes.added.begin(), m_result.outcomes.added.end());
        return ids;
    }

    void compare_outcomes() {
        const CompiledDecision before = compile_decision(m_before.catalog, m_before.index);
        const CompiledDecision after = compile_decision(m_after.catalog, m_after.index);
        const AlignedVariables aligned(m_before.catalog, before.variables, m_after.catalog,
                                       after.variables);
        const std::vector<std::string> ids = numbered_outcomes();
        const auto number = [&](Terminal outcome) {
            const std::string& id = m_after.decision.outcomes[outcome].id;
            return static_cast<Terminal>(std::ranges::find(ids, id) - ids.begin());
        };
        const DiagramDifference difference = aligned.difference(
            before.diagram, with_terminals(after.diagram, number), examples_per_group);
        m_result.questions = aligned.size();
        m_result.patterns = aligned.counts();
        m_result.changed = difference.changed;
        for (const TerminalChange& change : difference.changes) {
            m_result.groups.push_back({ids[change.before], ids[change.after], change.count,
                                       examples_in_words(aligned, change)});
        }
    }

    static std::vector<AnswerWords> examples_in_words(const AlignedVariables& aligned,
                                                      const TerminalChange& change) {
        std::vector<AnswerWords> examples;
        for (const Example& answers : change.examples.sets) {
            AnswerWords& words = examples.emplace_back();
            for (const Assignment answer : answers) {
                words.emplace_back(aligned.name(answer.variable),
                                   aligned.word(answer.variable, answer.value));
            }
        }
        return examples;
    }

    void compare_actions() {
        if (m_before.decision.actions.empty() || m_after.decision.actions.empty()) {
            return;
        }
        const CompiledRoute before = compile_route(m_before.catalog, m_before.index);
        const CompiledRoute after = compile_route(m_after.catalog, m_after.index);
        const AlignedVariables aligned(m_before.catalog, before.variables, m_after.catalog,
                                       after.variables);
        m_result.action_questions = aligned.size();
        m_result.action_patterns = aligned.counts();
        const std::vector<std::string> old_ids = ids_of(m_before.decision.actions);
        for (std::size_t action = 0; action < after.actions.size(); ++action) {
            const std::string& id = m_after.decision.actions[action].id;
            const auto old = std::ranges::find(old_ids, id);
            if (old == old_ids.end()) {
                continue;
            }
            const auto place = static_cast<std::size_t>(old - old_ids.begin());
            const DiagramDifference difference =
                aligned.difference(before.actions[place], after.actions[action], 0);
            if (difference.changed > 0) {
                ActionDifference changed{id};
                for (const TerminalChange& change : difference.changes) {
                    (change.before == 1 ? changed.only_before : changed.only_after) = change.count;
                }
                m_result.changed_actions.push_back(std::move(changed));
            }
        }
    }

    void compare_scope() {
        if (m_before.decision.scope.empty() && m_after.decision.scope.empty()) {
            return;
        }
        const CompiledScope before = compile_scope(m_before.catalog, m_before.index);
        const CompiledScope after = compile_scope(m_after.catalog, m_after.index);
        const AlignedVariables aligned(m_before.catalog, before.variables, m_after.catalog,
                                       after.variables);
        ScopeDifference& scope = m_result.scope;
        scope.questions = aligned.size();
        scope.patterns = aligned.counts();
        for (const TerminalChange& change :
             aligned.difference(before.all, after.all, examples_per_group).changes) {
            (change.before == 1 ? scope.only_before : scope.only_after) = change.count;
            (change.before == 1 ? scope.left : scope.joined) = examples_in_words(aligned, change);
        }
    }

    const Side& m_before;
    const Side& m_after;
    DecisionDifference m_result;
};

/// Calls `work` and keeps the problems that it throws, each once.
void collect_problems(std::vector<Problem>& problems, const std::function<void()>& work) {
    try {
        work();
    } catch (const InstrumentError& error) {
        for (const Problem& problem : error.problems()) {
            const bool known = std::ranges::any_of(problems, [&](const Problem& other) {
                return other.to_string() == problem.to_string();
            });
            if (!known) {
                problems.push_back(problem);
            }
        }
    }
}

DecisionDifference compare_decision(const Side& before, const Side& after) {
    try {
        return DecisionComparison(before, after).run();
    } catch (const std::length_error&) {
        throw InstrumentError(
            {{after.catalog.instrument_of(after.decision).file, after.decision.place.line,
              after.decision.place.column,
              fmt::format("besluit '{}' is niet te vergelijken met de andere versie: samen hebben "
                          "zij te veel vragen of te veel waarden bij een vraag",
                          after.decision.id)}});
    }
}

void compare_decisions(const Catalog& before, const Catalog& after, const std::string& instrument,
                       VersionDifference& result) {
    std::vector<std::size_t> touched = decisions_touched_by(after, instrument);
    for (const std::size_t decision : decisions_touched_by(before, instrument)) {
        const auto other = after.find_decision(before.decision(decision).id);
        if (other && std::ranges::find(touched, *other) == touched.end()) {
            touched.push_back(*other);
        }
    }
    std::vector<Problem> problems;
    for (const std::size_t decision : touched) {
        const std::optional<std::size_t> old = before.find_decision(after.decision(decision).id);
        if (!old) {
            // Only to tell what is wrong with it.
            collect_problems(problems, [&] { compile_decision(after, decision); });
            continue;
        }
        collect_problems(problems, [&] { compile_decision(before, *old); });
        collect_problems(problems, [&] {
            result.compared.push_back(compare_decision({before, *old}, {after, decision}));
        });
    }
    if (!problems.empty()) {
        throw InstrumentError(std::move(problems));
    }
}

void compare_values(const Instrument& before, const Instrument& after, VersionDifference& result) {
    for (const Item& item : after.items) {
        const auto old = std::ranges::find(before.items, item.id, &Item::id);
        if (old == before.items.end() || old->is_date || item.is_date) {
            continue;
        }
        AddedAndRemoved values = added_and_removed(old->domain.values(), item.domain.values());
        if (!values.empty()) {
            result.values.push_back({item.name, std::move(values)});
        }
    }
}

}  // namespace

bool DecisionDifference::is_equal() const {
    return changed == 0 && patterns.all == patterns.comparable && outcomes.empty() &&
           actions.empty() && changed_actions.empty() && scope.is_equal();
}

bool VersionDifference::is_equal() const {
    return items.empty() && decisions.empty() && values.empty() && declared.empty() &&
           std::ranges::all_of(
               compared, [](const DecisionDifference& decision) { return decision.is_equal(); });
}

std::vector<std::size_t> decisions_touched_by(const Catalog& catalog,
                                              const std::string& instrument) {
    Dependence dependence(catalog, catalog.find_instrument(instrument).value());
    std::vector<std::size_t> touched;
    for (std::size_t decision = 0; decision < catalog.decision_count(); ++decision) {
        if (dependence.is_touched(decision)) {
            touched.push_back(decision);
        }
    }
    return touched;
}

VersionDifference compare_versions(const Catalog& before, const Catalog& after,
                                   const std::string& instrument) {
    const Instrument& old_version =
        before.instruments()[before.find_instrument(instrument).value()];
    const Instrument& new_version = after.instruments()[after.find_instrument(instrument).value()];
    VersionDifference result;
    result.same_bytes = old_version.sha256 == new_version.sha256;
    result.items = added_and_removed(names_of(old_version.items), names_of(new_version.items));
    result.decisions =
        added_and_removed(ids_of(old_version.decisions), ids_of(new_version.decisions));
    compare_values(old_version, new_version, result);
    compare_decisions(before, after, instrument, result);
    result.declared = declared_differences(before, old_version, after, new_version);
    return result;
}

}  // namespace rodevlag
