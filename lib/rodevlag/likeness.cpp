#include "rodevlag/likeness.h"

#include <algorithm>
#include <iterator>

#include "rodevlag/nearest.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr double telling_likeness = 0.6;
constexpr std::size_t telling_words = 3;  // fewer say too little

bool is_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || static_cast<unsigned char>(byte) >= 0x80;
}

}  // namespace

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    bool inside = false;
    for (const char byte : lower_case(text)) {
        if (!is_word_byte(byte)) {
            inside = false;
            continue;
        }
        if (!inside) {
            words.emplace_back();
        }
        inside = true;
        words.back() += byte;
    }
    return words;
}

double word_likeness(std::vector<std::string> left, std::vector<std::string> right) {
    if (left.empty() || right.empty()) {
        return 0;
    }
    std::ranges::sort(left);
    std::ranges::sort(right);
    std::vector<std::string> shared;
    std::ranges::set_intersection(left, right, std::back_inserter(shared));
    return 2 * static_cast<double>(shared.size()) / static_cast<double>(left.size() + right.size());
}

std::optional<std::string> most_alike(std::string_view text,
                                      std::span<const std::string> candidates) {
    if (std::optional<std::string> spelled = nearest(trimmed(text), candidates)) {
        return spelled;
    }
    const std::vector<std::string> words = words_in(text);
    double best = telling_likeness;
    std::optional<std::string> found;
    for (const std::string& candidate : candidates) {
        const double likeness = word_likeness(words, words_in(candidate));
        if (words.size() >= telling_words && likeness >= best && (!found || likeness > best)) {
            best = likeness;
            found = candidate;
        }
    }
    return found;
}

}  // namespace rodevlag
