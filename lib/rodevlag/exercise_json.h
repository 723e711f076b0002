// Writes an exercise as one line of an answer key (exercise_key.h reads it).
//
// An exercise in a key is a case like any other: `zaak`, `antwoorden`, the results in `besluiten`,
// and a member `oefening` with what belongs to the exercise. So every program reads it, and
// rv-score repeats its outcomes. The format is in docs/handleiding/oefenzaken.md.
#pragma once

#include <string>
#include <string_view>

#include "rodevlag/catalog.h"
#include "rodevlag/exercise.h"

namespace rodevlag {

/// One exercise without line end and without results, which are added as to any other record (see
/// json_record_writer.h). `evidence` is a JSON object, the explanation of the exercise's decision
/// (explain_json.h); it becomes `oefening.bewijs`. An item that is `nvt` because of another answer
/// is left out of `antwoorden`: its reader fills it in again.
std::string exercise_json(const Catalog& catalog, const Exercise& exercise,
                          std::string_view evidence);

}  // namespace rodevlag
