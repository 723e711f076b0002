// What check_soundness found, as plain Dutch text.
#pragma once

#include <string>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/soundness.h"

namespace rodevlag {

/// What was proved, per instrument (indexes in the catalog) and decision, with the exact numbers.
std::string proofs_in_words(const Catalog& catalog, const std::vector<std::size_t>& instruments,
                            const SoundnessResult& result);

}  // namespace rodevlag
