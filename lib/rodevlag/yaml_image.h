// A YAML tree flattened into constant arrays, so that built-in instruments need no parsing at
// start.
//
// Reading YAML takes most of the time of a short run (docs/decisions/008). The build reads the
// built-in files once and writes their trees as an image; at run time the image becomes the same
// tree that read_yaml() gives. A test compares the two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/yaml_tree.h"

namespace rodevlag {

/// One node or key, in the order of the file; children follow their parent.
struct YamlImageNode {
    std::uint32_t text_begin;  ///< in the image's text
    std::uint32_t text_size;
    std::uint32_t line;
    std::uint32_t column;
    std::uint32_t
        children;  ///< items of a sequence; members of a mapping (each a key, then a value)
    YamlNode::Kind kind;
    bool flow_style;
};

/// A whole document.
struct YamlImage {
    std::span<const YamlImageNode> nodes;
    std::string_view text;  ///< all scalars and keys, one after the other
};

/// The tree of an image that flatten_yaml() made.
YamlNode tree_of_image(const YamlImage& image);

/// What an image is made of.
struct FlatYaml {
    std::vector<YamlImageNode> nodes;
    std::string text;
};

/// Flattens a tree.
FlatYaml flatten_yaml(const YamlNode& root);

}  // namespace rodevlag
