// Puts a plan into words: paragraphs with an opening, an introduction for each source, and an
// ending.
//
// Neutral sentences are added until the story has enough words. Every text of the frame is used at
// most once. The usual flow: plan_story() (story_plan.h), then write_story().
#pragma once

#include <optional>

#include "rodevlag/exercise.h"
#include "rodevlag/story_book.h"
#include "rodevlag/story_chance.h"
#include "rodevlag/story_plan.h"

namespace rodevlag {

/// The story of a plan; nothing when the frame has no more sentences for it.
std::optional<Story> write_story(const StoryBook& book, const StoryPlan& outline,
                                 StoryChance& chance);

}  // namespace rodevlag
