#include "rodevlag/text_fault.h"

#include <algorithm>
#include <fmt/format.h>
#include <utf8proc.h>

namespace rodevlag {

namespace {

bool is_plain(char byte) {
    return (byte >= ' ' && byte <= '~') || byte == '\n' || byte == '\t';
}

bool is_control(utf8proc_int32_t character) {
    return character < 0x20 || (character >= 0x7F && character <= 0x9F);
}

/// Line ends that editors do not show as such, and marks that change the direction of the text.
bool is_invisible(utf8proc_int32_t character) {
    return character == 0x200E || character == 0x200F ||
           (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
}

bool is_no_character(utf8proc_int32_t character) {
    return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
}

TextFault fault_at(std::string_view text, std::size_t offset, std::string message) {
    const std::string_view before = text.substr(0, offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t line_end = before.rfind('\n');
    const std::size_t line_start = line_end == std::string_view::npos ? 0 : line_end + 1;
    return {static_cast<std::size_t>(lines) + 1, offset - line_start + 1, std::move(message)};
}

std::string describe(utf8proc_int32_t character) {
    const auto code = static_cast<unsigned>(character);
    if (character == 0) {
        return "een nulteken (U+0000); bewaar het bestand als UTF-8-tekst";
    }
    if (is_control(character)) {
        return fmt::format("een stuurteken (U+{:04X}) dat niet in tekst hoort", code);
    }
    if (is_invisible(character)) {
        return fmt::format("een onzichtbaar teken (U+{:04X}) dat niet is toegestaan", code);
    }
    return fmt::format("een code die geen teken is (U+{:04X})", code);
}

}  // namespace

std::optional<TextFault> find_text_fault(std::string_view text) {
    std::size_t offset = 0;
    while (offset < text.size()) {
        if (is_plain(text[offset])) {
            ++offset;
            continue;
        }
        if (text.substr(offset, 2) == "\r\n") {
            offset += 2;
            continue;
        }
        utf8proc_int32_t character = 0;
        const utf8proc_ssize_t used =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + offset,
                             static_cast<utf8proc_ssize_t>(text.size() - offset), &character);
        if (used <= 0) {
            const auto byte = static_cast<unsigned char>(text[offset]);
            return fault_at(
                text, offset,
                fmt::format("een byte die geen UTF-8 is (0x{:02X}); bewaar het bestand als UTF-8",
                            byte));
        }
        if (is_control(character) || is_invisible(character) || is_no_character(character)) {
            return fault_at(text, offset, describe(character));
        }
        offset += static_cast<std::size_t>(used);
    }
    return std::nullopt;
}

}  // namespace rodevlag
