#include "rodevlag/map_draft.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

#include "rodevlag/likeness.h"
#include "rodevlag/text.h"
#include "rodevlag/text_fault.h"
#include "rodevlag/yaml_text.h"

namespace rodevlag {

namespace {

constexpr std::size_t shown_width = 60;
constexpr std::size_t text_width = 110;
constexpr std::string_view iso_notation = "jjjj-mm-dd";  // is understood without a map
constexpr std::string_view blank_to_fill = "___";  // not '?': YAML takes that for a sign of its own

// What people write for unknown. Only these words of others get a meaning by themselves: it is the
// one that can take nothing away.
constexpr std::array<std::string_view, 5> words_for_unknown = {
    "weet niet", "weet ik niet", "niet bekend", "onbekend / weet niet", "weet het niet"};

// What LimeSurvey adds to every response, without separators; none of it is an answer.
constexpr std::array<std::string_view, 16> added_columns = {
    "submitdate",    "datumingevuld",     "lastpage",
    "laatstepagina", "startlanguage",     "starttaal",
    "seed",          "startdate",         "datumbegonnen",
    "datestamp",     "datumlaatsteactie", "dateoflastaction",
    "ipaddr",        "ipadres",           "refurl",
    "token"};

constexpr std::string_view header =
    "# Loop elke regel na: een fout in deze lijst komt in elke zaak terug.\n"
    "# - Een regel zonder # telt mee. Daar is het programma zeker van.\n"
    "# - Een regel met # telt niet mee. Klopt hij, of kunt u hem afmaken? Haal dan het # weg, met "
    "de\n"
    "#   spatie erachter. Vul op de plaats van ___ de vraag in, of het antwoord dat de code "
    "betekent.\n"
    "# - Woorden die het programma zelf kent (ja, nee, onbekend, y, n ...) hoeft u niet te "
    "noemen.\n"
    "# - Zoek op wat een code betekent; raad niet. Weet niemand het, kies dan onbekend, nooit "
    "nee.\n";

std::string scalar(std::string_view text) {
    std::string yaml;
    append_yaml_scalar(yaml, text);
    return yaml;
}

std::string shown(std::string_view text) {
    return printable(trimmed(text), shown_width);
}

/// The words of a column, sorted by what can be said of them.
struct SortedWords {
    std::vector<std::string> known;    // `Y = ja (3 keer)`
    std::vector<std::string> unknown;  // that mean unknown
    std::vector<ColumnWord> open;      // to be filled in
    std::size_t hidden = 0;
    bool has_digit = false;  // among those that are known
};

class DraftWriter {
public:
    DraftWriter(const Catalog& catalog, const DraftOptions& options)
        : m_catalog(catalog), m_options(options) {}

    std::string write(const std::vector<DraftColumn>& columns, DraftCounts& counts) {
        std::string certain;
        std::string possible;
        std::string closed;
        std::vector<std::string> others;
        std::vector<std::string> settled;  // that need no map
        for (const DraftColumn& column : columns) {
            const bool writable = !find_text_fault(column.name) && !trimmed(column.name).empty();
            if (writable && !column.guesses.empty()) {
                const bool is_certain = column.guesses.front().certain;
                if (is_certain && needs_nothing(column)) {
                    settled.push_back(shown(column.name));
                    ++counts.certain;
                    continue;
                }
                (is_certain ? certain : possible) += entry(column);
                ++(is_certain ? counts.certain : counts.possible);
                continue;
            }
            ++counts.without;
            const SortedWords words = sorted(column, nullptr);
            if (writable && column.words.is_closed() && !is_added(column.name) &&
                !(words.open.empty() && words.known.empty())) {
                closed += entry_without_guess(column, words);
            } else {
                others.push_back(shown(column.name).empty() ? "(zonder naam)" : shown(column.name));
            }
        }
        std::string text = "kolommen:\n" + certain;
        text +=
            section("Misschien. Kijk of het dezelfde vraag is, met dezelfde antwoorden.", possible);
        text +=
            section("Geen voorstel. Is dit een vraag van een instrument, maak het dan af.", closed);
        text += list("Deze kolommen heten al goed en hoeven niet in de lijst:", settled);
        text +=
            list("Geen voorstel. Deze kolommen gaan ongewijzigd mee en tellen niet mee:", others);
        return text;
    }

private:
    static std::string section(std::string_view title, const std::string& entries) {
        return entries.empty() ? "" : fmt::format("\n  # {}\n{}", title, entries);
    }

    static std::string list(std::string_view title, const std::vector<std::string>& names) {
        std::string lines;
        for (const std::string& name : names) {
            lines += fmt::format("  # - {}\n", name);
        }
        return section(title, lines);
    }

