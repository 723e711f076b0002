// The answers of an exercise that is being made: per question a value, or nothing for unknown.
//
// read() makes of them what AnswerReader makes of a record with these answers, so that what follows
// from other answers (`nvt`, derivations) is filled in as it will be when the key is read. Beside
// it stands what everything that is random about exercises draws from. Left out: which answers to
// choose.
#pragma once

#include <cstddef>
#include <optional>
#include <random>
#include <vector>

#include "rodevlag/answers.h"
#include "rodevlag/catalog.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

/// What the exercises of a run draw their random numbers from.
using ExerciseGenerator = std::mt19937_64;

/// An index below `bound`, each with the same probability.
std::size_t index_below(std::size_t bound, ExerciseGenerator& generator);

/// Every order with the same probability (Durstenfeld, "Random permutation", CACM 1964).
void shuffle(std::vector<std::size_t>& items, ExerciseGenerator& generator);

/// The answers in the making.
struct ExerciseDraft {
    std::vector<std::optional<Value>> values;  ///< by place in ExerciseForm::questions
    std::optional<std::size_t> open;           ///< the place of the answer that was left open
                                               ///< because it decides
};

/// Reads drafts of one form.
class ExerciseAnswers {
public:
    /// Keeps references to both.
    ExerciseAnswers(const Catalog& catalog, const std::vector<std::size_t>& questions);

    /// The answers of a case with these values. An item that is `nvt` because of another answer is
    /// not filled in; every other question is, if only with "onbekend".
    Answers read(const ExerciseDraft& draft);

private:
    const Catalog& m_catalog;
    const std::vector<std::size_t>& m_questions;
    AnswerReader m_reader;
    Record m_record;
};

}  // namespace rodevlag
