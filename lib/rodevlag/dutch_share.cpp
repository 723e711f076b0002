#include "rodevlag/dutch_share.h"

#include <fmt/format.h>

namespace rodevlag {

std::string dutch_share(Count part, Count whole) {
    if (part == 0) {
        return "0 %";
    }
    if (part == whole) {
        return "100 %";
    }
    // Long division in hundredths of a percent. Ten times a rest may not fit in a Count, but two
    // numbers below 2^127 can be added.
    unsigned hundredths = 0;
    Count rest = part;
    for (int digit = 0; digit < 4; ++digit) {
        hundredths *= 10;
        Count sum = 0;
        for (int times = 0; times < 10; ++times) {
            sum += rest;
            if (sum >= whole) {
                sum -= whole;
                ++hundredths;
            }
        }
        rest = sum;
    }
    hundredths += rest >= whole - rest ? 1 : 0;
    if (hundredths == 0) {
        return "minder dan 0,01 %";
    }
    if (hundredths == 10'000) {
        return "meer dan 99,99 %";
    }
    return fmt::format("{},{:02} %", hundredths / 100, hundredths % 100);
}

}  // namespace rodevlag