    static bool is_added(std::string_view name) {
        return std::ranges::find(added_columns, join(words_in(name), "")) != added_columns.end();
    }

    /// Has the column the name of its question already, and nothing but words that this knows?
    bool needs_nothing(const DraftColumn& column) const {
        const std::string& target = column.guesses.front().target;
        const Item* item = item_of(target);
        if (plain_name(column.name) != target || item == nullptr) {
            return plain_name(column.name) == target;
        }
        if (item->is_date) {
            return column.words.filled() == 0 ||
                   (column.notation && column.notation->name() == iso_notation);
        }
        const SortedWords words = sorted(column, item);
        return !column.words.is_open() && words.open.empty() && words.unknown.empty() &&
               words.hidden == 0;
    }

    const Item* item_of(const std::string& target) const {
        const std::optional<std::size_t> index = m_catalog.find_item(target);
        return index ? &m_catalog.item(*index) : nullptr;
    }

    /// Words that stand there are shown when they are an answer, a code, or come back in the column
    /// of a question; a word that only one person used can say who that was.
    SortedWords sorted(const DraftColumn& column, const Item* item) const {
        SortedWords sorted;
        for (const ColumnWord& word : column.words.words()) {
            const std::string plain = plain_name(word.text);
            const std::string times = fmt::format("{} keer", word.count);
            const std::optional<Answer> answer =
                item == nullptr || item->is_date ? std::nullopt : item->domain.read(plain);
            if (answer) {
                const std::string meaning = answer->kind == Answer::Kind::unknown
                                                ? "onbekend"
                                                : item->domain.describe(answer->values);
                sorted.known.push_back(
                    plain == meaning
                        ? fmt::format("{} ({})", shown(word.text), times)
                        : fmt::format("{} = {} ({})", shown(word.text), meaning, times));
                sorted.has_digit = sorted.has_digit || plain == "0" || plain == "1";
            } else if (item == nullptr && !usual_meaning(plain).empty()) {
                sorted.known.push_back(fmt::format("{} ({})", shown(word.text), times));
            } else if (std::ranges::find(words_for_unknown, plain) != words_for_unknown.end()) {
                sorted.unknown.push_back(word.text);
            } else if (word.is_code() || m_options.show_values ||
                       (item != nullptr && word.count > 1)) {
                sorted.open.push_back(word);
            } else {
                ++sorted.hidden;
            }
        }
        return sorted;
    }

    static std::string indented(const std::string& lines, std::string_view before) {
        std::string text;
        for (std::size_t start = 0; start < lines.size();) {
            const std::size_t end = lines.find('\n', start) + 1;
            text += std::string(before) + lines.substr(start, end - start);
            start = end;
        }
        return text;
    }

    static std::string comment(const std::string& text) {
        std::string lines;
        for (const std::string& line : wrapped(text, text_width)) {
            lines += "# " + line + "\n";
        }
        return lines;
    }

    std::string entry(const DraftColumn& column) const {
        const ColumnGuess& guess = column.guesses.front();
        const Item* item = item_of(guess.target);
        std::string remarks;
        if (guess.certain) {
            remarks = comment(guess.reason);
        } else {
            for (const ColumnGuess& one : column.guesses) {
                const Item* candidate = item_of(one.target);
                remarks += comment(fmt::format(
                    "{} {}. {}{}", &one == &guess ? "Misschien" : "Of", one.target, one.reason,
                    candidate == nullptr ? "" : " De vraag is: " + candidate->question));
            }
        }
        const std::string lines = column_lines(column, guess.target, item, guess.certain);
        return indented(remarks, "  ") + indented(lines, guess.certain ? "  " : "  # ");
    }

    /// The column with its words, as YAML at the left margin.
    std::string column_lines(const DraftColumn& column, const std::string& target, const Item* item,
                             bool is_certain) const {
        if (item == nullptr) {
            return fmt::format("{}: {}\n", scalar(column.name), target);
        }
        std::string lines = fmt::format("{}:\n  vraag: {}\n", scalar(column.name), target);
        return lines + (item->is_date ? date_lines(column) : word_lines(column, *item, is_certain));
    }

    static std::string date_lines(const DraftColumn& column) {
        if (!column.notation) {
            return column.words.filled() == 0
                       ? std::string()
                       : "  # datum: ___  # niet elke datum is op dezelfde manier geschreven\n";
        }
        const std::string& name = column.notation->name();
        if (name == iso_notation) {
            return {};
        }
        // With a slash, others put the month first; nobody can see that.
        const bool is_sure = name.find('/') == std::string::npos;
        return fmt::format("  {}datum: {}  # zo is elke datum geschreven{}\n", is_sure ? "" : "# ",
                           name, is_sure ? "" : ", als de dag voorop staat; kijk dat na");
    }

