// Questions and decisions as SMT-LIB 2 definitions, straight from the instrument's conditions.
//
// Nothing here uses decision diagrams: a solver that reads these definitions judges the compiler
// and the diagrams independently. A case is an unknown thing that has an answer to every question;
// a decision is a function of a case: nested `ite` for rules (first match) and, per node, for
// flowcharts. Left out: what is asked about the definitions (smt2_checks.h).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag {

/// The named decisions and all that their rules, nodes and actions refer to, each behind those that
/// it refers to.
std::vector<std::size_t> smt_decisions(const Catalog& catalog,
                                       const std::vector<std::size_t>& named);

/// Appends the answers to an item and the function from a case to its answer.
void define_smt_item(const Catalog& catalog, std::size_t item, std::string& out);

/// Appends the outcomes of a decision, its rules or branches, and the function from a case to its
/// outcome, which is a value of its own where nothing covers the case.
void define_smt_decision(const Catalog& catalog, std::size_t index, std::string& out);

/// Appends, for a flowchart, whether each node is reached.
void define_smt_reached(const Catalog& catalog, const Decision& decision, std::string& out);

/// Appends whether each action applies.
void define_smt_actions(const Catalog& catalog, const Decision& decision, std::string& out);

/// The file and line of a part of an instrument, for comments.
std::string smt_place(const Instrument& instrument, Place place);

}  // namespace rodevlag
