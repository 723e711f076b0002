// Links the names in instruments to the items, decisions and values they mean.
//
// Works on a catalog whose instruments are read and indexed. Fills the linked members of
// conditions, derivations and decisions, and reports every name that does not exist, every value
// that is not declared, branches that overlap or leave an answer out, and things that go round in a
// circle.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/error.h"
#include "rodevlag/instrument.h"

namespace rodevlag {

class Catalog;

/// Links one instrument of the catalog; `index` is its place there.
void link_instrument(const Catalog& catalog, std::size_t index, Instrument& instrument,
                     std::vector<Problem>& problems);

/// Links a condition over questions that stands in another file than an instrument's own, such as
/// that of its stories: it can name questions of every instrument. `index` is the instrument whose
/// questions it names without a namespace; `file` stands in the problems.
void link_condition(const Catalog& catalog, std::size_t index, const std::string& file,
                    Condition& condition, std::vector<Problem>& problems);

}  // namespace rodevlag
