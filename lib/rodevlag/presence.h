// Whether an answer says that what a question asks for is there, is not there, or is not known.
//
// For exercises: what a trainee saw, missed or made up. It is about the words of a question, not
// about danger: `ja` can be good news. Left out: questions that ask for something else, such as how
// far something is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "rodevlag/item.h"
#include "rodevlag/item_answer.h"

namespace rodevlag {

/// Does an answer say that what the question asks for is there?
enum class Presence : std::uint8_t { present, absent, unknown, not_filled_in };
inline constexpr std::size_t presence_count = 4;

/// The values that say so: those that can be a red flag, or else `ja`; empty for other questions.
ValueSet present_values(const Item& item);

/// Nothing for a question that does not ask whether something is there. A word that leaves both
/// open is unknown.
std::optional<Presence> presence_of(const Item& item, const ItemAnswer& answer);

}  // namespace rodevlag
