// Decisions by the book: reads conditions, rules and flowcharts on complete answers, one pattern at
// a time. Slow, obvious, and without diagrams.
//
// `values` has the value of every item of the catalog; only those that are asked matter.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag::referee {

/// The index of the outcome; nothing where no rule and no branch fits.
std::optional<std::size_t> outcome_of(const Catalog& catalog, const Decision& decision,
                                      const std::vector<Value>& values);

/// The items that a decision's rules or nodes name, and those of the decisions that these ask.
std::set<std::size_t> items_of(const Catalog& catalog, const Decision& decision);

/// As items_of(), without what is only named by the decision with index `skipped`.
std::set<std::size_t> items_without(const Catalog& catalog, const Decision& decision,
                                    std::size_t skipped);

}  // namespace rodevlag::referee
