// YAML trees as a mutant needs them: made by hand, and written out again.
//
// What is written is flow style with every scalar in double quotes, so that it can be read back
// without any doubt and shown on one line. Left out: comments and layout.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/yaml_tree.h"

namespace rodevlag::mutation {

/// As YamlNode, but it owns what it holds and can be changed.
struct TreeNode {
    struct Member;

    YamlNode::Kind kind = YamlNode::Kind::scalar;
    std::string text;
    std::vector<TreeNode> items;
    std::vector<Member> members;
    bool flow_style = false;
    std::size_t line = 0;
    std::size_t column = 0;

    bool is_scalar() const { return kind == YamlNode::Kind::scalar; }
    bool is_sequence() const { return kind == YamlNode::Kind::sequence; }

    /// The value of a key, or nullptr.
    const TreeNode* find(std::string_view key) const;
};

struct TreeNode::Member {
    std::string key;
    std::size_t line = 0;
    std::size_t column = 0;
    TreeNode value;
};

/// A tree of its own, equal to `node`.
TreeNode copy_of(const YamlNode& node);

TreeNode scalar(std::string text);
TreeNode sequence(std::vector<TreeNode> items);

/// A mapping with one key.
TreeNode mapping(std::string key, TreeNode value);

/// The node as YAML on one line; read_yaml() gives the same tree back, apart from positions.
std::string to_yaml(const TreeNode& node);

/// The same for people: quotes only where they are needed, cut at 100 characters.
std::string in_short(const TreeNode& node);

/// The member of a mapping, or nullptr.
TreeNode* find(TreeNode& node, std::string_view key);

/// A copy of a list or a mapping without one of its elements.
TreeNode without(const TreeNode& node, std::size_t index);

}  // namespace rodevlag::mutation
