// What the conditions of a decision mention: items and other decisions.
//
// The order of mention is the order of the variables in the diagrams of compiler.h, and what a
// decision mentions says which inputs have answers for it. Left out: what the conditions mean.
#pragma once

#include <cstddef>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag {

/// The items that a decision's outcome is written in terms of, in the order of first mention when
/// the decision is read from top to bottom, with decisions that it refers to read in place.
std::vector<std::size_t> variables_of(const Catalog& catalog, const Decision& decision);

/// The same with the conditions of its actions behind them.
std::vector<std::size_t> variables_of_route(const Catalog& catalog, const Decision& decision);

/// The same as variables_of with the conditions of its scope behind them.
std::vector<std::size_t> variables_of_application(const Catalog& catalog, const Decision& decision);

/// The items of which an answer means that a decision is asked for: those of its instrument, or,
/// when the instrument has none, those that its rules or nodes name. Ascending.
std::vector<std::size_t> items_asking_for(const Catalog& catalog, const Decision& decision);

/// The items that the scope of a decision names, in the order of first mention.
std::vector<std::size_t> variables_of_scope(const Catalog& catalog, const Decision& decision);

/// The items that a decision's own rules or nodes name, ascending, without those of other
/// decisions: an input with one of these has answers for it even when the instrument has no
/// questions of its own.
std::vector<std::size_t> items_named_by(const Decision& decision);

/// The decisions that a decision's rules or nodes refer to directly, ascending.
std::vector<std::size_t> decisions_named_by(const Decision& decision);

/// The same with the decisions that those refer to, and so on.
std::vector<std::size_t> decisions_behind(const Catalog& catalog, const Decision& decision);

}  // namespace rodevlag
