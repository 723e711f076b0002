// The two sides of the talk: lines that a person (or a pipe) gives, and text that comes back.
//
// Everything is written at once and not kept in a buffer, so that it is there before the program
// waits. Over a pipe nothing echoes what was typed, so a line end comes behind the prompt.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "rodevlag/document.h"

namespace rodevlag::tools {

class Console {
public:
    /// `color`: output may have colour.
    explicit Console(bool color);

    /// Each block on lines of its own, without empty lines between them. Throws OutputError.
    void say(const Document& blocks) const;
    void say_line(const std::string& text) const;
    void say_empty_line() const;

    /// Blocks as a report, with an empty line before them. Throws OutputError.
    void report(const Document& document) const;

    /// Shows the prompt and waits for a line; nothing at the end of the input. Throws InputError.
    std::optional<std::string> ask(std::string_view prompt);

private:
    std::optional<std::string> next_line();

    bool m_color;
    bool m_echoes;  // what is typed shows on the screen, line end included
    std::size_t m_width;
    std::string m_ahead;  // read, and not handed out yet
    bool m_ended = false;
};

}  // namespace rodevlag::tools
