#include "rodevlag/interview.h"

#include <algorithm>
#include <stdexcept>

#include "rodevlag/date.h"
#include "rodevlag/truth.h"

namespace rodevlag {

namespace {

/// All but judgements, these once more when they were skipped, judgements, and these once more.
constexpr std::size_t rounds = 4;
constexpr std::size_t first_judging_round = 2;

class NoOutcomes : public OutcomeLookup {
public:
    ValueSet of_this_decision() const override { return {}; }
    ValueSet of_decision(std::size_t) const override { return {}; }
};

std::vector<std::size_t> marked(const std::vector<bool>& marks) {
    std::vector<std::size_t> items;
    for (std::size_t item = 0; item < marks.size(); ++item) {
        if (marks[item]) {
            items.push_back(item);
        }
    }
    return items;
}

}  // namespace

std::vector<std::size_t> interview_order(const Catalog& catalog,
                                         std::vector<std::size_t> decisions) {
    std::ranges::sort(decisions);
    // Not those of std::ranges: clang 14 cannot read what they return.
    decisions.erase(std::unique(decisions.begin(), decisions.end()), decisions.end());
    std::stable_partition(decisions.begin(), decisions.end(), [&](std::size_t decision) {
        return catalog.decision(decision).kind == DecisionKind::main_route;
    });
    return decisions;
}

std::vector<std::size_t> opposing_items(Scorer& scorer, std::size_t index) {
    const Item& item = scorer.catalog().item(index);
    std::vector<bool> marks(scorer.catalog().item_count());
    if (item.not_applicable) {
        scorer.mark_items(*item.not_applicable, marks);
    }
    if (item.derivation) {
        marks[item.derivation->from_target] = true;
        for (const std::size_t other : item.derivation->required_targets) {
            marks[other] = true;
        }
        for (const std::size_t other : item.derivation->until_targets) {
            marks[other] = true;
        }
    }
    return marked(marks);
}

Interview::Interview(Router& router, std::vector<std::size_t> decisions, bool only_deciding)
    : m_router(router),
      m_scorer(router.scorer()),
      m_catalog(m_scorer.catalog()),
      m_decisions(std::move(decisions)),
      m_only_deciding(only_deciding),
      m_reader(m_catalog, false),
      m_texts(m_catalog.item_count()),
      m_times_left(m_catalog.item_count()) {
    read_answers();
    find_questions();
    find_judgements();
}

/// What tools read from a file with these texts, so that both always say the same.
void Interview::read_answers() {
    Record record;
    record.layout = 1;
    for (std::size_t item = 0; item < m_texts.size(); ++item) {
        record.fields.push_back({m_catalog.item(item).name, m_texts[item]});
    }
    std::vector<Problem> problems;
    const Answers& answers = m_reader.read(record, {}, problems);
    if (!problems.empty()) {
        throw std::invalid_argument("interview: " + problems.front().message);
    }
    m_answers = answers;
}

void Interview::find_questions() {
    std::vector<bool> marks(m_catalog.item_count());
    for (const std::size_t decision : m_decisions) {
        for (const std::size_t item : m_scorer.questions_of(decision)) {
            marks[item] = true;
        }
        for (const std::size_t item : m_scorer.scope(decision).variables) {
            marks[item] = true;
        }
    }
    for (const std::size_t item : marked(marks)) {
        for (const std::size_t other : opposing_items(m_scorer, item)) {
            marks[other] = true;
        }
    }
    m_questions = marked(marks);
}

/// Nobody weighs all answers before they are there. That the values of a question are outcomes is
/// what tells that it asks for such a weighing.
void Interview::find_judgements() {
    m_judgements.resize(m_catalog.item_count());
    for (const std::size_t index : m_decisions) {
        const Decision& decision = m_catalog.decision(index);
        for (const std::size_t item : m_scorer.questions_of(index)) {
            m_judgements[item] =
                m_judgements[item] ||
                std::ranges::all_of(m_catalog.item(item).domain.values(),
                                    [&](const std::string& value) {
                                        return decision.find_outcome(value).has_value();
                                    });
        }
    }
}

void Interview::take(std::size_t item, const std::string& text) {
    std::string before = std::exchange(m_texts[item], text);
    try {
        read_answers();
    } catch (const std::invalid_argument&) {
        m_texts[item] = std::move(before);
        throw;
    }
}

void Interview::answer(const std::string& text) {
    if (!current() || text.empty()) {
        throw std::logic_error("interview: there is no question, or no answer");
    }
    take(m_current->item, text);
    leave_current();
}

void Interview::skip() {
    if (!current()) {
        throw std::logic_error("interview: there is no question");
    }
    m_times_left[m_current->item] = std::max(m_times_left[m_current->item], skips_allowed() + 1);
    leave_current();
}

void Interview::leave_current() {
    m_history.push_back(m_current->item);
    m_current.reset();
}

void Interview::clear() {
    if (current()) {
        take(m_current->item, {});
    }
}

bool Interview::back() {
    if (m_history.empty()) {
        return false;
    }
    m_current = {m_history.back(), InterviewQuestion::Reason::chosen, false};
    m_history.pop_back();
    return true;
}

void Interview::go_to(std::size_t item) {
    if (!std::ranges::binary_search(m_questions, item)) {
        throw std::logic_error("interview: no such question");
    }
    if (current()) {
        leave_current();
    }
    m_current = {item, InterviewQuestion::Reason::chosen, false};
}

std::optional<InterviewQuestion> Interview::current() {
    if (!m_current) {
        m_current = choose();
    }
    return m_current;
}

std::vector<DecisionResult> Interview::results() {
    std::vector<DecisionResult> results;
    for (const std::size_t decision : m_decisions) {
        results.push_back(m_scorer.score(decision, m_answers));
    }
    return results;
}

bool Interview::is_certain() {
    return std::ranges::all_of(results(), [](const DecisionResult& result) {
        return result.is_out_of_scope() || (result.is_determined() && !result.scope_is_open);
    });
}

/// Not filled in, and nothing else says what the answer is.
bool Interview::is_open(std::size_t item) const {
    return m_texts[item].empty() && m_answers[item].origin == AnswerOrigin::blank;
}

std::vector<std::size_t> Interview::deciding_items() {
    std::vector<bool> marks(m_catalog.item_count());
    for (const DecisionResult& result : results()) {
        if (result.is_out_of_scope()) {
            continue;
        }
        for (const std::vector<std::size_t>* items : {&result.decisive, &result.scope_questions}) {
            for (const std::size_t item : *items) {
                marks[item] = is_open(item);
            }
        }
    }
    return marked(marks);
}

std::vector<std::size_t> Interview::other_items() {
    const std::vector<std::size_t> deciding = deciding_items();
    std::vector<bool> marks(m_catalog.item_count());
    for (const std::size_t decision : m_decisions) {
        if (m_scorer.is_out_of_scope(decision, m_answers)) {
            continue;
        }
        for (const std::size_t item : m_scorer.questions_of(decision)) {
            marks[item] = is_open(item) && !std::ranges::binary_search(deciding, item);
        }
    }
    return marked(marks);
}

/// How often a question may have been skipped to be asked in this round.
std::size_t Interview::skips_allowed() const {
    return m_round % 2;
}

std::vector<bool> Interview::askable() const {
    std::vector<bool> may_ask(m_catalog.item_count());
    for (const std::size_t item : m_questions) {
        const bool is_early = m_judgements[item] && m_round < first_judging_round;
        may_ask[item] = is_open(item) && !is_early && m_times_left[item] <= skips_allowed();
    }
    return may_ask;
}

std::optional<InterviewQuestion> Interview::choose() {
    for (; m_round < rounds; ++m_round) {
        const std::vector<bool> may_ask = askable();
        using Reason = InterviewQuestion::Reason;
        if (const auto item = choose_deciding(may_ask)) {
            return InterviewQuestion{*item, Reason::deciding, m_times_left[*item] > 0};
        }
        if (const auto item = m_only_deciding ? std::nullopt : choose_other(may_ask)) {
            return InterviewQuestion{*item, Reason::other, m_times_left[*item] > 0};
        }
    }
    m_round = rounds - 1;
    return std::nullopt;
}

std::optional<std::size_t> Interview::choose_deciding(const std::vector<bool>& may_ask) {
    for (const std::size_t decision : m_decisions) {
        const DecisionResult result = m_scorer.score(decision, m_answers);
        if (result.is_out_of_scope()) {
            continue;
        }
        for (const std::size_t item : result.scope_questions) {
            if (may_ask[item]) {
                return needed_before(item, may_ask);
            }
        }
        if (const auto item = m_router.first_question(decision, m_answers, &may_ask)) {
            return needed_before(*item, may_ask);
        }
        for (const std::size_t item : result.decisive) {
            if (const auto date = useful_date(item, may_ask)) {
                return date;
            }
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> Interview::choose_other(const std::vector<bool>& may_ask) {
    for (const std::size_t decision : m_decisions) {
        if (m_scorer.is_out_of_scope(decision, m_answers)) {
            continue;  // nobody has to answer what is not about the case
        }
        for (const std::size_t item : m_scorer.questions_of(decision)) {
            if (may_ask[item]) {
                return needed_before(item, may_ask);
            }
        }
    }
    return std::nullopt;
}

/// Who does not know the answer may know the dates from which it follows.
std::optional<std::size_t> Interview::useful_date(std::size_t item,
                                                  const std::vector<bool>& may_ask) {
    const std::optional<Derivation>& derivation = m_catalog.item(item).derivation;
    if (!derivation || m_answers[item].origin != AnswerOrigin::unknown) {
        return std::nullopt;
    }
    if (m_texts[derivation->from_target].empty()) {
        return may_ask[derivation->from_target] ? std::optional(derivation->from_target)
                                                : std::nullopt;
    }
    const std::optional<std::chrono::sys_days> from = parse_date(m_texts[derivation->from_target]);
    if (!from) {
        return std::nullopt;  // unknown: there is nothing to count from
    }
    std::optional<std::size_t> next;
    for (const std::size_t other : derivation->until_targets) {
        const std::optional<std::chrono::sys_days> until = parse_date(m_texts[other]);
        if (until && *until >= *from &&
            *until - *from <= std::chrono::days(derivation->within_days)) {
            return std::nullopt;  // one date is enough
        }
        if (!next && may_ask[other]) {
            next = other;
        }
    }
    return next;
}

/// The question that can make this one not applicable, while that is open, or what comes before
/// that one in turn; or else the item itself.
std::size_t Interview::needed_before(std::size_t item, std::vector<bool> may_ask) {
    may_ask[item] = false;  // two questions that wait for each other do not wait for ever
    const std::optional<Condition>& condition = m_catalog.item(item).not_applicable;
    if (!condition || truth_of(*condition, m_answers, NoOutcomes()) != Truth::unknown) {
        return item;
    }
    std::vector<bool> named(m_catalog.item_count());
    m_scorer.mark_items(*condition, named);
    for (std::size_t other = 0; other < named.size(); ++other) {
        if (named[other] && may_ask[other]) {
            return needed_before(other, std::move(may_ask));
        }
    }
    return item;
}

}  // namespace rodevlag
