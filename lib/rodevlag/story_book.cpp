#include "rodevlag/story_book.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/nearest.h"
#include "rodevlag/story_file.h"
#include "rodevlag/story_frame_file.h"
#include "rodevlag/truth.h"
#include "rodevlag/yaml_fields.h"
#include "rodevlag/yaml_tree.h"

namespace rodevlag {

namespace {

/// One text, read as far as whose it is.
struct StoryDocument {
    std::string name;
    std::string id;  ///< of the instrument, or story_frame_id
    YamlDocument yaml;
};

/// The texts that count, one per id, in the order in which the ids came first.
std::vector<StoryDocument> documents_of(const std::vector<StoryText>& texts,
                                        std::vector<Problem>& problems) {
    std::vector<StoryDocument> documents;
    for (const StoryText& text : texts) {
        StoryDocument document{text.name, {}, read_yaml(text.text, text.name)};
        const std::vector<Problem>& found = document.yaml.problems;
        problems.insert(problems.end(), found.begin(), found.end());
        if (!found.empty()) {
            continue;
        }
        ProblemReport report(text.name, problems);
        const YamlNode& root = document.yaml.root;
        if (!root.is_mapping() || root.find("verhaal") == nullptr) {
            report.add(root, "een verhaal mist de verplichte sleutel 'verhaal'");
            continue;
        }
        document.id = read_id(*root.find("verhaal"), "sleutel 'verhaal'", report).value_or("");
        const auto same =
            std::find_if(documents.begin(), documents.end(),
                         [&](const StoryDocument& other) { return other.id == document.id; });
        if (same != documents.end()) {
            *same = std::move(document);
        } else if (!document.id.empty()) {
            documents.push_back(std::move(document));
        }
    }
    return documents;
}

/// What may have a capital: the organisations of all instruments, and what the frame adds.
std::vector<std::string> known_names(const Catalog& catalog, std::vector<std::string> names) {
    for (const Instrument& instrument : catalog.instruments()) {
        for (const Organisation& organisation : instrument.organisations) {
            names.push_back(organisation.id);
            names.push_back(organisation.name);
        }
    }
    return names;
}

/// False when there is no frame, so that nothing else can be read.
bool read_frame(const Catalog& catalog, const std::vector<StoryDocument>& documents,
                StoryBook& book, std::vector<Problem>& problems) {
    const auto frame =
        std::find_if(documents.begin(), documents.end(),
                     [](const StoryDocument& document) { return document.id == story_frame_id; });
    if (frame == documents.end()) {
        if (problems.empty()) {  // else it may be one that could not be read
            problems.push_back(
                {{},
                 0,
                 0,
                 fmt::format("er is geen kader (verhaal: {}) bij de verhalen", story_frame_id)});
        }
        return false;
    }
    ProblemReport report(frame->name, problems);
    const YamlNode& root = frame->yaml.root;
    book.barred = BarredWords(known_names(catalog, read_story_names(root, report)));
    book.frame = read_story_frame(root, book.barred, report);
    return true;
}

void read_tellings(const Catalog& catalog, const StoryDocument& document, StoryBook& book,
                   std::vector<Problem>& problems) {
    const std::optional<std::size_t> instrument = catalog.find_instrument(document.id);
    if (instrument) {
        read_story_file(catalog, *instrument, document.yaml.root, document.name, book, problems);
        return;
    }
    std::vector<std::string> known{std::string(story_frame_id)};
    for (const Instrument& other : catalog.instruments()) {
        known.push_back(other.id);
    }
    ProblemReport(document.name, problems)
        .add(*document.yaml.root.find("verhaal"),
             fmt::format("onbekend instrument '{}'{}", document.id,
                         did_you_mean(document.id, known)));
}

/// In the order of the texts, then by position; what has no file comes first.
void sort_by_text(std::vector<Problem>& problems, const std::vector<StoryText>& texts) {
    const auto place_of_text = [&](const Problem& problem) {
        return std::find_if(texts.begin(), texts.end(),
                            [&](const StoryText& text) { return text.name == problem.file; }) -
               texts.begin();
    };
    sort_problems(problems);
    std::stable_sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) {
        return place_of_text(a) < place_of_text(b);
    });
}

/// Conditions over questions ask for no outcomes.
class NoOutcomes : public OutcomeLookup {
public:
    ValueSet of_this_decision() const override { return {}; }
    ValueSet of_decision(std::size_t) const override { return {}; }
};

}  // namespace

StoryBook read_story_book(const Catalog& catalog, const std::vector<StoryText>& texts) {
    std::vector<Problem> problems;
    StoryBook book;
    book.items.resize(catalog.item_count());
    const std::vector<StoryDocument> documents = documents_of(texts, problems);
    const bool has_frame = read_frame(catalog, documents, book, problems);
    for (const StoryDocument& document : documents) {
        if (has_frame && document.id != story_frame_id) {
            read_tellings(catalog, document, book, problems);
        }
    }
    if (!problems.empty()) {
        sort_by_text(problems, texts);
        throw InstrumentError(std::move(problems));
    }
    return book;
}

const ImpossibleStory* find_impossible(const StoryBook& book, const Answers& answers) {
    const auto found = std::find_if(
        book.impossible.begin(), book.impossible.end(), [&](const ImpossibleStory& combination) {
            return truth_of(combination.condition, answers, NoOutcomes()) == Truth::yes;
        });
    return found == book.impossible.end() ? nullptr : &*found;
}

std::optional<std::size_t> find_given_away(const StoryBook& book, Answers answers,
                                           std::span<const std::size_t> questions) {
    for (const std::size_t item : questions) {
        const ValueSet open = answers[item].values;
        if (open.is_single() || book.is_judgement(item)) {
            continue;
        }
        std::size_t possible = 0;
        for (const Value value : open) {
            answers[item].values = ValueSet::single(value);
            possible += std::size_t{find_impossible(book, answers) == nullptr};
        }
        answers[item].values = open;
        if (possible < 2) {
            return item;
        }
    }
    return std::nullopt;
}

}  // namespace rodevlag
