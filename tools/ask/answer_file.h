// The file that is being filled in: read once, and replaced as a whole after every change.
//
// A file appears under its name only when it is complete, so whatever happens at any moment, the
// old or the new one is there. What somebody else changed meanwhile is not overwritten. Left out:
// what the text means (rodevlag/yaml_answer_edit.h changes it).
#pragma once

#include <optional>
#include <string>

namespace rodevlag::tools {

class AnswerFile {
public:
    /// Reads the file if there is one. Throws InputError when it cannot be read or is no ordinary
    /// file, and OutputError when it could not be replaced.
    explicit AnswerFile(std::string path);

    /// There is no file yet; save() makes it.
    bool is_new() const { return m_is_new; }

    const std::string& path() const { return m_path; }
    const std::string& text() const { return m_text; }

    /// Replaces the file, with the same rights as it had; a new one is for the user alone. Throws
    /// OutputError, with is_saved() to tell whether the new text is there all the same.
    void save(const std::string& text);

    /// Whether the file holds `text` now; nothing: whether there is no file.
    bool is_saved(const std::optional<std::string>& text) const;

private:
    std::string m_path;
    std::string m_text;
    bool m_is_new = false;
};

}  // namespace rodevlag::tools
