// Texts with placeholders for the people in a story: `{slachtoffer} kent {hem} van het werk.`
//
// filled() puts words in, in_words() makes a Dutch list of them. A text keeps its own capitals;
// with_capitals() of dutch_sentence.h gives every sentence one afterwards.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rodevlag/story_book.h"

namespace rodevlag {

/// What stands for a placeholder, by its name without braces.
using StoryWords = std::vector<std::pair<std::string_view, std::string>>;

/// The placeholders for who is in a story.
std::span<const std::string_view> cast_placeholders();

/// Those that a text of a source can have: the people, and `{bron}`.
inline constexpr std::string_view source_placeholder = "bron";
inline constexpr std::string_view list_placeholder = "lijst";
inline constexpr std::string_view first_source_placeholder = "een";
inline constexpr std::string_view second_source_placeholder = "ander";

/// The words of a cast, for cast_placeholders().
StoryWords words_of_cast(const StoryCast& cast);

/// The names between braces, in order; nothing when a brace has no partner.
std::optional<std::vector<std::string_view>> placeholders_in(std::string_view text);

/// The text with its placeholders replaced, once; one without a word stays as it is.
std::string filled(std::string_view text, const StoryWords& words);

/// "a, b en c".
std::string dutch_list(std::span<const std::string> parts);

}  // namespace rodevlag
