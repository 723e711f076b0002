#include "rodevlag/yaml_fields.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/nearest.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t shown_width = 60;  // a forgotten quote can make a key of a whole page

std::string key_subject(std::string_view key) {
    return fmt::format("sleutel '{}'", key);
}

/// The text of a node; empty for one that has none or is no scalar.
std::string_view text_in(const YamlNode& node) {
    return node.is_scalar() ? trimmed(node.text) : std::string_view();
}

/// The text of the value of a key. What messages call it is only made when there is one to give.
std::string text_of_key(const YamlNode& node, std::string_view key, ProblemReport& report) {
    const std::string_view text = text_in(node);
    return text.empty() ? read_text(node, key_subject(key), report).value_or("")
                        : std::string(text);
}

}  // namespace

void sort_problems(std::vector<Problem>& problems) {
    std::stable_sort(
        problems.begin(), problems.end(), [](const Problem& left, const Problem& right) {
            return std::pair(left.line, left.column) < std::pair(right.line, right.column);
        });
    // The same thing can be found along two ways, with something else found in between.
    std::vector<Problem> unique;
    for (Problem& problem : problems) {
        const auto same = [&](const Problem& other) {
            return other.line == problem.line && other.column == problem.column &&
                   other.message == problem.message && other.file == problem.file;
        };
        const auto first = std::find_if(unique.rbegin(), unique.rend(), [&](const Problem& other) {
            return other.line != problem.line || other.column != problem.column;
        });
        if (std::none_of(unique.rbegin(), first, same)) {
            unique.push_back(std::move(problem));
        }
    }
    problems = std::move(unique);
}

bool is_id(std::string_view text) {
    const auto is_letter = [](char character) { return character >= 'a' && character <= 'z'; };
    return !text.empty() && is_letter(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char character) {
               return is_letter(character) || (character >= '0' && character <= '9') ||
                      character == '_';
           });
}

std::optional<std::string> read_text(const YamlNode& node, std::string_view subject,
                                     ProblemReport& report) {
    if (!node.is_scalar()) {
        report.add(node, fmt::format("{} moet tekst zijn, geen {}", subject,
                                     node.is_sequence() ? "lijst" : "blok met sleutels"));
        return std::nullopt;
    }
    const std::string_view text = text_in(node);
    if (text.empty()) {
        report.add(node, fmt::format("{} is leeg", subject));
        return std::nullopt;
    }
    return std::string(text);
}

std::optional<std::string> read_id(const YamlNode& node, std::string_view subject,
                                   ProblemReport& report) {
    std::optional<std::string> text = read_text(node, subject, report);
    if (text && !is_id(*text)) {
        report.add(node, fmt::format("{}: '{}' kan geen naam zijn; gebruik kleine letters, cijfers "
                                     "en '_', te beginnen met een letter",
                                     subject, *text));
        return std::nullopt;
    }
    return text;
}

std::optional<std::size_t> read_number(const YamlNode& node, std::string_view subject,
                                       ProblemReport& report) {
    const std::optional<std::string> text = read_text(node, subject, report);
    if (!text) {
        return std::nullopt;
    }
    constexpr std::size_t most_digits = 6;
    std::size_t number = 0;
    for (const char digit : *text) {
        if (digit < '0' || digit > '9' || text->size() > most_digits) {
            report.add(node, fmt::format("{} moet een getal zijn, niet '{}'", subject, *text));
            return std::nullopt;
        }
        number = number * 10 + static_cast<std::size_t>(digit - '0');
    }
    return number;
}

std::span<const YamlNode> read_one_or_more(const YamlNode& node, std::string_view subject,
                                           ProblemReport& report) {
    if (node.is_scalar()) {
        return {&node, 1};
    }
    if (node.is_mapping()) {
        report.add(node, fmt::format("{} moet een woord of een lijst van woorden zijn", subject));
        return {};
    }
    if (node.items.empty()) {
        report.add(node, fmt::format("{} is een lege lijst", subject));
    }
    return node.items;
}

Fields::Fields(const YamlNode& node, std::string_view subject,
               std::span<const std::string_view> known, ProblemReport& report)
    : m_node(node), m_subject(subject), m_report(report) {
    if (!node.is_mapping()) {
        m_report.add(node, fmt::format("{} moet een blok met sleutels zijn, geen {}", m_subject,
                                       node.is_scalar() ? "tekst" : "lijst"));
        return;
    }
    for (const YamlNode::Member& member : node.members) {
        if (std::find(known.begin(), known.end(), member.key) == known.end()) {
            m_report.add(place_of(member),
                         fmt::format("onbekende sleutel '{}'{}", printable(member.key, shown_width),
                                     did_you_mean(member.key, known)));
        }
    }
}

Fields::Fields(const YamlNode& node, std::string_view subject,
               std::initializer_list<std::string_view> known, ProblemReport& report)
    : Fields(node, subject, std::span(known.begin(), known.size()), report) {
}

const YamlNode* Fields::need(std::string_view key) {
    const YamlNode* node = find(key);
    if (node == nullptr && usable()) {
        m_report.add(m_node, fmt::format("{} mist de verplichte sleutel '{}'", m_subject, key));
    }
    return node;
}

std::string Fields::text(std::string_view key) {
    const YamlNode* node = need(key);
    return node == nullptr ? "" : text_of_key(*node, key, m_report);
}

std::string Fields::optional_text(std::string_view key) {
    const YamlNode* node = find(key);
    return node == nullptr ? "" : text_of_key(*node, key, m_report);
}

std::string Fields::id(std::string_view key) {
    const YamlNode* node = need(key);
    if (node == nullptr) {
        return "";
    }
    const std::string_view text = text_in(*node);
    return is_id(text) ? std::string(text)
                       : read_id(*node, key_subject(key), m_report).value_or("");
}

std::span<const YamlNode> Fields::list(std::string_view key) {
    const YamlNode* node = find(key);
    if (node == nullptr) {
        return {};
    }
    if (!node->is_sequence()) {
        m_report.add(*node, fmt::format("sleutel '{}' moet een lijst zijn", key));
        return {};
    }
    if (node->items.empty()) {
        m_report.add(*node, fmt::format("sleutel '{}' is een lege lijst; laat de sleutel weg of "
                                        "vul de lijst",
                                        key));
    }
    return node->items;
}

std::span<const YamlNode> Fields::needed_list(std::string_view key) {
    return need(key) == nullptr ? std::span<const YamlNode>() : list(key);
}

Place Fields::place(std::string_view key) const {
    const YamlNode* node = find(key);
    return place_of(node == nullptr ? m_node : *node);
}

}  // namespace rodevlag
