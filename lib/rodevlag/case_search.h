// Looks for the cases that close the gaps in the coverage of one decision.
//
// First ways through the diagram that take edges not yet taken; then, for each question that no two
// cases show to matter, a pair that differs in it alone (one new case where a present one can be
// the other half); then the parts that are left. The same in the other order, pairs first, and the
// shorter result of the two. Greedy: every case is chosen for how much it adds, and what turns out
// not to be needed is dropped. A smallest set is not sought (set cover is NP-hard). The same input
// always gives the same cases. Names and texts are for suggest.h.
#pragma once

#include <cstddef>
#include <vector>

#include "rodevlag/case_suite.h"

namespace rodevlag {

/// A case that is there already, or one that was found.
struct FoundCase {
    std::vector<CaseAnswer> words;
    CasePattern pattern;
    std::size_t contradictions = 0;  ///< answers that do not fit with another
    CoverageTarget aim{};            ///< what a new case was made for
};

/// The cases of one decision with the new ones behind them.
struct FoundCases {
    std::vector<FoundCase> cases;
    std::size_t present = 0;      ///< how many were there: those of DecisionCoverage::cases
    std::vector<bool> exercised;  ///< per target, by all of them together
};

/// Searches for one decision of the suite.
FoundCases search_cases(CaseRunner& runner, const CaseSuite& suite,
                        const DecisionCoverage& coverage);

}  // namespace rodevlag
