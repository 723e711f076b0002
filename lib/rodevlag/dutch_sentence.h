// The words of a Dutch text, and which of them begin a sentence.
//
// For looking at words (barred_words.h) and for putting a text together out of pieces that do not
// know whether they begin a sentence (story_text.h). Left out: grammar.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag {

/// A word: letters, digits and the marks in it that belong to letters. "zo'n" and "OM-beleid" are
/// two words each.
struct SentenceWord {
    std::size_t offset = 0;  ///< of its first byte in the text
    std::string_view text;
    bool begins_sentence = false;  ///< gets a capital; in "'s Avonds" that is the second word
};

/// The words of `text`, in order. A sentence ends with a period, question mark or exclamation mark
/// and a space behind it, unless the period belongs to an abbreviation; what somebody says (": "
/// and a quotation mark) begins one too.
std::vector<SentenceWord> words_of(std::string_view text);

/// The text with a capital at the start of each sentence.
std::string with_capitals(std::string_view text);

/// How many sentences there are in `text`; what somebody says within a sentence is not counted.
std::size_t count_sentences(std::string_view text);

/// The words between spaces, as a person counts them: "OM-beleid" is one.
std::size_t count_spaced_words(std::string_view text);

}  // namespace rodevlag
