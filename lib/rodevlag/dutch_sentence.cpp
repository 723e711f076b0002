#include "rodevlag/dutch_sentence.h"

#include <algorithm>
#include <array>

#include "rodevlag/text.h"

namespace rodevlag {

namespace {

/// What ends with a period and does not end a sentence. Single letters ("o.a.") never do.
constexpr std::array<std::string_view, 16> abbreviations = {
    "art", "bijv", "ca", "dhr",  "dr", "drs", "enz", "evt",
    "ing", "ir",   "jl", "mevr", "mr", "mw",  "nr",  "resp"};

/// Quotation marks of more than one byte, and the punctuation that looks like letters do in UTF-8.
constexpr std::array<std::string_view, 9> marks = {"“", "”", "„", "‘", "’", "«", "»", "…", "–"};

constexpr std::array<std::string_view, 7> opening_quotes = {"\"", "“", "„", "‘", "«", "'", "”"};

bool is_ascii_letter_or_digit(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9');
}

template <typename Marks>
std::size_t size_of_mark(std::string_view text, const Marks& candidates) {
    for (const std::string_view mark : candidates) {
        if (text.starts_with(mark)) {
            return mark.size();
        }
    }
    return 0;
}

/// Whether a byte of a word begins `text`.
bool begins_with_letter(std::string_view text) {
    return is_ascii_letter_or_digit(text.front()) ||
           (static_cast<unsigned char>(text.front()) >= 0x80 && size_of_mark(text, marks) == 0);
}

std::size_t size_of_word(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && begins_with_letter(text.substr(size))) {
        ++size;
    }
    return size;
}

bool is_abbreviation(std::string_view word) {
    const bool is_letter = word.size() == 1 && (word.front() < '0' || word.front() > '9');
    return is_letter || std::find(abbreviations.begin(), abbreviations.end(), lower_case(word)) !=
                            abbreviations.end();
}

/// What stands between two words decides whether the second begins a sentence.
enum class Gap { within, sentence, speech };

Gap gap_between(std::string_view before, std::string_view between) {
    const std::size_t space = between.find_first_of(" \n\t");
    if (space == std::string_view::npos) {
        return Gap::within;
    }
    const std::string_view closing = between.substr(0, space);
    if (closing.find_first_of("!?") != std::string_view::npos ||
        (closing.find('.') != std::string_view::npos && !is_abbreviation(before))) {
        return Gap::sentence;
    }
    const std::string_view opening = between.substr(space + 1);
    const bool is_spoken = closing.ends_with(':') || closing.ends_with(',');
    return is_spoken && size_of_mark(opening, opening_quotes) > 0 ? Gap::speech : Gap::within;
}

/// "'s" and "'t": the word behind them gets the capital.
bool is_elided(std::string_view text, std::size_t offset, std::string_view word) {
    return word.size() == 1 && offset > 0 && (word == "s" || word == "t" || word == "n") &&
           (text[offset - 1] == '\'' || text.substr(0, offset).ends_with("’"));
}

struct FoundWord {
    SentenceWord word;
    bool is_spoken = false;
};

std::vector<FoundWord> find_words(std::string_view text) {
    std::vector<FoundWord> words;
    std::size_t end = 0;  // of the word before
    bool owes_capital = false;
    for (std::size_t place = 0; place < text.size();) {
        const std::size_t size = size_of_word(text.substr(place));
        if (size == 0) {
            place += std::max<std::size_t>(1, size_of_mark(text.substr(place), marks));
            continue;
        }
        const std::string_view word = text.substr(place, size);
        const Gap gap = words.empty()
                            ? Gap::sentence
                            : gap_between(words.back().word.text, text.substr(end, place - end));
        const bool begins = owes_capital || gap != Gap::within;
        owes_capital = begins && is_elided(text, place, word);
        words.push_back({{place, word, begins && !owes_capital}, gap == Gap::speech});
        place += size;
        end = place;
    }
    return words;
}

}  // namespace

std::vector<SentenceWord> words_of(std::string_view text) {
    std::vector<SentenceWord> words;
    for (const FoundWord& found : find_words(text)) {
        words.push_back(found.word);
    }
    return words;
}

std::string with_capitals(std::string_view text) {
    std::string result;
    std::size_t done = 0;
    for (const SentenceWord& word : words_of(text)) {
        if (word.begins_sentence) {
            result += text.substr(done, word.offset - done);
            result += capitalised(word.text);
            done = word.offset + word.text.size();
        }
    }
    return result.append(text.substr(done));
}

std::size_t count_sentences(std::string_view text) {
    const std::vector<FoundWord> words = find_words(text);
    return static_cast<std::size_t>(std::count_if(
        words.begin(), words.end(),
        [](const FoundWord& found) { return found.word.begins_sentence && !found.is_spoken; }));
}

std::size_t count_spaced_words(std::string_view text) {
    std::size_t count = 0;
    bool in_word = false;
    for (const char character : text) {
        const bool is_space = character == ' ' || character == '\n' || character == '\t';
        count += !is_space && !in_word ? 1 : 0;
        in_word = !is_space;
    }
    return count;
}

}  // namespace rodevlag
