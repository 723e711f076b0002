#include "rodevlag/yaml_image.h"

namespace rodevlag {

namespace {

class ImageReader {
public:
    explicit ImageReader(const YamlImage& image) : m_image(image) {}

    /// In place: nodes are large, and a start of a program reads thousands of them.
    void read(YamlNode& node) {
        const YamlImageNode& from = m_image.nodes[m_next++];
        node.kind = from.kind;
        node.text = text_of(from);
        node.flow_style = from.flow_style;
        node.line = from.line;
        node.column = from.column;
        if (from.kind == YamlNode::Kind::sequence) {
            node.items.resize(from.children);
            for (YamlNode& item : node.items) {
                read(item);
            }
        } else if (from.kind == YamlNode::Kind::mapping) {
            node.members.resize(from.children);
            for (YamlNode::Member& member : node.members) {
                const YamlImageNode& key = m_image.nodes[m_next++];
                member.key = text_of(key);
                member.line = key.line;
                member.column = key.column;
                read(member.value);
            }
        }
    }

private:
    std::string_view text_of(const YamlImageNode& node) const {
        return m_image.text.substr(node.text_begin, node.text_size);
    }

    const YamlImage& m_image;
    std::size_t m_next = 0;
};

void append(FlatYaml& flat, const YamlNode& node) {
    const auto add = [&](std::string_view text, std::size_t line, std::size_t column,
                         std::size_t children, YamlNode::Kind kind, bool flow_style) {
        flat.nodes.push_back({static_cast<std::uint32_t>(flat.text.size()),
                              static_cast<std::uint32_t>(text.size()),
                              static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column),
                              static_cast<std::uint32_t>(children), kind, flow_style});
        flat.text += text;
    };
    add(node.text, node.line, node.column,
        node.is_sequence() ? node.items.size() : node.members.size(), node.kind, node.flow_style);
    for (const YamlNode& item : node.items) {
        append(flat, item);
    }
    for (const YamlNode::Member& member : node.members) {
        add(member.key, member.line, member.column, 0, YamlNode::Kind::scalar, false);
        append(flat, member.value);
    }
}

}  // namespace

YamlNode tree_of_image(const YamlImage& image) {
    YamlNode root;
    ImageReader(image).read(root);
    return root;
}

FlatYaml flatten_yaml(const YamlNode& root) {
    FlatYaml flat;
    append(flat, root);
    return flat;
}

}  // namespace rodevlag
