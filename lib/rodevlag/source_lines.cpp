#include "rodevlag/source_lines.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string_view>

namespace rodevlag {

namespace {

constexpr std::string_view convention = "tool-afspraak";

std::optional<std::size_t> read_line_number(std::string_view digits) {
    constexpr std::size_t most_digits = 7;
    if (digits.empty() || digits.size() > most_digits) {
        return std::nullopt;
    }
    std::size_t number = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') {
            return std::nullopt;
        }
        number = number * 10 + static_cast<std::size_t>(digit - '0');
    }
    return number == 0 ? std::nullopt : std::optional(number);
}

bool is_document_name(std::string_view name) {
    return !name.empty() && std::none_of(name.begin(), name.end(), [](char character) {
        return character == ' ' || character == '|' || character == ':' || character == '/';
    });
}

std::optional<SourceLines> read_lines(const YamlNode& node, const std::string& text,
                                      const std::string& document, ProblemReport& report) {
    if (text == convention) {
        return SourceLines{};
    }
    const std::size_t colon = text.rfind(':');
    const bool names_document = colon != std::string::npos;
    SourceLines lines;
    lines.document = names_document ? text.substr(0, colon) : document;
    const std::string_view range =
        names_document ? std::string_view(text).substr(colon + 1) : std::string_view(text);
    const std::size_t hyphen = range.find('-');
    const std::optional<std::size_t> first = read_line_number(range.substr(0, hyphen));
    const std::optional<std::size_t> last =
        hyphen == std::string_view::npos ? first : read_line_number(range.substr(hyphen + 1));
    if (!first || !last || (names_document && !is_document_name(lines.document))) {
        report.add(node, fmt::format("bron '{}' is niet te lezen; schrijf een regel (1064), regels "
                                     "(1061-1064), document.txt:1061-1064 of tool-afspraak",
                                     text));
        return std::nullopt;
    }
    if (*last < *first) {
        report.add(node, fmt::format("bron '{}': de laatste regel komt voor de eerste", text));
        return std::nullopt;
    }
    lines.first_line = *first;
    lines.last_line = *last;
    return lines;
}

}  // namespace

Sources read_sources(const YamlNode& node, const std::string& document, ProblemReport& report) {
    Sources sources;
    for (const YamlNode& entry : read_one_or_more(node, "bron", report)) {
        const std::optional<std::string> text = read_text(entry, "bron", report);
        if (!text) {
            continue;
        }
        if (const std::optional<SourceLines> lines = read_lines(entry, *text, document, report)) {
            sources.push_back(*lines);
        }
    }
    return sources;
}

Sources read_sources(Fields& fields, const std::string& document, ProblemReport& report) {
    const YamlNode* node = fields.need("bron");
    return node == nullptr ? Sources() : read_sources(*node, document, report);
}

}  // namespace rodevlag
