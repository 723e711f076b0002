#include "rodevlag/score.h"

#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/result_members.h"

using namespace rodevlag;

TEST_CASE("red flags are alarming answers that help to force the outcome") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    const std::size_t decision = *catalog.find_decision("fiets");
    const auto flags = [&](const bicycle::Texts& texts) {
        return bicycle::names(
            catalog, scorer.score(decision, bicycle::answers_of(catalog, texts)).red_flags);
    };
    CHECK(flags({{"fiets.voorrem", "nee"}, {"fiets.achterrem", "nee"}}) ==
          std::vector<std::string>{"fiets.voorrem", "fiets.achterrem"});
    // One failing brake forces nothing yet.
    CHECK(flags({{"fiets.voorrem", "nee"}}).empty());
    // A reassuring answer that keeps an outcome possible is no flag, though it is in the reason.
    CHECK(flags({{"fiets.voorrem", "ja"},
                 {"fiets.licht", "ja"},
                 {"fiets.banden", "nooit"},
                 {"fiets.ketting", "nooit"},
                 {"weg.donker", "nee"}})
              .empty());
    // The word "ja" stands for a subset; it is a flag because every value in it is one.
    CHECK(flags({{"fiets.banden", "ja"}, {"fiets.ketting", "ja"}}) ==
          std::vector<std::string>{"fiets.banden"});
}

TEST_CASE("decisive questions are those whose answer can change the outcome") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    const auto decisive = [&](const char* decision, const bicycle::Texts& texts) {
        return bicycle::names(
            catalog,
            scorer.score(*catalog.find_decision(decision), bicycle::answers_of(catalog, texts))
                .decisive);
    };
    CHECK(decisive("fiets", {{"fiets.licht", "nee"}}).empty());
    CHECK(decisive("route", {{"weg.ondergrond", "asfalt"},
                             {"fiets.banden", "vaak"},
                             {"weg.donker", "nee"},
                             {"fiets.licht", "nee"}}) ==
          std::vector<std::string>{"fiets.gebruikt"});
}

TEST_CASE("questions are counted once, each in one place") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    const DecisionResult& result =
        scorer.score(*catalog.find_decision("fiets"),
                     bicycle::answers_of(catalog, {{"fiets.voorrem", "ja"},
                                                   {"fiets.achterrem", "nee"},
                                                   {"fiets.banden", "vaak"},
                                                   {"fiets.ketting", "?"},
                                                   {"weg.donker", "nee"},
                                                   {"fiets.oordeel", "matig"}}));
    CHECK(result.counts.yes == 2);             // voorrem, banden
    CHECK(result.counts.no == 2);              // achterrem, weg.donker
    CHECK(result.counts.unknown == 1);         // ketting
    CHECK(result.counts.not_applicable == 1);  // licht: it is not dark
    CHECK(result.counts.blank == 4);           // gebruikt, garantie, kleur, weg.ondergrond
}

TEST_CASE("notices fire when certain, contradictions are named, in the documented members") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    const DecisionResult result =
        scorer.score(*catalog.find_decision("fiets"),
                     bicycle::answers_of(catalog, {{"weg.donker", "nee"}, {"fiets.licht", "ja"}}));
    CHECK(notice_ids(catalog, result, true) ==
          std::vector<std::string>{"uitkomst_herzien", "tegenspraak:fiets.licht", "niet_zeker"});
    const Result members = result_of(catalog, result, false, nullptr);
    CHECK(members.section == "fiets");
    std::vector<std::string> names;
    for (const ResultMember& member : members.members) {
        names.push_back(member.name);
    }
    CHECK(names == std::vector<std::string>{"uitkomst", "mogelijk", "rode_vlaggen",
                                            "doorslaggevend", "aantal.ja", "aantal.nee",
                                            "aantal.onbekend", "aantal.niet_ingevuld", "aantal.nvt",
                                            "meldingen", "versie", "sha256"});
    CHECK(std::get<std::string>(members.members[0].value) == "onbepaald");
    CHECK(std::get<std::vector<std::string>>(members.members[1].value) ==
          std::vector<std::string>{"goed", "matig", "slecht"});
}

TEST_CASE("the same answers give the same result, from the store or not") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    const std::size_t decision = *catalog.find_decision("fiets");
    const Answers unknown = bicycle::answers_of(catalog, {{"fiets.voorrem", "?"}});
    const Answers blank = bicycle::answers_of(catalog, {});
    const std::int64_t unknown_count = scorer.score(decision, unknown).counts.unknown;
    // Same possible values, other origin: must not be taken for the same pattern.
    CHECK(scorer.score(decision, blank).counts.unknown == 0);
    CHECK(scorer.score(decision, unknown).counts.unknown == unknown_count);
    CHECK(unknown_count == 1);
}

TEST_CASE("columns of results are recognised, columns of questions are not") {
    const Catalog catalog = bicycle::catalog();
    CHECK(decision_of_column(catalog, "fiets.uitkomst") == catalog.find_decision("fiets"));
    CHECK(decision_of_column(catalog, "route.acties") == catalog.find_decision("route"));
    CHECK_FALSE(decision_of_column(catalog, "fiets.voorrem"));
    CHECK_FALSE(decision_of_column(catalog, "weg.uitkomst"));
    CHECK_FALSE(decision_of_column(catalog, "uitkomst"));
}
