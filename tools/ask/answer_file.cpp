#include "ask/answer_file.h"

#include <cerrno>
#include <fmt/format.h>
#include <optional>
#include <sys/stat.h>

#include "rodevlag/byte_stream.h"
#include "rodevlag/yaml_tree.h"

namespace rodevlag::tools {

namespace {

/// What stands in the file; nothing when there is none.
std::optional<std::string> content_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 && errno == ENOENT) {
        return std::nullopt;
    }
    FileSource source(path);
    return read_all(source, YamlLimits{}.max_bytes);
}

bool is_special(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) &&
           !S_ISDIR(status.st_mode);
}

}  // namespace

AnswerFile::AnswerFile(std::string path) : m_path(std::move(path)) {
    if (is_special(m_path)) {
        throw InputError(
            fmt::format("{}: dit is geen gewoon bestand; antwoorden worden alleen in "
                        "een gewoon bestand bewaard",
                        m_path));
    }
    const std::optional<std::string> content = content_of(m_path);
    m_is_new = !content;
    m_text = content.value_or("");
    // Nobody should answer questions first and hear then that nothing can be kept.
    const OutputFile trial(m_path, FileMode::kept);
}

void AnswerFile::save(const std::string& text) {
    if (!is_saved(m_is_new ? std::nullopt : std::optional(m_text))) {
        throw OutputError(fmt::format(
            "{}: dit bestand is intussen buiten rv-ask veranderd; er is niets overschreven",
            m_path));
    }
    OutputFile file(m_path, FileMode::kept);
    file.write(text);
    file.finish();
    m_text = text;
    m_is_new = false;
}

bool AnswerFile::is_saved(const std::optional<std::string>& text) const {
    try {
        return content_of(m_path) == text;
    } catch (const InputError&) {
        return false;
    }
}

}  // namespace rodevlag::tools
