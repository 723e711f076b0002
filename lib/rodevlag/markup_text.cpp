#include "rodevlag/markup_text.h"

namespace rodevlag {

std::string html_text(std::string_view text) {
    std::string escaped;
    for (const char character : text) {
        switch (character) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            default:
                escaped += character;
        }
    }
    return escaped;
}

std::string markdown_text(std::string_view text) {
    constexpr std::string_view special = "\\`*_{}[]<>#|~";
    std::string escaped;
    for (const char character : text) {
        if (special.find(character) != std::string_view::npos) {
            escaped += '\\';
        }
        escaped += character;
    }
    return escaped;
}

}  // namespace rodevlag
