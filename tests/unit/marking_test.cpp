// Marking on the synthetic bicycle, whose brakes can be red flags when the answer is nee.
#include "rodevlag/marking.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "bicycle.h"

using namespace rodevlag;

namespace {

/// The bicycle with one exercise over all its questions and those of the road.
struct Workshop {
    Catalog catalog = bicycle::catalog();
    Scorer scorer{catalog};
    Router router{scorer};
    std::vector<Exercise> exercises;

    explicit Workshop(const bicycle::Texts& key, const std::string& decision = "fiets") {
        Exercise exercise;
        exercise.id = "fiets-1";
        exercise.decision = catalog.find_decision(decision).value();
        exercise.answers = bicycle::answers_of(catalog, key);
        for (std::size_t item = 0; item < catalog.item_count(); ++item) {
            if (!catalog.item(item).is_date) {
                exercise.questions.push_back(item);
            }
        }
        exercise.judgements = {item("fiets.oordeel")};
        exercises.push_back(exercise);
    }

    std::size_t item(const std::string& name) const { return catalog.find_item(name).value(); }

    MarkedCase mark(const bicycle::Texts& answers) {
        Marker marker(router, exercises);
        return marker.mark(0, bicycle::answers_of(catalog, answers));
    }

    Verdict verdict(const MarkedCase& marked, const std::string& name) const {
        const auto& questions = exercises[0].questions;
        const auto place = std::ranges::find(questions, item(name)) - questions.begin();
        return marked.verdicts[static_cast<std::size_t>(place)];
    }

    /// The verdict on one answer to one question.
    Verdict verdict_on(const std::string& name, const std::string& answer) {
        return verdict(mark({{name, answer}}), name);
    }

