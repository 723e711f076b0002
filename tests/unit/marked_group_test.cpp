// The counts and the agreement of a group over two exercises.
#include "rodevlag/marked_group.h"

#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/marking_words.h"

using namespace rodevlag;

namespace {

/// Two exercises that ask for both brakes and a judgement, and who answered what.
struct Class {
    Catalog catalog = bicycle::catalog();
    Scorer scorer{catalog};
    Router router{scorer};
    std::vector<Exercise> exercises;

    Class() {
        add_exercise("een", {{"fiets.voorrem", "nee"}, {"fiets.achterrem", "ja"}});
        add_exercise("twee", {{"fiets.voorrem", "onbekend"}, {"fiets.achterrem", "nee"}});
    }

    void add_exercise(const std::string& id, const bicycle::Texts& key) {
        Exercise exercise;
        exercise.id = id;
        exercise.decision = catalog.find_decision("fiets").value();
        exercise.answers = bicycle::answers_of(catalog, key);
        for (const char* const name : {"fiets.voorrem", "fiets.achterrem", "fiets.oordeel"}) {
            exercise.questions.push_back(catalog.find_item(name).value());
        }
        exercise.judgements = {exercise.questions.back()};
        exercises.push_back(exercise);
    }

    void add(MarkedGroup& group, const std::string& name, std::size_t exercise,
             const bicycle::Texts& answers) {
        Marker marker(router, exercises);
        group.add(name, exercise, marker.mark(exercise, bicycle::answers_of(catalog, answers)));
    }

    MarkedGroup group() {
        MarkedGroup group(catalog, exercises);
        add(group, "een", 0,
            {{"fiets.voorrem", "nee"}, {"fiets.achterrem", "ja"}, {"fiets.oordeel", "goed"}});
        add(group, "twee", 0,
            {{"fiets.voorrem", "ja"}, {"fiets.achterrem", "ja"}, {"fiets.oordeel", "slecht"}});
        add(group, "twee", 1, {{"fiets.voorrem", "nee"}, {"fiets.achterrem", "onbekend"}});
        add(group, "drie", 0, {{"fiets.voorrem", "nee"}, {"fiets.achterrem", "nee"}});
        add(group, "drie", 1, {{"fiets.voorrem", "onbekend"}});
        return group;
    }
};

std::size_t of(const VerdictCounts& counts, Verdict verdict) {
    return counts[static_cast<std::size_t>(verdict)];
}

std::size_t cell(const Confusion& confusion, Presence key, Presence answer) {
    return confusion.cells[static_cast<std::size_t>(key)][static_cast<std::size_t>(answer)];
}

}  // namespace

TEST_CASE("verdicts are counted per trainee and for the group") {
    Class one;
    const MarkedGroup group = one.group();
    REQUIRE(group.trainees().size() == 3);
    CHECK(group.trainees()[1].name == "twee");
    const VerdictCounts counts = group.counts_of(group.trainees()[1]);
    CHECK(of(counts, Verdict::right) == 1);
    CHECK(of(counts, Verdict::missed_flag) == 1);
    CHECK(of(counts, Verdict::guessed) == 1);
    CHECK(of(counts, Verdict::not_seen) == 1);
    CHECK(of(counts, Verdict::own_judgement) == 2);
    CHECK(right_of_all(counts) == "1 van 4");
    CHECK(right_of_all(group.counts()) == "5 van 10");
    CHECK(of(group.counts(), Verdict::false_flag) == 1);
}

TEST_CASE("an exercise without answers is skipped, not wrong") {
    Class one;
    const MarkedGroup group = one.group();
    CHECK(group.skipped_count() == 1);
    CHECK(group.has("twee", 1));
    CHECK_FALSE(group.has("een", 1));
    CHECK_FALSE(group.has("nog iemand", 0));
}

TEST_CASE("confusion has the key in rows and the answers in columns") {
    Class one;
    const Confusion confusion = one.group().confusion();
    CHECK(cell(confusion, Presence::present, Presence::present) == 2);
    CHECK(cell(confusion, Presence::present, Presence::absent) == 1);
    CHECK(cell(confusion, Presence::present, Presence::unknown) == 1);
    CHECK(cell(confusion, Presence::present, Presence::not_filled_in) == 1);
    CHECK(cell(confusion, Presence::absent, Presence::absent) == 2);
    CHECK(cell(confusion, Presence::absent, Presence::present) == 1);
    CHECK(cell(confusion, Presence::unknown, Presence::present) == 1);
    CHECK(cell(confusion, Presence::unknown, Presence::unknown) == 1);
    CHECK(confusion.other_questions == 0);  // own judgements are no part of it
}

TEST_CASE("questions with the largest share of disagreement come first") {
    Class one;
    const std::vector<Agreement> questions = one.group().agreement_by_question();
    REQUIRE(questions.size() == 3);
    // The judgement: 1 of 1 pair. Front brake: 2 of 3 and 1 of 1. Back brake: 2 of 3 and no pair.
    CHECK(
        bicycle::names(one.catalog, {questions[0].index, questions[1].index, questions[2].index}) ==
        std::vector<std::string>{"fiets.oordeel", "fiets.voorrem", "fiets.achterrem"});
    CHECK(questions[1].pairs.disagreeing == 3);
    CHECK(questions[1].pairs.all == 4);
    CHECK(questions[2].alpha.units == 1);
    CHECK(questions[2].alpha.left_out == 1);
    CHECK(questions[1].kappa.units == 1);  // the other exercise was skipped by somebody
}

TEST_CASE("who skipped an exercise is no rater of it") {
    Class one;
    const std::vector<Agreement> exercises = one.group().agreement_by_exercise();
    REQUIRE(exercises.size() == 2);
    CHECK(exercises[1].kappa.units == 1);  // the front brake, by the two who did it
    CHECK(exercises[1].kappa.left_out == 2);
    CHECK(exercises[1].kappa.reason == NoAgreement::few_units);
}

TEST_CASE("over everything, an answer in the same words is the same category") {
    Class one;
    MarkedGroup group(one.catalog, one.exercises);
    for (const char* const name : {"een", "twee"}) {
        one.add(group, name, 0, {{"fiets.voorrem", "ja"}, {"fiets.achterrem", "ja"}});
    }
    CHECK(group.agreement().alpha.reason == NoAgreement::no_variation);
    CHECK(coefficient_text(group.agreement().alpha) == "geen waarde: alle antwoorden zijn gelijk");
}

TEST_CASE("coefficients are written with a comma and three decimals") {
    AgreementCoefficient coefficient;
    coefficient.reason = NoAgreement::defined;
    coefficient.value = .743421;
    CHECK(coefficient_text(coefficient) == "0,743");
    coefficient.value = -.0001;
    CHECK(coefficient_text(coefficient) == "0,000");
    coefficient.value = -.25;
    CHECK(coefficient_text(coefficient) == "-0,250");
}
