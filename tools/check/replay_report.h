// What a repeated run comes to, in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rodevlag/comparing_sink.h"
#include "rodevlag/receipt.h"

namespace rodevlag::tools {

/// A file that the run wrote, as it is now. Without `content` it is not there any more.
struct FileNow {
    std::string name;
    Fingerprint then;  ///< according to the receipt
    std::optional<Fingerprint> content;
    std::optional<TextDifference> difference;  ///< of the repeated run with the file
};

/// A run and its repetition.
struct Replay {
    Receipt then;
    Receipt now;
    std::string broke_off;  ///< why the repetition could not end; empty when it did
    std::vector<FileNow> files;
};

/// Is all that matters the same: input, instruments, result, and the files that are still there?
bool is_same(const Replay& replay);

/// The report, ending with a newline. `details`: also what was compared. `show_values`: also the
/// text where the output first differs.
std::string replay_report(const Replay& replay, bool details, bool show_values);

}  // namespace rodevlag::tools
