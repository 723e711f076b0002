// An exercise for trainees: a story, the questions to answer, and the answers that it was made of.
//
// Plain data. An ExerciseMaker makes it (exercise_maker.h), a key file keeps it (exercise_key.h),
// the hand-outs show it and marking compares with it. What can be computed from the answers (the
// outcome, the reasons, what would change it) is not kept here but computed where it is needed, so
// that a key cannot contradict its own answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rodevlag/item_answer.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

/// One answer that a story tells, and who tells it.
struct StoryFact {
    std::size_t item = 0;
    Value value = 0;
    std::string source;    ///< id of a source in the story frame, such as `getuige`
    std::string sentence;  ///< as it stands in the story; several facts can share a sentence

    bool operator==(const StoryFact&) const = default;
};

/// A story of some paragraphs, and what it tells.
struct Story {
    std::vector<std::string> paragraphs;
    std::vector<StoryFact> facts;  ///< in the order of the story

    bool operator==(const Story&) const = default;
};

/// One property that was asked for, and how the finished exercise was seen to have it.
struct ExerciseProperty {
    std::string name;   ///< key of the recipe, such as `rode_vlaggen`
    std::string asked;  ///< the value in the recipe, as text
    std::string proof;  ///< a Dutch sentence with what was found, computed after making

    bool operator==(const ExerciseProperty&) const = default;
};

/// One exercise.
struct Exercise {
    std::string id;                       ///< `zaak`; unique in a key
    std::string title;                    ///< of the entry in the recipe; may be empty
    std::size_t decision = 0;             ///< index in the catalog: what the exercise is about
    std::uint64_t seed = 0;               ///< of the whole run
    std::vector<std::size_t> questions;   ///< on the form, in the catalog's order; no dates
    std::vector<std::size_t> judgements;  ///< those of `questions` that ask for the assessor's own
                                          ///< judgement: there is no right answer to them
    std::optional<std::size_t> disputed;  ///< told both ways by two sources, so unknown
    Answers answers;  ///< by item of the catalog; unknown where the story tells nothing
    std::vector<ExerciseProperty> properties;
    Story story;
};

}  // namespace rodevlag
