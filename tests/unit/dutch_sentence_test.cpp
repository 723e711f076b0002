#include "rodevlag/dutch_sentence.h"

#include <doctest/doctest.h>

#include "rodevlag/text.h"

using namespace rodevlag;

namespace {

/// The words with `^` before those that begin a sentence.
std::string marked(std::string_view text) {
    std::string all;
    for (const SentenceWord& word : words_of(text)) {
        CHECK(text.substr(word.offset, word.text.size()) == word.text);
        all += (all.empty() ? "" : " ") + std::string(word.begins_sentence ? "^" : "") +
               std::string(word.text);
    }
    return all;
}

}  // namespace

TEST_CASE("words that begin a sentence are told apart") {
    CHECK(marked("hij belt. Zij niet! Wie dan? Niemand.") ==
          "^hij belt ^Zij niet ^Wie dan ^Niemand");
    CHECK(marked("zo'n OM-zaak van 3RO, één keer") == "^zo n OM zaak van 3RO één keer");
    CHECK(marked("'s avonds belt hij. 't Is laat.") == "s ^avonds belt hij t ^Is laat");
    CHECK(marked("dit is o.a. van dhr. Zo en nr. 3. Klaar.") ==
          "^dit is o a van dhr Zo en nr 3 ^Klaar");
    CHECK(marked("hij zei: \"Ga weg.\" Zij ging.") == "^hij zei ^Ga weg ^Zij ging");
    CHECK(marked("hij noemde haar “Lieve” en ging…") == "^hij noemde haar Lieve en ging");
    CHECK(marked("het was 12.30 uur") == "^het was 12 30 uur");
    CHECK(marked("") == "");
    CHECK(marked(" ... ") == "");
}

TEST_CASE("every sentence gets a capital") {
    CHECK(with_capitals("één keer. ijs is koud. 's avonds ook.") ==
          "Één keer. IJs is koud. 's Avonds ook.");
    CHECK(with_capitals("de OM-zaak") == "De OM-zaak");
    CHECK(with_capitals("") == "");
    CHECK(capitalised("ézel") == "Ézel");
    CHECK(capitalised("\xFFx") == "\xFFx");
    CHECK(lower_case_letters("ÉÉN Keer") == "één keer");
}

TEST_CASE("sentences and words are counted as a person would") {
    CHECK(count_sentences("hij zei: \"Ga weg.\" Zij ging.") == 2);
    CHECK(count_sentences("niets aan de hand.") == 1);
    CHECK(count_spaced_words("de OM-zaak van zo'n man.") == 5);
    CHECK(count_spaced_words("") == 0);
}
