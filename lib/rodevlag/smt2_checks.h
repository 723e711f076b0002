// The checks of one decision in SMT-LIB 2 text: what rv-check proves, for a solver to repeat.
//
// Every answer pattern has an outcome; every rule, outcome, node, branch and action is used by some
// pattern; the compiled diagram is the same function as the rules. The definitions that the checks
// speak of are those of smt2_decision.h; the expected answers come from the diagrams.
#pragma once

#include <cstddef>
#include <string>

#include "rodevlag/catalog.h"

namespace rodevlag {

/// Appends the checks. Throws InstrumentError when there are more answer patterns than diagrams can
/// count.
void append_smt_checks(const Catalog& catalog, std::size_t index, std::string& out);

}  // namespace rodevlag
