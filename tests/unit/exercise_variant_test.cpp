#include "rodevlag/exercise_variant.h"

#include <doctest/doctest.h>

#include "exercise_samples.h"

using namespace rodevlag;

TEST_CASE("what follows from an answer follows from another one too") {
    const Catalog catalog = bicycle::catalog();
    const Exercise exercise =
        exercise_samples::exercise(catalog, {{"weg.donker", "nee"}, {"fiets.ketting", "onbekend"}});
    const std::size_t light = catalog.find_item("fiets.licht").value();
    const std::size_t dark = catalog.find_item("weg.donker").value();
    CHECK(varied_answers(catalog, exercise, {}) == exercise.answers);
    CHECK(exercise.answers[light].origin == AnswerOrigin::not_applicable);
    const Answers varied =
        varied_answers(catalog, exercise, {{dark, catalog.item(dark).domain.find("ja").value()}});
    CHECK(varied[light].origin == AnswerOrigin::blank);
}

TEST_CASE("every judgement is tried") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    const Exercise exercise = exercise_samples::exercise(catalog, {{"fiets.voorrem", "ja"},
                                                                   {"fiets.achterrem", "ja"},
                                                                   {"fiets.banden", "nooit"},
                                                                   {"fiets.ketting", "nooit"},
                                                                   {"fiets.licht", "ja"},
                                                                   {"weg.donker", "ja"},
                                                                   {"weg.ondergrond", "asfalt"},
                                                                   {"fiets.oordeel", "goed"}});
    const std::vector<JudgementEffect> effects = judgement_effects(scorer, exercise);
    REQUIRE(effects.size() == 3);
    CHECK(effects[0].outcomes == std::vector<std::size_t>{0});
    CHECK(effects[1].outcomes == std::vector<std::size_t>{1});
    CHECK(effects[2].outcomes == std::vector<std::size_t>{1});
}

TEST_CASE("somebody can guess nee where nee is an answer, and not about a judgement") {
    const Catalog catalog = bicycle::catalog();
    Exercise exercise = exercise_samples::exercise(catalog, {{"fiets.voorrem", "onbekend"},
                                                             {"fiets.achterrem", "onbekend"},
                                                             {"fiets.banden", "onbekend"},
                                                             {"fiets.oordeel", "onbekend"},
                                                             {"weg.donker", "ja"}});
    exercise.disputed = catalog.find_item("fiets.achterrem").value();
    const std::vector<ItemValue> guesses = guesses_of_no(catalog, exercise);
    REQUIRE(guesses.size() == 1);
    CHECK(catalog.item(guesses[0].item).name == "fiets.voorrem");
    CHECK(catalog.item(guesses[0].item).domain.values()[guesses[0].value] == "nee");
}
