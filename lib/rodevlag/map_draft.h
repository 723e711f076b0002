// The first draft of a ColumnMap for a file: text for a person to check and complete.
//
// The draft can be used as it is. What is certain counts; everything else stands there as comment,
// to be completed: a guess for a column, and every word that the question does not know. A code is
// never guessed to mean anything, and no word is taken for "nee". Words of people are shown only
// when they come back in the column of a question (see shown_words in map_draft.cpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/column_guess.h"
#include "rodevlag/column_words.h"
#include "rodevlag/date_notation.h"

namespace rodevlag {

/// The notations that all dates of one column have.
class ColumnDates {
public:
    ColumnDates();

    /// Adds the text of one cell; blank, `?` and `onbekend` say nothing.
    void add(std::string_view text);

    /// The first notation that fits all dates; nothing when there is none, or were no dates.
    std::optional<DateNotation> notation() const;

private:
    std::vector<DateNotation> m_fitting;
    bool m_any = false;
};

/// One column of the file.
struct DraftColumn {
    std::string name;
    std::vector<ColumnGuess> guesses;
    ColumnWords words;
    std::optional<DateNotation> notation;  ///< for a date
};

/// What stands in the draft besides the columns.
struct DraftOptions {
    std::string program;       ///< that makes it
    std::string input;         ///< the name of the file
    bool show_values = false;  ///< show every word of a closed column
};

/// How many columns are settled, are guessed, and have no guess.
struct DraftCounts {
    std::size_t certain = 0;
    std::size_t possible = 0;
    std::size_t without = 0;
};

/// A draft with its counts.
struct MapDraft {
    std::string text;  ///< YAML, ending with a newline
    DraftCounts counts;
};

/// Makes the draft. A question that more columns would certainly be is certain for none of them.
MapDraft draft_map(const Catalog& catalog, const DraftOptions& options,
                   std::vector<DraftColumn> columns);

}  // namespace rodevlag
