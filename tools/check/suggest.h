// rv-check --suggest: writes cases that close the gaps in what the cases beside an instrument
// exercise.
#pragma once

#include <string>
#include <vector>

#include "common/options.h"

namespace rodevlag::tools {

struct SuggestOptions {
    std::vector<std::string> instruments;  ///< ids and files; one with decisions
    CommonOptions common;                  ///< --output
};

/// Returns the exit status, always 0. Without a file of cases, suggests a whole one. Throws
/// UsageError unless exactly one instrument with decisions is named, InstrumentError also for a
/// file of cases with problems, InputError and OutputError.
int run_suggest(const SuggestOptions& options);

}  // namespace rodevlag::tools
