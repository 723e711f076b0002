#include "check/stories.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <optional>

#include "rodevlag/builtin_instruments.h"
#include "rodevlag/byte_stream.h"
#include "rodevlag/dutch_number.h"
#include "rodevlag/story_book.h"
#include "rodevlag/yaml_tree.h"

namespace rodevlag::tools {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view story_file_name = "verhaal.yaml";

/// The texts that count, and which of them are asked about.
struct StoryTexts {
    std::vector<StoryText> texts;
    std::vector<std::string> asked;  ///< names
};

std::optional<StoryText> read_if_there(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        return std::nullopt;
    }
    FileSource source(path.string());
    // One byte more than is allowed, so that the reader reports what is too large.
    return StoryText{path.string(), read_all(source, YamlLimits().max_bytes + 1)};
}

bool contains(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// The instrument that a built-in text belongs to; none for the frame.
std::optional<std::size_t> owner_of(const Catalog& catalog, const BuiltinStories& stories) {
    return catalog.find_instrument(fs::path(stories.name).parent_path().filename().string());
}

StoryTexts texts_of(const CheckedInstruments& checked, const std::vector<std::string>& names) {
    const std::vector<Instrument>& instruments = checked.catalog.instruments();
    StoryTexts found;
    for (const BuiltinStories& stories : builtin_stories()) {
        const std::optional<std::size_t> owner = owner_of(checked.catalog, stories);
        if (owner && contains(names, instruments[*owner].file)) {
            continue;  // a file takes the place of the instrument, so also of its stories
        }
        found.texts.push_back({std::string(stories.name), std::string(stories.text)});
        if (owner && std::find(checked.selected.begin(), checked.selected.end(), *owner) !=
                         checked.selected.end()) {
            found.asked.push_back(found.texts.back().name);
        }
    }
    for (const std::size_t index : checked.selected) {
        const fs::path file = instruments[index].file;
        const auto beside = contains(names, file.string())
                                ? read_if_there(file.parent_path() / story_file_name)
                                : std::nullopt;
        if (!beside) {
            continue;
        }
        const auto frame = read_if_there(file.parent_path() / ".." / story_file_name);
        for (const std::optional<StoryText>& text : {frame, beside}) {
            if (text && !contains(found.asked, text->name)) {
                found.texts.push_back(*text);
                found.asked.push_back(text->name);
            }
        }
    }
    return found;
}

std::string told_of(const StoryBook& book, const Catalog& catalog, std::size_t instrument) {
    std::size_t questions = 0;
    std::size_t tellings = 0;
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        if (catalog.instrument_of_item(item) != instrument || book.items[item].tellings.empty()) {
            continue;
        }
        ++questions;
        for (const std::vector<Telling>& of_value : book.items[item].tellings) {
            tellings += of_value.size();
        }
    }
    return questions == 0
               ? ""
               : fmt::format("verhalen bij {}: {} met {}\n", catalog.instruments()[instrument].id,
                             counted(questions, "vraag", "vragen"),
                             counted(tellings, "vertelling", "vertellingen"));
}

}  // namespace

StoryCheck check_stories(const CheckedInstruments& checked, const std::vector<std::string>& names) {
    StoryCheck check;
    const StoryTexts found = texts_of(checked, names);
    if (found.asked.empty()) {
        return check;
    }
    try {
        const StoryBook book = read_story_book(checked.catalog, found.texts);
        for (const std::size_t instrument : checked.selected) {
            const std::string line = told_of(book, checked.catalog, instrument);
            if (!line.empty()) {
                check.told.push_back(line);
            }
        }
    } catch (const InstrumentError& error) {
        // Those of another instrument can come of a file that takes the place of a built-in one.
        std::copy_if(error.problems().begin(), error.problems().end(),
                     std::back_inserter(check.problems), [&](const Problem& problem) {
                         return problem.file.empty() || contains(found.asked, problem.file);
                     });
    }
    return check;
}

}  // namespace rodevlag::tools
