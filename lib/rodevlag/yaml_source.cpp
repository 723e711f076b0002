#include "rodevlag/yaml_source.h"

#include <algorithm>

namespace rodevlag {

std::string text_of_null(std::string_view text, std::size_t offset) {
    const std::string_view rest = text.substr(std::min(offset, text.size()));
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (rest.starts_with(word)) {
            return std::string(word);
        }
    }
    return {};
}

bool has_colon_after_key(std::string_view text, std::size_t offset, std::string_view key) {
    if (offset >= text.size() || text[offset] == '"' || text[offset] == '\'') {
        return true;
    }
    const std::size_t end = std::min(offset + key.size(), text.size());
    const std::size_t next = text.find_first_not_of(" \t", end);
    return next != std::string_view::npos && text[next] == ':';
}

}  // namespace rodevlag
