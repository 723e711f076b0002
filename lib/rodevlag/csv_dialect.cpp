#include "rodevlag/csv_dialect.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "rodevlag/csv_scanner.h"
#include "rodevlag/csv_trailing.h"
#include "rodevlag/error.h"
#include "rodevlag/text.h"
#include "rodevlag/utf8.h"

namespace rodevlag {

namespace {

constexpr std::array<char, 3> candidates = {';', ',', '\t'};

// What the header looks like with one delimiter.
struct Reading {
    char delimiter = ';';
    std::size_t cells = 0;
    std::size_t known = 0;
    std::size_t size = 0;  // in bytes
    bool ended = false;    // by a line end
};

// The line end that a text starts with; "\n" when it is empty.
std::string line_end_at(std::string_view text) {
    if (text.starts_with("\r\n")) {
        return "\r\n";
    }
    return text.starts_with('\r') ? "\r" : "\n";
}

Reading read_header(std::string_view head, char delimiter, const KnownName& known) {
    Reading reading{delimiter};
    CsvScanner scanner(delimiter);
    reading.ended = scanner.scan(head);
    if (!reading.ended) {
        scanner.finish(head);
    }
    reading.cells = scanner.cells().size();
    reading.size = scanner.size();
    const std::string_view header = head.substr(0, reading.size);
    for (const std::string& name : header_names(header, delimiter)) {
        reading.known += known(name) ? 1U : 0U;
    }
    return reading;
}

// Whether text of two bytes per character starts here: nearly all of our first lines are ASCII.
// `first` is the place of the byte that is not zero in a pair.
bool has_zero_in_every_pair(std::string_view head, std::size_t first) {
    constexpr std::size_t most = 64;
    const std::size_t pairs = std::min(head.size() / 2, most);
    std::size_t fitting = 0;
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        fitting += head[2 * pair + first] != 0 && head[2 * pair + 1 - first] == 0 ? 1U : 0U;
    }
    return pairs >= 2 && 4 * fitting >= 3 * pairs;
}

// A file that is no text at all gets a message that says so, not one about delimiters.
void refuse_other_formats(std::string_view head, const std::string& file) {
    if (head.starts_with("PK\x03\x04") || head.starts_with("\xD0\xCF\x11\xE0")) {
        throw InputError(fmt::format(
            "{}: dit is een Excel- of zip-bestand; sla het eerst op als CSV (UTF-8)", file));
    }
    const bool marked = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
    const bool big_endian = has_zero_in_every_pair(head, 1);
    if (marked || big_endian || has_zero_in_every_pair(head, 0)) {
        throw InputError(fmt::format("{}: dit is UTF-16; geef de tekenset op met --encoding {}",
                                     file, !marked && big_endian ? "utf-16be" : "utf-16"));
    }
}

bool is_delimiter(char byte) {
    return byte == '\t' || (byte >= ' ' && byte < '\x7F' && byte != '"');
}

// Lines as the reader counts them: CRLF, LF and a lone CR each end one.
std::size_t count_line_ends(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        count += (text[at] == '\r' || text[at] == '\n') && !is_pair ? 1U : 0U;
    }
    return count;
}

// The header with what is needed to speak about it.
struct Header {
    std::string_view head;  // starts with the header
    const std::string& file;
    std::size_t line;
    HeadEnd end;
};

InputError header_error(const Header& header, std::string message) {
    return InputError(Problem{header.file, header.line, 0, std::move(message)});
}

void refuse_invalid_utf8(const Header& header, std::size_t size) {
    std::string_view text = header.head.substr(0, size);
    const std::size_t at = first_invalid_utf8(text);
    constexpr std::size_t longest_character = 4;
    const bool may_go_on = size == header.head.size() && header.end == HeadEnd::unknown &&
                           text.size() - at < longest_character;
    if (at == std::string_view::npos || may_go_on) {
        return;
    }
    text = text.substr(0, at);
    throw InputError(Problem{header.file, header.line + count_line_ends(text),
                             at - (text.find_last_of("\r\n") + 1) + 1,
                             "dit is geen UTF-8; geef de tekenset op, bijvoorbeeld --encoding "
                             "windows-1252"});
}

