// One question of an instrument, as its file gives it.
//
// Plain structs, filled by item_file.cpp and linked by link.cpp. What is known about a question in
// one case is an ItemAnswer (item_answer.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rodevlag/condition.h"
#include "rodevlag/domain.h"
#include "rodevlag/source.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

/// How an item follows from others when dates are known (see instruments/README.md, `afleiding`).
struct Derivation {
    std::vector<std::string> required;  ///< items that must be `ja`
    std::string from;                   ///< date item
    std::vector<std::string> until;     ///< date items, one of which is enough
    std::size_t within_days = 0;
    Sources sources;
    Place place;
    // linked:
    std::vector<std::size_t> required_targets;
    std::size_t from_target = 0;
    std::vector<std::size_t> until_targets;
};

/// One question.
struct Item {
    std::string id;
    std::string name;  ///< `namespace.item`, as in columns and answer files
    std::string code;  ///< label in the source's numbering; may be empty
    std::string question;
    std::string explanation;
    Domain domain;  ///< empty for a date
    bool is_date = false;
    ValueSet flag;  ///< the values for which the item can be a red flag; empty: never
    std::vector<ValueSet> severity;  ///< levels of values from mild to worst, each not empty; empty
                                     ///< when not declared. Values in no level are not compared
    std::string inert_reason;  ///< why, by design, nothing depends on it; empty: something must
    std::optional<Condition> not_applicable;  ///< when certain, an unanswered item is `nvt`
    std::optional<Derivation> derivation;
    Sources sources;
    Place place;
};

}  // namespace rodevlag
