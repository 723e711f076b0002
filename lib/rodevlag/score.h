// Scoring: what one case's answers say about each decision.
//
// The usual flow: make a Scorer over the catalog, call score() for a decision and the answers of a
// record, turn the DecisionResult into members with result_of() (result_members.h). Decisions are
// compiled when first asked for, and what an answer pattern leads to is kept, because registers
// repeat patterns; only what depends on where answers came from is made anew. Left out: reasons and
// questions in words (explain.h), actions (route.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/compiler.h"
#include "rodevlag/item_answer.h"
#include "rodevlag/truth.h"

namespace rodevlag {

/// How the questions that belong to a decision were answered.
struct AnswerCounts {
    std::int64_t yes = 0;
    std::int64_t no = 0;
    std::int64_t unknown = 0;  ///< filled in as unknown
    std::int64_t blank = 0;    ///< not filled in
    std::int64_t not_applicable = 0;
};

/// What the answers say about one decision.
struct DecisionResult {
    std::size_t decision = 0;                  ///< index in the catalog
    std::vector<std::size_t> possible;         ///< exactly the outcomes some completion reaches, in
                                               ///< order; none when the case is out of scope
    std::vector<std::size_t> violated_scope;   ///< parts of Decision::scope that certainly fail,
                                               ///< or that certainly do not hold together
    bool scope_is_open = false;                ///< not violated, but not certainly met either
    std::vector<std::size_t> scope_questions;  ///< items that can settle a scope that is open
    std::vector<std::size_t> red_flags;        ///< items, in the catalog's order
    std::vector<std::size_t> decisive;  ///< items whose answer is open and can change the outcome
    AnswerCounts counts;
    std::vector<std::size_t> notices;              ///< indexes in Decision::notices
    std::vector<std::size_t> contradictions;       ///< items whose answer does not fit with another
    std::vector<std::size_t> alarms_out_of_scope;  ///< items with an alarming answer, though the
                                                   ///< case is out of scope
    bool is_not_filled_in = false;  ///< in scope, and the questions of its own instrument are there
                                    ///< without one answer

    bool is_determined() const { return possible.size() == 1; }
    bool is_out_of_scope() const { return !violated_scope.empty(); }
};

/// What one answer adds to the counts of a decision.
struct CountShare {
    AnswerCounts counts;         ///< at most one of them is 1
    bool is_own_answer = false;  ///< somebody looked at a question of the decision's own instrument
};

/// The allowed values of a diagram's variables, taken from a case's answers.
std::vector<ValueSet> allowed_values(const std::vector<std::size_t>& variables,
                                     const Answers& answers);

/// The outcomes that the answers leave open, as a set of outcome indexes.
ValueSet possible_outcomes(const CompiledDecision& compiled, const Answers& answers);

/// Scores cases against the decisions of one catalog.
class Scorer {
public:
    explicit Scorer(const Catalog& catalog)
        : m_catalog(catalog), m_models(catalog.decision_count()) {}

    const Catalog& catalog() const { return m_catalog; }

    /// The compiled decision. Throws InstrumentError when its rules leave a gap.
    const CompiledDecision& compiled(std::size_t decision);

    /// The compiled scope of a decision.
    const CompiledScope& scope(std::size_t decision);

    /// The same as DecisionResult::is_out_of_scope(), without scoring.
    bool is_out_of_scope(std::size_t decision, const Answers& answers);

    /// Scores one case. The result is valid until the next case is scored. Throws as compiled()
    /// does.
    const DecisionResult& score(std::size_t decision, const Answers& answers);

    /// The items that more than the counts of a decision depends on: its outcome, scope, notices.
    const std::vector<std::size_t>& relevant_items(std::size_t decision) {
        return model(decision).relevant;
    }

    /// Marks the items that a condition depends on.
    void mark_items(const Condition& condition, std::vector<bool>& marked);

    /// What an answer to this item adds to the counts of a decision; nothing for an item that does
    /// not count there.
    CountShare share_of(std::size_t decision, std::size_t item, const ItemAnswer& answer);

    /// The questions that count for a decision: those of its instrument and those that can change
    /// its outcome, in the catalog's order, without dates.
    const std::vector<std::size_t>& questions_of(std::size_t decision);

private:
    /// A question with the values that count as ja, nee and nvt; empty where the domain has none.
    struct CountedQuestion {
        std::size_t item = 0;
        bool is_own = false;  // of the decision's own instrument
        ValueSet yes;
        ValueSet no;
        ValueSet not_applicable;
        ValueSet flag;
    };

    struct Model {
        Model(CompiledDecision of_decision, CompiledScope of_scope)
            : compiled(std::move(of_decision)), scope(std::move(of_scope)) {}
        CompiledDecision compiled;
        CompiledScope scope;
        std::vector<std::size_t> questions;
        std::vector<CountedQuestion> counted;
        std::vector<std::size_t> relevant;  // every item that more than the counts depends on
        std::unordered_map<std::string, DecisionResult> known;
    };

    Model& model(std::size_t index);
    void select_questions(Model& model);
    DecisionResult compute(const Model& model, const Answers& answers);
    static void read_scope(const CompiledScope& scope, const Answers& answers,
                           DecisionResult& result);
    static void count(const CountedQuestion& question, const ItemAnswer& answer,
                      AnswerCounts& counts);
    static void look_at_each(const Model& model, const Answers& answers, DecisionResult& result);

    const Catalog& m_catalog;
    std::vector<std::unique_ptr<Model>> m_models;
    std::string m_key;
};

/// What conditions on a result look up: the possible outcomes for one case's answers.
class ScoredOutcomes : public OutcomeLookup {
public:
    /// `decision` is the one that the conditions belong to. Keeps references to both.
    ScoredOutcomes(Scorer& scorer, std::size_t decision, const Answers& answers)
        : m_scorer(scorer),
          m_answers(answers),
          m_possible(possible_outcomes(scorer.compiled(decision), answers)) {}

    ValueSet of_this_decision() const override { return m_possible; }
    ValueSet of_decision(std::size_t decision) const override {
        return possible_outcomes(m_scorer.compiled(decision), m_answers);
    }

private:
    Scorer& m_scorer;
    const Answers& m_answers;
    ValueSet m_possible;
};

}  // namespace rodevlag
