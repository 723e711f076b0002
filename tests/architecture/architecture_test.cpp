// The rules of the design that a compiler does not check: which way dependencies point, that C++
// knows no instrument, and that files stay small.
#include <algorithm>
#include <array>
#include <cctype>
#include <doctest/doctest.h>
#include <map>
#include <set>
#include <string>

#include "rodevlag/builtin_instruments.h"
#include "rodevlag/catalog.h"
#include "source_files.h"

using namespace rodevlag;
using namespace rodevlag::architecture;

namespace {

const std::vector<SourceFile>& sources() {
    static const std::vector<SourceFile> files = source_files({"lib", "tools"});
    return files;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
    return std::any_of(starts.begin(), starts.end(),
                       [&](std::string_view start) { return text.starts_with(start); });
}

/// The headers of the library that a file includes, directly or through others, as stems.
std::set<std::string> reached_headers(const SourceFile& file) {
    std::set<std::string> reached;
    std::vector<std::string> pending = file.includes;
    while (!pending.empty()) {
        const std::string include = pending.back();
        pending.pop_back();
        for (const SourceFile& header : sources()) {
            const bool is_it = header.is_header && header.name == "lib/" + include;
            if (is_it && reached.insert(header.stem).second) {
                pending.insert(pending.end(), header.includes.begin(), header.includes.end());
            }
        }
    }
    return reached;
}

/// Decision diagrams and the questions to them: usable without the rest of the project.
const std::set<std::string> kernel = {
    "value_set",        "count",           "diagram_node",    "node_table",
    "decision_diagram", "diagram_builder", "minimal_sets",    "reasons",
    "next_question",    "sampling",        "example",         "contrast",
    "partial_patterns", "answer_path",     "forcing_answers", "diagram_difference",
    "node_set"};

/// Reading and writing records: knows fields with names and texts, no instruments.
bool is_record_format(const SourceFile& file) {
    return file.name.starts_with("lib/") &&
           (starts_with_any(file.stem, {"csv_", "json_", "yaml_case", "record"}) ||
            file.stem == "reject_writer" || file.stem == "byte_stream" ||
            file.stem == "decoding_source" || file.stem == "text_encoding");
}

const std::set<std::string> about_instruments = {
    "instrument", "catalog", "compiler",    "score",          "explain", "route",
    "answers",    "domain",  "item_answer", "result_members", "link",    "builtin_instruments"};

struct OneHome {
    std::string_view library;  ///< how its includes begin
    std::set<std::string> files;
};

/// Libraries from elsewhere are used in as few places as can be, so that they can be replaced.
const std::vector<OneHome> homes = {
    {"yaml-cpp/", {"lib/rodevlag/yaml_tree.cpp"}},
    {"nlohmann/", {"lib/rodevlag/json_text.cpp"}},
    // Characters as such: reading, writing, measuring and refusing them.
    {"utf8proc.h",
     {"lib/rodevlag/utf8.cpp", "lib/rodevlag/text.cpp", "lib/rodevlag/text_fault.cpp",
      "lib/rodevlag/json_string.cpp"}},
    // Three uses: fingerprints, the base64 form of rejected bytes, and hashes under a secret key.
    {"sodium.h",
     {"lib/rodevlag/sha256.cpp", "lib/rodevlag/reject_writer.cpp", "lib/rodevlag/id_hash.cpp"}},
};

struct AllowedWord {
    std::string_view word;
    std::string_view reason;
};

// Ids of instruments that are also something else. Everything else must stay out of C++.
const std::vector<AllowedWord> allowed_words = {
    {"criterium", "a key of the instrument format"},
    {"voorwaarden", "ordinary word: the conditions in an instrument file"},
    {"toegang", "ordinary word: no permission to open a file"},
    {"oordeel", "ordinary word: the explanation leaves the judgement to the professional"},
    {"vast", "ordinary word: what is certain"},
    {"bewijs", "a member of an answer key: how a property was seen to hold"},
    {"feiten", "a member of an answer key: what a story tells"},
    {"slachtoffer", "a key and a placeholder of the story format"},
    {"vervolg", "a key of the story format"},
    {"algemeen", "what the frame of stories calls itself"},
    {"kader", "ordinary word: the frame of stories"},
    {"moment", "ordinary word: when something in a story happens"},
    {"minderjarig", "ordinary word: tells no age in years, so a story may have it"},
};

/// Every id that a built-in instrument gives to something.
std::set<std::string> instrument_ids() {
    const Catalog catalog(builtin_instruments());
    std::set<std::string> ids;
    for (const Instrument& instrument : catalog.instruments()) {
        ids.insert(instrument.id);
        for (const ItemGroup& group : instrument.groups) {
            ids.insert(group.id);
        }
        for (const NamedCondition& named : instrument.concepts) {
            ids.insert(named.id);
        }
        for (const Item& item : instrument.items) {
            ids.insert(item.id);
        }
        for (const Decision& decision : instrument.decisions) {
            ids.insert(decision.id);
            for (const Outcome& outcome : decision.outcomes) {
                ids.insert(outcome.id);
            }
            for (const Notice& notice : decision.notices) {
                ids.insert(notice.id);
            }
            for (const Action& action : decision.actions) {
                ids.insert(action.id);
            }
        }
    }
    for (const AllowedWord& allowed : allowed_words) {
        CHECK_MESSAGE(ids.erase(std::string(allowed.word)) == 1, "no id: " << allowed.word);
    }
    return ids;
}

/// Calls `visit(word, line)` for every word of letters, digits and underscores.
template <typename Visit>
void for_each_word(const std::string& code, const Visit& visit) {
    std::size_t line = 1;
    std::string word;
    for (const char letter : code + "\n") {
        if (std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_') {
            word += letter;
            continue;
        }
        if (!word.empty()) {
            visit(word, line);
        }
        word.clear();
        line += letter == '\n' ? 1 : 0;
    }
}

}  // namespace

