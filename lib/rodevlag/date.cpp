#include "rodevlag/date.h"

#include <cstddef>

namespace rodevlag {

namespace {

/// The number written in `digits`, or nothing when there is another character among them.
std::optional<int> parse_digits(std::string_view digits) {
    int number = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') {
            return std::nullopt;
        }
        number = number * 10 + (digit - '0');
    }
    return number;
}

}  // namespace

std::optional<std::chrono::sys_days> parse_date(std::string_view text) {
    constexpr std::size_t length = 10;
    if (text.size() != length || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const std::optional<int> year = parse_digits(text.substr(0, 4));
    const std::optional<int> month = parse_digits(text.substr(5, 2));
    const std::optional<int> day = parse_digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return std::chrono::sys_days{date};
}

}  // namespace rodevlag
