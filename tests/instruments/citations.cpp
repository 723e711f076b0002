#include "citations.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>

#include "rodevlag/yaml_tree.h"
#include "source_documents.h"

namespace rodevlag::statements {

namespace {

namespace fs = std::filesystem;

const fs::path project = RODEVLAG_SOURCE_DIR;
const std::string main_document = "002";

std::string place_of(const fs::path& path, std::size_t line) {
    return fs::relative(path, project).string() + ":" + std::to_string(line);
}

bool is_of_word(char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_';
}

/// Whether the characters from `start` to `stop` are part of a longer word, number or date.
bool is_joined(const std::string& text, std::size_t start, std::size_t stop) {
    return (start > 0 && (is_of_word(text[start - 1]) || text[start - 1] == '.')) ||
           (stop < text.size() && text[stop - 1] != ':' && is_of_word(text[stop]));
}

/// A document that is named holds up to here.
bool ends_phrase(const std::string& text) {
    return text.find_first_of(");") != std::string::npos || text.find(". ") != std::string::npos;
}

/// Calls `visit` with every run of lines that follow each other and of which `part_of` takes a
/// part, as one text, and the number of its first line.
template <typename PartOf, typename Visit>
void for_each_run(const fs::path& path, const PartOf& part_of, const Visit& visit) {
    std::string text;
    std::size_t start = 0;
    std::size_t number = 0;
    Lines lines = lines_of(path);
    lines.emplace_back();
    for (const std::string& line : lines) {
        ++number;
        if (const std::optional<std::string> part = part_of(line)) {
            start = text.empty() ? number : start;
            text += *part;
        } else if (!text.empty()) {
            visit(text, start);
            text.clear();
        }
    }
}

/// The files with this extension below a folder, in order.
std::vector<fs::path> files_below(const fs::path& folder, std::string_view extension) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == extension) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Reads the YAML files of one instrument.
class InstrumentReader {
public:
    explicit InstrumentReader(const fs::path& path) : m_path(path) {
        m_read.id = path.stem().string();
        const YamlDocument document_read = read(path);
        const YamlNode& root = document_read.root;
        if (const YamlNode* source = root.find("bron"); source != nullptr) {
            const YamlNode* document = source->find("document");
            m_document = document == nullptr ? "" : document->text;
            if (const YamlNode* lines = source->find("regels"); lines != nullptr) {
                add_source(*lines, m_read.whole);
            }
        }
        for (const YamlNode::Member& member : root.members) {
            if (member.key != "bron") {
                walk(member.value);
            }
        }
        read_comments(path);
        m_path = path.parent_path() / "cases.yaml";
        if (fs::exists(m_path)) {
            m_in_cases = true;
            walk(read(m_path).root);
            read_comments(m_path);
        }
    }

