// rv-check without a mode: the proofs, and the findings with their counter-examples.
#pragma once

#include <string>
#include <vector>

#include "common/options.h"

namespace rodevlag::tools {

struct ProofOptions {
    std::vector<std::string> instruments;  ///< ids and files; none: every built-in instrument
    std::string counterexamples;           ///< folder for the answer files; empty: none are written
    CommonOptions common;                  ///< --output, and --quiet: only what was found
};

/// Returns the exit status: 0 when nothing is wrong, 1 when something is. Throws UsageError for an
/// instrument that does not exist and a folder with something in it, InputError, OutputError.
int run_proofs(const ProofOptions& options);

}  // namespace rodevlag::tools
