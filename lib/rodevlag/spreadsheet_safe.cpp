#include "rodevlag/spreadsheet_safe.h"

#include <algorithm>
#include <array>

namespace rodevlag {

namespace {

constexpr char text_mark = '\'';
constexpr std::string_view formula_signs = "=+-@";
constexpr std::array<std::string_view, 4> wide_formula_signs = {
    "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};  // full-width = + - @
constexpr std::string_view line_ends_and_tab = "\t\r\n";
constexpr std::string_view non_breaking_space = "\xC2\xA0";

bool is_one_of(std::string_view characters, char byte) {
    return characters.find(byte) != std::string_view::npos;
}

// Where a spreadsheet may start a new cell, whatever the file means.
bool is_separator(char byte, char delimiter) {
    return byte == ';' || byte == ',' || byte == delimiter || is_one_of(line_ends_and_tab, byte);
}

// What some spreadsheets pass over before a formula; quotes count because of other delimiters.
std::string_view without_blanks_before(std::string_view text) {
    for (;;) {
        if (!text.empty() && is_one_of(" \v\f\"", text.front())) {
            text.remove_prefix(1);
        } else if (text.starts_with(non_breaking_space)) {
            text.remove_prefix(non_breaking_space.size());
        } else {
            return text;
        }
    }
}

bool starts_formula(std::string_view text) {
    text = without_blanks_before(text);
    return !text.empty() && (is_one_of(formula_signs, text.front()) ||
                             std::ranges::any_of(wide_formula_signs, [&](std::string_view sign) {
                                 return text.starts_with(sign);
                             }));
}

bool is_all_of(std::string_view characters, std::string_view text) {
    return text.find_first_not_of(characters) == std::string_view::npos;
}

// -5, +3,5, -1.234,50, +31 6 12345678, and - or -- for "nothing": there is nothing to compute.
bool is_number_or_signs(std::string_view text) {
    const std::size_t start = text.find_first_not_of(' ');
    if (start == std::string_view::npos) {
        return true;
    }
    text.remove_prefix(start);
    const bool is_number =
        is_one_of("+-", text.front()) && is_all_of("0123456789., ", text.substr(1));
    return is_number || is_all_of("=+-@ ", text);
}

// `text` is what stands in a cell. Doubled quotes may stay so: they are passed over.
void append_safe_text(std::string& row, std::string_view text, char delimiter) {
    const bool starts_badly =
        starts_formula(text) || (!text.empty() && is_one_of(line_ends_and_tab, text.front()));
    if (starts_badly && !is_number_or_signs(text)) {
        row += text_mark;
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        row += text[at];
        if (is_separator(text[at], delimiter) && starts_formula(text.substr(at + 1))) {
            row += text_mark;
        }
    }
}

}  // namespace

void append_safe_raw_cell(std::string& row, std::string_view raw_cell, char delimiter) {
    if (!raw_cell.starts_with('"')) {
        append_safe_text(row, raw_cell, delimiter);
        return;
    }
    raw_cell.remove_prefix(1);
    const bool closed = raw_cell.ends_with('"');
    raw_cell.remove_suffix(closed ? 1 : 0);
    row += '"';
    append_safe_text(row, raw_cell, delimiter);
    if (closed) {
        row += '"';
    }
}

void append_safe_record(std::string& row, std::string_view raw_record,
                        const std::vector<CsvCell>& cells, char delimiter) {
    for (const CsvCell& cell : cells) {
        if (&cell != &cells.front()) {
            row += delimiter;
        }
        append_safe_raw_cell(row, raw_record.substr(cell.begin, cell.end - cell.begin), delimiter);
    }
}

void append_safe_cell(std::string& row, std::string_view text, char delimiter) {
    std::string safe;
    append_safe_text(safe, text, delimiter);
    append_cell(row, safe, delimiter);
}

}  // namespace rodevlag
