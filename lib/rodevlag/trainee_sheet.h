// What trainees get on paper: how it works, and per exercise the story and a form.
//
// Nothing in it says what an exercise was made for: no title, no property, no outcome. The
// explanations of the questions come last, once for all exercises.
#pragma once

#include <span>

#include "rodevlag/catalog.h"
#include "rodevlag/exercise.h"
#include "rodevlag/hand_out.h"

namespace rodevlag {

HandOut trainee_sheet(const Catalog& catalog, std::span<const Exercise> exercises);

}  // namespace rodevlag
