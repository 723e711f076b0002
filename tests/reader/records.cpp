#include "records.h"

#include <fmt/format.h>

namespace rodevlag::reader_test {

std::string_view name_of(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::stray_quote:
            return "stray_quote";
        case ProblemKind::text_after_quote:
            return "text_after_quote";
        case ProblemKind::unclosed_quote:
            return "unclosed_quote";
        case ProblemKind::width:
            return "width";
        case ProblemKind::nul:
            return "nul";
        case ProblemKind::utf8:
            return "utf8";
        case ProblemKind::other:
            break;
    }
    return "other";
}

bool is_unsound(ProblemKind kind) {
    return kind == ProblemKind::stray_quote || kind == ProblemKind::text_after_quote ||
           kind == ProblemKind::unclosed_quote;
}

bool ReadFile::same_as(const ReadFile& other) const {
    const bool same_end = refused.empty() == other.refused.empty() &&
                          (!refused.empty() || blank_lines == other.blank_lines);
    return same_end && records == other.records;
}

std::string json_of_bytes(std::string_view text) {
    std::string json = "\"";
    for (const char byte : text) {
        const auto number = static_cast<unsigned char>(byte);
        if (byte == '"' || byte == '\\') {
            json += '\\';
            json += byte;
        } else if (number < 0x20 || number > 0x7e) {
            fmt::format_to(std::back_inserter(json), "\\u{:04x}", number);
        } else {
            json += byte;
        }
    }
    return json += '"';
}

std::string to_json(const ReadRecord& record) {
    std::string json =
        fmt::format(R"({{"number":{},"line":{},"offset":{},"raw":{},"cells":)", record.number,
                    record.line, record.offset, json_of_bytes(record.raw));
    if (record.cells) {
        json += '[';
        for (const std::string& cell : *record.cells) {
            json += json.back() == '[' ? "" : ",";
            json += json_of_bytes(cell);
        }
        json += ']';
    } else {
        json += "null";
    }
    json += R"(,"problems":[)";
    for (const ReadProblem& problem : record.problems) {
        json += json.back() == '[' ? "" : ",";
        json += fmt::format(R"({{"kind":"{}","line":{},"column":{}}})", name_of(problem.kind),
                            problem.line, problem.column);
    }
    return json += fmt::format(R"(],"goes_on_at":{}}})", record.goes_on_at);
}

}  // namespace rodevlag::reader_test
