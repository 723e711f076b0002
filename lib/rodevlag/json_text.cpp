#include "rodevlag/json_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

#include "rodevlag/json_string.h"
#include "rodevlag/utf8.h"

namespace rodevlag {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char byte) {
    return blanks.find(byte) != std::string_view::npos;
}

// Where a check of nlohmann-json stopped, and why.
struct Stop {
    std::size_t offset = 0;
    std::string message;
    bool too_deep = false;
};

// In the library's message only the part before the token that was read may be looked at: the token
// comes from the input.
std::string dutch_message(std::string_view message) {
    if (message.ends_with("expected end of input")) {
        return "er staat nog tekst achter de JSON-waarde";
    }
    constexpr std::string_view separator = " - ";
    const std::size_t start = message.find(separator);
    const std::string_view reason =
        start == std::string_view::npos ? message : message.substr(start + separator.size());
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> texts = {{
        {"unexpected end of input", "de JSON houdt te vroeg op"},
        {"invalid string: ill-formed UTF-8", "geen geldige UTF-8 in een tekst"},
        {"invalid string: missing closing quote", "een tekst heeft geen sluitend aanhalingsteken"},
        {"invalid string: control character",
         "een stuurteken in een tekst; schrijf een regeleinde als \\n en een tab als \\t"},
        {"invalid string: forbidden character", "een ongeldige code na \\ in een tekst"},
        {"invalid string: surrogate", "een halve \\u-code in een tekst"},
        {"invalid string: '\\u'", "na \\u horen vier hexadecimale cijfers"},
        {"invalid number", "een getal is niet goed geschreven"},
        {"invalid literal",
         "een onbekend woord of teken; tekst hoort tussen dubbele aanhalingstekens"},
        {"unexpected '}'", "een onverwachte }; staat er een komma te veel?"},
        {"unexpected ']'", "een onverwachte ]; staat er een komma te veel?"},
        {"unexpected string literal", "een onverwachte tekst; ontbreekt er een komma?"},
    }};
    for (const auto& [english, dutch] : texts) {
        if (reason.starts_with(english)) {
            return std::string(dutch);
        }
    }
    return "geen geldige JSON";
}

// Looks at structure only; the values are read later, from the text.
class Checker : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit Checker(Stop& stop) : m_stop(stop) {}

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(std::int64_t /*value*/) override { return true; }
    bool number_unsigned(std::uint64_t /*value*/) override { return true; }
    bool number_float(double /*value*/, const std::string& /*text*/) override { return true; }
    bool string(std::string& /*value*/) override { return true; }
    bool binary(nlohmann::json::binary_t& /*value*/) override { return true; }
    bool key(std::string& /*value*/) override { return true; }
    bool start_object(std::size_t /*size*/) override { return go_deeper(); }
    bool start_array(std::size_t /*size*/) override { return go_deeper(); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }

    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& error) override {
        constexpr int number_overflow = 406;
        m_stop.offset = position == 0 ? 0 : position - 1;
        m_stop.message =
            error.id == number_overflow ? "een getal is te groot" : dutch_message(error.what());
        return false;
    }

private:
    bool go_deeper() {
        m_stop.too_deep = ++m_depth > json_max_depth;
        return !m_stop.too_deep;
    }
    bool leave() {
        --m_depth;
        return true;
    }

    Stop& m_stop;
    std::size_t m_depth = 0;
};

// A set of bytes with a quick search; std::string_view::find_first_of is many times slower.
class ByteSet {
public:
    explicit constexpr ByteSet(std::string_view bytes) {
        for (const char byte : bytes) {
            m_in[static_cast<unsigned char>(byte)] = true;
        }
    }

    /// The first byte of the set at `offset` or behind it; the size of the text when there is none.
    std::size_t find(std::string_view text, std::size_t offset) const {
        while (offset < text.size() && !m_in[static_cast<unsigned char>(text[offset])]) {
            ++offset;
        }
        return std::min(offset, text.size());
    }

private:
    std::array<bool, 256> m_in{};
};

constexpr ByteSet string_specials("\"\\");
constexpr ByteSet scalar_ends(",]} \t\r\n");
constexpr ByteSet structure("\"{}[]");

// The end of the string that starts at `start`: behind its closing quote.
std::size_t skip_string(std::string_view text, std::size_t start) {
    std::size_t offset = start + 1;
    for (;;) {
        offset = string_specials.find(text, offset);
        if (offset == text.size()) {
            return offset;
        }
        if (text[offset] == '"') {
            return offset + 1;
        }
        offset += 2;
    }
}

std::size_t skip_blanks(std::string_view text, std::size_t offset) {
    while (offset < text.size() && is_blank(text[offset])) {
        ++offset;
    }
    return offset;
}

// The end of the value that starts at `offset`.
std::size_t skip_value(std::string_view text, std::size_t offset) {
    if (text[offset] != '"' && text[offset] != '{' && text[offset] != '[') {
        return scalar_ends.find(text, offset);
    }
    std::size_t depth = 0;
    for (;;) {
        offset = structure.find(text, offset);
        if (offset == text.size()) {
            return offset;
        }
        const char byte = text[offset];
        if (byte == '"') {
            offset = skip_string(text, offset);
        } else {
            depth = byte == '{' || byte == '[' ? depth + 1 : depth - 1;
            ++offset;
        }
        if (depth == 0) {
            return offset;
        }
    }
}

