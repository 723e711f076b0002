// Cases to add to a cases.yaml: those of case_search.h with names and expected outcomes, as text.
//
// The outcomes are computed, so they say what the instrument does and not what it should do: a
// person has to compare each with the source. The text says so on top.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/case_suite.h"

namespace rodevlag {

/// One case to add.
struct SuggestedCase {
    std::size_t decision = 0;  ///< index in the catalog
    std::string name;          ///< unlike every other name in the file
    std::string twin;          ///< the name of the case that differs from it in one question only
    bool has_contradiction = false;            ///< two of its answers do not fit with each other
    std::vector<CaseAnswer> answers;           ///< in the catalog's order
    std::vector<std::string> outcomes;         ///< the certain one, or those that are possible
    std::vector<std::string> actions;          ///< actions that no case showed before
    std::vector<std::string> without_actions;  ///< actions that no case left out before
};

/// What to add to one file of cases.
struct Suggestions {
    std::vector<SuggestedCase> cases;
    std::size_t given_up = 0;  ///< targets that no case was found for
};

/// Makes suggestions for all decisions of the instrument.
Suggestions suggest_cases(CaseRunner& runner, const CaseSuite& suite);

/// The text of a cases.yaml with only these cases; they can be pasted below those of the present
/// one.
std::string suggestions_text(const Catalog& catalog, std::size_t instrument,
                             const Suggestions& suggestions);

}  // namespace rodevlag
