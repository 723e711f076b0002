// rv-merge: the parts of one file, scored apart, as one result.
//
// Proves first and writes then: under the name of --output, or on standard output, nothing appears
// before every part is there once, unchanged, and fits the others.
#pragma once

#include <string>
#include <vector>

namespace rodevlag::tools {

struct MergeOptions {
    std::vector<std::string> receipts;  ///< of the parts, in any order
    std::string output;                 ///< empty or `-` is standard output
    std::string rejects;                ///< empty: the rejects stay in the files of the parts
    std::string receipt;                ///< empty: none
    bool without_input = false;         ///< do not read the input again
    bool quiet = false;
};

inline constexpr const char* merge_program = "rv-merge";

/// Joins the parts; returns the exit status that the run over the whole file would have had, or
/// exit_no_input when the parts do not fit, after a message for everything that is wrong. Throws
/// UsageError and OutputError.
int run_merge(const MergeOptions& options);

}  // namespace rodevlag::tools
