#include "rodevlag/yaml_source.h"

#include <algorithm>

namespace rodevlag {

namespace {

bool is_quote(std::string_view text, std::size_t offset) {
    return offset < text.size() && (text[offset] == '"' || text[offset] == '\'');
}

// Behind the quote that closes the one at `offset`; npos when there is none.
std::size_t end_of_quotes(std::string_view text, std::size_t offset) {
    const char quote = text[offset];
    for (std::size_t at = offset + 1; at < text.size(); ++at) {
        const bool doubled = quote == '\'' && text.substr(at, 2) == "''";
        if (doubled || (quote == '"' && text[at] == '\\')) {
            ++at;
        } else if (text[at] == quote) {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

}  // namespace

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
    std::size_t end = std::min(offset + key.size(), text.size());
    if (is_quote(text, offset)) {
        end = end_of_quotes(text, offset);
    } else if (text.substr(std::min(offset, text.size()), key.size()) != key) {
        return false;  // it goes on on the next line, which no key can
    }
    const std::size_t next = text.find_first_not_of(" \t", end);
    return next != std::string_view::npos && text[next] == ':';
}

bool has_closing_quote(std::string_view text, std::size_t offset) {
    return !is_quote(text, offset) || end_of_quotes(text, offset) != std::string_view::npos;
}

std::optional<TextFault> find_yaml_fault(std::string_view text) {
    if (std::optional<TextFault> fault = find_text_fault(text)) {
        return fault;
    }
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {
        const bool is_version = line == 1 && text.starts_with("%YAML ");
        if (text[at] == '%' && !is_version) {
            return TextFault{line, 1, "een regel die met '%' begint; zet er een spatie voor"};
        }
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    }
    return std::nullopt;
}

}  // namespace rodevlag
