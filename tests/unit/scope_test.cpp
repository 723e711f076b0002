// The scope of decisions from the answers to what people read: a case that an instrument is not
// meant for, one for which that is not known yet, and an instrument that nobody filled in.
#include <algorithm>
#include <doctest/doctest.h>

#include "bicycle.h"
#include "plain_evaluator.h"
#include "rodevlag/explain_json.h"
#include "rodevlag/explain_report.h"
#include "rodevlag/flow_graph.h"
#include "rodevlag/overview_report.h"
#include "rodevlag/result_members.h"
#include "rodevlag/route_report.h"

using namespace rodevlag;

namespace {

struct Scored {
    Catalog catalog = bicycle::catalog_with_scope();
    Scorer scorer{catalog};
    Router router{scorer};
    Answers answers;
    std::size_t decision;

    Scored(const char* id, const bicycle::Texts& texts)
        : answers(bicycle::answers_of(catalog, texts)), decision(*catalog.find_decision(id)) {}

    const DecisionResult& result() { return scorer.score(decision, answers); }

    std::vector<std::string> notices(bool revised = false) {
        return notice_ids(catalog, result(), revised);
    }

    std::vector<std::string> actions() {
        return action_ids(catalog.decision(decision), router.route(decision, answers));
    }

    std::string explained() {
        return text_of(explain_report(scorer, record(), answers,
                                      explain(router, decision, answers, 3), false));
    }

    std::string routed() {
        return text_of(route_report(router, record(), answers, decision, false));
    }

    static Record record() {
        Record record;
        record.id = "7";
        return record;
    }

    static std::string text_of(const Document& document) {
        return render_text(document, 1000, false);
    }
};

using Texts = std::vector<std::string>;

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

constexpr const char* long_ride =
    "Dit overleg is voor korte tochten. Vraag bij een lange tocht "
    "het bestuur.";

}  // namespace

TEST_CASE("a case out of scope has no outcome, no flags, no open questions and no actions") {
    Scored scored("vertrek", {{"tocht.soort", "maand"}, {"tocht.leden", "ja"}});
    CHECK(scored.result().is_out_of_scope());
    CHECK(scored.result().violated_scope == std::vector<std::size_t>{0});
    CHECK_FALSE(scored.result().scope_is_open);
    CHECK(scored.result().scope_questions.empty());
    CHECK(outcome_text(scored.catalog, scored.result()) == "niet_van_toepassing");
    CHECK(possible_ids(scored.catalog, scored.result()) == Texts{"niet_van_toepassing"});
    CHECK(scored.result().red_flags.empty());
    CHECK(scored.result().decisive.empty());
    CHECK(scored.actions().empty());
    CHECK(scored.notices().empty());  // not even "storm_navragen", that storm is not answered
    CHECK(scored.result().counts.yes == 1);
    CHECK(scored.result().counts.blank == 1);  // storm
}

TEST_CASE("every part of the scope that fails is told") {
    Scored scored("vertrek", {{"tocht.soort", "maand"}, {"weg.ondergrond", "zand"}});
    CHECK(scored.result().violated_scope == std::vector<std::size_t>{0, 1});
    const Explanation explanation = explain(scored.router, scored.decision, scored.answers, 3);
    REQUIRE(explanation.scope_reasons.size() == 2);
    CHECK(bicycle::names(scored.catalog, explanation.scope_reasons[0]) == Texts{"tocht.soort"});
    CHECK(bicycle::names(scored.catalog, explanation.scope_reasons[1]) == Texts{"weg.ondergrond"});
    CHECK(explanation.reasons.empty());
    CHECK(explanation.changes.empty());
    CHECK_FALSE(explanation.ask_first);
}

