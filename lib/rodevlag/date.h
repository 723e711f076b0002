// Calendar dates as text: strict ISO 8601 (yyyy-mm-dd), nothing else.
//
// Left out on purpose: times, other orders and separators, two-digit years. A date that does not
// exist (2021-02-29) is refused, never rolled over to the next month.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace rodevlag {

/// The day that `text` names, or nothing when it is not an existing date written as yyyy-mm-dd.
/// Spaces around it are not accepted.
std::optional<std::chrono::sys_days> parse_date(std::string_view text);

}  // namespace rodevlag
