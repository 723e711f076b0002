// All cases of one instrument: how each went, and what they exercise together.
//
// A case counts for the coverage of a decision when it says something about that decision and all
// of that holds: a case that fails shows nothing. Only decisions of the instrument itself are
// measured; what its cases say about others is checked and not counted. The usual flow: run_suite()
// for each instrument, then the report (case_report.h) or suggestions (suggest.h).
#pragma once

#include <cstddef>
#include <vector>

#include "rodevlag/case_check.h"
#include "rodevlag/case_file.h"
#include "rodevlag/coverage.h"

namespace rodevlag {

/// What the cases exercise of one decision.
struct DecisionCoverage {
    CoverageModel model;
    std::vector<std::size_t> cases;     ///< those that count, as indexes in the file
    std::vector<CasePattern> patterns;  ///< one per such case
    std::vector<bool> exercised;        ///< per target of the model
    std::vector<bool> notices_shown;    ///< per notice: in some case
    std::vector<bool> notices_hidden;   ///< per notice: not in some other case
};

/// The cases of one instrument.
struct CaseSuite {
    std::size_t instrument = 0;  ///< index in the catalog
    CaseFile file;
    std::vector<CaseResult> results;          ///< per case; none when the file has problems
    std::vector<DecisionCoverage> decisions;  ///< the same; in the instrument's order

    std::size_t passed_count() const;
};

/// Runs all cases of a file of this instrument. Throws InstrumentError when a decision cannot be
/// compiled.
CaseSuite run_suite(CaseRunner& runner, std::size_t instrument, CaseFile file);

/// How many targets of one kind there are, and how many the cases exercise.
struct CoverageShare {
    CoverageTarget::Kind kind = CoverageTarget::Kind::rule;
    std::size_t exercised = 0;
    std::size_t all = 0;

    /// 0 to 100; 100 when there is nothing to exercise.
    double percentage() const;
};

/// The shares of every kind that the decision has, in the order of the kinds.
std::vector<CoverageShare> shares_of(const DecisionCoverage& coverage);

}  // namespace rodevlag
