// Which question a column of somebody else's file could be, judged by its name.
//
// Certain is only what leaves no choice: the name of the question, its text, or its id when that is
// more than one word, whatever the separators and capitals. A likeness in spelling or in words is a
// suggestion: one word
// ("niet") can turn a question round. What stands in the column plays no part.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag {

/// What a column could be.
struct ColumnGuess {
    std::string target;  ///< `zaak` or `instrument.vraag`
    std::string reason;  ///< a Dutch sentence
    bool certain = false;
};

/// Guesses for the questions of a catalog.
class ColumnGuesser {
public:
    /// `instruments` are ids: only their questions and those of the instruments that they use are
    /// considered; all when it is empty. `catalog` must outlive this.
    ColumnGuesser(const Catalog& catalog, std::span<const std::string> instruments);

    /// The best guesses for a name, at most three, the most likely first; none when nothing is like
    /// it. When one is certain it is the only one.
    std::vector<ColumnGuess> guess(std::string_view name) const;

private:
    using Index = std::unordered_map<std::string, std::vector<std::string>>;  // names by key

    void add(const Item& item);
    std::vector<ColumnGuess> exact(std::string_view name) const;
    std::vector<ColumnGuess> alike(std::string_view name) const;

    Index m_by_name;
    Index m_by_id;
    Index m_by_text;
    std::vector<std::string> m_names;
    std::vector<std::pair<std::string, std::vector<std::string>>> m_texts;  // words per question
};

}  // namespace rodevlag
