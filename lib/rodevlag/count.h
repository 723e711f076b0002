// Exact counts of answer patterns: 128-bit unsigned integers with a decimal text form.
//
// Forty questions of four values already have 2^80 patterns, so 64 bits are not enough. The
// diagrams refuse domains whose product reaches 2^127, which is why sums of counts here never
// overflow and no big-number library is needed. Left out: parsing, signs, anything but to_string.
#pragma once

#include <algorithm>
#include <string>

namespace rodevlag {

/// A number of assignments. `__extension__` because ISO C++ has no 128-bit integer.
__extension__ using Count = unsigned __int128;

/// Stands for every number that is too large for a Count.
inline constexpr Count uncountable = ~Count{0};

/// The sum of two numbers, `uncountable` when that is too large. For sums that are not of the
/// patterns of one diagram.
[[nodiscard]] inline Count sum_of(Count one, Count other) {
    return other > uncountable - one ? uncountable : one + other;
}

/// The decimal digits of `count`, without separators. (std::to_string has no 128-bit overload.)
[[nodiscard]] inline std::string to_string(Count count) {
    std::string digits;
    do {
        digits.push_back("0123456789"[static_cast<unsigned>(count % 10)]);
        count /= 10;
    } while (count != 0);
    std::reverse(digits.begin(), digits.end());
    return digits;
}

}  // namespace rodevlag
