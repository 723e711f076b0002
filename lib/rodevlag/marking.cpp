#include "rodevlag/marking.h"

#include <algorithm>
#include <set>

#include "rodevlag/result_members.h"

namespace rodevlag {

namespace {

bool is_known(const ItemAnswer& answer) {
    return answer.values.is_single();
}

Verdict missed(const Item& item) {
    return item.flag.empty() ? Verdict::missed_fact : Verdict::missed_flag;
}

Verdict false_alarm(const Item& item) {
    return item.flag.empty() ? Verdict::false_fact : Verdict::false_flag;
}

/// Are all of `some` among `all`?
bool includes(const std::vector<std::string>& all, const std::vector<std::string>& some) {
    return std::ranges::all_of(
        some, [&](const std::string& id) { return std::ranges::count(all, id) > 0; });
}

OutcomeVerdict compared(const std::vector<std::string>& key,
                        const std::vector<std::string>& answers) {
    const bool has_all = includes(answers, key);
    const bool has_no_other = includes(key, answers);
    if (has_all) {
        return has_no_other ? OutcomeVerdict::same : OutcomeVerdict::wider;
    }
    return has_no_other ? OutcomeVerdict::narrower : OutcomeVerdict::other;
}

/// The outcomes of a case, and `niet_van_toepassing` also while the scope is open.
std::vector<std::string> outcomes_of(const Catalog& catalog, const DecisionResult& result) {
    std::vector<std::string> ids = possible_ids(catalog, result);
    if (result.scope_is_open) {
        ids.emplace_back(out_of_scope_outcome);
    }
    return ids;
}

bool is_certain(const RouteResult& route, std::size_t action) {
    return std::ranges::any_of(route.actions, [&](const ActionAdvice& advice) {
        return advice.action == action && advice.certain;
    });
}

/// The last node of the path that both have from the start, where one of them goes on alone.
std::optional<std::size_t> parting_node(const std::vector<std::size_t>& key,
                                        const std::vector<std::size_t>& answers) {
    if (key == answers) {
        return std::nullopt;
    }
    const auto [in_key, in_answers] = std::ranges::mismatch(key, answers);
    return in_key == key.begin() ? std::nullopt : std::optional(*(in_key - 1));
}

/// The worth of an answer to a question that asks for no judgement.
Verdict verdict_of(const Item& item, const ItemAnswer& key, const ItemAnswer& answer) {
    if (answer.origin == AnswerOrigin::blank) {
        return Verdict::not_filled_in;
    }
    if (answer.values == key.values) {
        return Verdict::right;
    }
    if (!is_known(key)) {
        // A value that follows from another answer was not given here, so nobody guessed it.
        return answer.origin == AnswerOrigin::given ? Verdict::guessed : Verdict::other_answer;
    }
    if (answer.origin == AnswerOrigin::unknown) {
        return Verdict::not_seen;
    }
    const std::optional<Presence> told = presence_of(item, key);
    const std::optional<Presence> answered = presence_of(item, answer);
    if (told == Presence::present && answered == Presence::absent) {
        return missed(item);
    }
    if (told == Presence::absent && answered == Presence::present) {
        return false_alarm(item);
    }
    return Verdict::other_answer;
}

}  // namespace

Marker::Marker(Router& router, const std::vector<Exercise>& exercises)
    : m_router(router), m_exercises(exercises) {
    for (const Exercise& exercise : m_exercises) {
        m_decisions.push_back(decisions_of(exercise));
    }
}

std::optional<std::size_t> Marker::find(std::string_view id) const {
    const auto found = std::ranges::find(m_exercises, id, &Exercise::id);
    return found == m_exercises.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - m_exercises.begin()));
}

/// The decision that the exercise is about, and those of the instruments on its form that ask for
/// nothing beyond the form.
std::vector<std::size_t> Marker::decisions_of(const Exercise& exercise) {
    const std::set<std::size_t> asked(exercise.questions.begin(), exercise.questions.end());
    std::set<std::size_t> instruments;
    for (const std::size_t item : asked) {
        instruments.insert(catalog().instrument_of_item(item));
    }
    std::vector<std::size_t> decisions = {exercise.decision};
    for (std::size_t decision = 0; decision < catalog().decision_count(); ++decision) {
        const bool belongs = instruments.contains(catalog().instrument_of_decision(decision));
        if (decision != exercise.decision && belongs &&
            std::ranges::all_of(m_router.scorer().relevant_items(decision),
                                [&](std::size_t item) { return asked.contains(item); })) {
            decisions.push_back(decision);
        }
    }
    return decisions;
}

void Marker::mark_route(MarkedOutcome& outcome, const Answers& key, const Answers& answers) {
    const RouteResult expected = m_router.route(outcome.decision, key);
    const RouteResult found = m_router.route(outcome.decision, answers);
    for (const ActionAdvice& advice : expected.actions) {
        if (advice.certain && !is_certain(found, advice.action)) {
            outcome.missed_actions.push_back(advice.action);
        }
    }
    if (expected.flow && found.flow) {
        outcome.parting_node = parting_node(expected.flow->path, found.flow->path);
    }
}

MarkedOutcome Marker::mark_outcome(std::size_t decision, const Answers& key,
                                   const Answers& answers) {
    MarkedOutcome outcome;
    outcome.decision = decision;
    Scorer& scorer = m_router.scorer();
    outcome.key_outcomes = outcomes_of(catalog(), scorer.score(decision, key));
    outcome.outcomes = outcomes_of(catalog(), scorer.score(decision, answers));
    outcome.verdict = compared(outcome.key_outcomes, outcome.outcomes);
    if (has_route(catalog().decision(decision))) {
        mark_route(outcome, key, answers);
    }
    return outcome;
}

MarkedCase Marker::mark(std::size_t exercise_index, const Answers& answers) {
    const Exercise& exercise = m_exercises[exercise_index];
    MarkedCase marked;
    marked.answers = answers;
    Answers key = exercise.answers;
    for (const std::size_t item : exercise.judgements) {
        key[item] = answers[item];
    }
    std::vector<bool> is_asked(catalog().item_count());
    for (const std::size_t item : exercise.questions) {
        is_asked[item] = true;
        const bool is_judgement = std::ranges::count(exercise.judgements, item) > 0;
        marked.verdicts.push_back(is_judgement
                                      ? Verdict::own_judgement
                                      : verdict_of(catalog().item(item), key[item], answers[item]));
    }
    for (std::size_t item = 0; item < answers.size(); ++item) {
        marked.unasked += !is_asked[item] && answers[item].is_filled_in() ? 1U : 0U;
    }
    for (const std::size_t decision : m_decisions[exercise_index]) {
        marked.outcomes.push_back(mark_outcome(decision, key, answers));
    }
    return marked;
}

}  // namespace rodevlag
