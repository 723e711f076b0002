#include "rodevlag/story_file.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <numeric>

#include "rodevlag/condition_file.h"
#include "rodevlag/link.h"
#include "rodevlag/nearest.h"
#include "rodevlag/story_text.h"
#include "rodevlag/story_text_reader.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t least_tellings = 2;
constexpr std::string_view not_applicable = "nvt";
constexpr std::string_view denial = "nee";

/// The words for the places in the order of events, in the order of StoryTime.
constexpr std::array<std::string_view, 4> time_words = {"eerder", "voorval", "nu", "zaak"};

/// The keys of a question next to its values.
constexpr std::array<std::string_view, 4> item_keys = {"wanneer", "bronnen", "kort",
                                                       "eigen_oordeel"};

template <typename Part>
std::vector<std::string> ids_of(const std::vector<Part>& parts) {
    std::vector<std::string> ids;
    for (const Part& part : parts) {
        ids.push_back(part.id);
    }
    return ids;
}

class TellingReader {
public:
    TellingReader(const Catalog& catalog, std::size_t instrument, const std::string& file,
                  StoryBook& book, std::vector<Problem>& problems)
        : m_catalog(catalog),
          m_index(instrument),
          m_instrument(catalog.instruments()[instrument]),
          m_file(file),
          m_book(book),
          m_problems(problems),
          m_report(m_file, problems),
          m_texts(book.barred, m_report),
          m_sources(ids_of(book.frame.sources)),
          m_casts(ids_of(book.frame.casts)) {}

    void read(const YamlNode& root) {
        Fields fields(root, "een verhaal", {"verhaal", "vragen", "onmogelijk_samen"}, m_report);
        if (const YamlNode* questions = fields.need("vragen")) {
            read_questions(*questions);
        }
        for (const YamlNode& node : fields.list("onmogelijk_samen")) {
            read_impossible(node);
        }
    }

private:
    void read_questions(const YamlNode& node) {
        if (!node.is_mapping()) {
            m_report.add(node, "sleutel 'vragen' moet een blok zijn met een sleutel per vraag");
            return;
        }
        std::vector<std::string> known;
        for (const Item& item : m_instrument.items) {
            known.push_back(item.id);
            if (!item.is_date && node.find(item.id) == nullptr) {
                m_report.add(node, fmt::format("vraag '{}' heeft geen vertellingen", item.id));
            }
        }
        for (const YamlNode::Member& member : node.members) {
            const std::optional<std::size_t> item =
                m_catalog.find_item(fmt::format("{}.{}", m_instrument.id, member.key));
            if (!item) {
                m_report.add(place_of(member), fmt::format("onbekende vraag '{}'{}", member.key,
                                                           did_you_mean(member.key, known)));
            } else if (m_catalog.item(*item).is_date) {
                m_report.add(
                    place_of(member),
                    fmt::format("vraag '{}' is een datum; die wordt niet verteld", member.key));
            } else {
                m_book.items[*item] = read_item(m_catalog.item(*item), member.value);
            }
        }
    }

    StoryItem read_item(const Item& item, const YamlNode& node) {
        std::vector<std::string_view> keys(item_keys.begin(), item_keys.end());
        keys.insert(keys.end(), item.domain.values().begin(), item.domain.values().end());
        Fields fields(node, fmt::format("vraag '{}'", item.id), keys, m_report);
        StoryItem told;
        if (fields.has("eigen_oordeel")) {
            told.judgement_reason = fields.text("eigen_oordeel");
            if (node.members.size() > 1) {
                m_report.add(node,
                             "naast 'eigen_oordeel' staat niets: een verhaal zegt er niets "
                             "over");
            }
            return told;
        }
        told.time = read_time(fields);
        const std::vector<std::size_t> sources = read_sources(fields);
        read_short_name(fields, item, told);
        told.tellings.resize(item.domain.size());
        for (Value value = 0; value < item.domain.size(); ++value) {
            read_value(fields, item, value, sources, told);
        }
        return told;
    }

    StoryTime read_time(Fields& fields) {
        const std::string word = fields.id("wanneer");
        const auto found = std::find(time_words.begin(), time_words.end(), word);
        if (found == time_words.end() && !word.empty()) {
            m_report.add(fields.place("wanneer"),
                         fmt::format("'{}' is geen moment{}; wel: eerder, voorval, nu, zaak", word,
                                     did_you_mean(word, time_words)));
        }
        return static_cast<StoryTime>(found == time_words.end() ? 0 : found - time_words.begin());
    }

    std::vector<std::size_t> read_sources(Fields& fields) {
        std::vector<std::size_t> sources;
        const YamlNode* node = fields.need("bronnen");
        if (node == nullptr) {
            return sources;
        }
        for (const YamlNode& name : read_one_or_more(*node, "sleutel 'bronnen'", m_report)) {
            add_place(name, "bron", m_sources, sources);
        }
        return sources;
    }

