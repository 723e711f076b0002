// Reads one text of a verhaal.yaml and refuses what cannot be in a story.
//
// What all texts share: only known placeholders, nothing barred (barred_words.h), and the form of a
// sentence or of a phrase. Every problem of a text is reported.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/barred_words.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

/// Which placeholders a text can have, next to those for who is in the story.
struct Placeholders {
    std::vector<std::string_view> allowed;
    std::vector<std::string_view> needed;
};

/// Reads the texts of one file.
class StoryTextReader {
public:
    StoryTextReader(const BarredWords& barred, ProblemReport& report)
        : m_barred(barred), m_report(report) {}

    /// One or two sentences that end with a period; a text that stood in the file before is
    /// reported. Empty when there is no usable text. `subject` names it in messages.
    std::string sentence(const YamlNode& node, std::string_view subject,
                         const Placeholders& placeholders);

    /// A few words for within a sentence: without a capital or period.
    std::string phrase(const YamlNode& node, std::string_view subject);

private:
    std::string text(const YamlNode& node, std::string_view subject,
                     const Placeholders& placeholders);
    void check_placeholders(const YamlNode& node, std::string_view text,
                            const Placeholders& placeholders);
    void check_sentence(const YamlNode& node, std::string_view text);

    const BarredWords& m_barred;
    ProblemReport& m_report;
    std::map<std::string, std::size_t, std::less<>> m_line_of;  // of each sentence read
};

}  // namespace rodevlag
