// RFC 4180 by the letter: one record, split byte by byte. What the reader is held against.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

/// The text of the quoted cell at the start of `rest`, which is taken off; nothing without a
/// closing quote.
inline std::optional<std::string> take_quoted(std::string_view& rest) {
    std::string text;
    for (;;) {
        rest.remove_prefix(1);
        const std::size_t quote = rest.find('"');
        if (quote == std::string_view::npos) {
            return std::nullopt;
        }
        text += rest.substr(0, quote);
        rest.remove_prefix(quote + 1);
        if (!rest.starts_with('"')) {
            return text;
        }
        text += '"';
    }
}

/// The cells of a record without its line end; nothing when it breaks the rules: a cell is either
/// without quote, delimiter and line end, or in quotes with every inner quote doubled.
inline std::optional<std::vector<std::string>> strict_cells(std::string_view record,
                                                            char delimiter) {
    std::vector<std::string> cells;
    for (std::string_view rest = record;;) {
        if (rest.starts_with('"')) {
            const std::optional<std::string> text = take_quoted(rest);
            if (!text) {
                return std::nullopt;
            }
            cells.push_back(*text);
        } else {
            cells.emplace_back(rest.substr(0, rest.find(delimiter)));
            rest.remove_prefix(cells.back().size());
            if (cells.back().find_first_of("\"\r\n") != std::string::npos) {
                return std::nullopt;
            }
        }
        if (rest.empty()) {
            return cells;
        }
        if (rest.front() != delimiter) {
            return std::nullopt;
        }
        rest.remove_prefix(1);
    }
}

}  // namespace fuzz
