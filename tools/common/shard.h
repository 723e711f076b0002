// `--shard I/N`: which part of a file a run is about.
#pragma once

#include <string>

#include "rodevlag/chunk_range.h"

namespace rodevlag::tools {

/// The part that `I/N` names of the file at `path`. Throws UsageError when the text is no part, or
/// the input no file of which the size is known.
FilePart part_from_option(const std::string& text, const std::string& path);

}  // namespace rodevlag::tools