    /// Adds the place in the frame of the source or cast that a node names.
    void add_place(const YamlNode& node, std::string_view kind,
                   const std::vector<std::string>& known, std::vector<std::size_t>& into) {
        const std::optional<std::string> id =
            read_text(node, fmt::format("de naam van een {}", kind), m_report);
        if (!id) {
            return;
        }
        const auto found = std::find(known.begin(), known.end(), *id);
        if (found == known.end()) {
            m_report.add(node, fmt::format("het kader heeft geen {} '{}'{}", kind, *id,
                                           did_you_mean(*id, known)));
            return;
        }
        into.push_back(static_cast<std::size_t>(found - known.begin()));
    }

    void read_short_name(const Fields& fields, const Item& item, StoryItem& told) {
        const YamlNode* node = fields.find("kort");
        if (node == nullptr) {
            return;
        }
        told.short_name = m_texts.phrase(*node, "sleutel 'kort'");
        if (!item.domain.find(denial)) {
            m_report.add(*node,
                         "'kort' is voor een rij antwoorden nee, en dat antwoord heeft deze "
                         "vraag niet");
        }
    }

    void read_value(const Fields& fields, const Item& item, Value value,
                    const std::vector<std::size_t>& sources, StoryItem& told) {
        const std::string& word = item.domain.values()[value];
        const bool follows = item.not_applicable && word == not_applicable;
        const YamlNode* node = fields.find(word);
        if (follows && node != nullptr) {
            m_report.add(*node, "nvt volgt uit een ander antwoord (nvt_als); vertel dat antwoord");
        }
        if (node == nullptr || follows) {
            if (!follows && fields.usable()) {
                m_report.add(fields.place(""), fmt::format("vraag '{}': het antwoord '{}' heeft "
                                                           "geen vertellingen",
                                                           item.id, word));
            }
            return;
        }
        if (!node->is_sequence() || node->items.size() < least_tellings) {
            m_report.add(*node, fmt::format("bij '{}' hoort een lijst van minstens {} vertellingen",
                                            word, least_tellings));
        }
        for (const YamlNode& telling : node->items) {
            told.tellings[value].push_back(read_telling(telling, sources));
        }
    }

    Telling read_telling(const YamlNode& node, const std::vector<std::size_t>& sources) {
        const Placeholders named{{source_placeholder}, {}};
        Telling telling{{}, sources, {}};
        if (node.is_mapping()) {
            Fields fields(node, "deze vertelling", {"bron", "tekst", "rollen"}, m_report);
            if (const YamlNode* text = fields.need("tekst")) {
                telling.text = m_texts.sentence(*text, "sleutel 'tekst'", named);
            }
            if (const YamlNode* source = fields.find("bron")) {
                telling.sources.clear();
                add_place(*source, "bron", m_sources, telling.sources);
            }
            for (const YamlNode& cast : fields.list("rollen")) {
                add_place(cast, "rol", m_casts, telling.casts);
            }
        } else {
            telling.text = m_texts.sentence(node, "een vertelling", named);
        }
        if (telling.casts.empty()) {
            telling.casts.resize(m_casts.size());
            std::iota(telling.casts.begin(), telling.casts.end(), 0);
        }
        return telling;
    }

    void read_impossible(const YamlNode& node) {
        Fields fields(node, "deze combinatie", {"als", "reden"}, m_report);
        ImpossibleStory impossible;
        impossible.reason = fields.text("reden");
        if (const YamlNode* condition = fields.need("als")) {
            const std::size_t before = m_problems.size();
            ConditionReader reader(m_instrument.id, m_instrument.groups, m_instrument.document,
                                   m_report);
            impossible.condition = reader.read(*condition, ConditionUse::story);
            if (m_problems.size() == before) {
                link_condition(m_catalog, m_index, m_file, impossible.condition, m_problems);
            }
            m_book.impossible.push_back(std::move(impossible));
        }
    }

    const Catalog& m_catalog;
    std::size_t m_index;
    const Instrument& m_instrument;
    const std::string& m_file;
    StoryBook& m_book;
    std::vector<Problem>& m_problems;
    ProblemReport m_report;
    StoryTextReader m_texts;
    std::vector<std::string> m_sources;  // ids of the frame
    std::vector<std::string> m_casts;
};

}  // namespace

void read_story_file(const Catalog& catalog, std::size_t instrument, const YamlNode& root,
                     const std::string& file, StoryBook& book, std::vector<Problem>& problems) {
    TellingReader(catalog, instrument, file, book, problems).read(root);
}

}  // namespace rodevlag