TEST_CASE("a scope that is not certain changes nothing but says so") {
    Scored scored("vertrek", {{"tocht.soort", "week"}, {"tocht.storm", "ja"}});
    CHECK_FALSE(scored.result().is_out_of_scope());
    CHECK(scored.result().scope_is_open);
    CHECK(bicycle::names(scored.catalog, scored.result().scope_questions) ==
          Texts{"weg.ondergrond"});
    CHECK(possible_ids(scored.catalog, scored.result()) == Texts{"uitstellen"});
    CHECK(scored.actions() == Texts{"bellen", "afraden"});
    CHECK(scored.notices().empty());
    Scored certain("vertrek",
                   {{"tocht.soort", "week"}, {"tocht.storm", "ja"}, {"weg.ondergrond", "asfalt"}});
    CHECK_FALSE(certain.result().scope_is_open);
    CHECK(certain.result().scope_questions.empty());
}

TEST_CASE("the scope is read exactly, for every pattern of answers") {
    const Catalog catalog = bicycle::catalog_with_scope();
    Scorer scorer(catalog);
    const std::size_t decision = *catalog.find_decision("vertrek");
    const CompiledScope& scope = scorer.scope(decision);
    REQUIRE(bicycle::names(catalog, scope.variables) == Texts{"tocht.soort", "weg.ondergrond"});
    for (std::uint32_t kind = 1; kind < 8; ++kind) {
        for (std::uint32_t ground = 1; ground < 8; ++ground) {
            Answers answers = blank_answers(catalog);
            answers[scope.variables[0]].values = ValueSet::from_mask(kind);
            answers[scope.variables[1]].values = ValueSet::from_mask(ground);
            bool inside = false;
            bool outside = false;
            plain::for_each_completion(answers, scope.variables, [&](const Answers& complete) {
                const plain::Evaluator evaluator(catalog, complete);
                bool holds = true;
                for (const ScopeCondition& part : catalog.decision(decision).scope) {
                    holds = holds && evaluator.holds(part.condition);
                }
                (holds ? inside : outside) = true;
            });
            const DecisionResult& result = scorer.score(decision, answers);
            CHECK(result.is_out_of_scope() == !inside);
            CHECK(scorer.is_out_of_scope(decision, answers) == !inside);
            CHECK(result.scope_is_open == (inside && outside));
        }
    }
}

TEST_CASE("parts that cannot hold together put a case out of scope") {
    const Catalog catalog =
        bicycle::catalog_with_scope({{"{niet: {weg.ondergrond: zand}}", "{soort: [week, maand]}"}});
    Scorer scorer(catalog);
    const std::size_t item = *catalog.find_item("tocht.soort");
    Answers answers = blank_answers(catalog);
    answers[item].values = ValueSet::single(0) | ValueSet::single(2);  // dag or maand
    const std::size_t decision = *catalog.find_decision("vertrek");
    CHECK(scorer.score(decision, answers).violated_scope == std::vector<std::size_t>{0, 1});
    Router router(scorer);
    const Explanation explanation = explain(router, decision, answers, 3);
    REQUIRE(explanation.scope_reasons.size() == 2);
    CHECK(explanation.scope_reasons[0].empty());  // the part alone could hold
}

TEST_CASE("an alarming answer in a case out of scope is not passed over") {
    Scored scored("vertrek", {{"tocht.soort", "maand"}, {"tocht.storm", "ja"}});
    CHECK(scored.notices(true) == Texts{"uitkomst_herzien", "alarm_buiten_bereik:tocht.storm"});
    CHECK(has(scored.explained(), "Een antwoord is alarmerend, maar telt hier"));
    CHECK(has(scored.explained(), "Stormt het? ja (tocht.storm)"));
    CHECK(has(scored.routed(), "Stormt het? ja (tocht.storm)"));
    Overviewer overviewer(scored.router);
    const std::string picture =
        Scored::text_of(overview_report(overviewer, Scored::record(), scored.answers, {}));
    CHECK(has(picture, "vertrek: Een antwoord is alarmerend"));
    // In scope it is a red flag, and an answer that is not alarming is nothing at all.
    CHECK(Scored("vertrek", {{"tocht.soort", "dag"}, {"tocht.storm", "ja"}}).notices().empty());
    CHECK(Scored("vertrek", {{"tocht.soort", "maand"}, {"tocht.storm", "nee"}}).notices().empty());
    CHECK(Scored("vertrek", {{"tocht.soort", "maand"}, {"tocht.storm", "?"}}).notices().empty());
}

