// The lines of an answer key, and the check that they say what was made.
#pragma once

#include <string>

#include "rodevlag/byte_stream.h"
#include "rodevlag/exercise_maker.h"
#include "rodevlag/route.h"

namespace rodevlag::tools {

/// The exercises as JSON Lines, each with the explanation of its decision as evidence, and without
/// results.
std::string key_lines(Router& router, const std::vector<Exercise>& exercises);

/// Reads the lines as every program will, and proves each exercise once more from the answers in
/// them, with nothing left of the run that made it. Throws std::logic_error when anything differs.
void require_sound_key(const Catalog& catalog, const StoryBook& book, const Recipe& recipe,
                       const MadeExercises& made, const std::string& lines);

/// Writes the lines to `sink` with the results that rv-score adds to them.
void write_key(const Catalog& catalog, const std::string& lines, ByteSink& sink);

}  // namespace rodevlag::tools
