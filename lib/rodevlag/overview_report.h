// The whole picture of one case as a report for people.
#pragma once

#include <cstddef>
#include <vector>

#include "rodevlag/document.h"
#include "rodevlag/overview.h"
#include "rodevlag/record.h"

namespace rodevlag {

/// The report of one record. `revised`: the decisions whose stored result did not fit.
Document overview_report(Overviewer& overviewer, const Record& record, const Answers& answers,
                         const std::vector<std::size_t>& revised);

}  // namespace rodevlag
