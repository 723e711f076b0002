// What yaml-cpp does not tell about a node and the text itself does.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "rodevlag/text_fault.h"

namespace rodevlag {

/// What the null at `offset` was written as: nothing, `~` or a spelling of `null`.
std::string text_of_null(std::string_view text, std::size_t offset);

/// Whether a colon follows the key at `offset`. yaml-cpp takes a line with a word alone for a key
/// without a value; that is nearly always a slip.
bool has_colon_after_key(std::string_view text, std::size_t offset, std::string_view key);

/// Whether the quote at `offset` is closed somewhere. yaml-cpp takes the end of the file for the
/// closing quote when a line end stands before it, and all that follows for one text. True when
/// there is no quote at `offset`.
bool has_closing_quote(std::string_view text, std::size_t offset);

/// What does not belong in YAML that we read, before it is parsed: what find_text_fault finds, and
/// lines with '%' at the start. yaml-cpp takes those for directives and passes them over, wherever
/// they stand; only `%YAML` on the first line is one.
std::optional<TextFault> find_yaml_fault(std::string_view text);

}  // namespace rodevlag
