// A build tool: writes the built-in instruments as C++ source.
//
//     embed_instruments OUTPUT NAME FILE [NAME FILE ...]
//
// Each file is read, linked and compiled here, so that a mistake in one stops the build
// with its position instead of stopping every program at its start; so are the files with cases and
// with stories, which travel along as they are. NAME is what messages call the file. The output
// depends only on the files: no dates, no paths of this machine.
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "rodevlag/case_file.h"
#include "rodevlag/catalog.h"
#include "rodevlag/compiler.h"
#include "rodevlag/sha256.h"
#include "rodevlag/story_book.h"
#include "rodevlag/yaml_image.h"

namespace {

using namespace rodevlag;

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw InputError(path + " cannot be read");
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The text of an image as an array of numbers, 20 to a line: string literals have a limit.
std::string bytes_source(const std::string& text) {
    std::string source;
    std::size_t column = 0;
    for (const char byte : text) {
        source += fmt::format("{},", static_cast<int>(byte));
        if (++column % 20 == 0) {
            source += '\n';
        }
    }
    return source;
}

std::string nodes_source(const std::vector<YamlImageNode>& nodes) {
    std::string source;
    for (const YamlImageNode& node : nodes) {
        source += fmt::format("{{{},{},{},{},{},static_cast<YamlNode::Kind>({}),{}}},\n",
                              node.text_begin, node.text_size, node.line, node.column,
                              node.children, static_cast<int>(node.kind), node.flow_style);
    }
    return source;
}

constexpr std::string_view case_file_name = "cases.yaml";
constexpr std::string_view story_file_name = "verhaal.yaml";

bool has_file_name(const InstrumentText& file, std::string_view name) {
    return file.name.ends_with("/" + std::string(name));
}

/// The definition of builtin_cases() or builtin_stories(), which give texts as they are: constant
/// arrays, so that nothing is done at the start.
std::string texts_source(std::string_view kind, std::string_view type,
                         const std::vector<InstrumentText>& files) {
    std::string arrays;
    std::string entries;
    for (std::size_t index = 0; index < files.size(); ++index) {
        arrays += fmt::format("constexpr char {}_{}[] = {{\n{}}};\n", kind, index,
                              bytes_source(files[index].text));
        entries += fmt::format("    {{\"{0}\", {{{1}_{2}, sizeof {1}_{2}}}}},\n", files[index].name,
                               kind, index);
    }
    return fmt::format(
        "\nnamespace {{\n\n{0}constexpr std::array<{1}, {2}> all_{3} = {{{{\n{4}}}}};\n\n"
        "}}  // namespace\n\n"
        "std::span<const {1}> builtin_{3}() {{\n    return all_{3};\n}}\n",
        arrays, type, files.size(), kind, entries);
}

/// Throws InstrumentError when a file of cases has problems.
void require_readable_cases(const Catalog& catalog, const InstrumentText& file) {
    for (const Instrument& instrument : catalog.instruments()) {
        const std::size_t folder = instrument.file.rfind('/') + 1;
        if (instrument.file.substr(0, folder) + std::string(case_file_name) == file.name) {
            CaseFile cases = read_case_file(catalog, instrument, file.text, file.name);
            if (!cases.problems.empty()) {
                throw InstrumentError(std::move(cases.problems));
            }
        }
    }
}

/// Throws InstrumentError when the stories have problems, or when there are stories and an
/// instrument with questions has none.
void require_readable_stories(const Catalog& catalog, const std::vector<InstrumentText>& files) {
    std::vector<StoryText> texts;
    for (const InstrumentText& file : files) {
        texts.push_back({file.name, file.text});
    }
    if (texts.empty()) {
        return;  // the small instruments of tests
    }
    const StoryBook book = read_story_book(catalog, texts);
    std::vector<Problem> problems;
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        const Instrument& owner = catalog.instruments()[catalog.instrument_of_item(item)];
        if (!catalog.item(item).is_date && !book.knows(item) &&
            (problems.empty() || problems.back().file != owner.file)) {
            problems.push_back({owner.file, owner.place.line, owner.place.column,
                                fmt::format("naast dit instrument hoort een {}", story_file_name)});
        }
    }
    if (!problems.empty()) {
        throw InstrumentError(std::move(problems));
    }
}

std::string source_of(const std::vector<InstrumentText>& files,
                      const std::vector<InstrumentText>& case_files,
                      const std::vector<InstrumentText>& story_files) {
    std::string arrays;
    std::string entries;
    for (std::size_t index = 0; index < files.size(); ++index) {
        FlatYaml flat;
        flatten_yaml(read_yaml(files[index].text, files[index].name).root, flat);
        arrays += fmt::format(
            "constexpr char text_{0}[] = {{\n{1}}};\n"
            "constexpr YamlImageNode nodes_{0}[] = {{\n{2}}};\n"
            "constexpr YamlImage image_{0}{{nodes_{0}, {{text_{0}, sizeof text_{0}}}}};\n",
            index, bytes_source(flat.text), nodes_source(flat.nodes));
        entries += fmt::format("        {{\"{}\", \"\", &image_{}, \"{}\"}},\n", files[index].name,
                               index, sha256_hex(files[index].text));
    }
    return fmt::format(
        "// Generated by lib/embed_instruments.cpp; changes here are lost.\n"
        "#include <array>\n\n#include \"rodevlag/builtin_instruments.h\"\n#include "
        "\"rodevlag/yaml_image.h\"\n\n"
        "namespace rodevlag {{\n\nnamespace {{\n\n{}\n}}  // namespace\n\n"
        "const std::vector<InstrumentText>& builtin_instruments() {{\n"
        "    static const std::vector<InstrumentText> instruments = {{\n{}    }};\n"
        "    return instruments;\n}}\n{}{}\n}}  // namespace rodevlag\n",
        arrays, entries, texts_source("cases", "BuiltinCases", case_files),
        texts_source("stories", "BuiltinStories", story_files));
}

}  // namespace

int main(int argc, char** argv) {
    try {
        std::vector<InstrumentText> files;
        std::vector<InstrumentText> case_files;
        std::vector<InstrumentText> story_files;
        for (int argument = 2; argument + 1 < argc; argument += 2) {
            InstrumentText file{argv[argument], read_file(argv[argument + 1])};
            (has_file_name(file, case_file_name)    ? case_files
             : has_file_name(file, story_file_name) ? story_files
                                                    : files)
                .push_back(std::move(file));
        }
        const Catalog catalog(files);
        for (const InstrumentText& file : case_files) {
            require_readable_cases(catalog, file);
        }
        require_readable_stories(catalog, story_files);
        for (std::size_t decision = 0; decision < catalog.decision_count(); ++decision) {
            compile_decision(catalog, decision);
            compile_route(catalog, decision);
        }
        std::ofstream output(argv[1], std::ios::binary);
        output << source_of(files, case_files, story_files);
        output.close();
        return output ? 0 : 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
