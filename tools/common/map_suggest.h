// --map-suggest: a first draft of a map for an input.
#pragma once

#include <string>

#include "common/options.h"

namespace rodevlag::tools {

/// Reads the whole input and writes the draft to --output or standard output; returns the exit
/// status. Throws UsageError for options that mean nothing here, InputError and OutputError.
int run_map_suggest(const CommonOptions& options, const std::string& program);

}  // namespace rodevlag::tools
