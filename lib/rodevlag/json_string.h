// JSON strings: from their escapes to text and back.
#pragma once

#include <string>
#include <string_view>

namespace rodevlag {

/// Appends the text of a string (given with its quotes), escapes undone.
void append_json_string_text(std::string& text, std::string_view raw);

/// Appends `text` as a JSON string.
void append_json_string(std::string& json, std::string_view text);

}  // namespace rodevlag
