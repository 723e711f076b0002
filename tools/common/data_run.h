// A run that hands its cases on in a data format: in one thread, or in several where the format
// allows it.
#pragma once

#include "common/case_run.h"
#include "common/data_handler.h"
#include "common/options.h"

namespace rodevlag::tools {

/// Reads, scores and writes all records; returns the exit status. Throws what ends a run.
int run_to_data(const CommonOptions& options, CaseRun& run, DataContents contents);

}  // namespace rodevlag::tools
