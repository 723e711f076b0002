// The report on the cases of one instrument in plain Dutch: how they went and what they exercise.
//
// What is not exercised is named with the place in the file; edges of the diagram with the answers
// that lead there. Notices are counted, but have no percentage and no part in a minimum: whether
// one shows can depend on answers being open, which the suggestions do not look for.
#pragma once

#include <string>
#include <vector>

#include "rodevlag/case_suite.h"

namespace rodevlag {

/// How the cases went: a line with the counts and every mismatch. For a file with problems, those.
std::string case_results(const Catalog& catalog, const CaseSuite& suite);

/// Per decision the shares, and what is not exercised; empty for a file with problems.
std::string coverage_report(const Catalog& catalog, const CaseSuite& suite);

/// One line per share of a decision that is below `minimum` percent.
std::vector<std::string> shortfalls(const Catalog& catalog, const CaseSuite& suite, double minimum);

}  // namespace rodevlag
