// Shares as Dutch readers write them: 6,25 %.
//
// A share never says more than is true: what is not nothing is never printed as 0 %, and what is
// not everything never as 100 %.
#pragma once

#include <string>

#include "rodevlag/count.h"

namespace rodevlag {

/// `part` of `whole` as a percentage, rounded to two decimals: "0 %", "minder dan 0,01 %",
/// "6,25 %", "meer dan 99,99 %", "100 %". `whole` must be below 2^127, not 0, and at least `part`.
std::string dutch_share(Count part, Count whole);

}  // namespace rodevlag
