#include "source_documents.h"

#include <cctype>
#include <fstream>

namespace rodevlag::statements {

namespace fs = std::filesystem;

Lines lines_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    Lines lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

const fs::path& source_folder() {
    static const fs::path folder = fs::path(RODEVLAG_SOURCE_DIR) / ".." / "shared" / "bronnen";
    return folder;
}

const std::map<std::string, Lines>& documents() {
    static const std::map<std::string, Lines> all = [] {
        std::map<std::string, Lines> found;
        if (fs::is_directory(source_folder())) {
            for (const fs::directory_entry& entry : fs::directory_iterator(source_folder())) {
                if (entry.path().extension() == ".txt") {
                    found[entry.path().filename().string()] = lines_of(entry.path());
                }
            }
        }
        return found;
    }();
    return all;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char letter : text) {
        const unsigned char byte = static_cast<unsigned char>(letter);
        if (byte >= 0x80 || std::isalnum(byte) != 0) {
            words.back() += static_cast<char>(std::tolower(byte));
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

std::vector<std::string> runs_of(const std::vector<std::string>& words) {
    constexpr std::size_t run_length = 7;
    std::vector<std::string> runs;
    for (std::size_t first = 0; first + run_length <= words.size(); ++first) {
        std::string run = words[first];
        for (std::size_t next = 1; next < run_length; ++next) {
            run += " " + words[first + next];
        }
        runs.push_back(run);
    }
    return runs;
}

const std::set<std::string>& runs_in_sources() {
    static const std::set<std::string> all = [] {
        std::set<std::string> runs;
        for (const auto& [name, lines] : documents()) {
            std::string text;
            for (const std::string& line : lines) {
                text += line + "\n";
            }
            const std::vector<std::string> found = runs_of(words_of(text));
            runs.insert(found.begin(), found.end());
        }
        return runs;
    }();
    return all;
}

}  // namespace rodevlag::statements
