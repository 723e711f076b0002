// The input file, read once more: is it still what each part read, and is it what they read
// together?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "merge/part_set.h"
#include "rodevlag/hashing_stream.h"

namespace rodevlag::tools {

/// The input as the first receipt names it, seen from the current folder or else beside that
/// receipt; "" and a problem when it is not there.
std::string find_input(const std::vector<Part>& parts, Problems& problems);

/// Compares the range of every part with its receipt, and the end of the last part with the end of
/// the file. Returns what the whole file is when nothing is wrong with it; `parts` may have gaps,
/// and then there is no whole.
std::optional<Fingerprint> check_input(const std::vector<Part>& parts, const std::string& path,
                                       Problems& problems);

}  // namespace rodevlag::tools
