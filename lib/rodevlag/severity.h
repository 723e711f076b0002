// Does a worse answer ever give a milder outcome?
//
// Questions declare which of their answers are worse (Item::severity). A scale says which outcomes
// are worse; where outcomes have no order, one that raises the alarm is worse than one that does
// not, and the others are not compared. Two answer patterns that differ in one question by one
// level are compared, for all patterns at once; since any two patterns of which one is worse are
// joined by such steps, no breach among the steps means no breach at all. Left out: questions that
// declare nothing, and answers that are in no level.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/compiler.h"
#include "rodevlag/contrast.h"
#include "rodevlag/count.h"

namespace rodevlag {

/// A step between neighbouring levels of one variable.
struct SeverityStep {
    Variable variable = 0;
    Value milder = 0;
    Value worse = 0;
};

/// A step that makes the outcome milder for some answers to the other questions.
struct SeverityBreach {
    SeverityStep step;
    Count pairs = 0;   ///< for so many ways to answer the other questions
    Contrast example;  ///< one kind of these: the outcome with the milder answer, and the milder
                       ///< outcome with the worse answer
};

/// How bad each outcome is, higher is worse; nothing when the outcomes cannot be compared.
std::optional<std::vector<std::size_t>> outcome_ranks(const Decision& decision);

/// Every step of the questions behind `variables`.
std::vector<SeverityStep> severity_steps(const Catalog& catalog,
                                         const std::vector<std::size_t>& variables);

/// What was compared for one decision.
struct SeverityCheck {
    Count pairs = 0;  ///< of answer patterns that differ by one step; may be `uncountable`
    std::vector<SeverityBreach> breaches;
};

/// Compares all patterns. `ranks` has one element per outcome; the decision must have no gaps.
SeverityCheck check_severity(const CompiledDecision& compiled,
                             const std::vector<SeverityStep>& steps,
                             const std::vector<std::size_t>& ranks);

}  // namespace rodevlag
