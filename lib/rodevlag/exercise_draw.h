// Draws answers for an exercise: a case at random from all that are believable, then the one change
// that a near miss or an open question asks for.
//
// Cases with a chosen outcome, a number of red flags or present factors are drawn directly, each
// with the same probability. What cannot be drawn directly is left to the caller, who looks at the
// whole (exercise_proof.h) and draws again. Usual flow: one ExerciseDraw per entry of a recipe;
// draw() until one is good.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "rodevlag/exercise_answers.h"
#include "rodevlag/exercise_world.h"
#include "rodevlag/marked_sampling.h"
#include "rodevlag/sampling.h"

namespace rodevlag {

/// Draws for one entry.
class ExerciseDraw {
public:
    /// Keeps references to all of these. Throws as make_world() does.
    ExerciseDraw(Scorer& scorer, const StoryBook& book, const RecipeEntry& entry,
                 const ExerciseForm& form);

    /// Why there is nothing to draw; then draw() must not be called.
    const std::optional<ExerciseObstacle>& obstacle() const { return m_world.obstacle; }

    /// The next draft; nothing when the case drawn has not what `missing` (a key of the recipe)
    /// asks.
    std::optional<ExerciseDraft> draw(ExerciseGenerator& generator, std::string_view& missing);

private:
    /// One answer of a case made another.
    struct Step {
        Variable variable = 0;
        Value value = 0;
    };

    enum class StepUse {
        leave,  ///< it is taken: away from the outcome of `bijna`
        open,   ///< its question becomes unknown
    };

    std::size_t pick_marks(const MarkedSampler& sampler, ExerciseGenerator& generator) const;
    std::vector<Value> pick_case(ExerciseGenerator& generator) const;
    Terminal outcome_of(const std::vector<Value>& values) const;
    bool can_change(Variable variable, Value from) const;
    std::vector<Step> steps_elsewhere(std::vector<Value>& values) const;
    bool is_useful(const Step& step, Terminal outcome, StepUse use) const;
    std::optional<Step> pick_step(std::vector<Value>& values, StepUse use,
                                  ExerciseGenerator& generator) const;
    std::optional<Step> walk(std::vector<Value>& values, StepUse use,
                             ExerciseGenerator& generator) const;
    std::optional<std::vector<Value>> pick_elsewhere(Terminal outcome, StepUse use,
                                                     ExerciseGenerator& generator) const;
    bool can_be_disputed(Variable variable) const;

    Scorer& m_scorer;
    const StoryBook& m_book;
    const RecipeEntry& m_entry;
    const ExerciseForm& m_form;
    ExerciseWorld m_world;
    MarkedSampler m_sampler;
    std::optional<MarkedSampler> m_plain_sampler;  // for `afleider`: no answer can be a red flag
    std::vector<Sampler> m_by_outcome;             // where walks go
    std::vector<std::size_t> m_place;              // per variable, in the questions; or none
};

}  // namespace rodevlag
