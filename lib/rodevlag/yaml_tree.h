// A YAML document as a tree in which every node and key knows its position.
//
// The only place that uses yaml-cpp. It reads through yaml-cpp's event handler and guards what that
// library lets pass: duplicate keys, aliases, anchors, tags, more than one document, invalid UTF-8,
// control characters, too many bytes, too deep nesting. Every scalar stays text: `010`, `ja` and
// `1.0` mean what their reader decides. Left out: writing YAML, merge keys, non-scalar keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/error.h"

namespace rodevlag {

/// Parts of a tree that stand side by side in memory; as std::span, but the type of a part need not
/// be complete yet.
template <typename Part>
class YamlParts {
public:
    YamlParts() = default;
    YamlParts(const Part* first, std::size_t size) : m_first(first), m_size(size) {}

    const Part* begin() const { return m_first; }
    const Part* end() const { return m_first + m_size; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const Part& front() const { return m_first[0]; }
    const Part& back() const { return m_first[m_size - 1]; }
    const Part& operator[](std::size_t index) const { return m_first[index]; }

private:
    const Part* m_first = nullptr;
    std::size_t m_size = 0;
};

/// One node: a scalar with its text, a sequence of nodes, or a mapping of keys to nodes. A node is
/// small and owns nothing: what it points to lives as long as its document.
struct YamlNode {
    enum class Kind : std::uint8_t { scalar, sequence, mapping };

    struct Member;

    std::string_view text;      ///< scalar: its text; empty for a key without a value
    YamlParts<YamlNode> items;  ///< sequence
    YamlParts<Member> members;  ///< mapping, in the order of the file
    std::uint32_t line = 0;     ///< 1-based
    std::uint32_t column = 0;   ///< 1-based, in bytes
    Kind kind = Kind::scalar;
    bool flow_style = false;  ///< written with {} or []

    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_sequence() const { return kind == Kind::sequence; }
    bool is_mapping() const { return kind == Kind::mapping; }

    /// The value of a key, or nullptr.
    const YamlNode* find(std::string_view key) const;
};

struct YamlNode::Member {
    std::string_view key;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
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
    std::shared_ptr<const void> memory{};  ///< what the nodes point to
};

/// Reads one document; `name` stands in the problems as their file. Never throws on bad input.
YamlDocument read_yaml(std::string_view text, const std::string& name, YamlLimits limits = {});

}  // namespace rodevlag
