#include "rodevlag/column_map_file.h"

#include <doctest/doctest.h>

#include "bicycle.h"

using namespace rodevlag;

namespace {

ColumnMapFile read(const std::string& text) {
    static const Catalog catalog = bicycle::catalog();
    return read_column_map(catalog, text, "k.yaml");
}

/// The problems, one per line as a user sees them.
std::string problems(const std::string& text) {
    std::string lines;
    for (const Problem& problem : read(text).problems) {
        lines += problem.to_string() + "\n";
    }
    return lines;
}

/// The map in `text`, which must be sound.
ColumnMap sound(const std::string& text) {
    REQUIRE(problems(text) == "");
    return read(text).map;
}

std::string translated(const ColumnMap& map, const char* column, std::string_view text) {
    std::string scratch;
    const MappedColumn* found = map.find(column);
    REQUIRE(found != nullptr);
    return std::string(found->translate(text, scratch));
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a map gives columns and words another name") {
    const ColumnMap map = sound(
        "kolommen:\n"
        "  Respons-ID: zaak\n"
        "  Q1[SQ1]:\n"
        "    vraag: fiets.voorrem\n"
        "    woorden: {A1: ja, A2: nee, A3: onbekend}\n"
        "  Q2: {vraag: fiets.banden, woorden: {B: zelden}}\n"
        "  Dag: {vraag: weg.vandaag, datum: d-m-jjjj, woorden: {onb: onbekend}}\n"
        "woorden: {A1: nooit, X: ja}\n");
    CHECK(map.find(" respons-id ")->target == "zaak");
    CHECK(map.find("Q1") == nullptr);
    CHECK(translated(map, "Q1[SQ1]", " a1 ") == "ja");  // its own word goes first
    CHECK(translated(map, "q1[sq1]", "A2") == "nee");
    CHECK(translated(map, "Q1[SQ1]", "x") == "ja");
    CHECK(translated(map, "Q1[SQ1]", "A9") == "A9");
    CHECK(translated(map, "Q1[SQ1]", "") == "");
    CHECK(translated(map, "Q2", "A1") == "nooit");
    CHECK(translated(map, "Q2", "b") == "zelden");
    CHECK(translated(map, "Dag", " 4-1-2021 ") == "2021-01-04");
    CHECK(translated(map, "Dag", "ONB") == "onbekend");
    CHECK(translated(map, "Dag", "31-2-2021") == "31-2-2021");
    CHECK(translated(map, "Dag", "X") == "X");
    CHECK(translated(map, "Respons-ID", "X") == "X");
}

TEST_CASE("a column may have its own name, for its words") {
    const ColumnMap map = sound(
        "kolommen: {Fiets.Voorrem: {vraag: fiets.voorrem, woorden: {neen: nee}}, zaak: zaak}\n");
    CHECK(translated(map, "fiets.voorrem", "Neen") == "nee");
}

TEST_CASE("an empty list of words is a draft that is not filled in") {
    const ColumnMap map =
        sound("kolommen:\n  Q:\n    vraag: fiets.voorrem\n    woorden:\n      # A: ___\n");
    CHECK(translated(map, "Q", "A") == "A");
}

TEST_CASE("what means unknown never becomes an answer") {
    const auto with = [](const std::string& word, const std::string& target) {
        return problems("kolommen: {Q: {vraag: fiets.voorrem, woorden: {" + word + ": " + target +
                        "}}}\n");
    };
    for (const char* word : {"o", "O", "onbekend", "Unknown", "\"?\""}) {
        for (const char* target : {"nee", "ja", "n"}) {
            CHECK_MESSAGE(contains(with(word, target), "betekent al onbekend"), word);
        }
        CHECK(with(word, "onbekend") == "");
    }
    CHECK(contains(with("\" \"", "nee"), "altijd 'niet ingevuld'"));
    CHECK(contains(with("\" \"", "onbekend"), "altijd 'niet ingevuld'"));
    CHECK(contains(problems("kolommen: {Q: fiets.voorrem}\nwoorden: {o: nee}\n"),
                   "betekent al onbekend"));
}

TEST_CASE("a word that is an answer keeps its meaning") {
    const auto with = [](const std::string& word, const std::string& target) {
        return problems("kolommen: {Q: {vraag: fiets.banden, woorden: {" + word + ": " + target +
                        "}}}\n");
    };
    CHECK(contains(with("ja", "nooit"), "zelf al een antwoord (ja)"));
    CHECK(contains(with("J", "soms"), "zelf al een antwoord (ja)"));
    CHECK(contains(with("1", "onbekend"), "zelf al een antwoord (ja)"));
    CHECK(contains(with("Soms", "vaak"), "zelf al een antwoord"));
    CHECK(with("Y", "ja") == "");
    CHECK(with("nee", "nooit") == "");  // no answer to this question
    CHECK(
        contains(problems("kolommen: {D: {vraag: weg.vandaag, woorden: {2021-01-04: onbekend}}}\n"),
                 "zelf al een antwoord (een datum)"));
    // A word for all columns is checked for each that would take it.
    CHECK(contains(problems("kolommen: {Q: fiets.banden, R: fiets.voorrem}\nwoorden: {Y: nooit}\n"),
                   "bij vraag 'fiets.banden' zelf al een antwoord"));
}

TEST_CASE("only answers of the question can be meant") {
    CHECK(problems("kolommen:\n  Q: {vraag: fiets.banden, woorden: {A: vak}}\n") ==
          "k.yaml:2:41: 'vak' is geen antwoord op vraag 'fiets.banden' (bedoelt u 'vaak'?); wel: "
          "nooit, soms, vaak, ja, zelden, onbekend of leeg\n");
    CHECK(contains(problems("kolommen: {D: {vraag: weg.vandaag, woorden: {A: ja}}}\n"),
                   "'ja' is geen antwoord op vraag 'weg.vandaag'; wel: onbekend"));
    CHECK(contains(problems("kolommen: {Q: fiets.banden}\nwoorden: {A: blauw}\n"),
                   "bij geen van de vragen"));
    CHECK(contains(problems("kolommen: {Q: {vraag: fiets.banden, woorden: {A: }}}\n"),
                   "het antwoord bij woord 'A' is leeg"));
}

TEST_CASE("two of a kind are refused") {
    CHECK(contains(problems("kolommen: {q: zaak, ' Q': fiets.voorrem}\n"), "staat er twee keer"));
    CHECK(contains(problems("kolommen: {A: fiets.voorrem, B: fiets.voorrem}\n"),
                   "'fiets.voorrem' heeft al een kolom: 'A'"));
    CHECK(contains(problems("kolommen: {Q: {vraag: fiets.voorrem, woorden: {A: ja, ' a': nee}}}\n"),
                   "woord 'a' staat er twee keer"));
    CHECK(contains(problems("kolommen:\n  Q: zaak\n  Q: zaak\n"), "k.yaml:3:3"));
    CHECK(contains(problems("kolommen: {fiets.achterrem: fiets.voorrem}\n"), "heet als een vraag"));
    CHECK(contains(problems("kolommen: {zaak: fiets.voorrem}\n"), "heet als een vraag"));
}

TEST_CASE("a target is zaak or a question with its instrument") {
    CHECK(contains(problems("kolommen: {Q: voorrem}\n"), "(bedoelt u 'fiets.voorrem'?)"));
    CHECK(contains(problems("kolommen: {Q: fiets.vorrem}\n"), "(bedoelt u 'fiets.voorrem'?)"));
    CHECK(contains(problems("kolommen: {Q: ___}\n"), "onbekende vraag '___'; schrijf"));
    CHECK(contains(problems("kolommen: {Q: }\n"), "de vraag bij kolom 'Q' is leeg"));
    CHECK(contains(problems("kolommen: {Q: {woorden: {A: ja}}}\n"), "'vraag'"));
    CHECK(contains(problems("kolommen: {Q: [fiets.voorrem]}\n"), "geen lijst"));
    CHECK(contains(problems("kolommen: {' ': zaak}\n"), "zonder naam"));
}

TEST_CASE("words and notations stand where they mean something") {
    CHECK(contains(problems("kolommen: {Q: {vraag: zaak, woorden: {A: ja}}}\n"), "bij 'zaak'"));
    CHECK(contains(problems("kolommen: {Q: {vraag: zaak, datum: d-m-jjjj}}\n"), "bij 'zaak'"));
    CHECK(contains(problems("kolommen: {Q: {vraag: fiets.voorrem, datum: d-m-jjjj}}\n"),
                   "is geen datum"));
    CHECK(contains(problems("kolommen: {Q: {vraag: weg.vandaag, datum: dd-m-jjjj}}\n"),
                   "onbekende notatie 'dd-m-jjjj' (bedoelt u 'dd-mm-jjjj'?)"));
    CHECK(contains(problems("kolommen: {Q: {vraag: weg.vandaag, datum: mm/dd/jjjj}}\n"),
                   "onbekende notatie"));
}

TEST_CASE("a map is a block with columns") {
    CHECK(contains(problems("kolommen:\n  # Q: zaak\n"), "nog geen kolom"));
    CHECK(contains(problems("kolommen: {}\n"), "nog geen kolom"));
    CHECK(contains(problems("kolommen: [a]\n"), "moet een blok zijn"));
    CHECK(contains(problems("woorden: {A: ja}\n"), "'kolommen'"));
    CHECK(contains(problems("kolommen: {Q: zaak}\nwoorden: [A]\n"), "moet een blok zijn"));
    CHECK(contains(problems("kolommen: {Q: zaak}\nkolomen: {}\n"), "bedoelt u 'kolommen'"));
    CHECK(contains(problems("zaak\n"), "een kolommenlijst"));
    CHECK(contains(problems(""), ""));
    CHECK(contains(problems("kolommen: {Q: &a zaak}\n"), "anker"));
}

TEST_CASE("one run finds all problems, in the order of the file") {
    const std::vector<Problem> found =
        read(
            "kolommen:\n"
            "  A: fiets.vorrem\n"
            "  B: {vraag: fiets.banden, woorden: {x: blauw, o: nooit}, wrd: 1}\n"
            "  C: {vraag: fiets.banden, woorden: {y: nooit}}\n"
            "woorden: {z: groen}\n")
            .problems;
    std::vector<std::size_t> lines;
    for (const Problem& problem : found) {
        lines.push_back(problem.line);
    }
    CHECK(lines == std::vector<std::size_t>{2, 3, 3, 3, 4, 4, 5});
}
