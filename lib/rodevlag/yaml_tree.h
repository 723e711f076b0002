// A YAML document as a tree in which every node and key knows its position.
//
// The only place that uses yaml-cpp. It reads through yaml-cpp's event handler and guards what that
// library lets pass: duplicate keys, aliases, anchors, tags, more than one document, invalid UTF-8,
// control characters, too many bytes, too deep nesting. Every scalar stays text: `010`, `ja` and
// `1.0` mean what their reader decides. Left out: writing YAML, merge keys, non-scalar keys.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rodevlag/error.h"

namespace rodevlag {

/// One node: a scalar with its text, a sequence of nodes, or a mapping of keys to nodes.
struct YamlNode {
    enum class Kind { scalar, sequence, mapping };

    struct Member;

    Kind kind = Kind::scalar;
    std::string text;             ///< scalar: its text; empty for a key without a value
    std::vector<YamlNode> items;  ///< sequence
    std::vector<Member> members;  ///< mapping, in the order of the file
    bool flow_style = false;      ///< written with {} or []
    std::size_t line = 0;         ///< 1-based
    std::size_t column = 0;       ///< 1-based, in bytes

    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_sequence() const { return kind == Kind::sequence; }
    bool is_mapping() const { return kind == Kind::mapping; }

    /// The value of a key, or nullptr.
    const YamlNode* find(std::string_view key) const;
};

struct YamlNode::Member {
    std::string key;
    std::size_t line = 0;
    std::size_t column = 0;
    YamlNode value;
};

/// What a document may cost before it is refused.
struct YamlLimits {
    std::size_t max_bytes = std::size_t{1} << 20;
    std::size_t max_depth = 64;
};

/// A document read, or what is wrong with it. The root is usable when `problems` is empty. When
/// there are problems and `complete` is set, the tree still holds all of the document (of a key
/// that stands there twice, the first), so a reader can go on to look for more problems.
struct YamlDocument {
    YamlNode root;
    bool complete = false;
    std::vector<Problem> problems;
};

/// Reads one document; `name` stands in the problems as their file. Never throws on bad input.
YamlDocument read_yaml(std::string_view text, const std::string& name, YamlLimits limits = {});

}  // namespace rodevlag
