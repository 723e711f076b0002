#include "rodevlag/record_format.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rodevlag/csv_scanner.h"
#include "rodevlag/json_text.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::string_view blanks = " \t\r\n";

constexpr std::array<std::pair<std::string_view, RecordFormat>, 6> names = {{
    {"csv", RecordFormat::csv},
    {"jsonl", RecordFormat::json_lines},
    {"json", RecordFormat::json},
    {"yaml", RecordFormat::yaml},
    {"ndjson", RecordFormat::json_lines},
    {"yml", RecordFormat::yaml},
}};

std::string_view first_line(std::string_view text) {
    return text.substr(0, text.find('\n'));
}

std::string_view without_blanks_before(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(blanks), text.size()));
}

// An object: one of many, each on its line, or a document over several lines.
RecordFormat sniff_object(std::string_view text) {
    const std::string_view line = first_line(text);
    if (line.size() == text.size()) {
        return RecordFormat::json_lines;  // one line is sound as both
    }
    const bool complete = !find_json_fault(line, TextPositions(line), "");
    const bool next_is_object = without_blanks_before(text.substr(line.size())).starts_with('{');
    return complete || next_is_object ? RecordFormat::json_lines : RecordFormat::json;
}

bool has_known_name(std::string_view line, const KnownName& known) {
    line = trimmed(line);
    return std::ranges::any_of(std::string_view(";,\t"), [&](char delimiter) {
        return std::ranges::any_of(header_names(line, delimiter), known);
    });
}

// `key:` at the start of the line, with a blank or nothing behind the colon.
bool starts_with_key(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) {
        return false;
    }
    const bool ends =
        colon + 1 == line.size() || blanks.find(line[colon + 1]) != std::string_view::npos;
    return ends && line.substr(0, colon).find_first_of(";,\t") == std::string_view::npos;
}

}  // namespace

std::optional<RecordFormat> record_format_from_name(std::string_view name) {
    const auto* const found = std::ranges::find(names, lower_case(name),
                                                &std::pair<std::string_view, RecordFormat>::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::string_view record_format_name(RecordFormat format) {
    return std::ranges::find(names, format, &std::pair<std::string_view, RecordFormat>::second)
        ->first;
}

std::optional<RecordFormat> record_format_from_path(std::string_view path) {
    const std::string_view file = path.substr(path.rfind('/') + 1);
    const std::size_t dot = file.rfind('.');
    if (dot == std::string_view::npos || dot == 0) {
        return std::nullopt;
    }
    const std::string extension = lower_case(file.substr(dot + 1));
    if (extension == "tsv" || extension == "txt") {
        return RecordFormat::csv;
    }
    return record_format_from_name(extension);
}

RecordFormat sniff_record_format(std::string_view head, const KnownName& known) {
    const std::string_view text = without_blanks_before(without_bom(head));
    if (text.starts_with('{')) {
        return sniff_object(text);
    }
    if (text.starts_with('[')) {
        return RecordFormat::json;
    }
    const std::string_view line = first_line(text);
    if (has_known_name(line, known)) {
        return RecordFormat::csv;
    }
    const bool is_yaml = line.starts_with("---") || line.starts_with('#') ||
                         line.starts_with("%YAML") || starts_with_key(line);
    return is_yaml ? RecordFormat::yaml : RecordFormat::csv;
}

}  // namespace rodevlag
