#include "rodevlag/explain.h"

#include <algorithm>

#include "rodevlag/reasons.h"

namespace rodevlag {

namespace {

bool contains(const std::vector<std::size_t>& items, std::size_t item) {
    return std::find(items.begin(), items.end(), item) != items.end();
}

std::vector<std::size_t> present_factors(Scorer& scorer, const DecisionResult& result,
                                         const Answers& answers,
                                         const std::vector<std::size_t>& deciding) {
    const Catalog& catalog = scorer.catalog();
    const std::size_t own = catalog.decision(result.decision).instrument;
    std::vector<std::size_t> present;
    for (const std::size_t item : scorer.questions_of(result.decision)) {
        const std::optional<ValueSet> yes = catalog.item(item).domain.meaning("ja");
        if (catalog.instrument_of_item(item) == own && yes && yes->contains(answers[item].values) &&
            !contains(deciding, item)) {
            present.push_back(item);
        }
    }
    return present;
}

/// "nvt" is no answer that somebody could have given wrongly where the question does apply.
bool is_real_change(const Catalog& catalog, const OutcomeChange& change) {
    return std::none_of(change.answers.begin(), change.answers.end(), [&](const ItemValue& answer) {
        const Item& item = catalog.item(answer.item);
        return item.not_applicable && item.domain.values()[answer.value] == "nvt";
    });
}

std::vector<OutcomeChange> outcome_changes(const Catalog& catalog, const CompiledDecision& compiled,
                                           const std::vector<ValueSet>& allowed,
                                           std::size_t limit) {
    std::vector<OutcomeChange> changes;
    for (const Change& change : smallest_changes(compiled.diagram, allowed, limit)) {
        OutcomeChange outcome_change;
        std::vector<ValueSet> changed = allowed;
        for (const Assignment& assignment : change.assignments) {
            changed[assignment.variable] = ValueSet::single(assignment.value);
            outcome_change.answers.push_back(
                {compiled.variables[assignment.variable], assignment.value});
        }
        for (const Terminal outcome : compiled.diagram.reachable(changed)) {
            outcome_change.outcomes.push_back(outcome);
        }
        if (is_real_change(catalog, outcome_change)) {
            changes.push_back(std::move(outcome_change));
        }
    }
    return changes;
}

/// Per violated part of the scope the fewest answers that make it fail; none for a part that could
/// hold without the other parts.
std::vector<std::vector<std::size_t>> scope_reasons(const CompiledScope& scope,
                                                    const DecisionResult& result,
                                                    const Answers& answers) {
    const std::vector<ValueSet> allowed = allowed_values(scope.variables, answers);
    std::vector<std::vector<std::size_t>> reasons;
    for (const std::size_t part : result.violated_scope) {
        std::vector<std::size_t>& items = reasons.emplace_back();
        for (const std::vector<Variable>& reason :
             sufficient_reasons(scope.parts[part], allowed).first(1)) {
            for (const Variable variable : reason) {
                items.push_back(scope.variables[variable]);
            }
        }
    }
    return reasons;
}

}  // namespace

std::vector<std::size_t> present_factors(Scorer& scorer, const DecisionResult& result,
                                         const Answers& answers) {
    const CompiledDecision& compiled = scorer.compiled(result.decision);
    std::vector<std::size_t> deciding;
    for (const Variable variable :
         variables_in_reasons(compiled.diagram, allowed_values(compiled.variables, answers))) {
        deciding.push_back(compiled.variables[variable]);
    }
    return present_factors(scorer, result, answers, deciding);
}

Explanation explain(Router& router, std::size_t decision, const Answers& answers,
                    std::size_t limit) {
    Scorer& scorer = router.scorer();
    Explanation explanation;
    explanation.result = scorer.score(decision, answers);
    if (explanation.result.is_out_of_scope()) {
        explanation.scope_reasons =
            scope_reasons(scorer.scope(decision), explanation.result, answers);
        return explanation;
    }
    const CompiledDecision& compiled = scorer.compiled(decision);
    const std::vector<ValueSet> allowed = allowed_values(compiled.variables, answers);

    const MinimalSets reasons = sufficient_reasons(compiled.diagram, allowed);
    std::vector<std::size_t> deciding;
    for (const Variable variable : reasons.support()) {
        deciding.push_back(compiled.variables[variable]);
    }
    explanation.present = present_factors(scorer, explanation.result, answers, deciding);
    explanation.reason_count = reasons.count();
    for (const std::vector<Variable>& reason : reasons.first(limit)) {
        std::vector<std::size_t>& items = explanation.reasons.emplace_back();
        for (const Variable variable : reason) {
            items.push_back(compiled.variables[variable]);
        }
    }
    explanation.ask_first = router.first_question(decision, answers);
    // A few more than are shown, for those that are no real change.
    explanation.changes = outcome_changes(scorer.catalog(), compiled, allowed, 2 * limit + 1);
    if (explanation.changes.size() > limit) {
        explanation.changes.resize(limit);
        explanation.more_changes = true;
    }
    return explanation;
}

}  // namespace rodevlag
