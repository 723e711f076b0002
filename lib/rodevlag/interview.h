// Which question to ask a person next, and what the answers so far make certain.
//
// The usual flow: take() what is already filled in, then current() and answer(), skip(), back() or
// clear() until current() has nothing more to ask. First come the questions that can still change
// an outcome: the decisions in the order given, each until it is certain, asking what Router says
// is best to ask first. Then, unless only the outcomes matter, the other questions in the order of
// the instruments. What was skipped comes once more. A question whose values are outcomes asks for
// a judgement of the whole, and comes last. What follows from another answer is not asked, and what
// makes a question not applicable is asked before it. Left out: input, output and files
// (tools/ask), and the words people type (interview_words.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rodevlag/answers.h"
#include "rodevlag/route.h"
#include "rodevlag/score.h"

namespace rodevlag {

/// What to ask, and why.
struct InterviewQuestion {
    enum class Reason : std::uint8_t {
        deciding,  ///< its answer can change an outcome
        other,     ///< the instrument asks it as well
        chosen,    ///< the person came back to it
    };

    std::size_t item = 0;
    Reason reason = Reason::deciding;
    bool again = false;  ///< it was skipped before
};

/// The chosen decisions with the one of a main route first, otherwise in the order of the catalog.
std::vector<std::size_t> interview_order(const Catalog& catalog,
                                         std::vector<std::size_t> decisions);

/// The items of which an answer can be why the answer to `index` does not fit: what makes it not
/// applicable, or what it follows from.
std::vector<std::size_t> opposing_items(Scorer& scorer, std::size_t index);

/// One person's way through the questions of some decisions. Everything that computes throws
/// InstrumentError when the rules of a decision leave a gap.
class Interview {
public:
    /// `decisions` in the order in which they are to become certain; keeps a reference to `router`.
    Interview(Router& router, std::vector<std::size_t> decisions, bool only_deciding);

    /// Fills in `text` for an item without having asked it, as a file does; it must be one that
    /// AnswerReader takes, or std::invalid_argument is thrown.
    void take(std::size_t item, const std::string& text);

    /// The question to ask now; nothing when there is none left.
    std::optional<InterviewQuestion> current();

    /// Answers the current question with `text`, which must not be blank; throws as take() does,
    /// and std::logic_error when there is no question.
    void answer(const std::string& text);

    /// Leaves the current question as it is: one without an answer comes back at the end.
    void skip();

    /// Takes the answer to the current question away; it stays the current one.
    void clear();

    /// To the question before this one; false when there is none.
    bool back();

    /// To any question; this one is the one before it. The item must be asked for, see questions().
    void go_to(std::size_t item);

    /// As written; empty when it is not filled in.
    const std::string& text_of(std::size_t item) const { return m_texts[item]; }

    const Answers& answers() const { return m_answers; }
    const std::vector<std::size_t>& decisions() const { return m_decisions; }

    /// How each decision stands now, in the order of decisions().
    std::vector<DecisionResult> results();

    /// Whether no answer can change the outcome of any decision any more.
    bool is_certain();

    /// The items without an answer that can change an outcome or settle a scope, ascending.
    std::vector<std::size_t> deciding_items();

    /// Whether a question asks for the outcome itself: it weighs all other answers.
    bool is_judgement(std::size_t item) const { return m_judgements[item]; }

    /// The items without an answer that only the instrument asks for, ascending.
    std::vector<std::size_t> other_items();

    /// Every item that can be asked, dates included, ascending.
    const std::vector<std::size_t>& questions() const { return m_questions; }

private:
    void read_answers();
    void find_questions();
    void find_judgements();
    void leave_current();
    std::vector<bool> askable() const;
    std::size_t skips_allowed() const;
    bool is_open(std::size_t item) const;
    std::optional<std::size_t> choose_deciding(const std::vector<bool>& may_ask);
    std::optional<std::size_t> choose_other(const std::vector<bool>& may_ask);
    std::optional<std::size_t> useful_date(std::size_t item, const std::vector<bool>& may_ask);
    std::size_t needed_before(std::size_t item, std::vector<bool> may_ask);
    std::optional<InterviewQuestion> choose();

    Router& m_router;
    Scorer& m_scorer;
    const Catalog& m_catalog;
    std::vector<std::size_t> m_decisions;
    bool m_only_deciding;
    AnswerReader m_reader;
    std::vector<std::string> m_texts;  // per item
    Answers m_answers;
    std::vector<std::size_t> m_questions;
    std::vector<std::size_t> m_history;     // items that were asked before the current one
    std::vector<std::size_t> m_times_left;  // per item, how often it was skipped
    std::vector<bool> m_judgements;         // per item
    std::size_t m_round = 0;                // see choose()
    std::optional<InterviewQuestion> m_current;
};

}  // namespace rodevlag
