// All cases that an exercise can be drawn from: complete answers that fit together.
//
// A case is believable when it is in the scope of the decision, when no answer contradicts another
// (or exactly one does, when that is asked for), and when it has none of the combinations that the
// story book excludes. As a diagram over all questions this is exact, so what has no case at all is
// known to be impossible and not merely not found. Usual flow: exercise_form(), make_world(), and
// drawing from it (exercise_draw.h) when there is no obstacle. Left out: what unknown answers add.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/decision_diagram.h"
#include "rodevlag/exercise_recipe.h"
#include "rodevlag/score.h"
#include "rodevlag/story_book.h"

namespace rodevlag {

/// What an exercise asks.
struct ExerciseForm {
    std::vector<std::size_t> questions;   ///< in the catalog's order
    std::vector<std::size_t> judgements;  ///< those of them that are the assessor's own judgement

    bool is_judgement(std::size_t item) const;
};

/// The questions that count for the decision, those of its scope and of the entry's answers, and
/// those that these depend on (`nvt_als`, `afleiding`); no dates.
ExerciseForm exercise_form(Scorer& scorer, const StoryBook& book, const RecipeEntry& entry);

/// Why no exercise can be what its entry asks.
struct ExerciseObstacle {
    std::string key;  ///< of the recipe
    std::string message;
};

/// How many marked values a case is drawn with, where `least_marks` are needed.
enum class MarkChoice {
    few,       ///< least_marks or some more, each number as often as another: left to chance alone,
               ///< half of all that can be there would be there, and no story is like that
    exactly,   ///< least_marks, and no more than needed
    at_least,  ///< each case as often as another
};

/// The cases of one entry. Diagrams are yes/no over `variables`.
struct ExerciseWorld {
    std::vector<std::size_t> variables;   ///< items; those of the CompiledDecision come first
    std::vector<ValueSet> allowed;        ///< what the entry's answers leave
    std::vector<ValueSet> without_flags;  ///< `allowed` without the values that can be a red flag
    std::vector<ValueSet> marked;         ///< the values that are counted in a draw
    std::size_t least_marks = 0;          ///< so many of them at least
    MarkChoice choice = MarkChoice::few;
    DecisionDiagram believable;
    DecisionDiagram wanted;  ///< believable, with an outcome to draw: for `bijna` the outcome that
                             ///< is one answer away
    std::vector<DecisionDiagram> by_outcome;   ///< per outcome: believable, with that outcome; only
                                               ///< for `bijna` and a question that is left open
    std::optional<ExerciseObstacle> obstacle;  ///< with one, there is nothing to draw
};

/// Compiles the cases of an entry. Throws InstrumentError when the rules of the decision leave a
/// gap or there are more answer patterns than can be counted.
ExerciseWorld make_world(Scorer& scorer, const StoryBook& book, const RecipeEntry& entry,
                         const ExerciseForm& form);

}  // namespace rodevlag
