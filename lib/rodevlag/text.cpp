#include "rodevlag/text.h"

#include <algorithm>
#include <array>
#include <utf8proc.h>
#include <utility>

namespace rodevlag {

namespace {

constexpr std::string_view non_breaking_space = "\xC2\xA0";

bool is_blank(char character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

void wrap_paragraph(std::string_view paragraph, std::size_t width,
                    std::vector<std::string>& lines) {
    std::string line;
    std::size_t line_width = 0;
    while (!paragraph.empty()) {
        const std::size_t end = std::min(paragraph.find(' '), paragraph.size());
        const std::string_view word = paragraph.substr(0, end);
        paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
        if (word.empty()) {
            continue;
        }
        const std::size_t word_width = display_width(word);
        if (!line.empty() && line_width + 1 + word_width > width) {
            lines.push_back(std::move(line));
            line.clear();
            line_width = 0;
        }
        if (!line.empty()) {
            line += ' ';
            ++line_width;
        }
        line += word;
        line_width += word_width;
    }
    lines.push_back(std::move(line));
}

using ChangeOfCase = utf8proc_int32_t (*)(utf8proc_int32_t);

/// The character at the start of `text`, changed, and how many bytes it took there.
std::pair<std::string, std::size_t> changed_character(std::string_view text, ChangeOfCase change) {
    utf8proc_int32_t character = 0;
    const utf8proc_ssize_t size =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                         static_cast<utf8proc_ssize_t>(text.size()), &character);
    if (size <= 0) {  // not UTF-8
        return {std::string(text.substr(0, 1)), 1};
    }
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t written = utf8proc_encode_char(change(character), bytes.data());
    return {std::string(bytes.begin(), bytes.begin() + written), static_cast<std::size_t>(size)};
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    for (;;) {
        if (!text.empty() && is_blank(text.front())) {
            text.remove_prefix(1);
        } else if (text.starts_with(non_breaking_space)) {
            text.remove_prefix(non_breaking_space.size());
        } else {
            break;
        }
    }
    for (;;) {
        if (!text.empty() && is_blank(text.back())) {
            text.remove_suffix(1);
        } else if (text.ends_with(non_breaking_space)) {
            text.remove_suffix(non_breaking_space.size());
        } else {
            break;
        }
    }
    return text;
}

std::string lower_case(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                    : character;
    });
    return result;
}

std::string lower_case_letters(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto [character, size] = changed_character(text, utf8proc_tolower);
        result += character;
        text.remove_prefix(size);
    }
    return result;
}

std::string capitalised(std::string_view text) {
    if (text.starts_with("ij")) {
        return "IJ" + std::string(text.substr(2));
    }
    if (text.empty()) {
        return {};
    }
    const auto [character, size] = changed_character(text, utf8proc_toupper);
    return character + std::string(text.substr(size));
}

std::string plain_name(std::string_view name) {
    return lower_case(trimmed(name));
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string result;
    for (const std::string& part : parts) {
        if (&part != &parts.front()) {
            result += separator;
        }
        result += part;
    }
    return result;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t character = 0;
        utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &character);
        if (used <= 0) {  // not UTF-8: count the byte as one column
            used = 1;
            width += 1;
        } else {
            width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character)));
        }
        bytes += used;
        left -= used;
    }
    return width;
}

std::string printable(std::string_view text, std::size_t width) {
    std::string result;
    std::size_t used_width = 0;
    while (!text.empty()) {
        utf8proc_int32_t character = 0;
        const utf8proc_ssize_t read =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                             static_cast<utf8proc_ssize_t>(text.size()), &character);
        const std::size_t size = read > 0 ? static_cast<std::size_t>(read) : 1;
        const bool is_control = read <= 0 || character < 0x20 ||
                                (character >= 0x7F && character <= 0x9F) ||
                                utf8proc_category(character) == UTF8PROC_CATEGORY_CF ||
                                utf8proc_category(character) == UTF8PROC_CATEGORY_ZL ||
                                utf8proc_category(character) == UTF8PROC_CATEGORY_ZP;
        const std::string_view shown = is_control ? "?" : text.substr(0, size);
        used_width += display_width(shown);
        if (used_width > width) {
            return result + "…";
        }
        result += shown;
        text.remove_prefix(size);
    }
    return result;
}

std::string without_controls(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        safe += (byte < 0x20 && character != '\n') || byte == 0x7F ? '?' : character;
    }
    return safe;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    for (;;) {
        const std::size_t end = text.find('\n');
        wrap_paragraph(text.substr(0, end), width, lines);
        if (end == std::string_view::npos) {
            return lines;
        }
        text.remove_prefix(end + 1);
    }
}

}  // namespace rodevlag
