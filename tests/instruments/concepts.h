// What the two concepts of instrumenten.md, "criterium" (acuut) and "structureel", can still be for
// open answers, worked out by hand. Bit 0 of a result: it can be no; bit 1: it can be yes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "oracle.h"

namespace rodevlag::reference {

bool is_of_criterium(std::size_t question);
const std::vector<std::size_t>& questions_of_criterium();
std::uint32_t criterium_can_be(const Pattern& pattern);

/// Is there a completion of the other questions for which this open question changes the concept?
bool can_change_criterium(const Pattern& pattern, std::size_t question);

bool is_of_structureel(std::size_t question);
const std::vector<std::size_t>& questions_of_structureel();
std::uint32_t structureel_can_be(const Pattern& pattern);

/// As can_change_criterium.
bool can_change_structureel(const Pattern& pattern, std::size_t question);

}  // namespace rodevlag::reference
