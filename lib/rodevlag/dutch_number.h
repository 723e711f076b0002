// Numbers as Dutch readers write them.
#pragma once

#include <string>
#include <string_view>

#include "rodevlag/count.h"

namespace rodevlag {

/// The count with a dot between every three digits: `1.234.567`.
inline std::string dutch_number(Count count) {
    std::string digits = to_string(count);
    for (std::size_t place = digits.size(); place > 3;) {
        place -= 3;
        digits.insert(place, 1, '.');
    }
    return digits;
}

/// The count with a word for what is counted: `1 paar`, `1.200 paren`.
inline std::string counted(Count count, std::string_view one, std::string_view more) {
    return dutch_number(count) + ' ' + std::string(count == 1 ? one : more);
}

}  // namespace rodevlag
