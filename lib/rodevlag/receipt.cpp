#include "rodevlag/receipt.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "rodevlag/error.h"
#include "rodevlag/json_string.h"
#include "rodevlag/json_text.h"
#include "rodevlag/json_writer.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::string_view form_name = "controlebewijs";
constexpr std::size_t shown_name_width = 40;

void write_number(JsonWriter& json, std::string_view name, std::uint64_t number) {
    json.key(name);
    json.value(number);
}

void write_options(JsonWriter& json, const std::vector<ReceiptOption>& options) {
    json.key("opties");
    json.begin_object();
    for (const ReceiptOption& option : options) {
        if (const auto* texts = std::get_if<std::vector<std::string>>(&option.value)) {
            json.member(option.name, *texts);
            continue;
        }
        json.key(option.name);
        if (const auto* text = std::get_if<std::string>(&option.value)) {
            json.value(*text);
        } else {
            json.value(std::get<bool>(option.value));
        }
    }
    json.end_object();
}

void write_file(JsonWriter& json, std::string_view name, const ReceiptFile& file) {
    json.key(name);
    json.begin_object();
    json.member("naam", file.name);
    write_number(json, "bytes", file.content.bytes);
    json.member("sha256", file.content.sha256);
    json.end_object();
}

void write_part(JsonWriter& json, const ReceiptPart& part) {
    json.key("deel");
    json.begin_object();
    write_number(json, "nummer", part.number);
    write_number(json, "van", part.count);
    write_number(json, "begin", part.begin);
    write_number(json, "einde", part.end);
    json.end_object();
}

void write_instruments(JsonWriter& json, const std::vector<ReceiptInstrument>& instruments) {
    json.key("instrumenten");
    json.begin_array();
    for (const ReceiptInstrument& instrument : instruments) {
        json.begin_object();
        json.member("id", instrument.id);
        json.member("versie", instrument.version);
        json.member("sha256", instrument.sha256);
        if (!instrument.file.empty()) {
            json.member("bestand", instrument.file);
        }
        json.end_object();
    }
    json.end_array();
}

/// What every reader of a part needs: the text it is a part of, and how to refuse it.
struct Text {
    std::string_view text;
    std::string file;
    TextPositions positions;

    [[noreturn]] void refuse(std::string_view at, const std::string& message) const {
        const TextPosition position = positions.at(at);
        throw InputError(Problem{file, position.line, position.column, message});
    }
};

/// Takes the members of one object, each exactly once.
class Members {
public:
    Members(const Text& text, std::string_view value) : m_text(text), m_value(value) {
        if (json_kind(value) != JsonKind::object) {
            text.refuse(value, "hier hoort een object te staan");
        }
        m_left = json_members(value);
    }

    std::optional<std::string_view> take_if_there(std::string_view name) {
        const auto found = std::ranges::find(m_left, name, &JsonMember::key);
        if (found == m_left.end()) {
            return std::nullopt;
        }
        const std::string_view value = found->value;
        m_left.erase(found);
        return value;
    }

    std::string_view take(std::string_view name) {
        const std::optional<std::string_view> value = take_if_there(name);
        if (!value) {
            m_text.refuse(m_value, fmt::format("'{}' ontbreekt", name));
        }
        return *value;
    }

    std::string take_text(std::string_view name) { return text_of(take(name)); }

    std::uint64_t take_number(std::string_view name) {
        const std::string_view value = take(name);
        std::uint64_t number = 0;
        const char* const value_end = value.data() + value.size();
        const auto [end, error] = std::from_chars(value.data(), value_end, number);
        if (error != std::errc{} || end != value_end) {
            m_text.refuse(value, fmt::format("'{}' hoort een heel getal te zijn", name));
        }
        return number;
    }

