// The answer key on paper, for the trainer: per exercise the answers with where the story tells
// them, the outcome, and the proof of both.
#pragma once

#include <span>

#include "rodevlag/exercise.h"
#include "rodevlag/explain.h"
#include "rodevlag/hand_out.h"

namespace rodevlag {

/// The reasons and changes of an exercise are all listed, up to this many of each; the total is
/// told.
inline constexpr std::size_t reasons_on_answer_sheet = 25;

/// Throws InstrumentError when a decision's rules leave a gap.
HandOut answer_sheet(Router& router, std::span<const Exercise> exercises);

/// `Opgave 2: title (zaak x)`.
std::string exercise_title(const Exercise& exercise, std::size_t number);

/// Who tells a fact, in words.
std::string teller_of(const StoryFact& fact);

/// The id of a source in words.
std::string source_words(std::string words);

/// What each judgement would lead to, a line per question.
Document judgement_items(Scorer& scorer, const Exercise& exercise);

}  // namespace rodevlag
