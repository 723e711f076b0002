// The answer key of a set of exercises: JSON Lines, one object per exercise.
//
// exercise_json.h writes it and says what is in it. The results and the explanation in a key are
// for people and other programs: reading looks at the answers, and computes the rest where it is
// needed.
#pragma once

#include <vector>

#include "rodevlag/byte_stream.h"
#include "rodevlag/catalog.h"
#include "rodevlag/exercise.h"

namespace rodevlag {

/// All exercises of a key, in order; at least one. Throws InstrumentError with every problem: a
/// line that is no sound record or no exercise, an id used twice, a question or decision that the
/// catalog does not have, an answer that is none, a date, an instrument of another content than the
/// key was made with. Throws InputError when the source cannot be read.
std::vector<Exercise> read_exercises(const Catalog& catalog, ByteSource& source);

}  // namespace rodevlag
