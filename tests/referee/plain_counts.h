// How many complete answer patterns lead to each outcome, by enumeration.
//
// One way tries every pattern. The other is for decisions with too many, and is exact as well: it
// tries one pattern of every kind, and counts how many are of that kind. Kinds come from two things
// that can be read off the conditions. Items that can be swapped without changing any condition
// only matter by how many have which answer; and a decision that is asked for, with items that
// nothing else names, only matters by its outcome.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/count.h"

namespace rodevlag::referee {

/// Per outcome; the last number is that of patterns without an outcome.
struct PlainCounts {
    std::vector<Count> outcomes;
    std::size_t tried = 0;  ///< patterns that were evaluated
};

/// Tries every pattern; nothing when there are more than `most`.
std::optional<PlainCounts> count_every_pattern(const Catalog& catalog, const Decision& decision,
                                               std::size_t most);

/// Patterns in which items can be unknown as well, and per outcome those in which no other one is
/// possible.
struct CountsWithUnknown {
    std::size_t patterns = 0;
    std::vector<Count> certain;
};

/// Writes down for every pattern which outcomes are possible: that of its one completion, or those
/// of all patterns that answer one more item. Nothing when there are more than `most` patterns or
/// more than 7 outcomes.
std::optional<CountsWithUnknown> count_with_unknown(const Catalog& catalog,
                                                    const Decision& decision, std::size_t most);

/// Tries one pattern of every kind.
PlainCounts count_kinds(const Catalog& catalog, const Decision& decision);

}  // namespace rodevlag::referee
