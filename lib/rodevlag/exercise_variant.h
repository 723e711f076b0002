// What an exercise would lead to with some other answers: another judgement, or a guess.
//
// The answers are read again as from a form, so that what follows from an answer follows from the
// other one too.
#pragma once

#include <cstddef>
#include <vector>

#include "rodevlag/exercise.h"
#include "rodevlag/explain.h"
#include "rodevlag/score.h"

namespace rodevlag {

/// The answers of an exercise with these in place of its own.
Answers varied_answers(const Catalog& catalog, const Exercise& exercise,
                       const std::vector<ItemValue>& changed);

/// What another judgement gives.
struct JudgementEffect {
    ItemValue judgement;
    std::vector<std::size_t> outcomes;  ///< possible with it; none when out of scope
};

/// The effect of every value of every judgement question, the exercise's own among them, in order.
std::vector<JudgementEffect> judgement_effects(Scorer& scorer, const Exercise& exercise);

/// The questions that the story says nothing about and to which somebody could have guessed "nee",
/// each with that answer.
std::vector<ItemValue> guesses_of_no(const Catalog& catalog, const Exercise& exercise);

}  // namespace rodevlag