    InstrumentCitations take() { return std::move(m_read); }

private:
    static YamlDocument read(const fs::path& path) {
        std::ifstream stream(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        return read_yaml(text, path.string());
    }

    void walk(const YamlNode& node) {
        for (const YamlNode& item : node.items) {
            walk(item);
        }
        for (const YamlNode::Member& member : node.members) {
            if (member.key != "bron") {
                walk(member.value);
            } else if (m_in_cases) {
                add_text(member.value);
            } else {
                add_source(member.value, m_read.statements);
            }
        }
    }

    void add_text(const YamlNode& node) {
        const std::vector<Citation> found =
            citations_in(node.text, m_document, place_of(m_path, node.line));
        m_read.texts.insert(m_read.texts.end(), found.begin(), found.end());
    }

    /// A `bron`: one, or a list of them.
    void add_source(const YamlNode& node, std::vector<Citation>& into) {
        for (const YamlNode& item : node.items) {
            add_source(item, into);
        }
        static const std::regex form(R"((?:([^:]+):)?(\d+)(?:-(\d+))?)");
        std::match_results<std::string_view::const_iterator> parts;
        if (std::regex_match(node.text.begin(), node.text.end(), parts, form)) {
            into.push_back({place_of(m_path, node.line),
                            parts[1].matched ? parts[1].str() : m_document, std::stoul(parts[2]),
                            std::stoul(parts[parts[3].matched ? 3 : 2])});
        }
    }

    /// Comment lines that follow each other are one text.
    void read_comments(const fs::path& path) {
        const auto comment = [](const std::string& line) -> std::optional<std::string> {
            const std::size_t first = line.find_first_not_of(' ');
            return first != std::string::npos && line[first] == '#'
                       ? std::optional(line.substr(first + 1))
                       : std::nullopt;
        };
        for_each_run(path, comment, [&](const std::string& text, std::size_t start) {
            const std::vector<Citation> found =
                citations_in(text, m_document, place_of(path, start));
            m_read.texts.insert(m_read.texts.end(), found.begin(), found.end());
        });
    }

    fs::path m_path;
    std::string m_document;
    bool m_in_cases = false;
    InstrumentCitations m_read;
};

/// The paragraphs of a page for which `counts` holds, each as one text.
template <typename Counts>
void add_paragraphs(const fs::path& path, const Counts& counts, std::vector<Citation>& into) {
    const auto words = [](const std::string& line) {
        return line.empty() ? std::nullopt : std::optional(line + " ");
    };
    for_each_run(path, words, [&](const std::string& text, std::size_t start) {
        if (counts(text)) {
            const std::vector<Citation> found =
                citations_in(text, main_document, place_of(path, start));
            into.insert(into.end(), found.begin(), found.end());
        }
    });
}

/// Line by line; in the table of sources, a line is about the document of its section.
void add_lines(const fs::path& path, std::vector<Citation>& into) {
    static const std::regex heading(R"(## (\d{3}): .*)");
    std::string document = main_document;
    std::size_t number = 0;
    for (const std::string& line : lines_of(path)) {
        ++number;
        std::smatch parts;
        if (std::regex_match(line, parts, heading)) {
            document = parts[1];
        }
        const std::vector<Citation> found = citations_in(line, document, place_of(path, number));
        into.insert(into.end(), found.begin(), found.end());
    }
}

}  // namespace

std::vector<Citation> citations_in(std::string_view text, const std::string& document,
                                   const std::string& place) {
    static const std::regex form(R"((\d{3}_[0-9a-f]+\.txt|00\d)(:?)|(\d{1,5})(?:-(\d{1,5}))?)");
    std::vector<Citation> found;
    std::string current = document;
    std::size_t looked_at = 0;
    std::size_t after_colon = std::string::npos;  // where a single line may follow a document
    const std::string copy(text);
    for (std::sregex_iterator match(copy.begin(), copy.end(), form), end; match != end; ++match) {
        const std::smatch& parts = *match;
        const std::size_t start = static_cast<std::size_t>(parts.position());
        const std::size_t stop = start + static_cast<std::size_t>(parts.length());
        if (is_joined(copy, start, stop)) {
            continue;
        }
        if (ends_phrase(copy.substr(looked_at, start - looked_at))) {
            current = document;
        }
        looked_at = stop;
        if (parts[1].matched) {
            current = parts[1];
            const bool has_colon = parts[2].length() > 0;
            after_colon = has_colon ? copy.find_first_not_of(' ', stop) : std::string::npos;
        } else if (parts[4].matched || start == after_colon) {
            found.push_back({place, current, std::stoul(parts[3]),
                             std::stoul(parts[parts[4].matched ? 4 : 3])});
        }
    }
    return found;
}

const std::vector<InstrumentCitations>& instrument_citations() {
    static const std::vector<InstrumentCitations> all = [] {
        std::vector<InstrumentCitations> read;
        for (const fs::path& path : files_below(project / "instruments", ".yaml")) {
            if (path.filename() != "cases.yaml" && path.filename() != "verhaal.yaml") {
                read.push_back(InstrumentReader(path).take());
            }
        }
        return read;
    }();
    return all;
}

std::map<std::string, std::string> citing(const TableDocument& document, const TableRow& row) {
    std::map<std::string, std::string> found;
    for (const InstrumentCitations& instrument : instrument_citations()) {
        for (const Citation& citation : instrument.statements) {
            if (source_table().find(citation.document) == &document &&
                row.overlaps(citation.first_line, citation.last_line)) {
                found.emplace(instrument.id, citation.place);
            }
        }
    }
    return found;
}

std::vector<Citation> page_citations() {
    std::vector<Citation> found;
    add_lines(source_table_path(), found);
    add_lines(project / "docs" / "glossary.md", found);
    for (const fs::path& path : files_below(project / "docs" / "handleiding", ".md")) {
        add_paragraphs(
            path, [](const std::string& text) { return text.starts_with("**Bron"); }, found);
    }
    for (const fs::path& path : files_below(project / "examples", ".md")) {
        add_paragraphs(
            path, [](const std::string& text) { return text.find(".txt") != std::string::npos; },
            found);
    }
    return found;
}

}  // namespace rodevlag::statements
