// rv-check --replay: does the run of a receipt give the same result again?
//
// Repeats the run in this process with the function that rv-score itself runs. The repeated output
// is compared and not kept, and the files of the run are only read.
#pragma once

#include <string>

namespace rodevlag::tools {

struct ReplayOptions {
    std::string receipt;       ///< the receipt's file, or `-`
    std::string output;        ///< where the report goes; empty or `-` is standard output
    bool quiet = false;        ///< only what it comes to, without the list of what was compared
    bool show_values = false;  ///< show the text where the output first differs
};

/// Repeats the run and writes the report; returns exit_ok when everything but the version of the
/// program is the same and the files of the run still are as they were, otherwise 1. Throws
/// InputError when the receipt, the input or an instrument cannot be read, InstrumentError,
/// UsageError, and OutputError for the report.
int run_replay(const ReplayOptions& options);

}  // namespace rodevlag::tools
