// Questions and decisions as SMT-LIB 2 definitions, straight from the instrument's conditions.
//
// Nothing here uses decision diagrams (a test sees to that): a solver that reads these definitions
// judges the compiler and the diagrams independently. A case is an unknown answer to every
// question; its outcome is nested `ite` over rules (first match) or, per node, over the branches of
// a flowchart. Left out: what is asked about the definitions (smt2_checks.h).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/smt2_names.h"

namespace rodevlag {

/// The named decisions and all that their rules, nodes and actions refer to, each behind those that
/// it refers to.
std::vector<std::size_t> smt_decisions(const Catalog& catalog,
                                       const std::vector<std::size_t>& named);

/// Appends the answers to the item with this index.
void declare_smt_answers(const Catalog& catalog, std::size_t index, std::string& out);

/// Appends the outcomes of a decision, with one for answers that nothing covers.
void declare_smt_outcomes(const Catalog& catalog, std::size_t index, std::string& out);

/// Appends the rules or branches of a decision for a case, and its outcome.
void define_smt_decision(const Catalog& catalog, std::size_t index, SmtCase which,
                         std::string& out);

/// Appends, for a flowchart, whether the first case reaches each node.
void define_smt_reached(const Catalog& catalog, const Decision& decision, std::string& out);

/// Appends whether each action applies to the first case.
void define_smt_actions(const Catalog& catalog, const Decision& decision, std::string& out);

/// Appends whether each part of the scope holds for the first case.
void define_smt_scope(const Catalog& catalog, const Decision& decision, std::string& out);

/// The file and line of a part of an instrument, for comments.
std::string smt_place(const Instrument& instrument, Place place);

}  // namespace rodevlag
