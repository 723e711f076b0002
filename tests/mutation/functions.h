// What an instrument computes, as diagrams that can be compared between a catalog and a mutant.
//
// A mutant may ask other questions than the original, so both are compiled over one list of
// variables: every question that a mutation of the instrument can bring in. Equal diagrams are then
// equal functions. The reading of answers is compared by the condition or the numbers that decide
// it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "mutant.h"
#include "rodevlag/answer_example.h"
#include "rodevlag/catalog.h"
#include "rodevlag/decision_diagram.h"

namespace rodevlag::mutation {

/// A function that a mutant changes. Without diagrams (a derivation) there are no answers to show.
struct Change {
    std::string what;  ///< `decision acuut`
    std::vector<std::size_t> variables;
    std::optional<DecisionDiagram> original;
    std::optional<DecisionDiagram> mutant;
};

/// The functions of one catalog. Keeps a reference to it.
class Functions {
public:
    explicit Functions(const Catalog& catalog);

    /// The first function in which the mutant differs; nothing when it is equivalent.
    std::optional<Change> change(const Catalog& mutant, const Site& site,
                                 const std::vector<std::size_t>& decisions) const;

    /// The first difference between all functions, also the readings.
    std::optional<Change> any_change(const Catalog& other) const;

    /// Whether a question stops deciding anything, or comes to decide something while its file says
    /// that it does not. Only for a changed action.
    bool changes_what_matters(const Change& change) const;

private:
    struct Compiled {
        std::vector<std::size_t> variables;
        std::optional<DecisionDiagram> decision;
        std::optional<DecisionDiagram> scope;
        std::vector<DecisionDiagram> actions;
    };

    Compiled compile(const Catalog& catalog, std::size_t decision,
                     std::optional<std::size_t> only_action) const;
    std::optional<Change> change_of_decision(const Catalog& mutant, std::size_t decision) const;
    std::optional<Change> change_of_action(const Catalog& mutant, const Site& site) const;
    std::optional<Change> change_of_reading(const Catalog& mutant, std::size_t item) const;

    const Catalog& m_catalog;
    std::vector<Compiled> m_original;  // per decision
    std::vector<std::size_t> m_uses;   // per item: the functions that depend on it
};

/// Small answers for which the original and the mutant differ, and what they give. Empty without
/// diagrams.
std::string telling_answers(const Catalog& catalog, const Change& change);

}  // namespace rodevlag::mutation
