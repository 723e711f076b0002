// An explanation as a report that a colleague can read out over the phone.
//
// The order is fixed: the outcome, the red flags with question, answer and source, other present
// factors, why, what is still unknown and what to ask first, what would change the outcome, what to
// mind, who decides.
#pragma once

#include "rodevlag/document.h"
#include "rodevlag/explain.h"
#include "rodevlag/record.h"

namespace rodevlag {

/// The report of one decision for one record. `revised`: a stored result did not fit.
Document explain_report(Scorer& scorer, const Record& record, const Answers& answers,
                        const Explanation& explanation, bool revised);

/// The part of it that proves the outcome, for a page that shows outcome and answers in its own
/// way: reasons, what is unknown, what would change it, what to mind, who decides.
Document explain_proof(Scorer& scorer, const Answers& answers, const Explanation& explanation);

}  // namespace rodevlag
