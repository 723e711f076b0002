// The instrument files of tests/engine: the valid ones are read, each invalid one gives exactly the
// messages of the .expected file beside it.
#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/error.h"

namespace {

using rodevlag::Catalog;
using rodevlag::InstrumentError;
using rodevlag::InstrumentText;

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::filesystem::path> yaml_files(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    const std::filesystem::path root = std::filesystem::path(RODEVLAG_SOURCE_DIR) / "tests/engine";
    for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
        if (entry.path().extension() == ".yaml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<InstrumentText> valid_texts() {
    std::vector<InstrumentText> texts;
    for (const std::filesystem::path& file : yaml_files("valid")) {
        texts.push_back({file.filename().string(), read_file(file)});
    }
    return texts;
}

std::string problems_of(const std::vector<InstrumentText>& texts) {
    try {
        const Catalog catalog(texts);
    } catch (const InstrumentError& error) {
        return std::string(error.what()) + "\n";
    }
    return "";
}

}  // namespace

TEST_CASE("the valid instrument files have no problems") {
    CHECK(problems_of(valid_texts()) == "");
}

TEST_CASE("each invalid instrument file gives exactly the expected messages") {
    const std::vector<std::filesystem::path> files = yaml_files("invalid");
    REQUIRE(files.size() > 100);
    for (const std::filesystem::path& file : files) {
        CAPTURE(file.filename().string());
        std::vector<InstrumentText> texts = valid_texts();
        texts.push_back({file.filename().string(), read_file(file)});
        std::filesystem::path expected = file;
        expected.replace_extension(".expected");
        REQUIRE(std::filesystem::exists(expected));
        CHECK(problems_of(texts) == read_file(expected));
    }
}

TEST_CASE("the example of instruments/README.md is a valid instrument") {
    const std::string readme =
        read_file(std::filesystem::path(RODEVLAG_SOURCE_DIR) / "instruments/README.md");
    const std::string fence = "```yaml\n";
    const std::size_t start = readme.find(fence);
    REQUIRE(start != std::string::npos);
    const std::size_t end = readme.find("```", start + fence.size());
    REQUIRE(end != std::string::npos);
    const std::string example = readme.substr(start + fence.size(), end - start - fence.size());
    CHECK(problems_of({{"README.md", example}}) == "");
}
