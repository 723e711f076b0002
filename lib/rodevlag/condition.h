// A condition over questions and decisions, as instrument files write it.
//
// Plain structs; condition_file.h reads them, link.h fills in what they refer to, compiler.h turns
// them into diagrams and truth.h reads them on incomplete answers.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/value_set.h"

namespace rodevlag {

/// A place in an instrument file, for messages.
struct Place {
    std::size_t line = 0;
    std::size_t column = 0;
};

/// A condition over items and decisions. Named conditions and groups are written out by the reader.
struct Condition {
    enum class Kind {
        item,              ///< the item has one of `values`
        decision,          ///< the decision has one of the outcomes `values`
        all,               ///< every part
        any,               ///< at least one part
        negation,          ///< not the only part
        at_least,          ///< at least `threshold` of the parts
        unknown,           ///< the answer to the item is not certain (notices and remarks only)
        outcome_certain,   ///< the outcome is certain and is `values` (notices and remarks only)
        outcome_possible,  ///< the outcome `values` is still possible (notices and remarks only)
    };

    Kind kind = Kind::all;
    std::string name;  ///< item: `namespace.item`; decision: its id
    std::vector<std::string>
        words;               ///< values or outcomes as written; empty for an item means `ja`
    std::size_t target = 0;  ///< linked: index of the item or decision in the catalog
    ValueSet values;         ///< linked: the values or outcomes meant
    std::size_t threshold = 0;
    std::vector<Condition> parts;
    Place place;
};

}  // namespace rodevlag
