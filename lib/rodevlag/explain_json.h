// An explanation as JSON, for programs that make their own report of it.
#pragma once

#include "rodevlag/explain.h"
#include "rodevlag/json_writer.h"

namespace rodevlag {

/// Writes one object: the result, each red flag with question, answer and source, the number of
/// reasons and the shortest ones, the question to ask first, and the smallest changes. The number
/// of reasons is a string, because it can be larger than JSON numbers are safe for. `revised`: a
/// stored result did not fit.
void write_explanation(JsonWriter& json, Scorer& scorer, const Answers& answers,
                       const Explanation& explanation, bool revised);

}  // namespace rodevlag
