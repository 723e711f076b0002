// The guide for the trainer: what the lesson is for, how long it takes, and per exercise what to
// talk about, computed from the case.
//
// Every point comes from the answers and the instrument: the question that decides, the factors
// that are there and decide nothing, what one answer would change, what a guess would do. What is
// this project's own advice says so (tool-afspraak).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rodevlag/exercise.h"
#include "rodevlag/explain.h"
#include "rodevlag/hand_out.h"
#include "rodevlag/story_book.h"

namespace rodevlag {

/// Per item of the catalog who can tell about it; empty, or without elements where nobody is known.
using TellersOf = std::vector<std::vector<std::string>>;

/// The sources that have a telling of the question, in the order of the frame.
TellersOf tellers_of(const StoryBook& book);

/// Throws InstrumentError when a decision's rules leave a gap.
HandOut trainer_guide(Router& router, std::span<const Exercise> exercises,
                      const TellersOf& tellers);

/// How long an exercise takes to read and fill in, in minutes (tool-afspraak).
std::size_t minutes_to_fill_in(const Exercise& exercise);

}  // namespace rodevlag
