// Marking one trainee's answers to one exercise: per question what the answer is worth beside the
// key, and per decision whether the answers lead where the key leads.
//
// The usual flow: a Marker over a Router and the exercises of a key; mark() for the answers of a
// record. Own judgements are not marked: there is no right answer to them, and the outcomes are
// compared with the trainee's own judgement on both sides. Left out: the group (marked_group.h),
// words (marking_words.h) and anything like a grade.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/exercise.h"
#include "rodevlag/presence.h"
#include "rodevlag/route.h"

namespace rodevlag {

/// What an answer is worth beside the key.
enum class Verdict : std::uint8_t {
    right,
    missed_flag,   ///< the key has a value that can be a red flag, the answer says it is not there
    missed_fact,   ///< the same for a question that cannot be a red flag: the key says ja
    false_flag,    ///< the answer has a value that can be a red flag, the key says it is not there
    false_fact,    ///< the same for a question that cannot be a red flag
    guessed,       ///< the story does not tell it, and somebody answered it
    not_seen,      ///< the story tells it, and the answer is unknown
    other_answer,  ///< wrong in another way
    not_filled_in,
    own_judgement,  ///< not marked
};
inline constexpr std::size_t verdict_count = 10;

/// How the outcomes that the answers leave possible lie beside those of the key.
enum class OutcomeVerdict : std::uint8_t {
    same,
    wider,     ///< all of the key's, and more: something is still to be asked
    narrower,  ///< only some of the key's: surer than the story allows
    other,
};
inline constexpr std::size_t outcome_verdict_count = 4;

/// One decision by the key and by the answers.
struct MarkedOutcome {
    std::size_t decision = 0;
    OutcomeVerdict verdict = OutcomeVerdict::same;
    std::vector<std::string> key_outcomes;  ///< ids, as possible_ids() gives them
    std::vector<std::string> outcomes;
    std::vector<std::size_t> missed_actions;  ///< certain by the key, not by the answers
    std::optional<std::size_t> parting_node;  ///< of a flowchart: the last node that both routes
                                              ///< reach for certain, where they part there
};

/// One exercise as one trainee answered it.
struct MarkedCase {
    Answers answers;
    std::vector<Verdict> verdicts;        ///< per question of the exercise
    std::vector<MarkedOutcome> outcomes;  ///< the exercise's own decision first
    std::size_t unasked = 0;              ///< answers to questions that the exercise does not ask
};

/// Marks answers by a key.
class Marker {
public:
    /// Keeps references to both.
    Marker(Router& router, const std::vector<Exercise>& exercises);

    const Catalog& catalog() const { return m_router.scorer().catalog(); }
    const std::vector<Exercise>& exercises() const { return m_exercises; }

    /// The exercise with this `zaak`, exactly.
    std::optional<std::size_t> find(std::string_view id) const;

    MarkedCase mark(std::size_t exercise, const Answers& answers);

private:
    MarkedOutcome mark_outcome(std::size_t decision, const Answers& key, const Answers& answers);
    void mark_route(MarkedOutcome& outcome, const Answers& key, const Answers& answers);
    std::vector<std::size_t> decisions_of(const Exercise& exercise);

    Router& m_router;
    const std::vector<Exercise>& m_exercises;
    std::vector<std::vector<std::size_t>> m_decisions;  // per exercise
};

}  // namespace rodevlag