// The bracket that opens one level too many. What stands before it is sound.
std::size_t too_deep_at(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t offset = 0; offset < text.size(); ++offset) {
        const char byte = text[offset];
        if (byte == '"') {
            offset = skip_string(text, offset) - 1;
        } else if (byte == '{' || byte == '[') {
            if (++depth > json_max_depth) {
                return offset;
            }
        } else if (byte == '}' || byte == ']') {
            --depth;
        }
    }
    return 0;
}

void report_duplicates(const std::vector<JsonMember>& members, const TextPositions& positions,
                       const std::string& file, std::vector<Problem>& problems) {
    std::vector<const JsonMember*> sorted;
    sorted.reserve(members.size());
    for (const JsonMember& member : members) {
        sorted.push_back(&member);
    }
    std::ranges::stable_sort(sorted, {}, &JsonMember::key);
    for (std::size_t index = 1; index < sorted.size(); ++index) {
        if (sorted[index]->key == sorted[index - 1]->key) {
            const TextPosition position = positions.at(sorted[index]->raw_key);
            problems.push_back(
                Problem{file, position.line, position.column,
                        fmt::format("de naam '{}' staat twee keer in hetzelfde object",
                                    sorted[index]->key)});
        }
    }
}

void walk_duplicates(std::string_view value, const TextPositions& positions,
                     const std::string& file, std::vector<Problem>& problems) {
    const JsonKind kind = json_kind(value);
    if (kind == JsonKind::object) {
        const std::vector<JsonMember> members = json_members(value);
        report_duplicates(members, positions, file, problems);
        for (const JsonMember& member : members) {
            walk_duplicates(member.value, positions, file, problems);
        }
    } else if (kind == JsonKind::array) {
        for (const std::string_view element : json_elements(value)) {
            walk_duplicates(element, positions, file, problems);
        }
    }
}

}  // namespace

TextPositions::TextPositions(std::string_view text, std::size_t first_line)
    : m_text(text), m_first_line(first_line) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1)) {
        m_line_starts.push_back(at + 1);
    }
}

TextPosition TextPositions::at_offset(std::size_t offset) const {
    const auto next = std::ranges::upper_bound(m_line_starts, offset);
    const std::size_t start = next == m_line_starts.begin() ? 0 : *(next - 1);
    return {m_first_line + static_cast<std::size_t>(next - m_line_starts.begin()),
            offset - start + 1};
}

std::optional<Problem> find_json_fault(std::string_view text, const TextPositions& positions,
                                       const std::string& file) {
    const auto problem_at = [&](std::size_t offset, std::string message) {
        const TextPosition position = positions.at_offset(offset);
        return Problem{file, position.line, position.column, std::move(message)};
    };
    // The library takes a NUL for the end of the input, and skips a byte-order mark.
    const std::size_t nul = text.find('\0');
    if (nul != std::string_view::npos) {
        return problem_at(nul, "er staat een NUL-teken in de tekst");
    }
    if (text.starts_with(byte_order_mark)) {
        return problem_at(0, "er staat een byte-order mark midden in het bestand");
    }
    Stop stop;
    Checker checker(stop);
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &checker)) {
        return std::nullopt;
    }
    if (stop.too_deep) {
        return problem_at(too_deep_at(text),
                          fmt::format("meer dan {} niveaus diep", json_max_depth));
    }
    return problem_at(std::min(stop.offset, text.size()), stop.message);
}

std::vector<Problem> find_duplicate_keys(std::string_view value, const TextPositions& positions,
                                         const std::string& file) {
    std::vector<Problem> problems;
    walk_duplicates(value, positions, file, problems);
    std::ranges::stable_sort(problems, {}, [](const Problem& problem) {
        return std::pair(problem.line, problem.column);
    });
    return problems;
}

JsonKind json_kind(std::string_view value) {
    switch (value.empty() ? 'n' : value.front()) {
        case '{':
            return JsonKind::object;
        case '[':
            return JsonKind::array;
        case '"':
            return JsonKind::string;
        case 't':
        case 'f':
            return JsonKind::boolean;
        case 'n':
            return JsonKind::null;
        default:
            return JsonKind::number;
    }
}

std::vector<JsonMember> json_members(std::string_view object) {
    std::vector<JsonMember> members;
    std::size_t offset = skip_blanks(object, 1);
    while (offset < object.size() && object[offset] == '"') {
        JsonMember member;
        const std::size_t key_end = skip_string(object, offset);
        member.raw_key = object.substr(offset, key_end - offset);
        append_json_string_text(member.key, member.raw_key);
        const std::size_t colon = skip_blanks(object, key_end);
        const std::size_t start = skip_blanks(object, colon + 1);
        const std::size_t end = skip_value(object, start);
        member.value = object.substr(start, end - start);
        members.push_back(std::move(member));
        const std::size_t comma = skip_blanks(object, end);
        offset = skip_blanks(object, comma + 1);
    }
    return members;
}

std::vector<std::string_view> json_elements(std::string_view array) {
    std::vector<std::string_view> elements;
    std::size_t offset = skip_blanks(array, 1);
    while (offset < array.size() && array[offset] != ']') {
        const std::size_t end = skip_value(array, offset);
        elements.push_back(array.substr(offset, end - offset));
        const std::size_t comma = skip_blanks(array, end);
        offset = skip_blanks(array, comma + 1);
    }
    return elements;
}

std::string_view json_trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(blanks);
    if (start == std::string_view::npos) {
        return text.substr(0, 0);
    }
    return text.substr(start, text.find_last_not_of(blanks) - start + 1);
}

}  // namespace rodevlag
