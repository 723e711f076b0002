// The difference between two versions of an instrument as a report in plain Dutch.
//
// Left out: how it is rendered (document.h), and what it means for records.
#pragma once

#include "rodevlag/difference.h"
#include "rodevlag/document.h"

namespace rodevlag {

/// `before` and `after` are the two versions that `difference` compares.
Document difference_report(const Instrument& before, const Instrument& after,
                           const VersionDifference& difference);

}  // namespace rodevlag
