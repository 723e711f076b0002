// rv-check --cases: runs the cases beside an instrument and reports what they exercise.
#pragma once

#include <string>
#include <vector>

#include "common/options.h"

namespace rodevlag::tools {

struct CasesOptions {
    std::vector<std::string> instruments;  ///< ids and files; none: every built-in instrument
    std::string minimum;                   ///< --minimum; empty: no gate
    CommonOptions common;                  ///< --output and --quiet
};

/// Returns the exit status: 0 when every case passes and every share is at least the minimum, 1
/// when not and when a file of cases is missing or has problems. Throws UsageError, InputError,
/// InstrumentError and OutputError.
int run_cases(const CasesOptions& options);

}  // namespace rodevlag::tools