TEST_CASE("what another decision asks for is asked as if the case is in scope") {
    Scored scored("tocht", {{"weg.ondergrond", "zand"},
                            {"tocht.leden", "nee"},
                            {"tocht.soort", "dag"},
                            {"tocht.storm", "nee"}});
    CHECK(Scored("vertrek", {{"weg.ondergrond", "zand"}}).result().is_out_of_scope());
    CHECK(possible_ids(scored.catalog, scored.result()) == Texts{"thuis"});
}

TEST_CASE("an instrument without one answer is not filled in") {
    const Texts not_filled_in{"niet_ingevuld", "storm_navragen"};
    CHECK(Scored("vertrek", {}).notices() == not_filled_in);
    CHECK(Scored("vertrek", {{"weg.ondergrond", "asfalt"}}).notices() == not_filled_in);
    CHECK(Scored("vertrek", {{"tocht.leden", "?"}}).notices() == Texts{"storm_navragen"});
    CHECK(Scored("vertrek", {{"tocht.leden", "nee"}}).notices() == Texts{"storm_navragen"});
    CHECK(Scored("vertrek", {{"weg.ondergrond", "zand"}}).notices().empty());  // out of scope
    CHECK(has(Scored("vertrek", {}).explained(), "Het instrument tocht is niet ingevuld."));
    // An answer that follows from others is no answer to the questionnaire.
    const bicycle::Texts follows = {{"weg.donker", "nee"}};  // licht becomes nvt
    CHECK(Scored("fiets", follows).notices().front() == "niet_ingevuld");
    CHECK(Scored("fiets", {{"fiets.kleur", "ja"}}).notices().front() != "niet_ingevuld");
}

TEST_CASE("the same answers from the store: where they came from is looked at every time") {
    Scored scored("vertrek", {});
    CHECK(scored.result().is_not_filled_in);
    scored.answers = bicycle::answers_of(scored.catalog, {{"tocht.storm", "?"}});
    CHECK_FALSE(scored.result().is_not_filled_in);
    scored.answers = bicycle::answers_of(scored.catalog, {});
    CHECK(scored.result().is_not_filled_in);
}

TEST_CASE("an answer of the scope that does not fit with another is told") {
    const Catalog catalog = bicycle::catalog_with_scope(
        {{"{niet: {weg.ondergrond: zand}}", "{niet: {fiets.licht: nvt}}"}});
    Scorer scorer(catalog);
    const Answers answers =
        bicycle::answers_of(catalog, {{"fiets.licht", "ja"}, {"weg.donker", "nee"}});
    const DecisionResult& result = scorer.score(*catalog.find_decision("vertrek"), answers);
    CHECK(bicycle::names(catalog, result.contradictions) == Texts{"fiets.licht"});
}

TEST_CASE("reports of a case out of scope give the reason and nothing that is empty") {
    Scored scored("vertrek", {{"tocht.soort", "maand"}, {"tocht.leden", "ja"}});
    for (const std::string& text : {scored.explained(), scored.routed()}) {
        CHECK(has(text, "Uitkomst: niet_van_toepassing"));
        CHECK(has(text, long_ride));
        CHECK(has(text, "Wat voor tocht is het? maand (tocht.soort)"));
        CHECK(has(text, "Bron: regel 20"));
        CHECK(has(text, "Wie beslist: De fietsclub"));
        for (const char* part : {"mogelijk", "Rode vlaggen", "Waarom", "Wat al vaststaat", "Acties",
                                 "Nog onbekend", "Waar de bronnen verschillen", "Niet te lezen",
                                 "Vraag eerst", "De weg door het schema", "veranderen"}) {
            CAPTURE(part);
            CHECK_FALSE(has(text, part));
        }
    }
}

