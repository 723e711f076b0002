#include "rodevlag/json_string.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <fmt/format.h>
#include <utf8proc.h>

namespace rodevlag {

namespace {

std::uint32_t hexadecimal(std::string_view digits) {
    std::uint32_t code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    return code;
}

void append_utf8(std::string& text, std::uint32_t code) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t size =
        utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes.data());
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

// Undoes the \u escape at the start of `raw`, or a pair of them; gives the bytes used.
std::size_t append_unicode_escape(std::string& text, std::string_view raw) {
    constexpr std::size_t escape_size = 6;
    const std::uint32_t first = hexadecimal(raw.substr(2, 4));
    if (first < 0xD800 || first > 0xDBFF) {
        append_utf8(text, first);
        return escape_size;
    }
    const std::uint32_t second = hexadecimal(raw.substr(escape_size + 2, 4));
    append_utf8(text, 0x10000U + ((first - 0xD800U) << 10U) + (second - 0xDC00U));
    return 2 * escape_size;
}

}  // namespace

void append_json_string_text(std::string& text, std::string_view raw) {
    raw = raw.substr(1, raw.size() - 2);
    while (!raw.empty()) {
        const std::size_t plain = std::min(raw.find('\\'), raw.size());
        text += raw.substr(0, plain);
        raw.remove_prefix(plain);
        if (raw.empty()) {
            return;
        }
        if (raw[1] == 'u') {
            raw.remove_prefix(append_unicode_escape(text, raw));
            continue;
        }
        constexpr std::string_view letters = "bfnrt";
        constexpr std::string_view meanings = "\b\f\n\r\t";
        const std::size_t letter = letters.find(raw[1]);
        text += letter == std::string_view::npos ? raw[1] : meanings[letter];
        raw.remove_prefix(2);
    }
}

void append_json_string(std::string& json, std::string_view text) {
    json += '"';
    for (const char byte : text) {
        switch (byte) {
            case '"':
                json += "\\\"";
                break;
            case '\\':
                json += "\\\\";
                break;
            case '\n':
                json += "\\n";
                break;
            case '\r':
                json += "\\r";
                break;
            case '\t':
                json += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(byte) < 0x20) {
                    json += fmt::format("\\u{:04x}", static_cast<unsigned>(byte));
                } else {
                    json += byte;
                }
        }
    }
    json += '"';
}

}  // namespace rodevlag
