#include "rodevlag/yaml_image.h"

namespace rodevlag {

namespace {

/// All nodes of a tree but the root, in two blocks: thousands of small vectors would cost more than
/// everything else in the reading of an image.
struct Blocks {
    std::vector<YamlNode> items;
    std::vector<YamlNode::Member> members;
};

class ImageReader {
public:
    ImageReader(const YamlImage& image, Blocks& blocks)
        : m_image(image), m_items(blocks.items.data()), m_members(blocks.members.data()) {}

    void read(YamlNode& node) {
        const YamlImageNode& from = m_image.nodes[m_next++];
        node.text = text_of(from);
        node.line = from.line;
        node.column = from.column;
        node.kind = from.kind;
        node.flow_style = from.flow_style;
        if (from.kind == YamlNode::Kind::sequence) {
            YamlNode* const items = m_items;
            m_items += from.children;
            node.items = {items, from.children};
            for (std::size_t index = 0; index < from.children; ++index) {
                read(items[index]);
            }
        } else if (from.kind == YamlNode::Kind::mapping) {
            YamlNode::Member* const members = m_members;
            m_members += from.children;
            node.members = {members, from.children};
            for (std::size_t index = 0; index < from.children; ++index) {
                const YamlImageNode& key = m_image.nodes[m_next++];
                members[index].key = text_of(key);
                members[index].line = key.line;
                members[index].column = key.column;
                read(members[index].value);
            }
        }
    }

private:
    std::string_view text_of(const YamlImageNode& node) const {
        return {m_image.text.data() + node.text_begin, node.text_size};
    }

    const YamlImage& m_image;
    std::size_t m_next = 0;
    YamlNode* m_items;  // the first that is not in use
    YamlNode::Member* m_members;
};

}  // namespace

YamlDocument tree_of_image(const YamlImage& image) {
    std::size_t items = 0;
    std::size_t members = 0;
    for (const YamlImageNode& node : image.nodes) {
        items += node.kind == YamlNode::Kind::sequence ? node.children : 0;
        members += node.kind == YamlNode::Kind::mapping ? node.children : 0;
    }
    const auto blocks = std::make_shared<Blocks>();
    blocks->items.resize(items);
    blocks->members.resize(members);
    YamlDocument document{{}, true, {}, blocks};
    ImageReader(image, *blocks).read(document.root);
    return document;
}

std::string_view FlatYaml::text_of(std::size_t node) const {
    return std::string_view(text).substr(nodes[node].text_begin, nodes[node].text_size);
}

std::size_t FlatYaml::add(YamlNode::Kind kind, std::string_view node_text, std::size_t line,
                          std::size_t column, bool flow_style, std::size_t children) {
    nodes.push_back({static_cast<std::uint32_t>(text.size()),
                     static_cast<std::uint32_t>(node_text.size()), static_cast<std::uint32_t>(line),
                     static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(children), kind,
                     flow_style});
    text += node_text;
    return nodes.size() - 1;
}

YamlDocument tree_that_owns(FlatYaml flat) {
    struct Kept {
        FlatYaml flat;
        std::shared_ptr<const void> nodes;
    };
    const auto kept = std::make_shared<Kept>(Kept{std::move(flat), nullptr});
    YamlDocument tree = tree_of_image(kept->flat.image());
    kept->nodes = std::move(tree.memory);
    tree.memory = kept;
    return tree;
}

const YamlNode* YamlNode::find(std::string_view key) const {
    for (const Member& member : members) {
        if (member.key == key) {
            return &member.value;
        }
    }
    return nullptr;
}

}  // namespace rodevlag