TEST_CASE("reports say which question settles a scope that is open") {
    const std::string line =
        "Nog niet zeker is of dit besluit voor deze zaak bedoeld is. Zoek uit: Waar rijdt u op?";
    for (const char* storm : {"nee", "ja"}) {
        Scored scored("vertrek", {{"tocht.soort", "dag"}, {"tocht.storm", storm}});
        CHECK(has(scored.explained(), line));
        CHECK(has(scored.routed(), line));
    }
}

TEST_CASE("what the sources say differently, and what cannot be read, goes with every outcome") {
    Scored certain("vertrek",
                   {{"tocht.soort", "dag"}, {"tocht.leden", "ja"}, {"tocht.storm", "nee"}});
    Scored open("vertrek", {{"tocht.soort", "dag"}});
    for (const std::string& text :
         {certain.explained(), certain.routed(), open.explained(), open.routed()}) {
        CHECK(has(text, "Waar de bronnen verschillen"));
        CHECK(has(text, "Het ene boek zegt bellen. Het andere zegt schrijven."));
        CHECK(has(text, "Niet te lezen in de bron"));
        CHECK(has(text, "Hoe lang de pauze duurt."));
        CHECK(has(text, "Bron: regel 14-15"));
    }
    const std::string conditional = "Over uitstel denken de boeken anders.";
    CHECK(has(open.explained(), conditional));
    CHECK_FALSE(has(certain.explained(), conditional));
}

TEST_CASE("the JSON of an explanation says whether the case is in scope") {
    const auto json_of = [](const char* id, const bicycle::Texts& texts) {
        Scored scored(id, texts);
        JsonWriter json;
        write_explanation(json, scored.scorer, scored.answers,
                          explain(scored.router, scored.decision, scored.answers, 3), false);
        return json.text();
    };
    const std::string out = json_of("vertrek", {{"tocht.soort", "maand"}});
    CHECK(out.starts_with(R"({"uitkomst":"niet_van_toepassing","mogelijk":["niet_van_toepassing"],)"
                          R"("bereik":{"past":"nee","redenen":[{"reden":"Dit overleg)"));
    CHECK(has(out, R"("antwoorden":{"tocht.soort":"maand"},"bron":"regel 20"}],"vragen":[]},)"
                   R"("rode_vlaggen":[])"));
    CHECK(has(out, R"("redenen":{"aantal":"0","kortste":[]})"));
    const std::string open = json_of("vertrek", {{"tocht.soort", "dag"}});
    CHECK(has(open,
              R"("bereik":{"past":"onbekend","redenen":[],"vragen":[{"item":"weg.ondergrond")"));
    const std::string in =
        json_of("vertrek", {{"tocht.soort", "dag"}, {"weg.ondergrond", "asfalt"}});
    CHECK(has(in, R"("bereik":{"past":"ja","redenen":[],"vragen":[]})"));
    CHECK_FALSE(has(json_of("fiets", {}), "bereik"));
}

TEST_CASE("nothing of a chart is travelled in a case out of scope") {
    Scored scored("tocht", {{"tocht.soort", "maand"}});
    const RouteResult route = scored.router.route(scored.decision, scored.answers);
    CHECK_FALSE(route.flow);
    const Decision& decision = scored.catalog.decision(scored.decision);
    const TravelledFlow none = untravelled(*decision.flow);
    CHECK(none.path.empty());
    const std::string mermaid = flow_graph(decision, none, "titel", GraphFormat::mermaid);
    CHECK_FALSE(has(mermaid, ":::zeker"));
    CHECK_FALSE(has(mermaid, ":::mogelijk"));
}
