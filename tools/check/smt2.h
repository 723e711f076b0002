// rv-check --smt2: the proofs as text for SMT solvers, so that other programs can repeat them.
#pragma once

#include <string>
#include <vector>

#include "common/options.h"

namespace rodevlag::tools {

struct Smt2Options {
    std::vector<std::string> instruments;  ///< ids and files; none: every built-in instrument
    CommonOptions common;                  ///< --output
};

/// Writes the text; returns the exit status, always 0: flaws are in the answers that the text
/// expects. Throws UsageError, InputError, InstrumentError, OutputError.
int run_smt2(const Smt2Options& options);

}  // namespace rodevlag::tools
