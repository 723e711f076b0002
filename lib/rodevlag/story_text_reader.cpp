#include "rodevlag/story_text_reader.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "rodevlag/dutch_sentence.h"
#include "rodevlag/nearest.h"
#include "rodevlag/story_text.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t most_sentences = 2;
constexpr std::size_t most_words = 30;  // a list of answers still has to go into it
constexpr std::size_t shown_width = 60;

}  // namespace

std::string StoryTextReader::sentence(const YamlNode& node, std::string_view subject,
                                      const Placeholders& placeholders) {
    std::string read = text(node, subject, placeholders);
    if (read.empty()) {
        return read;
    }
    check_sentence(node, read);
    const auto [before, is_new] = m_line_of.emplace(read, node.line);
    if (!is_new) {
        m_report.add(node, fmt::format("deze tekst staat ook op regel {}", before->second));
    }
    return read;
}

std::string StoryTextReader::phrase(const YamlNode& node, std::string_view subject) {
    std::string read = text(node, subject, {});
    if (read.ends_with('.') || read.ends_with(',')) {
        m_report.add(node, fmt::format("{} is een deel van een zin: zonder punt of komma erachter",
                                       subject));
    }
    return read;
}

std::string StoryTextReader::text(const YamlNode& node, std::string_view subject,
                                  const Placeholders& placeholders) {
    std::string read = read_text(node, subject, m_report).value_or("");
    if (read.find_first_of("\n\t") != std::string::npos || read.find("  ") != std::string::npos) {
        m_report.add(node, "zet tussen woorden één spatie, en de tekst op één regel");
    }
    check_placeholders(node, read, placeholders);
    for (const BarredWord& barred : m_barred.find(read)) {
        m_report.add(node, fmt::format("'{}' kan niet in een verhaal: {}",
                                       printable(barred.word, shown_width), barred.reason));
    }
    return read;
}

void StoryTextReader::check_placeholders(const YamlNode& node, std::string_view text,
                                         const Placeholders& placeholders) {
    const std::optional<std::vector<std::string_view>> found = placeholders_in(text);
    if (!found) {
        m_report.add(node, "hier staat een accolade zonder de andere; schrijf {slachtoffer}");
        return;
    }
    std::vector<std::string_view> known(cast_placeholders().begin(), cast_placeholders().end());
    known.insert(known.end(), placeholders.allowed.begin(), placeholders.allowed.end());
    for (const std::string_view name : *found) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            m_report.add(node,
                         fmt::format("hier kan {{{}}} niet staan{}", printable(name, shown_width),
                                     did_you_mean(name, known)));
        }
    }
    for (const std::string_view name : placeholders.needed) {
        if (std::find(found->begin(), found->end(), name) == found->end()) {
            m_report.add(node, fmt::format("hier hoort {{{}}} in te staan", name));
        }
    }
}

void StoryTextReader::check_sentence(const YamlNode& node, std::string_view text) {
    if (!text.ends_with('.') && !text.ends_with(".\"") && !text.ends_with("?\"")) {
        m_report.add(node, "een zin eindigt met een punt");
    }
    const std::size_t sentences = count_sentences(text);
    if (sentences > most_sentences) {
        m_report.add(node,
                     fmt::format("hier staan {} zinnen; hoogstens {}", sentences, most_sentences));
    }
    const std::size_t words = count_spaced_words(text);
    if (words > most_words) {
        m_report.add(node,
                     fmt::format("deze tekst heeft {} woorden; hoogstens {}", words, most_words));
    }
}

}  // namespace rodevlag
