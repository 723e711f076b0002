// Questions on which nothing depends.
//
// A question matters when an outcome or an action depends on its answer for some answers to the
// others, over all instruments in use, or when a notice, a remark or the answer to another question
// looks at it. One that does not is a mistake, unless its file says that it is meant
// (Item::inert_reason).
#pragma once

#include <cstddef>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/soundness.h"

namespace rodevlag {

/// Adds to `result` what is found about the questions of these instruments (indexes in the
/// catalog): nothing depends on them and no reason is given, or a reason is given and an outcome or
/// action does depend on them.
void check_inert_items(const Catalog& catalog, const std::vector<std::size_t>& instruments,
                       SoundnessResult& result);

}  // namespace rodevlag
