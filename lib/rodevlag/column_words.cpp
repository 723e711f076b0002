#include "rodevlag/column_words.h"

#include <algorithm>

#include "rodevlag/text.h"

namespace rodevlag {

namespace {

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

}  // namespace

bool ColumnWord::is_code() const {
    constexpr std::size_t most_letters = 2;
    constexpr std::size_t most_digits = 3;
    const auto letters =
        static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
    const std::string_view rest = std::string_view(text).substr(letters);
    if (!std::ranges::all_of(rest, is_digit)) {
        return false;
    }
    // Two letters alone can be somebody's initials; three digits alone somebody's number.
    return rest.empty()
               ? letters == 1
               : letters <= most_letters && rest.size() <= (letters == 0 ? 1 : most_digits);
}

void ColumnWords::add(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) {
        return;
    }
    ++m_filled;
    if (m_open) {
        return;
    }
    ColumnWord& word = m_words[plain_name(text)];
    if (word.count == 0) {
        word.text = text;
    }
    ++word.count;
    if (m_words.size() > most_words || text.size() > longest_word) {
        m_open = true;
        m_words.clear();
    }
}

bool ColumnWords::is_closed() const {
    const bool comes_back = m_filled >= 2 * m_words.size();
    const bool codes =
        std::ranges::all_of(m_words, [](const auto& entry) { return entry.second.is_code(); });
    return !m_open && m_filled > 0 && (comes_back || codes);
}

std::vector<ColumnWord> ColumnWords::words() const {
    std::vector<ColumnWord> words;
    for (const auto& [plain, word] : m_words) {
        words.push_back(word);
    }
    return words;
}

}  // namespace rodevlag