    const MarkedOutcome& outcome(const MarkedCase& marked, const std::string& id) const {
        return *std::ranges::find(marked.outcomes, catalog.find_decision(id).value(),
                                  &MarkedOutcome::decision);
    }
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a question that can be a red flag is missed or falsely raised") {
    Workshop workshop({{"fiets.voorrem", "nee"}, {"fiets.achterrem", "ja"}});
    CHECK(workshop.verdict_on("fiets.voorrem", "nee") == Verdict::right);
    CHECK(workshop.verdict_on("fiets.voorrem", "ja") == Verdict::missed_flag);
    CHECK(workshop.verdict_on("fiets.achterrem", "nee") == Verdict::false_flag);
}

TEST_CASE("a question that cannot be a red flag is missed or falsely said ja to") {
    Workshop workshop({{"fiets.gebruikt", "ja"}, {"fiets.kleur", "nee"}});
    CHECK(workshop.verdict_on("fiets.gebruikt", "nee") == Verdict::missed_fact);
    CHECK(workshop.verdict_on("fiets.kleur", "ja") == Verdict::false_fact);
}

TEST_CASE("unknown is an answer, and only the key says whether it is right") {
    Workshop workshop({{"fiets.voorrem", "onbekend"}, {"fiets.achterrem", "nee"}});
    CHECK(workshop.verdict_on("fiets.voorrem", "onbekend") == Verdict::right);
    CHECK(workshop.verdict_on("fiets.voorrem", "nee") == Verdict::guessed);
    CHECK(workshop.verdict_on("fiets.voorrem", "ja") == Verdict::guessed);
    CHECK(workshop.verdict_on("fiets.achterrem", "onbekend") == Verdict::not_seen);
    CHECK(workshop.verdict_on("fiets.voorrem", "") == Verdict::not_filled_in);
    CHECK(workshop.verdict_on("fiets.achterrem", "") == Verdict::not_filled_in);
}

TEST_CASE("values with levels are missed, falsely raised or another answer") {
    Workshop workshop({{"fiets.banden", "soms"}, {"fiets.ketting", "vaak"}});
    CHECK(workshop.verdict_on("fiets.banden", "nooit") == Verdict::missed_flag);
    CHECK(workshop.verdict_on("fiets.banden", "vaak") == Verdict::other_answer);
    CHECK(workshop.verdict_on("fiets.banden", "ja") == Verdict::other_answer);  // soms or vaak
    CHECK(workshop.verdict_on("fiets.ketting", "nooit") == Verdict::missed_fact);
    CHECK(workshop.verdict_on("fiets.ketting", "soms") == Verdict::other_answer);
}

TEST_CASE("an own judgement is never marked") {
    Workshop workshop({{"fiets.oordeel", "goed"}});
    for (const char* const answer : {"goed", "slecht", "onbekend", ""}) {
        CHECK(workshop.verdict_on("fiets.oordeel", answer) == Verdict::own_judgement);
    }
}

TEST_CASE("an answer that follows from another counts as read") {
    Workshop workshop({{"weg.donker", "nee"}});  // so fiets.licht is nvt
    const MarkedCase same = workshop.mark({{"weg.donker", "nee"}});
    CHECK(workshop.verdict(same, "fiets.licht") == Verdict::right);
    const MarkedCase other = workshop.mark({{"weg.donker", "ja"}});
    CHECK(workshop.verdict(other, "fiets.licht") == Verdict::not_filled_in);
}

TEST_CASE("what only follows from another answer is not guessed") {
    Workshop workshop({{"weg.donker", "ja"}, {"fiets.licht", "onbekend"}});
    const MarkedCase marked = workshop.mark({{"weg.donker", "nee"}});  // so fiets.licht is nvt
    CHECK(workshop.verdict(marked, "fiets.licht") == Verdict::other_answer);
    CHECK(workshop.verdict_on("fiets.licht", "nvt") == Verdict::guessed);
}

TEST_CASE("presence follows the values that can be a red flag, or else ja") {
    const Catalog catalog = bicycle::catalog();
    const auto presence = [&](const std::string& name, const std::string& text) {
        const std::size_t item = catalog.find_item(name).value();
        return presence_of(catalog.item(item), bicycle::answers_of(catalog, {{name, text}})[item]);
    };
    CHECK(presence("fiets.voorrem", "nee") == Presence::present);
    CHECK(presence("fiets.voorrem", "ja") == Presence::absent);
    CHECK(presence("fiets.voorrem", "onbekend") == Presence::unknown);
    CHECK(presence("fiets.voorrem", "") == Presence::not_filled_in);
    CHECK(presence("fiets.banden", "ja") == Presence::present);
    CHECK(presence("fiets.licht", "nvt") == Presence::absent);
    CHECK(presence("fiets.oordeel", "goed") == std::nullopt);
    CHECK(presence("weg.ondergrond", "zand") == std::nullopt);
    CHECK(presence("weg.vandaag", "2024-01-01") == std::nullopt);
}

TEST_CASE("outcomes are compared as sets") {
    // Both brakes broken makes it slecht for certain.
    Workshop sure({{"fiets.voorrem", "nee"}, {"fiets.achterrem", "nee"}});
    const MarkedCase same = sure.mark({{"fiets.voorrem", "nee"}, {"fiets.achterrem", "nee"}});
    CHECK(same.outcomes.front().decision == sure.exercises[0].decision);
    CHECK(same.outcomes.front().verdict == OutcomeVerdict::same);
    const MarkedCase wider = sure.mark({{"fiets.voorrem", "nee"}});
    CHECK(wider.outcomes.front().verdict == OutcomeVerdict::wider);
    CHECK(wider.outcomes.front().key_outcomes == Ids{"slecht"});
    CHECK(wider.outcomes.front().outcomes == Ids{"goed", "matig", "slecht"});

    Workshop open({});
    const MarkedCase narrower = open.mark({{"fiets.voorrem", "nee"}, {"fiets.achterrem", "nee"}});
    CHECK(narrower.outcomes.front().verdict == OutcomeVerdict::narrower);

    const MarkedCase other = sure.mark({{"fiets.voorrem", "ja"},
                                        {"fiets.achterrem", "ja"},
                                        {"fiets.licht", "ja"},
                                        {"fiets.banden", "nooit"},
                                        {"fiets.ketting", "nooit"},
                                        {"weg.donker", "ja"},
                                        {"weg.ondergrond", "asfalt"},
                                        {"fiets.oordeel", "goed"}});
    CHECK(other.outcomes.front().verdict == OutcomeVerdict::other);
    CHECK(other.outcomes.front().outcomes == Ids{"goed"});
}

TEST_CASE("outcomes take the own judgement of the trainee on both sides") {
    const bicycle::Texts sound = {{"fiets.voorrem", "ja"},      {"fiets.achterrem", "ja"},
                                  {"fiets.licht", "ja"},        {"fiets.banden", "nooit"},
                                  {"fiets.ketting", "nooit"},   {"weg.donker", "ja"},
                                  {"weg.ondergrond", "asfalt"}, {"fiets.oordeel", "goed"}};
    Workshop workshop(sound);
    const MarkedCase marked = workshop.mark({{"fiets.voorrem", "ja"},
                                             {"fiets.achterrem", "ja"},
                                             {"fiets.licht", "ja"},
                                             {"fiets.banden", "nooit"},
                                             {"fiets.ketting", "nooit"},
                                             {"weg.donker", "ja"},
                                             {"weg.ondergrond", "asfalt"},
                                             {"fiets.oordeel", "slecht"}});
    CHECK(marked.outcomes.front().verdict == OutcomeVerdict::same);
    CHECK(marked.outcomes.front().outcomes == Ids{"matig"});
}

TEST_CASE("actions that the answers would miss, and where the route parts") {
    Workshop workshop({{"fiets.voorrem", "nee"},
                       {"fiets.achterrem", "nee"},
                       {"weg.ondergrond", "asfalt"},
                       {"fiets.banden", "nooit"}},
                      "route");
    const MarkedCase same = workshop.mark({{"fiets.voorrem", "nee"},
                                           {"fiets.achterrem", "nee"},
                                           {"weg.ondergrond", "asfalt"},
                                           {"fiets.banden", "nooit"}});
    CHECK(workshop.outcome(same, "route").parting_node == std::nullopt);
    CHECK(workshop.outcome(same, "fiets").missed_actions.empty());

    const MarkedCase marked =
        workshop.mark({{"weg.ondergrond", "asfalt"}, {"fiets.banden", "soms"}});
    const Decision& route = workshop.catalog.decision(workshop.exercises[0].decision);
    const auto parting = workshop.outcome(marked, "route").parting_node;
    REQUIRE(parting.has_value());
    CHECK(route.flow->nodes[*parting].id == "slijt");
    const MarkedOutcome& state = workshop.outcome(marked, "fiets");
    const Decision& fiets = workshop.catalog.decision(state.decision);
    REQUIRE(state.missed_actions.size() == 1);
    CHECK(fiets.actions[state.missed_actions[0]].id == "stoppen");
}

TEST_CASE("answers to questions that are not asked are counted, not marked") {
    Workshop workshop({});
    std::erase(workshop.exercises[0].questions, workshop.item("fiets.kleur"));
    const MarkedCase marked = workshop.mark({{"fiets.kleur", "ja"}, {"fiets.voorrem", "ja"}});
    CHECK(marked.unasked == 1);
    CHECK(marked.verdicts.size() == workshop.exercises[0].questions.size());
}

TEST_CASE("an exercise is found by its id, exactly") {
    Workshop workshop({});
    const Marker marker(workshop.router, workshop.exercises);
    CHECK(marker.find("fiets-1") == std::size_t{0});
    CHECK(marker.find("Fiets-1") == std::nullopt);
    CHECK(marker.find("") == std::nullopt);
}
