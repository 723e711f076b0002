// The texts of the instruments against their sources: cited lines exist, wording is our own, and no
// question touches on where people come from.
//
// The source documents are not part of the project. Where they are not beside it, the tests that
// need them say so and check what they can.
#include <algorithm>
#include <array>
#include <cctype>
#include <doctest/doctest.h>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "instrument_texts.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/catalog.h"
#include "source_documents.h"

using namespace rodevlag;
using namespace rodevlag::statements;
namespace fs = std::filesystem;

namespace {

const std::vector<Statement>& statements_of_builtin() {
    static const Catalog catalog(builtin_instruments());
    static const std::vector<Statement> all = all_statements(catalog);
    return all;
}

bool is_blank(const std::string& line) {
    return std::all_of(line.begin(), line.end(),
                       [](unsigned char c) { return std::isspace(c) != 0; });
}

// Words that begin like this are about nationality, origin, ethnicity, religion or neighbourhood.
constexpr std::array<std::string_view, 38> origin_words = {
    "nationaliteit", "etni",     "afkomst",   "herkomst",  "allocht",    "autocht",     "migra",
    "migrant",       "immigr",   "geboortel", "geboortep", "huidskleur", "religi",      "geloof",
    "godsdienst",    "moslim",   "islam",     "joods",     "christe",    "hindoe",      "marokk",
    "turk",          "antilli",  "surina",    "caribisch", "roma",       "pools",       "roemeen",
    "syri",          "afrika",   "arabi",     "vluchtel",  "asiel",      "vreemdeling", "buitenlan",
    "verblijfs",     "postcode", "buurt"};
constexpr std::array<std::string_view, 3> whole_origin_words = {"ras", "rassen", "cultuur"};

struct AllowedContext {
    std::string_view word;
    std::string_view line;  ///< part of the line in which the word may stand
    std::string_view reason;
};
constexpr std::array allowed_contexts = {
    AllowedContext{"afkomst", "nooit om afkomst", "says that the question is about conduct"},
    AllowedContext{"afkomst", "nooit over afkomst", "says that the question is about conduct"},
};

bool is_about_origin(std::string_view word) {
    return std::any_of(origin_words.begin(), origin_words.end(),
                       [&](std::string_view start) { return word.starts_with(start); }) ||
           std::find(whole_origin_words.begin(), whole_origin_words.end(), word) !=
               whole_origin_words.end();
}

bool is_allowed(std::string_view word, std::string_view line) {
    return std::any_of(
        allowed_contexts.begin(), allowed_contexts.end(), [&](const AllowedContext& context) {
            return word == context.word && line.find(context.line) != std::string_view::npos;
        });
}

}  // namespace

TEST_CASE("every statement names a source, and its lines are well-formed") {
    CHECK(statements_of_builtin().size() > 200);
    for (const Statement& statement : statements_of_builtin()) {
        CAPTURE(statement.name);
        CHECK_FALSE(statement.sources.empty());
        for (const SourceLines& source : statement.sources) {
            if (source.is_convention()) {
                CHECK(source.first_line == 0);
                CHECK(source.last_line == 0);
                continue;
            }
            CHECK(source.document.ends_with(".txt"));
            CHECK(source.first_line >= 1);
            CHECK(source.first_line <= source.last_line);
        }
    }
}

TEST_CASE("the cited lines exist and say something") {
    if (documents().empty()) {
        MESSAGE("the source documents are not at ", source_folder().string(), ": not checked");
        return;
    }
    for (const Statement& statement : statements_of_builtin()) {
        for (const SourceLines& source : statement.sources) {
            if (source.is_convention()) {
                continue;
            }
            CAPTURE(statement.name);
            CAPTURE(source.document);
            CAPTURE(source.first_line);
            const auto document = documents().find(std::string(source.document));
            REQUIRE(document != documents().end());
            const Lines& lines = document->second;
            REQUIRE(source.last_line <= lines.size());
            bool blank = true;
            for (std::size_t line = source.first_line; line <= source.last_line; ++line) {
                blank = blank && is_blank(lines[line - 1]);
            }
            CHECK_FALSE(blank);
        }
    }
}

TEST_CASE("no text shares seven words in a row with a source") {
    if (documents().empty()) {
        MESSAGE("the source documents are not at ", source_folder().string(), ": not checked");
        return;
    }
    const std::set<std::string>& runs = runs_in_sources();
    REQUIRE(runs.size() > 10'000);
    for (const Statement& statement : statements_of_builtin()) {
        for (const std::string& text : statement.texts) {
            for (const std::string& run : runs_of(words_of(text))) {
                CHECK_MESSAGE(runs.count(run) == 0, statement.name << " has \"" << run << "\"");
            }
        }
    }
}

TEST_CASE("no question is about nationality, origin, ethnicity or religion") {
    std::size_t files = 0;
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(fs::path(RODEVLAG_SOURCE_DIR) / "instruments")) {
        if (entry.path().extension() != ".yaml") {
            continue;
        }
        ++files;
        const Lines lines = lines_of(entry.path());
        for (std::size_t line = 0; line < lines.size(); ++line) {
            for (const std::string& word : words_of(lines[line])) {
                CHECK_MESSAGE((!is_about_origin(word) || is_allowed(word, lines[line])),
                              entry.path().string()
                                  << ":" << line + 1 << " has \"" << word << "\"");
            }
        }
    }
    CHECK(files >= 5);
}
