// A route as a report: the leaf or the possible leaves, the path, the actions per organisation.
#pragma once

#include "rodevlag/document.h"
#include "rodevlag/record.h"
#include "rodevlag/route.h"

namespace rodevlag {

/// The report of one decision's route for one record. `revised`: a stored result did not fit.
Document route_report(Router& router, const Record& record, const Answers& answers,
                      std::size_t decision, bool revised);

}  // namespace rodevlag
