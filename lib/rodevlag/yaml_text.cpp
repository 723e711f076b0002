#include "rodevlag/yaml_text.h"

#include <algorithm>
#include <array>

#include "rodevlag/error.h"
#include "rodevlag/record_parts.h"
#include "rodevlag/text.h"
#include "rodevlag/text_fault.h"

namespace rodevlag {

namespace {

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           static_cast<unsigned char>(byte) >= 0x80;
}

bool is_plain(char byte) {
    constexpr std::string_view others = "-./() ";
    return is_letter(byte) || (byte >= '0' && byte <= '9') ||
           others.find(byte) != std::string_view::npos;
}

// Words that YAML 1.1 or 1.2 readers take for a boolean or for nothing.
bool is_special_word(std::string_view text) {
    constexpr std::array<std::string_view, 9> words = {"true", "false", "yes", "no", "on",
                                                       "off",  "null",  "y",   "n"};
    return std::ranges::count(words, lower_case(text)) != 0;
}

bool can_be_plain(std::string_view text) {
    return !text.empty() && is_letter(text.front()) && text.back() != ' ' &&
           std::ranges::all_of(text, is_plain) && !is_special_word(text);
}

void append_double_quoted(std::string& yaml, std::string_view text) {
    yaml += '"';
    for (const char byte : text) {
        switch (byte) {
            case '\n':
                yaml += "\\n";
                break;
            case '\r':
                yaml += "\\r";
                break;
            case '\t':
                yaml += "\\t";
                break;
            case '"':
                yaml += "\\\"";
                break;
            case '\\':
                yaml += "\\\\";
                break;
            default:
                yaml += byte;
        }
    }
    yaml += '"';
}

void append_single_quoted(std::string& yaml, std::string_view text) {
    yaml += '\'';
    for (const char byte : text) {
        yaml += byte;
        if (byte == '\'') {
            yaml += '\'';
        }
    }
    yaml += '\'';
}

void append_value(std::string& yaml, const ResultValue& value) {
    if (const auto* single = std::get_if<std::string>(&value)) {
        append_yaml_scalar(yaml, *single);
    } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        yaml += '[';
        for (std::size_t index = 0; index < list->size(); ++index) {
            yaml += index == 0 ? "" : ", ";
            append_yaml_scalar(yaml, (*list)[index]);
        }
        yaml += ']';
    } else {
        yaml += std::to_string(std::get<std::int64_t>(value));
    }
}

void append_members(std::string& yaml, const std::vector<NestedMember>& members, std::size_t indent,
                    std::string_view line_end) {
    constexpr std::size_t step = 2;
    for (const NestedMember& member : members) {
        yaml.append(indent, ' ');
        append_yaml_scalar(yaml, member.name);
        yaml += ':';
        if (member.value != nullptr) {
            yaml += ' ';
            append_value(yaml, *member.value);
        }
        yaml += line_end;
        append_members(yaml, member.inner, indent + step, line_end);
    }
}

}  // namespace

void append_yaml_scalar(std::string& yaml, std::string_view text) {
    if (find_text_fault(text)) {
        throw UsageError(
            "deze zaak bevat een teken dat niet in YAML kan staan; kies een ander formaat, "
            "bijvoorbeeld --to jsonl");
    }
    if (can_be_plain(text)) {
        yaml += text;
    } else if (text.find_first_of("\r\n\t") != std::string_view::npos) {
        append_double_quoted(yaml, text);
    } else {
        append_single_quoted(yaml, text);
    }
}

std::string yaml_flow_text(const YamlNode& node) {
    std::string text;
    if (node.is_scalar()) {
        append_yaml_scalar(text, node.text);
        return text;
    }
    for (const YamlNode& item : node.items) {
        text += (text.empty() ? "" : ", ") + yaml_flow_text(item);
    }
    for (const YamlNode::Member& member : node.members) {
        text += text.empty() ? "" : ", ";
        append_yaml_scalar(text, member.key);
        text += ": " + yaml_flow_text(member.value);
    }
    return node.is_sequence() ? "[" + text + "]" : "{" + text + "}";
}

void append_yaml_result(std::string& yaml, const Result& result, std::size_t indent,
                        std::string_view line_end) {
    const NestedMember section{result.section, nullptr, nested_members(result)};
    append_members(yaml, {section}, indent, line_end);
}

}  // namespace rodevlag
