// The questions of two versions side by side: items by name, values by word.
//
// The variables of a diagram are numbers in their own version; to compare two versions both
// diagrams are put over the union of the questions, each with the union of its values. A question
// that only one version has is free in the other. A value that one version does not know cannot be
// filled in there, so patterns with such a value are counted apart and never compared. A date is
// no question of a decision: an item that is a date in one version counts there as absent.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/diagram_difference.h"

namespace rodevlag {

/// How many complete answer patterns there are over the questions of both versions.
struct PatternCounts {
    Count all = 0;                ///< with every value that at least one version knows
    Count comparable = 0;         ///< with only values that both know
    Count unfillable_before = 0;  ///< with a value that the old version does not know
    Count unfillable_after = 0;   ///< with a value that the new version does not know
};

/// The union of the variables of two diagrams.
class AlignedVariables {
public:
    /// `before` and `after` list the catalogs' items behind the variables of the two diagrams.
    /// Throws std::length_error when the patterns are too many to count, or a question has more
    /// values than a variable can.
    AlignedVariables(const Catalog& old_catalog, const std::vector<std::size_t>& before,
                     const Catalog& new_catalog, const std::vector<std::size_t>& after);

    std::size_t size() const { return m_variables.size(); }
    const PatternCounts& counts() const { return m_counts; }

    /// The full name of the item behind a variable, and the word of one of its values.
    const std::string& name(Variable variable) const { return m_variables[variable].name; }
    const std::string& word(Variable variable, Value value) const {
        return m_variables[variable].words[value];
    }

    /// Compares two diagrams over the comparable patterns; their variables must be those given to
    /// the constructor.
    DiagramDifference difference(const DecisionDiagram& before, const DecisionDiagram& after,
                                 std::size_t example_limit) const;

private:
    struct Question {
        std::string name;
        std::vector<std::string> words;
        ValueSet known_before;
        ValueSet known_after;
    };

    std::size_t place_of(const std::string& name, std::size_t next);
    void align(const Catalog& catalog, const std::vector<std::size_t>& items,
               std::vector<VariableImage>& images);
    void add_values(const Catalog& catalog, ValueSet Question::*known);
    void count();

    std::vector<Question> m_variables;
    std::vector<VariableImage> m_images_before;
    std::vector<VariableImage> m_images_after;
    PatternCounts m_counts;
};

}  // namespace rodevlag
