// One whole run of rv-score: answers in, decisions added. The program does it, and so does the
// repetition of a run from its receipt; that it is the same function is what makes repeating mean
// something.
#pragma once

#include <optional>
#include <vector>

#include "common/options.h"
#include "common/run_streams.h"
#include "rodevlag/receipt.h"

namespace rodevlag::tools {

inline constexpr const char* score_program = "rv-score";

/// What a run that ended leaves besides its output.
struct ScoreRun {
    int status = 0;
    ReceiptCounts counts;
    std::optional<ReceiptPart> part;             ///< when only a part of the input was asked for
    std::vector<ReceiptInstrument> instruments;  ///< those that were used, in order of id
};

/// Runs over the input. An instrument counts as used when it is named with --instrument, when a
/// decision of it was computed or is in --fail-on, or when one that counts uses it. Throws what
/// ends a run.
ScoreRun run_score(const CommonOptions& options, RunStreams& streams);

}  // namespace rodevlag::tools
