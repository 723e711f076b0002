#include "rodevlag/truth.h"

#include <algorithm>

namespace rodevlag {

namespace {

Truth truth_of_set(ValueSet possible, ValueSet wanted) {
    if (wanted.contains(possible)) {
        return Truth::yes;
    }
    return (possible & wanted).empty() ? Truth::no : Truth::unknown;
}

Truth certain(bool value) {
    return value ? Truth::yes : Truth::no;
}

Truth truth_of_count(const Condition& condition, const Answers& answers,
                     const OutcomeLookup& outcomes) {
    std::size_t sure = 0;
    std::size_t possible = 0;
    for (const Condition& part : condition.parts) {
        const Truth truth = truth_of(part, answers, outcomes);
        sure += truth == Truth::yes ? 1 : 0;
        possible += truth == Truth::no ? 0 : 1;
    }
    if (sure >= condition.threshold) {
        return Truth::yes;
    }
    return possible >= condition.threshold ? Truth::unknown : Truth::no;
}

}  // namespace

// The values are ordered no < unknown < yes, so that "and" is the minimum and "or" the maximum.
Truth truth_and(Truth a, Truth b) {
    return std::min(a, b);
}
Truth truth_or(Truth a, Truth b) {
    return std::max(a, b);
}

Truth truth_not(Truth a) {
    switch (a) {
        case Truth::no:
            return Truth::yes;
        case Truth::yes:
            return Truth::no;
        case Truth::unknown:
            break;
    }
    return Truth::unknown;
}

Truth truth_of_item(const ItemAnswer& answer, ValueSet values) {
    return truth_of_set(answer.values, values);
}

Truth truth_of(const Condition& condition, const Answers& answers, const OutcomeLookup& outcomes) {
    switch (condition.kind) {
        case Condition::Kind::item:
            return truth_of_item(answers[condition.target], condition.values);
        case Condition::Kind::decision:
            return truth_of_set(outcomes.of_decision(condition.target), condition.values);
        case Condition::Kind::unknown:
            return certain(!answers[condition.target].values.is_single());
        case Condition::Kind::outcome_certain:
            return certain(condition.values.contains(outcomes.of_this_decision()));
        case Condition::Kind::outcome_possible:
            return certain(!(condition.values & outcomes.of_this_decision()).empty());
        case Condition::Kind::negation:
            return truth_not(truth_of(condition.parts.front(), answers, outcomes));
        case Condition::Kind::at_least:
            return truth_of_count(condition, answers, outcomes);
        case Condition::Kind::all:
        case Condition::Kind::any:
            break;
    }
    const bool conjunction = condition.kind == Condition::Kind::all;
    Truth result = certain(conjunction);
    for (const Condition& part : condition.parts) {
        const Truth truth = truth_of(part, answers, outcomes);
        result = conjunction ? truth_and(result, truth) : truth_or(result, truth);
    }
    return result;
}

}  // namespace rodevlag
