// Differences between two versions that change results, but are no function of answer patterns.
//
// How answers are read (words, `nvt_als`, derivations), what is shown with an outcome (red flags,
// notices, alarm, the order of a scale) and who does an action and how binding it is. These are
// compared as written; how many records it matters for shows when records are run through both
// versions.
#pragma once

#include <string>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag {

/// The differences, in Dutch sentences, in the order of the new file; only what both versions have.
std::vector<std::string> declared_differences(const Catalog& old_catalog, const Instrument& before,
                                              const Catalog& new_catalog, const Instrument& after);

}  // namespace rodevlag
