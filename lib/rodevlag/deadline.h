// The deadline of an action (`binnen`), as far as ordering needs it.
//
// Deadlines of the sources are indications: nothing here computes a clock time. A working day and a
// day count the same, a month is thirty days; that only decides what comes first in a list.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rodevlag {

/// How soon an action is due.
struct Deadline {
    std::size_t hours = 0;  ///< for ordering; 0 is at once
    std::string text;       ///< as people read it: `direct`, `binnen 9 uur`
};

/// Reads `direct`, or a number from 1 to 999 with uur, dagen, werkdagen, weken or maanden (also
/// singular). Nothing when the text is neither.
std::optional<Deadline> parse_deadline(std::string_view text);

}  // namespace rodevlag
