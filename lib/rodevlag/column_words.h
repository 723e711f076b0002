// Which words stand in one column of a file, as far as that can be told without giving away what
// people filled in.
//
// Of a column with many different words, or long ones, nothing is kept: that is free text, names,
// or numbers of cases. A column counts as a closed question when its few short words come back.
// Which words may be shown is for the caller to decide (map_draft.h).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag {

/// A word and how often it was there.
struct ColumnWord {
    std::string text;  ///< as it was first written, without outer blanks
    std::size_t count = 0;

    /// Says the word by itself nothing about anybody: letters and digits of a code (A1, AO01, 7,
    /// Y)?
    bool is_code() const;
};

/// The words of one column.
class ColumnWords {
public:
    static constexpr std::size_t most_words = 12;
    static constexpr std::size_t longest_word = 24;  ///< in bytes

    /// Adds the text of one cell; what is blank only counts as not filled in.
    void add(std::string_view text);

    /// How many cells were filled in.
    std::size_t filled() const { return m_filled; }

    /// Were there more than most_words words, or one of more than longest_word bytes?
    bool is_open() const { return m_open; }

    /// Does the column look like a closed question: not open, and its words come back (twice each
    /// on average) or are codes?
    bool is_closed() const;

    /// The words in order of their text; none when the column is open.
    std::vector<ColumnWord> words() const;

private:
    std::map<std::string, ColumnWord> m_words;  // by plain_name
    std::size_t m_filled = 0;
    bool m_open = false;
};

}  // namespace rodevlag
