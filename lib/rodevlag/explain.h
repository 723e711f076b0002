// The explanation of one result: why it is what it is, what is still open, what would change it.
//
// Pure data, for explain_report.h (people) and explain_json.h (programs). Every part is exact for
// the whole chain of decisions; where there are many reasons or changes, the smallest come first
// and the total is told.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "rodevlag/count.h"
#include "rodevlag/route.h"
#include "rodevlag/score.h"

namespace rodevlag {

/// An item with the value that it would have to get.
struct ItemValue {
    std::size_t item = 0;
    Value value = 0;
};

/// New answers to a smallest set of questions, and where they lead.
struct OutcomeChange {
    std::vector<ItemValue> answers;
    std::vector<std::size_t> outcomes;  ///< possible after the change, in order
};

/// Why this result, and what could make it another.
struct Explanation {
    DecisionResult result;
    std::vector<std::vector<std::size_t>> scope_reasons;  ///< per part of result.violated_scope the
                                                          ///< items whose answers make it fail
    std::vector<std::size_t> present;  ///< own questions answered ja that decide nothing
    Count reason_count = 0;
    std::vector<std::vector<std::size_t>> reasons;  ///< items per reason; smallest first, a few
    std::optional<std::size_t> ask_first;           ///< item; one of result.decisive
    std::vector<OutcomeChange> changes;             ///< smallest changes, a few
    bool more_changes = false;                      ///< there are more of the same size
};

/// Own questions whose answer is certainly on the `ja` side and that do not decide the outcome:
/// Explanation::present without the rest, for a case in scope.
std::vector<std::size_t> present_factors(Scorer& scorer, const DecisionResult& result,
                                         const Answers& answers);

/// Explains the result of one decision for one case. At most `limit` reasons and changes are
/// listed. For a case out of scope there is only the scope to explain.
Explanation explain(Router& router, std::size_t decision, const Answers& answers,
                    std::size_t limit);

}  // namespace rodevlag
