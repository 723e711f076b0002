// Every small change of what an instrument computes: its named conditions, the rules or the chart
// and the actions of its decisions, and how its answers are read.
//
// Left out: texts, sources, notices and remarks, and the answers that a question can have.
#pragma once

#include "mutant.h"
#include "rodevlag/catalog.h"

namespace rodevlag::mutation {

/// The mutations of the instrument whose file has this tree, in the order of the file. They point
/// into the tree. `catalog` holds the instrument as it is.
Mutations mutations_of(TreeNode& root, const Catalog& catalog, const Instrument& instrument);

}  // namespace rodevlag::mutation
