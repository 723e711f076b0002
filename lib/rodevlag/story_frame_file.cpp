#include "rodevlag/story_frame_file.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/story_text.h"
#include "rodevlag/story_text_reader.h"

namespace rodevlag {

namespace {

// How many different ones there must be.
constexpr std::size_t least_introductions = 4;
constexpr std::size_t least_resumptions = 3;
constexpr std::size_t least_denials = 3;
constexpr std::size_t least_openings = 8;
constexpr std::size_t least_scenery = 40;  // a story that tells little is filled up with it
constexpr std::size_t least_endings = 8;
constexpr std::size_t least_disputes = 4;

class FrameReader {
public:
    FrameReader(const BarredWords& barred, ProblemReport& report)
        : m_barred(barred), m_report(report), m_texts(barred, report) {}

    StoryFrame read(const YamlNode& root) {
        Fields fields(
            root, "het kader",
            {"verhaal", "afkortingen", "rollen", "bronnen", "begin", "decor", "einde", "betwist"},
            m_report);
        StoryFrame frame;
        for (const YamlNode& node : fields.needed_list("rollen")) {
            StoryCast cast = read_cast(node);
            require_new(node, "rol", cast.id, frame.casts);
            frame.casts.push_back(std::move(cast));
        }
        for (const YamlNode& node : fields.needed_list("bronnen")) {
            StorySource source = read_source(node);
            require_new(node, "bron", source.id, frame.sources);
            frame.sources.push_back(std::move(source));
        }
        frame.openings = sentences(m_texts, fields, "begin", least_openings, {});
        frame.scenery = sentences(m_texts, fields, "decor", least_scenery, {});
        frame.endings = sentences(m_texts, fields, "einde", least_endings, {});
        const Placeholders both{{first_source_placeholder, second_source_placeholder},
                                {first_source_placeholder, second_source_placeholder}};
        frame.disputes = sentences(m_texts, fields, "betwist", least_disputes, both);
        return frame;
    }

private:
    template <typename Part>
    void require_new(const YamlNode& node, std::string_view kind, const std::string& id,
                     const std::vector<Part>& known) {
        if (!id.empty() && std::any_of(known.begin(), known.end(),
                                       [&](const Part& other) { return other.id == id; })) {
            m_report.add(node, fmt::format("{} '{}' staat er twee keer", kind, id));
        }
    }

    std::string phrase(Fields& fields, std::string_view key) {
        const YamlNode* node = fields.need(key);
        return node == nullptr ? "" : m_texts.phrase(*node, fmt::format("sleutel '{}'", key));
    }

    StoryCast read_cast(const YamlNode& node) {
        Fields fields(node, "deze rol", {"id", "slachtoffer", "verdachte"}, m_report);
        StoryCast cast;
        cast.id = fields.id("id");
        if (const YamlNode* victim = fields.need("slachtoffer")) {
            Fields words(*victim, "het slachtoffer", {"naam", "zij", "haar", "haar_bezit"},
                         m_report);
            cast.victim = phrase(words, "naam");
            cast.victim_subject = phrase(words, "zij");
            cast.victim_object = phrase(words, "haar");
            cast.victim_possessive = phrase(words, "haar_bezit");
        }
        if (const YamlNode* suspect = fields.need("verdachte")) {
            Fields words(*suspect, "de verdachte", {"naam", "hij", "hem", "zijn"}, m_report);
            cast.suspect = phrase(words, "naam");
            cast.suspect_subject = phrase(words, "hij");
            cast.suspect_object = phrase(words, "hem");
            cast.suspect_possessive = phrase(words, "zijn");
        }
        if (!cast.victim_subject.empty() && cast.victim_subject == cast.suspect_subject) {
            m_report.add(node, fmt::format("slachtoffer en verdachte heten allebei '{}'; dan is "
                                           "niet te zien wie het is",
                                           cast.victim_subject));
        }
        return cast;
    }

    StorySource read_source(const YamlNode& node) {
        Fields fields(node, "deze bron", {"id", "namen", "inleiding", "vervolg", "nee"}, m_report);
        StorySource source;
        source.id = fields.id("id");
        for (const YamlNode& name : fields.needed_list("namen")) {
            source.names.push_back(m_texts.phrase(name, "de naam van een bron"));
        }
        // Two sources may use the same words: with their names they are different sentences.
        StoryTextReader own_texts(m_barred, m_report);
        const Placeholders named{{source_placeholder}, {}};
        const Placeholders listed{{source_placeholder, list_placeholder}, {list_placeholder}};
        source.introductions =
            sentences(own_texts, fields, "inleiding", least_introductions, named);
        source.resumptions = sentences(own_texts, fields, "vervolg", least_resumptions, named);
        source.denials = sentences(own_texts, fields, "nee", least_denials, listed);
        return source;
    }

    std::vector<std::string> sentences(StoryTextReader& texts, Fields& fields, std::string_view key,
                                       std::size_t least, const Placeholders& placeholders) {
        std::vector<std::string> all;
        const std::span<const YamlNode> nodes = fields.needed_list(key);
        for (const YamlNode& node : nodes) {
            all.push_back(texts.sentence(node, fmt::format("een zin bij '{}'", key), placeholders));
        }
        if (!nodes.empty() && nodes.size() < least) {
            m_report.add(fields.place(key),
                         fmt::format("bij '{}' horen minstens {} zinnen, hier staan er {}", key,
                                     least, nodes.size()));
        }
        return all;
    }

    const BarredWords& m_barred;
    ProblemReport& m_report;
    StoryTextReader m_texts;
};

}  // namespace

std::vector<std::string> read_story_names(const YamlNode& root, ProblemReport& report) {
    std::vector<std::string> names;
    const YamlNode* node = root.find("afkortingen");
    if (node == nullptr) {
        return names;
    }
    for (const YamlNode& name : read_one_or_more(*node, "sleutel 'afkortingen'", report)) {
        names.push_back(read_text(name, "een naam bij 'afkortingen'", report).value_or(""));
    }
    return names;
}

StoryFrame read_story_frame(const YamlNode& root, const BarredWords& barred,
                            ProblemReport& report) {
    return FrameReader(barred, report).read(root);
}

}  // namespace rodevlag