// A first line `sep=;`, as spreadsheets know it; nullopt when the first line is another one.
std::optional<char> delimiter_in_preamble(std::string_view line, const std::string& file) {
    constexpr std::string_view key = "sep=";
    if (line.size() >= 2 && line.front() == '"' && line.back() == '"') {
        line = line.substr(1, line.size() - 2);
    }
    if (lower_case(line.substr(0, key.size())) != key) {
        return std::nullopt;
    }
    line.remove_prefix(key.size());
    if (line.size() != 1 || !is_delimiter(line[0])) {
        throw InputError(
            Problem{file, 1, 0, "achter sep= moet één teken staan, zoals ; of , of een tab"});
    }
    return line[0];
}

char choose_by_names(const Header& header, const KnownName& known) {
    std::array<Reading, candidates.size()> readings;
    std::ranges::transform(candidates, readings.begin(), [&](char candidate) {
        return read_header(header.head, candidate, known);
    });
    const Reading& best = *std::ranges::max_element(readings, {}, &Reading::known);
    if (best.known == 0) {
        throw header_error(header,
                           "geen bekende kolomnaam gevonden met ; of , of tab als scheidingsteken; "
                           "klopt de kopregel, geef dan het scheidingsteken op met --delimiter");
    }
    const bool tie = std::ranges::count(readings, best.known, &Reading::known) > 1;
    const bool single =
        std::ranges::all_of(readings, [](const Reading& reading) { return reading.cells == 1; });
    if (tie && !single) {
        throw header_error(header,
                           "het scheidingsteken is niet zeker; geef het op met --delimiter");
    }
    return best.delimiter;
}

// `in_file` is what the line `sep=` says, `given` what --delimiter says.
char choose(const Header& header, const KnownName& known, std::optional<char> in_file,
            std::optional<char> given) {
    if (!in_file) {
        return given ? *given : choose_by_names(header, known);
    }
    if (given == in_file) {
        return *given;
    }
    const char wanted = given.value_or(*in_file);
    if (read_header(header.head, wanted, known).known > 0) {
        return wanted;
    }
    if (given) {
        throw header_error(
            header,
            fmt::format("geen bekende kolomnaam gevonden met --delimiter {}; de eerste regel van "
                        "het bestand noemt een ander scheidingsteken: {}",
                        delimiter_name(*given), delimiter_name(*in_file)));
    }
    throw header_error(
        header, fmt::format("geen bekende kolomnaam gevonden met {} als scheidingsteken, dat de "
                            "eerste regel noemt (sep=); klopt de kopregel, geef dan het "
                            "scheidingsteken op met --delimiter",
                            delimiter_name(*in_file)));
}

}  // namespace

CsvDialect recognise_csv_dialect(std::string_view head, const std::string& file,
                                 const KnownName& known, std::optional<char> delimiter,
                                 HeadEnd end) {
    refuse_other_formats(head, file);
    CsvDialect dialect;
    dialect.bom = head.starts_with(byte_order_mark);
    const std::string_view text = without_bom(head);
    const std::size_t first_line = std::min(text.find_first_of("\r\n"), text.size());
    const std::optional<char> in_file = delimiter_in_preamble(text.substr(0, first_line), file);
    if (in_file) {
        dialect.line_end = line_end_at(text.substr(first_line));
        dialect.preamble = text.substr(0, first_line + dialect.line_end.size());
    }
    const std::size_t start = text.find_first_not_of("\r\n", dialect.preamble.size());
    if (start == std::string_view::npos) {
        throw InputError(fmt::format("{}: de invoer is leeg; er is geen kopregel", file));
    }
    const Header header{text.substr(start), file, 1 + count_line_ends(text.substr(0, start)), end};
    // First of all, because a header in another character set may have no known name at all.
    refuse_invalid_utf8(header, std::min(header.head.find_first_of("\r\n"), header.head.size()));
    dialect.delimiter = choose(header, known, in_file, delimiter);
    const Reading reading = read_header(header.head, dialect.delimiter, known);
    refuse_invalid_utf8(header, reading.size);
    if (reading.ended) {
        dialect.line_end = line_end_at(header.head.substr(reading.size));
    }
    dialect.trailing = trailing_delimiter(header.head, dialect.delimiter, end);
    return dialect;
}

char delimiter_from_text(std::string_view text) {
    if (lower_case(text) == "tab" || text == "\\t") {
        return '\t';
    }
    if (text.size() != 1 || !is_delimiter(text[0])) {
        throw UsageError("--delimiter: geef één teken, zoals ; of , of het woord tab");
    }
    return text[0];
}

std::string delimiter_name(char delimiter) {
    return delimiter == '\t' ? "tab" : std::string(1, delimiter);
}

std::string_view without_bom(std::string_view text) {
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    return text;
}

}  // namespace rodevlag
