// What yaml-cpp does not tell about a node and the text itself does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rodevlag {

/// What the null at `offset` was written as: nothing, `~` or a spelling of `null`.
std::string text_of_null(std::string_view text, std::size_t offset);

/// Whether a colon follows the key at `offset`. yaml-cpp takes a line with a word alone for a key
/// without a value; that is nearly always a slip. True when it cannot be seen (a key with quotes).
bool has_colon_after_key(std::string_view text, std::size_t offset, std::string_view key);

}  // namespace rodevlag