TEST_CASE("the sources are found") {
    CHECK(sources().size() > 60);
    for (const std::string& stem : kernel) {
        const bool found = std::any_of(sources().begin(), sources().end(),
                                       [&](const SourceFile& file) { return file.stem == stem; });
        CHECK_MESSAGE(found, "no file " << stem);
    }
    CHECK(std::count_if(sources().begin(), sources().end(), is_record_format) > 10);
}

TEST_CASE("comments are removed and strings are not") {
    CHECK(without_comments("a // b\nc") == "a  \nc");
    CHECK(without_comments("a /* b\n */ c") == "a  \n c");
    CHECK(without_comments(R"x("// no" '"' 1'000 // yes)x") == R"x("// no" '"' 1'000  )x");
    CHECK(without_comments("R\"(// \" no)\" // yes") == "R\"(// \" no)\"  ");
}

TEST_CASE("the library does not include tools") {
    for (const SourceFile& file : sources()) {
        if (!file.name.starts_with("lib/")) {
            continue;
        }
        for (const std::string& include : file.includes) {
            CHECK_MESSAGE(!starts_with_any(include, {"common/", "tools/", "rv_", ".."}),
                          file.name << " includes " << include);
        }
    }
}

TEST_CASE("the decision diagrams know nothing of instruments or records") {
    for (const SourceFile& file : sources()) {
        if (!file.name.starts_with("lib/") || kernel.count(file.stem) == 0) {
            continue;
        }
        for (const std::string& header : reached_headers(file)) {
            CHECK_MESSAGE(kernel.count(header) == 1, file.name << " depends on " << header);
        }
    }
}

TEST_CASE("what solvers get to judge the diagrams is written without diagrams") {
    std::size_t found = 0;
    for (const SourceFile& file : sources()) {
        if (file.stem != "smt2_decision" && file.stem != "smt2_names") {
            continue;
        }
        ++found;
        for (const std::string& header : reached_headers(file)) {
            const bool is_of_diagrams = kernel.count(header) == 1 && header != "value_set";
            CHECK_MESSAGE(!(is_of_diagrams || header == "compiler"),
                          file.name << " depends on " << header);
        }
    }
    CHECK(found == 4);
}

TEST_CASE("the record formats know nothing of instruments") {
    for (const SourceFile& file : sources()) {
        if (!is_record_format(file)) {
            continue;
        }
        for (const std::string& header : reached_headers(file)) {
            CHECK_MESSAGE(about_instruments.count(header) == 0,
                          file.name << " depends on " << header);
            CHECK_MESSAGE(kernel.count(header) == 0, file.name << " depends on " << header);
        }
    }
}

TEST_CASE("instruments as data do not depend on what computes with them") {
    for (const SourceFile& file : sources()) {
        if (file.stem != "instrument" && file.stem != "catalog" && file.stem != "domain" &&
            file.stem != "instrument_file" && file.stem != "link") {
            continue;
        }
        for (const std::string& header : reached_headers(file)) {
            const bool computes = header == "compiler" || header == "score" ||
                                  header == "explain" || header == "route" || header == "record" ||
                                  (kernel.count(header) == 1 && header != "value_set");
            CHECK_MESSAGE(!computes, file.name << " depends on " << header);
        }
    }
}

TEST_CASE("no header includes itself, directly or through others") {
    for (const SourceFile& file : sources()) {
        if (file.is_header && file.name.starts_with("lib/")) {
            CHECK_MESSAGE(reached_headers(file).count(file.stem) == 0, file.name);
        }
    }
}

TEST_CASE("a library from elsewhere is used where it belongs and nowhere else") {
    for (const SourceFile& file : sources()) {
        for (const std::string& include : file.includes) {
            for (const OneHome& home : homes) {
                CHECK_MESSAGE(
                    (!include.starts_with(home.library) || home.files.count(file.name) == 1),
                    file.name << " includes " << include);
            }
            CHECK_MESSAGE((!include.starts_with("CLI/") || file.name.starts_with("tools/")),
                          file.name << " includes " << include);
        }
    }
}

/// Names in instruments that are ordinary Dutch words as well, which messages and help texts use.
const std::set<std::string> ordinary_words = {
    "advies", "afgewezen", "altijd", "beslissen", "besluit",    "controle",  "daarna", "delen",
    "hulp",   "melding",   "open",   "overleg",   "overleggen", "overzicht", "zaak"};

TEST_CASE("C++ knows no instrument, question, outcome, notice or action") {
    std::set<std::string> ids = instrument_ids();
    CHECK(ids.size() > 150);
    for (const std::string& word : ordinary_words) {
        CHECK_MESSAGE(ids.erase(word) == 1, word << " is no name in an instrument any more");
    }
    for (const SourceFile& file : sources()) {
        for_each_word(file.code, [&](const std::string& word, std::size_t line) {
            CHECK_MESSAGE(ids.count(word) == 0, file.name << ":" << line << " has " << word);
        });
    }
}

TEST_CASE("files stay small") {
    for (const SourceFile& file : sources()) {
        const std::size_t limit = file.is_header ? 200 : 400;
        CHECK_MESSAGE(file.line_count <= limit,
                      file.name << " has " << file.line_count << " lines, at most " << limit);
    }
}
