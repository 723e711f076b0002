#include "rodevlag/date_notation.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "rodevlag/date.h"

namespace rodevlag {

namespace {

constexpr std::array<std::string_view, 8> dates = {
    "jjjj-mm-dd", "dd-mm-jjjj", "d-m-jjjj", "dd/mm/jjjj",
    "d/m/jjjj",   "dd.mm.jjjj", "d.m.jjjj", "jjjjmmdd",
};

constexpr std::array<std::string_view, 3> times = {"", " uu:mm", " uu:mm:ss"};

/// A letter and how often it stands at the start of a pattern.
struct Run {
    char letter = ' ';
    std::size_t length = 0;
};

Run run_at(std::string_view pattern) {
    const std::size_t end = pattern.find_first_not_of(pattern.front());
    return {pattern.front(), std::min(end, pattern.size())};
}

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

/// Takes the digits that a run asks for off the front of `text`; empty when they are not there.
std::string_view take_digits(std::string_view& text, const Run& run) {
    const std::size_t most = run.length == 1 ? 2 : run.length;
    std::size_t count = 0;
    while (count < most && count < text.size() && is_digit(text[count])) {
        ++count;
    }
    const std::string_view digits = count < run.length ? std::string_view() : text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

std::string two_digits(std::string_view digits) {
    return (digits.size() == 1 ? "0" : "") + std::string(digits);
}

}  // namespace

std::optional<DateNotation> DateNotation::from_name(std::string_view name) {
    const std::vector<std::string> known = names();
    const auto found = std::ranges::find(known, name);
    return found == known.end() ? std::nullopt : std::optional(DateNotation(*found));
}

std::vector<std::string> DateNotation::names() {
    std::vector<std::string> all;
    for (const std::string_view time : times) {
        for (const std::string_view date : dates) {
            all.push_back(std::string(date) + std::string(time));
        }
    }
    return all;
}

std::optional<std::string> DateNotation::translate(std::string_view text) const {
    std::string_view year;
    std::string_view month;
    std::string_view day;
    std::string_view pattern = m_name;
    while (!pattern.empty()) {
        const Run run = run_at(pattern);
        pattern.remove_prefix(run.length);
        if (run.letter < 'a' || run.letter > 'z') {
            if (!text.starts_with(run.letter)) {
                return std::nullopt;
            }
            text.remove_prefix(1);
            continue;
        }
        const std::string_view digits = take_digits(text, run);
        if (digits.empty()) {
            return std::nullopt;
        }
        // The minutes of a time have the letter of a month and stand behind it.
        std::string_view& part = run.letter == 'j' ? year : run.letter == 'd' ? day : month;
        if (run.letter == 'j' || run.letter == 'd' || (run.letter == 'm' && month.empty())) {
            part = digits;
        }
    }
    if (!text.empty()) {
        return std::nullopt;
    }
    std::string iso = std::string(year) + "-" + two_digits(month) + "-" + two_digits(day);
    return parse_date(iso) ? std::optional(std::move(iso)) : std::nullopt;
}

}  // namespace rodevlag
