// The line about case ids that came more than once, for every program that looks at them.
#pragma once

#include <string>
#include <string_view>

#include "rodevlag/duplicate_ids.h"

namespace rodevlag::tools {

/// What differs between the programs, in Dutch.
struct RepeatedIdsWords {
    std::string_view record;  ///< what the numbers count: `record`, `rij`
    std::string_view one;     ///< what became of one: `ook dat is gescoord`
    std::string_view all;     ///< what became of more: `alle zijn gescoord`
};

/// The line for at least one repeated id.
std::string repeated_ids_line(const RepeatedIds& repeated, const RepeatedIdsWords& words);

}  // namespace rodevlag::tools
