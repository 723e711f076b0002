#include "rodevlag/story_text.h"

#include <algorithm>
#include <array>

namespace rodevlag {

namespace {

struct CastWord {
    std::string_view placeholder;
    std::string StoryCast::*word;
};

constexpr std::array<CastWord, 8> cast_words = {{
    {"slachtoffer", &StoryCast::victim},
    {"zij", &StoryCast::victim_subject},
    {"haar", &StoryCast::victim_object},
    {"haar_bezit", &StoryCast::victim_possessive},
    {"verdachte", &StoryCast::suspect},
    {"hij", &StoryCast::suspect_subject},
    {"hem", &StoryCast::suspect_object},
    {"zijn", &StoryCast::suspect_possessive},
}};

}  // namespace

std::span<const std::string_view> cast_placeholders() {
    static const auto names = [] {
        std::array<std::string_view, cast_words.size()> all;
        std::transform(cast_words.begin(), cast_words.end(), all.begin(),
                       [](const CastWord& word) { return word.placeholder; });
        return all;
    }();
    return names;
}

StoryWords words_of_cast(const StoryCast& cast) {
    StoryWords words;
    for (const CastWord& word : cast_words) {
        words.emplace_back(word.placeholder, cast.*word.word);
    }
    return words;
}

std::optional<std::vector<std::string_view>> placeholders_in(std::string_view text) {
    std::vector<std::string_view> names;
    for (;;) {
        const std::size_t open = text.find_first_of("{}");
        if (open == std::string_view::npos) {
            return names;
        }
        const std::size_t close = text.find_first_of("{}", open + 1);
        if (text[open] == '}' || close == std::string_view::npos || text[close] == '{') {
            return std::nullopt;
        }
        names.push_back(text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
    }
}

std::string filled(std::string_view text, const StoryWords& words) {
    std::string result;
    for (;;) {
        const std::size_t open = text.find('{');
        const std::size_t close = text.find('}', std::min(open, text.size()));
        if (open == std::string_view::npos || close == std::string_view::npos) {
            return result.append(text);
        }
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const auto found = std::find_if(words.begin(), words.end(),
                                        [&](const auto& word) { return word.first == name; });
        result += text.substr(0, open);
        result +=
            found == words.end() ? std::string(text.substr(open, close - open + 1)) : found->second;
        text.remove_prefix(close + 1);
    }
}

std::string dutch_list(std::span<const std::string> parts) {
    std::string result;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if (index > 0) {
            result += index + 1 == parts.size() ? " en " : ", ";
        }
        result += parts[index];
    }
    return result;
}

}  // namespace rodevlag
