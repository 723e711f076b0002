#include "common/reject_limit.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <utility>

namespace rodevlag::tools {

namespace {

// Below so many records one reject is a large share already.
constexpr std::uint64_t fewest_for_share = 1000;

// Shares are kept in millionths of a percent, so that what is exactly allowed is allowed; with
// binary fractions 57 of 10000 would be more than 0,57%.
constexpr std::size_t decimals = 6;
constexpr std::uint64_t one_percent = 1'000'000;

std::optional<std::uint64_t> whole_number(std::string_view digits) {
    std::uint64_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, number);
    return error == std::errc{} && rest == end ? std::optional(number) : std::nullopt;
}

/// A percentage up to 100, in millionths of a percent.
std::optional<std::uint64_t> share(std::string_view text) {
    const std::size_t sign = std::min(text.find_first_of(",."), text.size());
    std::string fraction(text.substr(std::min(sign + 1, text.size())));
    if (fraction.size() > decimals || (fraction.empty() && sign < text.size())) {
        return std::nullopt;
    }
    fraction.append(decimals - fraction.size(), '0');
    const std::optional<std::uint64_t> percents = whole_number(text.substr(0, sign));
    const std::optional<std::uint64_t> rest = whole_number(fraction);
    if (!percents || !rest || *percents > 100 || (*percents == 100 && *rest > 0)) {
        return std::nullopt;
    }
    return *percents * one_percent + *rest;
}

}  // namespace

RejectLimit::RejectLimit(std::string text) : m_text(std::move(text)) {
    m_is_share = m_text.ends_with('%');
    const std::optional<std::uint64_t> limit =
        m_is_share ? share(std::string_view(m_text).substr(0, m_text.size() - 1))
                   : whole_number(m_text);
    if (!limit) {
        throw UsageError(fmt::format(
            "--max-rejects: '{}' is geen aantal of percentage; bijvoorbeeld 100 of 2%", m_text));
    }
    m_limit = *limit;
}

bool RejectLimit::is_passed(std::uint64_t read, std::uint64_t rejected, bool at_end) const {
    if (!is_set()) {
        return false;
    }
    if (!m_is_share) {
        return rejected > m_limit;
    }
    return (at_end || read >= fewest_for_share) && rejected * 100 * one_percent > m_limit * read;
}

TooManyRejects RejectLimit::failure(std::uint64_t read, std::uint64_t rejected) const {
    return TooManyRejects(
        fmt::format("--max-rejects {}: van de {} gelezen records {} er {} "
                    "afgewezen; de run stopt",
                    m_text, read, rejected == 1 ? "is" : "zijn", rejected));
}

}  // namespace rodevlag::tools
