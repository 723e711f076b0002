#include "rodevlag/column_guess.h"

#include <doctest/doctest.h>

#include "bicycle.h"

using namespace rodevlag;

namespace {

/// The guesses in short: `target!` for a certain one, `target?` for any other.
std::string guessed(std::string_view name, const std::vector<std::string>& instruments = {}) {
    static const Catalog catalog = bicycle::catalog();
    std::string text;
    for (const ColumnGuess& guess : ColumnGuesser(catalog, instruments).guess(name)) {
        text += (text.empty() ? "" : " ") + guess.target + (guess.certain ? "!" : "?");
    }
    return text;
}

}  // namespace

TEST_CASE("the name of a question is certain, with any separator") {
    for (const char* name :
         {"fiets.voorrem", " Fiets.Voorrem", "fiets_voorrem", "fiets-voorrem", "fiets voorrem",
          "fiets[voorrem]", "FIETS [voorrem]", "fietsvoorrem"}) {
        CHECK_MESSAGE(guessed(name) == "fiets.voorrem!", name);
    }
}

TEST_CASE("the text of a question is certain, also behind a code or between brackets") {
    for (const char* name :
         {"Doet de voorrem het?", "doet de voorrem het", "G01Q02. Doet de voorrem het?",
          "G01Q02[SQ1]: Doet de voorrem het?", "Over de fiets [Doet de voorrem het?]",
          "Doet_de_voorrem_het?", "Doet de voorrem het? [SQ001]"}) {
        CHECK_MESSAGE(guessed(name) == "fiets.voorrem!", name);
    }
}

TEST_CASE("a text that differs in a word is only a suggestion") {
    CHECK(guessed("Doet de voorrem het niet?").starts_with("fiets.voorrem?"));
    CHECK(guessed("Brandt het licht niet?") == "fiets.licht?");
    CHECK(guessed("Hoe oud is de eigenaar?") == "");
}

TEST_CASE("a bare id is a suggestion, and so is a slip") {
    CHECK(guessed("voorrem") == "fiets.voorrem?");
    CHECK(guessed("fiets.vorrem") == "fiets.voorrem?");
    CHECK(guessed("achterem") == "fiets.achterrem?");
    CHECK(guessed("Opmerkingen") == "");
    CHECK(guessed("") == "");
}

TEST_CASE("how others call the id of a case") {
    for (const char* name :
         {"zaak", "Respons-ID", "Response ID", "id", "Zaak_nummer", "Dossiernr"}) {
        CHECK_MESSAGE(guessed(name) == "zaak!", name);
    }
}

TEST_CASE("named instruments narrow the guesses") {
    CHECK(guessed("weg.donker", {"fiets"}) == "weg.donker!");  // fiets uses weg
    CHECK(guessed("fiets.voorrem", {"weg"}) == "");
}