    std::string word_lines(const DraftColumn& column, const Item& item, bool as_comment) const {
        const SortedWords words = sorted(column, &item);
        std::string lines;
        if (!words.known.empty()) {
            lines += indented(comment("Kent het programma al: " + join(words.known, ", ")), "  ");
        }
        if (words.has_digit) {
            lines += indented(
                comment("Let op: 1 telt als ja en 0 als nee. Hebben zij hier een "
                        "andere betekenis? Maak dan een export met woorden in plaats van cijfers."),
                "  ");
        }
        if (column.words.is_open()) {
            lines +=
                "  # Hier staan veel verschillende woorden of lange teksten. Is dit wel de "
                "vraag?\n";
        }
        if (words.open.empty() && words.unknown.empty() && words.hidden == 0) {
            return lines;
        }
        std::vector<std::string> choices = item.domain.values();
        for (const auto& [word, values] : item.domain.words()) {
            choices.push_back(word);
        }
        choices.emplace_back("onbekend");
        lines += fmt::format("  woorden:  # kies uit: {}\n", join(choices, ", "));
        for (const std::string& word : words.unknown) {
            lines += fmt::format("    {}: onbekend\n", scalar(word));
        }
        lines += indented(open_words(words, as_comment), "    ");
        return lines;
    }

    /// The words that somebody has to fill in; as comment, unless all around them is.
    static std::string open_words(const SortedWords& words, bool as_comment) {
        const std::string_view mark = as_comment ? "# " : "";
        std::string lines;
        for (const ColumnWord& word : words.open) {
            if (!find_text_fault(word.text)) {
                lines += fmt::format("{}{}: {}  # {} keer\n", mark, scalar(word.text),
                                     blank_to_fill, word.count);
            }
        }
        if (words.hidden > 0) {
            lines += words.hidden == 1
                         ? std::string("# en nog een woord dat hier niet staat")
                         : fmt::format("# en nog {} woorden die hier niet staan", words.hidden);
            lines += ", om niets over mensen te verklappen (toon alles met --show-values)\n";
        }
        return lines;
    }

    std::string entry_without_guess(const DraftColumn& column, const SortedWords& words) const {
        std::string lines = fmt::format("{}:\n  vraag: {}\n", scalar(column.name), blank_to_fill);
        if (!words.known.empty()) {
            lines += indented(comment("Staat erin: " + join(words.known, ", ")), "  ");
        }
        if (!words.open.empty() || words.hidden > 0) {
            lines += "  woorden:\n" + indented(open_words(words, false), "    ");
        }
        return indented(lines, "  # ");
    }

    const Catalog& m_catalog;
    const DraftOptions& m_options;
};

/// What is certain for more than one column is certain for none.
void settle(std::vector<DraftColumn>& columns) {
    std::map<std::string, std::vector<std::size_t>> by_target;
    for (std::size_t index = 0; index < columns.size(); ++index) {
        const std::vector<ColumnGuess>& guesses = columns[index].guesses;
        if (!guesses.empty() && guesses.front().certain) {
            by_target[guesses.front().target].push_back(index);
        }
    }
    for (const auto& [target, indexes] : by_target) {
        for (const std::size_t index : indexes) {
            if (indexes.size() == 1) {
                continue;
            }
            const std::size_t other = indexes.front() == index ? indexes[1] : indexes.front();
            ColumnGuess& guess = columns[index].guesses.front();
            guess.certain = false;
            guess.reason +=
                fmt::format(" Maar dat kan ook kolom '{}' zijn.", shown(columns[other].name));
        }
    }
}

}  // namespace

ColumnDates::ColumnDates() {
    for (const std::string& name : DateNotation::names()) {
        m_fitting.push_back(*DateNotation::from_name(name));
    }
}

void ColumnDates::add(std::string_view text) {
    text = trimmed(text);
    if (text.empty() || usual_meaning(lower_case(text)) == "onbekend") {
        return;
    }
    m_any = true;
    std::erase_if(m_fitting,
                  [&](const DateNotation& notation) { return !notation.translate(text); });
}

std::optional<DateNotation> ColumnDates::notation() const {
    return m_any && !m_fitting.empty() ? std::optional(m_fitting.front()) : std::nullopt;
}

MapDraft draft_map(const Catalog& catalog, const DraftOptions& options,
                   std::vector<DraftColumn> columns) {
    settle(columns);
    MapDraft draft;
    draft.text = fmt::format("# Voorstel van {} --map-suggest bij {}.\n", options.program,
                             shown(options.input)) +
                 std::string(header);
    draft.text += DraftWriter(catalog, options).write(columns, draft.counts);
    return draft;
}

}  // namespace rodevlag
