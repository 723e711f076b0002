// YAML trees as a mutant needs them: made by hand, and written out again.
//
// What is written is flow style with every scalar in double quotes, so that it can be read back
// without any doubt and shown on one line. Left out: comments and layout.
#pragma once

#include <string>
#include <vector>

#include "rodevlag/yaml_tree.h"

namespace rodevlag::mutation {

YamlNode scalar(std::string text);
YamlNode sequence(std::vector<YamlNode> items);

/// A mapping with one key.
YamlNode mapping(std::string key, YamlNode value);

/// The node as YAML on one line; read_yaml() gives the same tree back, apart from positions.
std::string to_yaml(const YamlNode& node);

/// The same for people: quotes only where they are needed, cut at 100 characters.
std::string in_short(const YamlNode& node);

/// The member of a mapping, or nullptr.
YamlNode* find(YamlNode& node, std::string_view key);

/// A copy of a list or a mapping without one of its elements.
YamlNode without(const YamlNode& node, std::size_t index);

}  // namespace rodevlag::mutation
