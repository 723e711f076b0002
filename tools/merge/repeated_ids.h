// Cases that stand in the joined output more than once, also in different parts.
//
// Every part tells this about its own records; only where they come together can it be told about
// all. Nothing is refused: the same case may have been taken in twice, and a person must see it.
#pragma once

#include <string>
#include <vector>

#include "merge/joined_file.h"

namespace rodevlag::tools {

/// A message for the user about the rows of the output that repeat a case, or "". Reads the pieces
/// once more. Trouble with that is a message as well, never a failure.
std::string repeated_ids_message(const std::vector<Piece>& outputs, RowCounter::Form form);

}  // namespace rodevlag::tools
