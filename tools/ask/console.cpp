#include "ask/console.h"

#include <array>
#include <cerrno>
#include <fmt/format.h>
#include <unistd.h>

#include "common/report_handler.h"
#include "rodevlag/descriptor_io.h"
#include "rodevlag/error.h"

namespace rodevlag::tools {

namespace {

/// Nobody types a line like this; what brings it is not meant for us.
constexpr std::size_t longest_line = std::size_t{1} << 16;

void write_out(std::string_view text) {
    if (const int error = write_all(STDOUT_FILENO, text); error != 0) {
        throw OutputError(fmt::format("stdout: kan niet schrijven: {}", system_message(error)));
    }
}

}  // namespace

Console::Console(bool color)
    : m_color(color), m_echoes(isatty(STDIN_FILENO) == 1), m_width(terminal_width()) {
}

void Console::say(const Document& blocks) const {
    std::string text;
    for (const Block& block : blocks) {
        text += render_text({block}, m_width, m_color);
    }
    write_out(text);
}

void Console::say_line(const std::string& text) const {
    say({{Block::Kind::note, text}});
}

void Console::say_empty_line() const {
    write_out("\n");
}

void Console::report(const Document& document) const {
    write_out("\n" + render_text(document, m_width, m_color));
}

std::optional<std::string> Console::ask(std::string_view prompt) {
    write_out(prompt);
    std::optional<std::string> line = next_line();
    if (!m_echoes || !line) {
        write_out("\n");
    }
    return line;
}

std::optional<std::string> Console::next_line() {
    std::array<char, 4096> block{};
    std::size_t end = m_ahead.find('\n');
    while (end == std::string::npos && !m_ended) {
        if (m_ahead.size() > longest_line) {
            throw InputError("stdin: een regel is te lang om een antwoord te zijn");
        }
        const ssize_t got = read_some(STDIN_FILENO, block.data(), block.size());
        if (got < 0) {
            throw InputError(fmt::format("stdin: kan niet lezen: {}", system_message(errno)));
        }
        m_ended = got == 0;
        const std::size_t before = m_ahead.size();
        m_ahead.append(block.data(), static_cast<std::size_t>(got));
        end = m_ahead.find('\n', before);
    }
    if (end == std::string::npos && m_ahead.empty()) {
        return std::nullopt;
    }
    std::string line = m_ahead.substr(0, end);
    m_ahead.erase(0, end == std::string::npos ? end : end + 1);
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    return line;
}

}  // namespace rodevlag::tools
