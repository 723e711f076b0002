// Checks in SMT-LIB 2 text about two cases that differ in one answer.
//
// Does the answer to an item matter, and does a worse answer never give a milder outcome? Left out:
// checks about one case (smt2_checks.h).
#pragma once

#include <string>

#include "rodevlag/catalog.h"
#include "rodevlag/compiler.h"

namespace rodevlag {

/// Appends the checks for every item of the decision.
void append_smt_pair_checks(const Catalog& catalog, const CompiledDecision& compiled,
                            std::string& out);

}  // namespace rodevlag
