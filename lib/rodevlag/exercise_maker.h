// Makes the exercises of a recipe: answers, a story that tells them, and the proof of what they
// are.
//
// Answers are drawn as a complete case (exercise_draw.h); then some are forgotten, in a random
// order, as long as the outcomes that are possible and all that the entry asks stay the same, until
// trainees meet a few unknowns and the story fits in its words. What was drawn is not trusted: a
// finished exercise is proven from its answers (exercise_proof.h). The same recipe, seed,
// instruments and stories give the same exercises on every platform. The usual flow: make(), then
// exercise_json.h per exercise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "rodevlag/exercise.h"
#include "rodevlag/exercise_recipe.h"
#include "rodevlag/score.h"
#include "rodevlag/story_book.h"

namespace rodevlag {

/// Tells answers as a story: StoryTeller::tell().
using StoryTelling = std::function<std::optional<Story>(
    const Answers& answers, std::span<const std::size_t> questions,
    std::optional<std::size_t> disputed, std::uint64_t seed)>;

/// The seed of a run that names none.
inline constexpr std::uint64_t default_exercise_seed = 1;

/// So many cases are drawn for one exercise before its entry is given up.
inline constexpr std::size_t default_max_proposals = 2000;

/// What was made.
struct MadeExercises {
    std::vector<Exercise> exercises;   ///< in the order of the recipe
    std::vector<std::size_t> entries;  ///< per exercise its place in Recipe::entries
    std::size_t proposals = 0;         ///< cases drawn for them
    std::size_t proven_properties = 0;
};

/// Makes all exercises of a recipe without problems. No two of one decision have equal answers, and
/// no two have equal stories. Throws InstrumentError with every entry that cannot be met, and why:
/// that no case has what it asks, or what `max_proposals` cases in a row most often did not have.
MadeExercises make_exercises(Scorer& scorer, const StoryBook& book, const StoryTelling& tell,
                             const Recipe& recipe, std::uint64_t seed,
                             std::size_t max_proposals = default_max_proposals);

}  // namespace rodevlag
