#include "source_files.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <sstream>

namespace rodevlag::architecture {

namespace {

namespace fs = std::filesystem;

/// Walks over C++ text; `m_at` is the next character to look at.
class CommentRemover {
public:
    explicit CommentRemover(std::string_view text) : m_text(text) {}

    std::string run() {
        while (m_at < m_text.size()) {
            if (next_is("//")) {
                skip_until("\n", false);
            } else if (next_is("/*")) {
                skip_until("*/", true);
            } else if (next_is("R\"")) {
                copy_raw_string();
            } else if (m_text[m_at] == '"' || is_character_literal()) {
                copy_literal(m_text[m_at]);
            } else {
                copy(1);
            }
        }
        return std::move(m_code);
    }

private:
    bool next_is(std::string_view start) const {
        return m_text.substr(m_at, start.size()) == start;
    }

    /// Not the separator of digits in 1'000.
    bool is_character_literal() const {
        return m_text[m_at] == '\'' &&
               (m_at == 0 || std::isalnum(static_cast<unsigned char>(m_text[m_at - 1])) == 0);
    }

    void copy(std::size_t count) {
        m_code += m_text.substr(m_at, count);
        m_at += count;
    }

    void skip_until(std::string_view end, bool including) {
        const std::size_t found = std::min(m_text.find(end, m_at), m_text.size());
        const std::string_view comment = m_text.substr(m_at, found - m_at);
        m_code += ' ';
        m_code.append(static_cast<std::size_t>(std::count(comment.begin(), comment.end(), '\n')),
                      '\n');
        m_at = std::min(found + (including ? end.size() : 0), m_text.size());
    }

    void copy_raw_string() {
        const std::size_t open = m_text.find('(', m_at);
        const std::string end = ")" + std::string(m_text.substr(m_at + 2, open - m_at - 2)) + "\"";
        copy(std::min(m_text.find(end, m_at) + end.size(), m_text.size()) - m_at);
    }

    void copy_literal(char quote) {
        copy(1);
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            copy(m_text[m_at] == '\\' ? 2 : 1);
        }
        copy(1);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_code;
};

/// What stands between the quotes or brackets of each #include line.
std::vector<std::string> includes_of(const std::string& code) {
    std::vector<std::string> includes;
    std::istringstream stream(code);
    for (std::string line; std::getline(stream, line);) {
        const std::size_t open = line.find_first_of("<\"");
        if (line.starts_with("#include") && open != std::string::npos) {
            const std::size_t close = line.find_first_of(">\"", open + 1);
            includes.push_back(line.substr(open + 1, close - open - 1));
        }
    }
    return includes;
}

SourceFile read(const fs::path& path, const fs::path& root) {
    std::ifstream stream(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    SourceFile file;
    file.name = fs::relative(path, root).string();
    file.stem = path.stem().string();
    file.is_header = path.extension() == ".h";
    file.line_count = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    file.code = without_comments(text);
    file.includes = includes_of(file.code);
    return file;
}

}  // namespace

std::string without_comments(std::string_view text) {
    return CommentRemover(text).run();
}

std::vector<SourceFile> source_files(const std::vector<std::string>& folders) {
    const fs::path root = RODEVLAG_SOURCE_DIR;
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
            const fs::path extension = entry.path().extension();
            if (extension == ".h" || extension == ".cpp") {
                files.push_back(read(entry.path(), root));
            }
        }
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.name < b.name; });
    return files;
}

}  // namespace rodevlag::architecture
