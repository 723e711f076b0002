// A YAML tree flattened into constant arrays, so that built-in instruments need no parsing at
// start.
//
// Reading YAML takes most of the time of a short run (docs/decisions/008). The build reads the
// built-in files once and writes their trees as an image; at run time the image becomes the same
// tree that read_yaml() gives, which goes through an image as well. A test compares the two.
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

/// The tree of an image, which must live as long as the tree.
YamlDocument tree_of_image(const YamlImage& image);

/// What an image is made of.
struct FlatYaml {
    std::vector<YamlImageNode> nodes;
    std::string text;

    YamlImage image() const { return {nodes, text}; }
    std::string_view text_of(std::size_t node) const;

    /// Adds a node or key at the end; returns its index.
    std::size_t add(YamlNode::Kind kind, std::string_view node_text, std::size_t line,
                    std::size_t column, bool flow_style = false, std::size_t children = 0);
};

/// The tree of a document, which keeps what it is made of.
YamlDocument tree_that_owns(FlatYaml flat);

/// Adds a tree of YamlNode, or of any type with the same members, at the end.
template <typename Node>
void flatten_yaml(const Node& node, FlatYaml& flat) {
    flat.add(node.kind, node.text, node.line, node.column, node.flow_style,
             node.is_sequence() ? node.items.size() : node.members.size());
    for (const auto& item : node.items) {
        flatten_yaml(item, flat);
    }
    for (const auto& member : node.members) {
        flat.add(YamlNode::Kind::scalar, member.key, member.line, member.column);
        flatten_yaml(member.value, flat);
    }
}

}  // namespace rodevlag
