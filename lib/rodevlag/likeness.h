// How much a text is like another one, in words: for headers that hold the text of a question.
//
// Complements nearest.h, which compares single words letter by letter. A likeness only ever makes a
// suggestion for a person: a text that differs in one word ("niet") can mean the opposite.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag {

/// The words of a text: runs of letters and digits (every byte of a character outside ASCII counts
/// as a letter), ASCII letters in lower case.
std::vector<std::string> words_in(std::string_view text);

/// The share of the words that two lists have in common, between 0 and 1 (Dice 1945): twice the
/// number of shared words over the number of all words, each word as often as it is there.
double word_likeness(std::vector<std::string> left, std::vector<std::string> right);

/// The candidate that `text` seems to mean: the nearest by spelling, or else the one that has the
/// most words in common, if those are at least 60 %. Nothing when none is alike.
std::optional<std::string> most_alike(std::string_view text,
                                      std::span<const std::string> candidates);

}  // namespace rodevlag
