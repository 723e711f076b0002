// rv-check --diff: what changes in meaning between two versions of an instrument.
#pragma once

#include <string>

#include "common/options.h"

namespace rodevlag::tools {

/// What --diff and --impact ask.
struct DiffOptions {
    std::string before;    ///< the old version: a built-in id or a file
    std::string after;     ///< the new version: a built-in id or a file
    bool impact = false;   ///< also run the records of `common.input` through both versions
    CommonOptions common;  ///< output and color; with `impact` also how the input is read
};

/// Writes the report; the exit status is 0 when the versions mean the same, 1 when they differ, 65
/// when both versions rejected some of the records. Throws UsageError when these are not two
/// versions of one instrument, InstrumentError with the problems of both, InputError, OutputError.
int run_diff(const DiffOptions& options, const std::string& program);

}  // namespace rodevlag::tools
