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
    std::vector<std::string> asked;          ///< names
    std::vector<std::size_t> read_as_files;  ///< instruments
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

bool is_selected(const CheckedInstruments& checked, std::size_t instrument) {
    return std::find(checked.selected.begin(), checked.selected.end(), instrument) !=
           checked.selected.end();
}

/// Adds what stands beside the files; whether a frame of their own was among it.
bool add_files(const CheckedInstruments& checked, const std::vector<std::string>& names,
               StoryTexts& found) {
    bool has_frame = false;
    for (const std::size_t index : checked.selected) {
        const fs::path file = checked.catalog.instruments()[index].file;
        if (!contains(names, file.string())) {
            continue;
        }
        const auto beside = read_if_there(file.parent_path() / story_file_name);
        if (!beside) {
            continue;
        }
        const auto frame = read_if_there(file.parent_path() / ".." / story_file_name);
        has_frame = has_frame || frame;
        for (const std::optional<StoryText>& text : {frame, beside}) {
            if (text && !contains(found.asked, text->name)) {
                found.texts.push_back(*text);
                found.asked.push_back(text->name);
            }
        }
        found.read_as_files.push_back(index);
    }
    return has_frame;
}

/// Adds the built-in frame and the built-in tellings that are asked about. With another frame they
/// are not: they were written for this one.
void add_builtin(const CheckedInstruments& checked, const std::vector<std::string>& names,
                 StoryTexts& found) {
    for (const BuiltinStories& stories : builtin_stories()) {
        const std::optional<std::size_t> owner = owner_of(checked.catalog, stories);
        const bool is_asked = owner && is_selected(checked, *owner) &&
                              // A file takes the place of the instrument, so also of its stories.
                              !contains(names, checked.catalog.instruments()[*owner].file);
        if (!owner || is_asked) {
            found.texts.push_back({std::string(stories.name), std::string(stories.text)});
        }
        if (is_asked) {
            found.asked.push_back(found.texts.back().name);
        }
    }
}

StoryTexts texts_of(const CheckedInstruments& checked, const std::vector<std::string>& names) {
    StoryTexts found;
    if (!add_files(checked, names, found)) {
        add_builtin(checked, names, found);
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
    return fmt::format("verhalen bij {}: {} met {}\n", catalog.instruments()[instrument].id,
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
        for (const std::size_t instrument : found.read_as_files) {
            check.told.push_back(told_of(book, checked.catalog, instrument));
        }
    } catch (const InstrumentError& error) {
        check.problems = error.problems();
    }
    return check;
}

}  // namespace rodevlag::tools
