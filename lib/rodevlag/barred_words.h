// What a text of a story may not contain, whoever wrote it: what could make a person or a place
// known, and what has no place in an exercise.
//
// Barred are capitals inside a sentence (names of people and places) other than those of known
// abbreviations and organisations; words about nationality, origin, ethnicity, religion and
// neighbourhood; ages. Words are looked at, not meanings: a writer who wants to say such a thing in
// another way can. Left out: a name as the first word of a sentence, which has a capital anyway,
// and names in lower case.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/dutch_sentence.h"

namespace rodevlag {

/// One thing in a text that may not be there.
struct BarredWord {
    std::size_t offset = 0;  ///< of its first byte in the text
    std::string word;        ///< as it stands there
    std::string reason;      ///< Dutch, fits behind "'X' kan niet in een verhaal: "
};

/// Looks for barred words.
class BarredWords {
public:
    BarredWords() = default;

    /// `names`: more organisations and abbreviations that can stand in a sentence with a capital.
    explicit BarredWords(const std::vector<std::string>& names);

    /// All barred words of a text, by place. Placeholders like `{hij}` count as words in lower
    /// case.
    std::vector<BarredWord> find(std::string_view text) const;

private:
    std::size_t size_of_name(std::span<const SentenceWord> words, std::size_t start) const;

    std::vector<std::vector<std::string>> m_names;  // each in words, the longest first
};

}  // namespace rodevlag
