// How large a condition is, and what kind of things it names.
#pragma once

#include <cstddef>

#include "rodevlag/instrument.h"

namespace rodevlag {

/// The condition and all parts in it.
std::size_t count_parts(const Condition& condition);

/// Levels: 1 for a condition without parts.
std::size_t depth_of(const Condition& condition);

/// Whether it depends on the outcome of a decision.
bool names_decision(const Condition& condition);

}  // namespace rodevlag
