#include "yaml_nodes.h"

#include <fmt/format.h>
#include <string_view>

namespace rodevlag::mutation {

namespace {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char character : text) {
        if (character == '"' || character == '\\') {
            result += '\\';
            result += character;
        } else if (character == '\n') {
            result += "\\n";
        } else if (character == '\t') {
            result += "\\t";
        } else {
            result += character;
        }
    }
    return result + '"';
}

std::string bare(std::string_view text) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz0123456789_.-";
    const bool is_plain = !text.empty() && text.find_first_not_of(plain) == std::string_view::npos;
    return is_plain ? std::string(text) : quoted(text);
}

std::string write(const TreeNode& node, std::string (*text_of)(std::string_view)) {
    if (node.is_scalar()) {
        return text_of(node.text);
    }
    std::string parts;
    const auto add = [&](const std::string& part) { parts += (parts.empty() ? "" : ", ") + part; };
    for (const TreeNode& item : node.items) {
        add(write(item, text_of));
    }
    for (const TreeNode::Member& member : node.members) {
        add(text_of(member.key) + ": " + write(member.value, text_of));
    }
    return node.is_sequence() ? "[" + parts + "]" : "{" + parts + "}";
}

}  // namespace

const TreeNode* TreeNode::find(std::string_view key) const {
    for (const Member& member : members) {
        if (member.key == key) {
            return &member.value;
        }
    }
    return nullptr;
}

TreeNode copy_of(const YamlNode& node) {
    TreeNode copy;
    copy.kind = node.kind;
    copy.text = node.text;
    copy.flow_style = node.flow_style;
    copy.line = node.line;
    copy.column = node.column;
    for (const YamlNode& item : node.items) {
        copy.items.push_back(copy_of(item));
    }
    for (const YamlNode::Member& member : node.members) {
        copy.members.push_back(
            {std::string(member.key), member.line, member.column, copy_of(member.value)});
    }
    return copy;
}

TreeNode scalar(std::string text) {
    TreeNode node;
    node.text = std::move(text);
    return node;
}

TreeNode sequence(std::vector<TreeNode> items) {
    TreeNode node;
    node.kind = YamlNode::Kind::sequence;
    node.items = std::move(items);
    node.flow_style = true;
    return node;
}

TreeNode mapping(std::string key, TreeNode value) {
    TreeNode node;
    node.kind = YamlNode::Kind::mapping;
    node.flow_style = true;
    TreeNode::Member member;
    member.key = std::move(key);
    member.value = std::move(value);
    node.members.push_back(std::move(member));
    return node;
}

std::string to_yaml(const TreeNode& node) {
    return write(node, quoted);
}

std::string in_short(const TreeNode& node) {
    constexpr std::size_t width = 100;
    const std::string text = write(node, bare);
    return text.size() <= width ? text : text.substr(0, width) + "...";
}

TreeNode* find(TreeNode& node, std::string_view key) {
    for (TreeNode::Member& member : node.members) {
        if (member.key == key) {
            return &member.value;
        }
    }
    return nullptr;
}

TreeNode without(const TreeNode& node, std::size_t index) {
    TreeNode copy = node;
    const auto offset = static_cast<std::ptrdiff_t>(index);
    if (node.is_sequence()) {
        copy.items.erase(copy.items.begin() + offset);
    } else {
        copy.members.erase(copy.members.begin() + offset);
    }
    return copy;
}

}  // namespace rodevlag::mutation