    std::string take_sha256() {
        const std::string_view value = take("sha256");
        std::string digits = text_of(value);
        constexpr std::size_t digit_count = 64;
        if (digits.size() != digit_count ||
            digits.find_first_not_of("0123456789abcdef") != std::string::npos) {
            m_text.refuse(value, "'sha256' hoort 64 cijfers en letters a-f te hebben");
        }
        return digits;
    }

    std::string text_of(std::string_view value) const {
        if (json_kind(value) != JsonKind::string) {
            m_text.refuse(value, "hier hoort een tekst te staan");
        }
        std::string text;
        append_json_string_text(text, value);
        return text;
    }

    /// Refuses what nobody took.
    void finish() const {
        if (!m_left.empty()) {
            m_text.refuse(m_left.front().raw_key,
                          fmt::format("'{}' is niet bekend in een controlebewijs",
                                      printable(m_left.front().key, shown_name_width)));
        }
    }

private:
    const Text& m_text;
    std::string_view m_value;
    std::vector<JsonMember> m_left;
};

std::vector<std::string_view> elements_of(const Text& text, std::string_view value) {
    if (json_kind(value) != JsonKind::array) {
        text.refuse(value, "hier hoort een lijst te staan");
    }
    return json_elements(value);
}

ReceiptFile read_file(const Text& text, std::string_view value) {
    Members members(text, value);
    ReceiptFile file;
    file.name = members.take_text("naam");
    file.content.bytes = members.take_number("bytes");
    file.content.sha256 = members.take_sha256();
    members.finish();
    return file;
}

ReceiptPart read_part(const Text& text, std::string_view value, std::uint64_t input_bytes) {
    Members members(text, value);
    ReceiptPart part;
    part.number = members.take_number("nummer");
    part.count = members.take_number("van");
    part.begin = members.take_number("begin");
    part.end = members.take_number("einde");
    members.finish();
    if (part.number == 0 || part.number > part.count) {
        text.refuse(value, "'nummer' hoort van 1 tot en met 'van' te zijn");
    }
    if (part.number == 1 && part.begin != 0) {
        text.refuse(value, "deel 1 hoort bij byte 0 te beginnen");
    }
    if (part.begin > part.end || part.end - part.begin != input_bytes) {
        text.refuse(value,
                    "'begin' en 'einde' horen zo ver uit elkaar te liggen als de invoer "
                    "bytes heeft");
    }
    return part;
}

std::vector<ReceiptOption> read_options(const Text& text, std::string_view value) {
    Members members(text, value);
    std::vector<ReceiptOption> options;
    for (const JsonMember& member : json_members(value)) {
        switch (json_kind(member.value)) {
            case JsonKind::string:
                options.push_back({member.key, members.text_of(member.value)});
                break;
            case JsonKind::array: {
                std::vector<std::string> texts;
                for (const std::string_view element : json_elements(member.value)) {
                    texts.push_back(members.text_of(element));
                }
                options.push_back({member.key, std::move(texts)});
                break;
            }
            default:
                if (member.value != "true") {
                    text.refuse(member.value,
                                "een optie is een tekst, een lijst van teksten of true");
                }
                options.push_back({member.key, true});
        }
    }
    return options;
}

std::vector<ReceiptInstrument> read_instruments(const Text& text, std::string_view value) {
    std::vector<ReceiptInstrument> instruments;
    for (const std::string_view element : elements_of(text, value)) {
        Members members(text, element);
        ReceiptInstrument instrument;
        instrument.id = members.take_text("id");
        instrument.version = members.take_text("versie");
        instrument.sha256 = members.take_sha256();
        if (const auto file = members.take_if_there("bestand")) {
            instrument.file = members.text_of(*file);
        }
        members.finish();
        instruments.push_back(std::move(instrument));
    }
    return instruments;
}

ReceiptCounts read_counts(const Text& text, std::string_view value) {
    Members members(text, value);
    ReceiptCounts counts;
    counts.read = members.take_number("gelezen");
    counts.scored = members.take_number("gescoord");
    counts.rejected = members.take_number("afgewezen");
    members.finish();
    // Not `read != scored + rejected`: that sum can go round past the largest number.
    if (counts.read < counts.rejected || counts.read - counts.rejected != counts.scored) {
        text.refuse(value, "de aantallen kloppen niet: gelezen is niet gescoord + afgewezen");
    }
    return counts;
}

