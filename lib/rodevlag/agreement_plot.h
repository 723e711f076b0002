// Bars that show how often pairs of trainees answer differently, as HTML with a drawing per bar.
//
// The length of a bar is a share of the pairs of that row; the counts stand beside it in words, so
// the drawing only repeats them. The text is no part of the drawing: it stays readable on a narrow
// screen.
#pragma once

#include <string>

#include "rodevlag/agreement.h"

namespace rodevlag {

/// One row: a name, a line below it, and the bar with its counts.
struct AgreementBar {
    std::string name;
    std::string label;
    RaterPairs pairs;
    std::string details;  ///< the coefficients
};

/// A row as an element of an ordered list.
std::string agreement_bar(const AgreementBar& bar);

}  // namespace rodevlag
