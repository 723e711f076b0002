// The properties that an entry of a recipe can ask, each checked on the answers of an exercise.
//
// Everything is computed from the answers alone, as rv-score and rv-explain would: nothing is taken
// over from how the answers were drawn. Each check gives a Dutch sentence with what was found,
// with the names of questions and their source lines; nothing when the property is not there. The
// usual flow: exercise_proof.h, which knows which checks an entry asks.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/exercise.h"
#include "rodevlag/exercise_recipe.h"
#include "rodevlag/explain.h"
#include "rodevlag/story_book.h"

namespace rodevlag {

/// What checks look at.
struct ExerciseView {
    const Answers& answers;
    std::span<const std::size_t> questions;
    std::span<const std::size_t> judgements;
    std::optional<std::size_t> disputed{};
    const Story* story = nullptr;  ///< null as long as there is none
};

/// What fault_in_case() can name besides a key of the recipe.
inline constexpr std::string_view missing_scope = "bereik";
inline constexpr std::string_view missing_belief = "onmogelijk_samen";

/// Checks one set of answers against one entry. Keeps references to all it is made with.
class ExerciseChecks {
public:
    /// `with_proof`: without it, sentences may be left empty, which is quicker.
    ExerciseChecks(Router& router, const StoryBook& book, const RecipeEntry& entry,
                   const ExerciseView& view, bool with_proof);

    /// What no exercise has unless it is asked: missing_scope (the decision is not certainly meant
    /// for the case), `tegenspraak` (or none though it is asked), missing_belief (a combination
    /// that no story has); nothing when all is well.
    std::optional<std::string_view> fault_in_case() const;

    // One per key of the recipe; only to be called when the entry has the key.
    std::optional<std::string> outcome() const;
    std::optional<std::string> red_flags() const;
    std::optional<std::string> near() const;
    std::optional<std::string> one_unknown() const;
    std::optional<std::string> distractor() const;
    std::optional<std::string> contradiction() const;
    std::optional<std::string> source_conflict() const;
    std::optional<std::string> disputed() const;  ///< looks at the story too, when it is there
    std::optional<std::string> fixed(const FixedAnswer& fixed) const;
    std::optional<std::string> unknown() const;

private:
    bool is_excluded(const Answers& answers) const;
    bool fits(const Answers& answers) const;
    ValueSet outcomes_with(std::size_t item, Value value) const;
    void add_changes(std::size_t index, std::vector<std::string>& changes) const;
    std::string sources_of(std::size_t index) const;
    std::string named(std::size_t index) const;
    std::string answered(const std::vector<std::size_t>& items) const;

    Router& m_router;
    Scorer& m_scorer;
    const Catalog& m_catalog;
    const StoryBook& m_book;
    const RecipeEntry& m_entry;
    const ExerciseView& m_view;
    bool m_with_proof;
    const Decision& m_decision;
    DecisionResult m_result;
};

}  // namespace rodevlag
