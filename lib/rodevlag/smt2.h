// The proofs about decisions as SMT-LIB 2.6 text, so that other programs can repeat them.
//
// Debian's z3 and cvc5 both take the text. The decisions are written from their rules, not from the
// diagrams that rv-check proves with, so that a solver is an independent referee of the compiler
// and the diagrams. The parts: smt2_decision.h (definitions) and smt2_checks.h (checks).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag {

/// The text with the checks of `named` (indexes in the catalog) and the definitions of all that
/// they refer to. Throws InstrumentError when there are more answer patterns than diagrams can
/// count.
std::string smt2_document(const Catalog& catalog, const std::vector<std::size_t>& named);

}  // namespace rodevlag
