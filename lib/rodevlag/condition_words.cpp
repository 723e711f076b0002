#include "rodevlag/condition_words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace rodevlag {

namespace {

constexpr std::array<std::string_view, 12> reserved = {
    "alle", "een_van", "niet",   "minstens", "van",      "groep",
    "is",   "besluit", "begrip", "onbekend", "uitkomst", "mogelijk",
};

}  // namespace

std::span<const std::string_view> reserved_words() {
    return reserved;
}

bool is_reserved(std::string_view word) {
    const auto words = reserved_words();
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string read_item_name(const YamlNode& node, std::string_view subject, ProblemReport& report) {
    const std::optional<std::string> name = read_text(node, subject, report);
    if (!name) {
        return "";
    }
    const std::size_t dot = name->find('.');
    const bool usable = dot == std::string::npos
                            ? is_id(*name)
                            : is_id(std::string_view(*name).substr(0, dot)) &&
                                  is_id(std::string_view(*name).substr(dot + 1));
    if (!usable) {
        report.add(node, fmt::format("'{}' is geen naam van een vraag; schrijf de id van een "
                                     "eigen vraag of instrument.vraag",
                                     *name));
        return "";
    }
    if (is_reserved(*name)) {
        report.add(node, fmt::format("'{}' heeft hier een vaste betekenis en kan niet alleen "
                                     "staan; schrijf {{{}: ...}}",
                                     *name, *name));
        return "";
    }
    return *name;
}

std::vector<std::string> read_words(const YamlNode& node, std::string_view subject,
                                    ProblemReport& report) {
    std::vector<std::string> words;
    for (const YamlNode& item : read_one_or_more(node, subject, report)) {
        const std::optional<std::string> word = read_text(item, subject, report);
        if (!word) {
            continue;
        }
        if (std::find(words.begin(), words.end(), *word) != words.end()) {
            report.add(item, fmt::format("'{}' staat er twee keer", *word));
            continue;
        }
        words.push_back(*word);
    }
    return words;
}

}  // namespace rodevlag