/// The status of a run that ended, which is the only kind that has a receipt.
int read_status(const Text& text, Members& members) {
    const std::uint64_t status = members.take_number("status");
    constexpr std::uint64_t gate = 1;
    constexpr std::uint64_t some_rejected = 65;
    if (status != 0 && status != gate && status != some_rejected) {
        text.refuse(text.text, "'status' hoort 0, 1 of 65 te zijn");
    }
    return static_cast<int>(status);
}

void check_form(const Text& text, Members& members) {
    const std::optional<std::string_view> form = members.take_if_there(form_name);
    if (!form) {
        text.refuse(text.text, "dit is geen controlebewijs");
    }
    if (*form != std::to_string(receipt_form)) {
        text.refuse(*form,
                    fmt::format("dit controlebewijs heeft een andere vorm; deze versie leest "
                                "alleen vorm {}",
                                receipt_form));
    }
}

}  // namespace

std::string receipt_text(const Receipt& receipt) {
    JsonWriter json;
    json.begin_object();
    write_number(json, form_name, receipt_form);
    json.member("programma", receipt.program);
    json.member("versie", receipt.version);
    json.member("commit", receipt.commit);
    json.member("tijd", receipt.time);
    write_options(json, receipt.options);
    write_file(json, "invoer", receipt.input);
    if (receipt.part) {
        write_part(json, *receipt.part);
    }
    if (receipt.map) {
        write_file(json, "kolommenlijst", *receipt.map);
    }
    write_file(json, "uitvoer", receipt.output);
    if (receipt.rejects) {
        write_file(json, "afgewezen", *receipt.rejects);
    }
    write_instruments(json, receipt.instruments);
    json.key("aantal");
    json.begin_object();
    write_number(json, "gelezen", receipt.counts.read);
    write_number(json, "gescoord", receipt.counts.scored);
    write_number(json, "afgewezen", receipt.counts.rejected);
    json.end_object();
    write_number(json, "status", static_cast<std::uint64_t>(receipt.status));
    json.end_object();
    return json.text() + "\n";
}

Receipt read_receipt(std::string_view text, const std::string& file) {
    const std::string_view object = json_trimmed(text);
    const Text whole{text, file, TextPositions(text)};
    if (std::optional<Problem> fault = find_json_fault(text, whole.positions, file)) {
        fault->message = "dit is geen controlebewijs: " + fault->message;
        throw InputError(*fault);
    }
    if (const auto doubles = find_duplicate_keys(object, whole.positions, file); !doubles.empty()) {
        throw InputError(doubles.front());
    }
    Members members(whole, object);
    check_form(whole, members);
    Receipt receipt;
    receipt.program = members.take_text("programma");
    receipt.version = members.take_text("versie");
    receipt.commit = members.take_text("commit");
    receipt.time = members.take_text("tijd");
    receipt.options = read_options(whole, members.take("opties"));
    receipt.input = read_file(whole, members.take("invoer"));
    if (const auto part = members.take_if_there("deel")) {
        receipt.part = read_part(whole, *part, receipt.input.content.bytes);
    }
    if (const auto map = members.take_if_there("kolommenlijst")) {
        receipt.map = read_file(whole, *map);
    }
    receipt.output = read_file(whole, members.take("uitvoer"));
    if (const auto rejects = members.take_if_there("afgewezen")) {
        receipt.rejects = read_file(whole, *rejects);
    }
    receipt.instruments = read_instruments(whole, members.take("instrumenten"));
    receipt.counts = read_counts(whole, members.take("aantal"));
    receipt.status = read_status(whole, members);
    members.finish();
    return receipt;
}

}  // namespace rodevlag
