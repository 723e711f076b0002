// Whether an exercise has every property that its entry asks, and the proof of each.
//
// The usual flow: missing() again and again while an exercise is being made, prove() on the
// finished one, whose answers are read and scored again for it. Both use the checks of
// exercise_checks.h.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rodevlag/exercise_checks.h"

namespace rodevlag {

/// Proves exercises.
class ExerciseProver {
public:
    /// Keeps references to both.
    ExerciseProver(Scorer& scorer, const StoryBook& book);

    /// The first key of the entry whose property is not there, or what
    /// ExerciseChecks::fault_in_case() names; nothing when all is as asked.
    std::optional<std::string_view> missing(const RecipeEntry& entry, const ExerciseView& view);

    /// Every property of the entry with a Dutch sentence that shows it. Throws std::logic_error
    /// when one is not there, or when the story does not tell exactly what is known.
    std::vector<ExerciseProperty> prove(const RecipeEntry& entry, const Exercise& exercise);

private:
    Scorer& m_scorer;
    Router m_router;
    const StoryBook& m_book;
};

}  // namespace rodevlag
