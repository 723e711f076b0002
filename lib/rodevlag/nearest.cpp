#include "rodevlag/nearest.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t longest_word = 80;  // a longer text is no typing mistake in a word

/// Edits needed to turn `left` into `right`; the rows of the table are computed one by one.
std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> before_previous(right.size() + 1);
    std::vector<std::size_t> previous(right.size() + 1);
    std::vector<std::size_t> current(right.size() + 1);
    for (std::size_t column = 0; column <= right.size(); ++column) {
        current[column] = column;
    }
    for (std::size_t row = 1; row <= left.size(); ++row) {
        before_previous.swap(previous);
        previous.swap(current);
        current[0] = row;
        for (std::size_t column = 1; column <= right.size(); ++column) {
            const bool same = left[row - 1] == right[column - 1];
            std::size_t edits = previous[column - 1] + (same ? 0 : 1);
            edits = std::min({edits, previous[column] + 1, current[column - 1] + 1});
            if (row > 1 && column > 1 && left[row - 1] == right[column - 2] &&
                left[row - 2] == right[column - 1]) {
                edits = std::min(edits, before_previous[column - 2] + 1);
            }
            current[column] = edits;
        }
    }
    return current[right.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view word,
                                   std::span<const std::string_view> candidates) {
    if (word.empty() || word.size() > longest_word) {
        return std::nullopt;
    }
    const std::string wanted = lower_case(word);
    std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    std::optional<std::string> result;
    for (const std::string_view candidate : candidates) {
        const std::size_t longest = std::max(candidate.size(), wanted.size());
        const std::size_t shortest = std::min(candidate.size(), wanted.size());
        if (longest - shortest >= best) {
            continue;
        }
        const std::size_t distance = edit_distance(wanted, lower_case(candidate));
        // Everything replaced is no likeness: "ja" is not a misspelt "op".
        if (distance < best && distance < longest) {
            best = distance;
            result = std::string(candidate);
        }
    }
    return result;
}

}  // namespace rodevlag
