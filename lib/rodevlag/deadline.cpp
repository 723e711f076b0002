#include "rodevlag/deadline.h"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace rodevlag {

namespace {

struct Unit {
    std::string_view one;
    std::string_view more;
    std::size_t hours;
};

constexpr std::array<Unit, 6> units = {{{"uur", "uur", 1},
                                        {"uur", "uren", 1},
                                        {"dag", "dagen", 24},
                                        {"werkdag", "werkdagen", 24},
                                        {"week", "weken", 168},
                                        {"maand", "maanden", 720}}};

constexpr std::size_t most = 999;

}  // namespace

std::optional<Deadline> parse_deadline(std::string_view text) {
    if (text == "direct") {
        return Deadline{0, "direct"};
    }
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number == 0 || number > most || text.front() == '0') {
        return std::nullopt;
    }
    const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
    for (const Unit& unit : units) {
        if (rest.size() > 1 && rest.front() == ' ' &&
            rest.substr(1) == (number == 1 ? unit.one : unit.more)) {
            return Deadline{number * unit.hours, fmt::format("binnen {}", text)};
        }
    }
    return std::nullopt;
}

}  // namespace rodevlag
