#include "common/reject_limit.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace rodevlag::tools {

namespace {

// Below so many records one reject is a large share already.
constexpr std::uint64_t fewest_for_share = 1000;

}  // namespace

RejectLimit::RejectLimit(std::string text) : m_text(std::move(text)) {
    std::string number = m_text;
    m_is_share = number.ends_with('%');
    if (m_is_share) {
        number.pop_back();
        std::ranges::replace(number, ',', '.');
    }
    const char* end = number.data() + number.size();
    const auto [rest, error] =
        std::from_chars(number.data(), end, m_limit, std::chars_format::fixed);
    const bool is_number = error == std::errc{} && rest == end && number.front() != '-';
    const bool is_whole = number.find_first_not_of("0123456789") == std::string::npos;
    if (!is_number || (m_is_share ? m_limit > 100 : !is_whole)) {
        throw UsageError(fmt::format(
            "--max-rejects: '{}' is geen aantal of percentage; bijvoorbeeld 100 of 2%", m_text));
    }
}

bool RejectLimit::is_passed(std::uint64_t read, std::uint64_t rejected, bool at_end) const {
    if (!is_set()) {
        return false;
    }
    if (!m_is_share) {
        return static_cast<double>(rejected) > m_limit;
    }
    return (at_end || read >= fewest_for_share) &&
           static_cast<double>(rejected) * 100 > m_limit * static_cast<double>(read);
}

TooManyRejects RejectLimit::failure(std::uint64_t read, std::uint64_t rejected) const {
    return TooManyRejects(
        fmt::format("--max-rejects {}: van de {} gelezen records {} er {} "
                    "afgewezen; de run stopt",
                    m_text, read, rejected == 1 ? "is" : "zijn", rejected));
}

}  // namespace rodevlag::tools
