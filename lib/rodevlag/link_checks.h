// What can be wrong with instruments although every name in them is known.
#pragma once

#include <vector>

#include "rodevlag/error.h"
#include "rodevlag/instrument.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

class Catalog;

/// Reports when the branches of a linked node on an item or a decision overlap, leave an answer
/// out, or leave nothing for `overig`. Nodes that were not linked without problems are passed over.
void check_branches(const Catalog& catalog, const FlowNode& node, ProblemReport& report);

/// Reports decisions that depend on themselves, and items whose answer follows from itself.
void check_circles(const Catalog& catalog, std::vector<Problem>& problems);

/// Reports items that have the name of a column in which a result of a decision is written.
void check_columns(const Catalog& catalog, std::vector<Problem>& problems);

}  // namespace rodevlag
