// The words that conditions are written with: reserved words, names of items, values.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/yaml_fields.h"

namespace rodevlag {

/// The words that have a meaning of their own in conditions; no item can have such an id.
std::span<const std::string_view> reserved_words();

bool is_reserved(std::string_view word);

/// The name of an item as written, `item` or `instrument.item`; reports and gives "" for another
/// text.
std::string read_item_name(const YamlNode& node, std::string_view subject, ProblemReport& report);

/// One word or a list of different words.
std::vector<std::string> read_words(const YamlNode& node, std::string_view subject,
                                    ProblemReport& report);

}  // namespace rodevlag
