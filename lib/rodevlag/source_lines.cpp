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

/// Adds what `text` says to `sources`, or reports what is wrong with it. `document` is a
/// document_name().
void read_lines(const YamlNode& node, std::string_view text, std::string_view document,
                Sources& sources, ProblemReport& report) {
    if (text == convention) {
        sources.emplace_back();
        return;
    }
    const std::size_t colon = text.rfind(':');
    const bool names_document = colon != std::string_view::npos;
    if (names_document) {
        document = text.substr(0, colon);
    }
    const std::string_view range = names_document ? text.substr(colon + 1) : text;
    const std::size_t hyphen = range.find('-');
    const std::optional<std::size_t> first = read_line_number(range.substr(0, hyphen));
    const std::optional<std::size_t> last =
        hyphen == std::string_view::npos ? first : read_line_number(range.substr(hyphen + 1));
    if (!first || !last || (names_document && !is_document_name(document))) {
        report.add(node, fmt::format("bron '{}' is niet te lezen; schrijf een regel (1064), regels "
                                     "(1061-1064), document.txt:1061-1064 of tool-afspraak",
                                     text));
    } else if (*last < *first) {
        report.add(node, fmt::format("bron '{}': de laatste regel komt voor de eerste", text));
    } else {
        sources.push_back({names_document ? document_name(document) : document, *first, *last});
    }
}

}  // namespace

Sources read_sources(const YamlNode& node, std::string_view document, ProblemReport& report) {
    const std::span<const YamlNode> entries = read_one_or_more(node, "bron", report);
    Sources sources;
    sources.reserve(entries.size());
    for (const YamlNode& entry : entries) {
        if (const std::optional<std::string> text = read_text(entry, "bron", report)) {
            read_lines(entry, *text, document, sources, report);
        }
    }
    return sources;
}

Sources read_sources(Fields& fields, std::string_view document, ProblemReport& report) {
    const YamlNode* node = fields.need("bron");
    return node == nullptr ? Sources() : read_sources(*node, document, report);
}

}  // namespace rodevlag
