#include "rodevlag/map_draft.h"

#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/column_map_file.h"

using namespace rodevlag;

namespace {

struct Column {
    std::string name;
    std::vector<std::string> texts;
};

MapDraft draft_of(const std::vector<Column>& columns, bool show_values = false) {
    static const Catalog catalog = bicycle::catalog();
    const ColumnGuesser guesser(catalog, {});
    std::vector<DraftColumn> drafted;
    for (const Column& column : columns) {
        DraftColumn next{column.name, guesser.guess(column.name), {}, {}};
        ColumnDates dates;
        for (const std::string& text : column.texts) {
            next.words.add(text);
            dates.add(text);
        }
        next.notation = dates.notation();
        drafted.push_back(std::move(next));
    }
    return draft_map(catalog, {"rv-x", "in.csv", show_values}, std::move(drafted));
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::vector<Problem> problems_of(const std::string& text) {
    return read_column_map(bicycle::catalog(), text, "k.yaml").problems;
}

/// The draft with every line of comment behind the one before.
std::string unwrapped(std::string text) {
    const std::string wrap = "\n  # ";
    for (std::size_t at = text.find(wrap); at != std::string::npos; at = text.find(wrap)) {
        text.replace(at, wrap.size(), " ");
    }
    return text;
}

/// The lines of the draft that count.
std::string active(const MapDraft& draft) {
    std::string text;
    for (std::size_t start = 0; start < draft.text.size();) {
        const std::size_t end = draft.text.find('\n', start) + 1;
        const std::string line = draft.text.substr(start, end - start);
        const std::size_t first = line.find_first_not_of(' ');
        text += line[first] == '#' || line[first] == '\n' ? "" : line;
        start = end;
    }
    return text;
}

}  // namespace

TEST_CASE("what is certain counts and can be loaded") {
    const MapDraft draft = draft_of({{"Respons-ID", {"1", "2"}},
                                     {"fiets_voorrem", {"Y", "A1", "A2"}},
                                     {"weg[vandaag]", {"4-1-2021", "?", "14-11-2021"}}});
    CHECK(problems_of(draft.text).empty());
    CHECK(active(draft) ==
          "kolommen:\n"
          "  Respons-ID: zaak\n"
          "  fiets_voorrem:\n"
          "    vraag: fiets.voorrem\n"
          "    woorden:  # kies uit: ja, nee, onbekend\n"
          "  'weg[vandaag]':\n"
          "    vraag: weg.vandaag\n"
          "    datum: d-m-jjjj  # zo is elke datum geschreven\n");
    CHECK(contains(draft.text, "    # Kent het programma al: Y = ja (1 keer)\n"));
    CHECK(contains(draft.text, "      # A1: ___  # 1 keer\n      # A2: ___  # 1 keer\n"));
    CHECK(draft.counts.certain == 3);
}

TEST_CASE("a code that is not filled in is refused with its place") {
    std::string text = draft_of({{"fiets_voorrem", {"A1", "A2"}}}).text;
    text.replace(text.find("# A1: ___"), 2, "");
    const std::vector<Problem> problems = problems_of(text);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].message.starts_with("'___' is geen antwoord op vraag 'fiets.voorrem'"));
}

TEST_CASE("completing an entry is taking its marks away") {
    const MapDraft draft = draft_of({{"Doet de voorrem het niet?", {"A1"}}});
    CHECK(active(draft) == "kolommen:\n");
    CHECK(draft.counts.possible == 1);
    std::string text = draft.text;
    for (const std::string line :
         {"'Doet de", "  vraag: fiets.voorrem", "  woorden:", "    A1: ___"}) {
        const std::size_t at = text.find("  # " + line);
        REQUIRE(at != std::string::npos);
        text.erase(at + 2, 2);
    }
    text.replace(text.find("A1: ___"), 7, "A1: nee");
    CHECK(problems_of(text).empty());
}

TEST_CASE("no code is guessed, and only words for unknown get a meaning") {
    const MapDraft draft =
        draft_of({{"fiets_voorrem", {"2", "2", "neen", "neen", "weet niet", "N/A", "N/A", "0"}}});
    CHECK(contains(draft.text, "# '2': ___  # 2 keer"));
    CHECK(contains(draft.text, "# neen: ___"));
    CHECK(contains(draft.text, "# N/A: ___  # 2 keer"));
    CHECK(contains(active(draft), "      weet niet: onbekend\n"));
    CHECK_FALSE(contains(active(draft), ": nee"));
    CHECK(contains(draft.text, "Let op: 1 telt als ja en 0 als nee."));
}

TEST_CASE("what could say something about people is not shown") {
    const std::vector<Column> columns = {{"fiets_voorrem", {"ja", "Blauwe", "ja", "ja"}},
                                         {"Naam", {"Blauwe", "Blauwe", "Groene", "Groene"}},
                                         {"Verhaal", {"Het was een donkere nacht toen", "B"}}};
    const MapDraft draft = draft_of(columns);
    CHECK_FALSE(contains(draft.text, "Blauwe"));
    CHECK_FALSE(contains(draft.text, "Groene"));
    CHECK_FALSE(contains(draft.text, "donkere"));
    CHECK(contains(draft.text, "en nog een woord dat hier niet staat"));
    CHECK(contains(draft.text, "  # - Naam\n  # - Verhaal\n"));
    const MapDraft shown = draft_of(columns, true);
    CHECK(contains(shown.text, "Blauwe"));
    CHECK_FALSE(contains(shown.text, "donkere"));
}

TEST_CASE("one question for two columns is certain for neither") {
    const MapDraft draft = draft_of({{"fiets_voorrem", {"ja"}}, {"Doet de voorrem het?", {"ja"}}});
    CHECK(active(draft) == "kolommen:\n");
    CHECK(draft.counts.possible == 2);
    CHECK(contains(unwrapped(draft.text), "Maar dat kan ook kolom 'Doet de voorrem het?' zijn."));
}

TEST_CASE("columns that need no map are named, and so are those without a guess") {
    const MapDraft draft = draft_of({{"fiets.voorrem", {"ja", "?"}},
                                     {"weg.vandaag", {"2021-01-04"}},
                                     {"submitdate", {"x", "x"}},
                                     {"Q7", {"A1", "Y"}},
                                     {"", {"A1"}},
                                     {"a\x01", {"A1"}}});
    CHECK(active(draft) == "kolommen:\n");
    CHECK(
        contains(draft.text, "hoeven niet in de lijst:\n  # - fiets.voorrem\n  # - weg.vandaag\n"));
    CHECK(contains(draft.text,
                   "tellen niet mee:\n  # - submitdate\n  # - (zonder naam)\n  # - a?\n"));
    CHECK(contains(draft.text, "  # Q7:\n  #   vraag: ___\n  #   # Staat erin: Y (1 keer)\n"));
    CHECK(contains(draft.text, "  #     A1: ___  # 1 keer\n"));
}

TEST_CASE("an order of day and month that nobody can see is not certain") {
    const MapDraft draft = draft_of({{"weg_vandaag", {"4/1/2021", "5/2/2021"}}});
    CHECK(contains(draft.text, "# datum: d/m/jjjj"));
    CHECK_FALSE(contains(active(draft), "datum:"));
    CHECK(contains(draft_of({{"weg_vandaag", {"4-1-2021", "vorige week"}}}).text, "# datum: ___"));
}
