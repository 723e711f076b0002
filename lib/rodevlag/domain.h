// The values an item can have, and the words people use for them.
//
// An answer is the set of values the item can still have: one value, a subset (a word may stand for
// one), or the whole domain for "onbekend". Nothing unknown is ever read as "nee". Which words mean
// ja, nee, onbekend and nvt is fixed here for all instruments; an instrument can add words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rodevlag/value_set.h"

namespace rodevlag {

/// What a text in an answer file turned out to be.
struct Answer {
    enum class Kind {
        blank,    ///< nothing filled in
        unknown,  ///< explicitly unknown
        given,    ///< a value, or a word for some of the values
    };

    Kind kind = Kind::blank;
    ValueSet values;  ///< the values still possible; the whole domain for blank and unknown
};

/// What a word of everyday use stands for in any domain: `ja`, `nee`, `nvt` or `onbekend`; empty
/// for any other word. `word` must be in lower case.
std::string_view usual_meaning(std::string_view word);

/// A finite list of values with the words for subsets.
class Domain {
public:
    Domain() = default;

    /// `values` must have 2 to 32 different, non-empty values. `words` are extra words for subsets.
    explicit Domain(std::vector<std::string> values,
                    std::vector<std::pair<std::string, ValueSet>> words = {});

    /// The default domain: ja, nee.
    static Domain yes_no();

    std::size_t size() const { return m_values.size(); }
    const std::vector<std::string>& values() const { return m_values; }
    const std::vector<std::pair<std::string, ValueSet>>& words() const { return m_words; }
    ValueSet all() const { return ValueSet::all(m_values.size()); }

    /// The index of a value by its exact name.
    std::optional<Value> find(std::string_view value) const;

    /// The values a name in an instrument file means: a value or an extra word; nothing if neither.
    std::optional<ValueSet> meaning(std::string_view word) const;

    /// Reads the text of an answer: case and surrounding spaces do not matter, the usual words for
    /// ja, nee, onbekend and nvt are understood where the domain has such a value. Nothing when the
    /// text is none of the accepted words; it is never guessed.
    std::optional<Answer> read(std::string_view text) const;

    /// The accepted words as a Dutch list for a message, e.g. "ja, nee, onbekend of leeg".
    std::string accepted_words() const;

    /// A set of values in words: the value, an extra word that means exactly this set, "onbekend"
    /// for the whole domain, or the values joined with " of ".
    std::string describe(ValueSet values) const;

private:
    /// As meaning(), for any case and with a space or '-' for '_'; nothing when that is ambiguous.
    std::optional<ValueSet> loose_meaning(std::string_view word) const;

    std::vector<std::string> m_values;
    std::vector<std::pair<std::string, ValueSet>> m_words;
};

}  // namespace rodevlag
