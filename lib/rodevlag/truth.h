// Three-valued truth (Kleene 1952) of conditions on incomplete answers.
//
// For texts that go with a result: a notice shows only when its condition is certainly true.
// Outcomes are never computed this way but with diagrams, which are exact (compiler.h).
#pragma once

#include <cstddef>
#include <cstdint>

#include "rodevlag/instrument.h"
#include "rodevlag/item_answer.h"

namespace rodevlag {

enum class Truth : std::uint8_t { no, unknown, yes };

Truth truth_and(Truth a, Truth b);
Truth truth_or(Truth a, Truth b);
Truth truth_not(Truth a);

/// Is the item's value certainly, possibly or certainly not among `values`?
Truth truth_of_item(const ItemAnswer& answer, ValueSet values);

/// Where a condition finds the possible outcomes of decisions.
class OutcomeLookup {
public:
    virtual ~OutcomeLookup() = default;

    /// Of the decision that the condition belongs to.
    virtual ValueSet of_this_decision() const = 0;

    /// Of the decision with this index in the catalog.
    virtual ValueSet of_decision(std::size_t decision) const = 0;
};

/// Kleene's reading of a linked condition.
Truth truth_of(const Condition& condition, const Answers& answers, const OutcomeLookup& outcomes);

}  // namespace rodevlag
