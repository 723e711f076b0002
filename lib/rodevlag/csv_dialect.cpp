#include "rodevlag/csv_dialect.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "rodevlag/csv_scanner.h"
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
    std::string line_end = "\n";
};

Reading read_header(std::string_view head, char delimiter, const KnownName& known) {
    Reading reading{delimiter};
    CsvScanner scanner(delimiter);
    const bool ended = scanner.scan(head);
    if (!ended) {
        scanner.finish(head);
    }
    reading.cells = scanner.cells().size();
    const std::string_view header = head.substr(0, scanner.size());
    for (const std::string& name : header_names(header, delimiter)) {
        reading.known += known(name) ? 1U : 0U;
    }
    if (ended) {
        const std::string_view rest = head.substr(scanner.size());
        reading.line_end = rest.starts_with("\r\n") ? "\r\n" : std::string(rest.substr(0, 1));
    }
    return reading;
}

// A file that is no text at all gets a message that says so, not one about delimiters.
void refuse_other_formats(std::string_view head, const std::string& file) {
    if (head.starts_with("PK\x03\x04")) {
        throw InputError(fmt::format(
            "{}: dit is een Excel- of zip-bestand; sla het eerst op als CSV (UTF-8)", file));
    }
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
        throw InputError(
            fmt::format("{}: dit is UTF-16; geef de tekenset op met --encoding utf-16", file));
    }
}

char choose(const std::array<Reading, 3>& readings, const std::string& file) {
    const auto by_known = [](const Reading& left, const Reading& right) {
        return left.known < right.known;
    };
    const Reading& best = *std::ranges::max_element(readings, by_known);
    if (best.known == 0) {
        throw InputError(fmt::format(
            "{}:1: geen bekende kolomnaam gevonden met ; of , of tab als scheidingsteken; klopt de "
            "kopregel, geef dan het scheidingsteken op met --delimiter",
            file));
    }
    const bool tie = std::ranges::count(readings, best.known, &Reading::known) > 1;
    const bool single =
        std::ranges::all_of(readings, [](const Reading& reading) { return reading.cells == 1; });
    if (tie && !single) {
        throw InputError(fmt::format(
            "{}:1: het scheidingsteken is niet zeker; geef het op met --delimiter", file));
    }
    return best.delimiter;
}

}  // namespace

CsvDialect recognise_csv_dialect(std::string_view head, const std::string& file,
                                 const KnownName& known, std::optional<char> delimiter) {
    refuse_other_formats(head, file);
    CsvDialect dialect;
    dialect.bom = head.starts_with(byte_order_mark);
    head = without_bom(head);
    head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
    if (head.empty()) {
        throw InputError(fmt::format("{}: de invoer is leeg; er is geen kopregel", file));
    }
    if (!delimiter) {
        std::array<Reading, 3> readings;
        std::ranges::transform(candidates, readings.begin(),
                               [&](char candidate) { return read_header(head, candidate, known); });
        delimiter = choose(readings, file);
    }
    dialect.delimiter = *delimiter;
    dialect.line_end = read_header(head, *delimiter, known).line_end;
    return dialect;
}

char delimiter_from_text(std::string_view text) {
    if (lower_case(text) == "tab" || text == "\\t") {
        return '\t';
    }
    const bool printable =
        text.size() == 1 && (text[0] == '\t' || (text[0] >= ' ' && text[0] < '\x7F'));
    if (!printable || text[0] == '"') {
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
