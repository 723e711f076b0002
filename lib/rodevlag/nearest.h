// "Did you mean": the known word that an unknown word is most like.
//
// The distance counts insertions, deletions, substitutions and swaps of neighbours (Damerau 1964,
// in the restricted form), without regard to ASCII case. A suggestion is only made when it is
// close: at most one edit for each three letters. It never changes what the user wrote.
#pragma once

#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag {

/// The candidate closest to `word`, the first one among equals; nothing when none is close.
std::optional<std::string> nearest(std::string_view word,
                                   std::span<const std::string_view> candidates);

/// The same for any other range of texts.
template <std::ranges::input_range Range>
requires std::convertible_to<std::ranges::range_reference_t<Range>, std::string_view>
    std::optional<std::string> nearest(std::string_view word, const Range& candidates) {
    const std::vector<std::string_view> views(std::ranges::begin(candidates),
                                              std::ranges::end(candidates));
    return nearest(word, std::span<const std::string_view>(views));
}

/// ` (bedoelt u 'x'?)` to put behind a message, or nothing when no candidate is close.
template <typename Range>
std::string did_you_mean(std::string_view word, const Range& candidates) {
    const std::optional<std::string> candidate = nearest(word, candidates);
    return candidate ? " (bedoelt u '" + *candidate + "'?)" : std::string();
}

}  // namespace rodevlag
