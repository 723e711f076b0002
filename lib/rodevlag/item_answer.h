// What is known about every item of one case: the values it can still have, and where that came
// from.
#pragma once

#include <cstdint>
#include <vector>

#include "rodevlag/value_set.h"

namespace rodevlag {

/// Where an answer came from.
enum class AnswerOrigin : std::uint8_t {
    blank,           ///< not filled in
    unknown,         ///< filled in as unknown
    given,           ///< filled in
    not_applicable,  ///< not filled in, and does not apply because of another answer
    derived,         ///< follows from other answers
};

/// One item of one record.
struct ItemAnswer {
    ValueSet values;  ///< never empty for a question; the whole domain when nothing is known
    AnswerOrigin origin = AnswerOrigin::blank;
    bool contradicts = false;  ///< does not fit with another answer; the protective reading is used

    /// Whether somebody looked at the question: also with "onbekend", and not when its answer
    /// follows from answers elsewhere.
    bool is_filled_in() const {
        return origin == AnswerOrigin::given || origin == AnswerOrigin::unknown;
    }

    bool operator==(const ItemAnswer&) const = default;
};

/// All items of one record, by index in the catalog. Dates have no values and stay blank.
using Answers = std::vector<ItemAnswer>;

}  // namespace rodevlag
