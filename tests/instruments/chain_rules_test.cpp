// The rules of the domain for the instruments around the chart: meetings, routes and assessments.
#include <algorithm>
#include <doctest/doctest.h>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "rodevlag/answers.h"
#include "rodevlag/compiler.h"
#include "rodevlag/mentions.h"
#include "rodevlag/overview.h"
#include "subject.h"

using namespace rodevlag;
using namespace rodevlag::reference;

namespace {

std::set<std::string> possible(std::string_view decision, const Answers& answers) {
    Scorer scorer(builtin_catalog());
    const DecisionResult& result =
        scorer.score(builtin_catalog().find_decision(decision).value(), answers);
    std::set<std::string> ids;
    for (const std::size_t outcome : result.possible) {
        ids.insert(builtin_catalog().decision(result.decision).outcomes[outcome].id);
    }
    return ids;
}

std::set<std::size_t> variables_behind(std::string_view decision) {
    const Catalog& catalog = builtin_catalog();
    const CompiledDecision compiled =
        compile_decision(catalog, catalog.find_decision(decision).value());
    std::set<std::size_t> items;
    for (const Variable variable : compiled.diagram.support()) {
        items.insert(compiled.variables[variable]);
    }
    return items;
}

}  // namespace

TEST_CASE("with nothing known no meeting, route or assessment is ruled out") {
    Scorer scorer(builtin_catalog());
    Router router(scorer);
    Overviewer overviewer(router);
    for (const OverviewEntry& entry : overviewer.entries(blank_answers(builtin_catalog()))) {
        CAPTURE(builtin_catalog().decision(entry.decision).id);
        CHECK(entry.standing != Standing::does_not_apply);
        CHECK(entry.standing != Standing::out_of_scope);
    }
}

TEST_CASE("an organisation has the same name in every instrument") {
    std::map<std::string, std::string> names;
    for (const Instrument& instrument : builtin_catalog().instruments()) {
        for (const Organisation& organisation : instrument.organisations) {
            CAPTURE(instrument.id);
            CHECK(names.emplace(organisation.id, organisation.name).first->second ==
                  organisation.name);
        }
    }
}

TEST_CASE("no decision depends on the type of stalker but the type itself") {
    const Catalog& catalog = builtin_catalog();
    const std::size_t own = catalog.find_instrument("stalkertype").value();
    for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
        const Decision& decision = catalog.decision(index);
        if (decision.instrument == own) {
            continue;
        }
        CAPTURE(decision.id);
        for (const std::size_t item : variables_of_route(catalog, decision)) {
            CHECK(catalog.instrument_of_item(item) != own);
        }
        const std::vector<std::size_t> behind = decisions_behind(catalog, decision);
        CHECK(std::none_of(behind.begin(), behind.end(), [&](std::size_t other) {
            return catalog.instrument_of_decision(other) == own;
        }));
    }
}

TEST_CASE("nothing decides the level of sash but its triggers and the assessor") {
    // Other lists suggest answers; none of them is read by the decision.
    const Catalog& catalog = builtin_catalog();
    std::set<std::string> names;
    for (const std::size_t item : variables_behind("sash")) {
        names.insert(catalog.item(item).name);
    }
    CHECK(names ==
          std::set<std::string>{"sash.niets_te_verliezen", "sash.doodsangst", "sash.oordeel"});
}

TEST_CASE("an ex-partner is always the rejected type, whatever else was answered") {
    CHECK(possible("stalkertype", read({{"feiten.stalking", "ja"}, {"feiten.ex_partner", "ja"}})) ==
          std::set<std::string>{"afgewezen"});
    CHECK(possible("stalkertype", read({{"feiten.stalking", "ja"},
                                        {"feiten.ex_partner", "ja"},
                                        {"stalkertype.motief", "zedendelict"}})) ==
          std::set<std::string>{"afgewezen"});
}

TEST_CASE("psychopathy is formally established or not assessed, and open until somebody says") {
    const Catalog& catalog = builtin_catalog();
    const Item& item =
        catalog.item(catalog.find_item("rode_vlaggen_stalking.psychopathie").value());
    CHECK(item.domain.values() ==
          std::vector<std::string>{"niet_beoordeeld", "formeel_vastgesteld"});
    const Field about{"feiten.stalking", "ja"};
    const Field a{"rode_vlaggen_stalking.suicide_gedachten", "nee"};
    const Field b{"rode_vlaggen_stalking.homicide_gedachten", "nee"};
    const Field c{"rode_vlaggen_stalking.geweld_laatste_uitweg", "nee"};
    const Field d{"rode_vlaggen_stalking.psychotische_symptomen", "nee"};
    CHECK(possible("rode_vlaggen_stalking", read({about, a, b, c, d})).size() == 2);
}

TEST_CASE("without serious suspicion there is no conduct order, in no instrument") {
    const Answers answers = read({{"feiten.vermoeden_strafbaar_feit", "ja"},
                                  {"feiten.ernstige_bezwaren", "nee"},
                                  {"voorwaarden.belastend_gedrag", "ja"},
                                  {"voorwaarden.orde_verstoord", "ja"},
                                  {"voorwaarden.vrees_herhaling", "ja"},
                                  {"voorwaarden.gevaar_goederen", "ja"}});
    CHECK(possible("gedragsaanwijzing", answers).count("open") == 0);
}

TEST_CASE("the two decisions of the reporting code have no question in common") {
    const std::set<std::size_t> report = variables_behind("meldcode_melden");
    const std::set<std::size_t> help = variables_behind("meldcode_hulp");
    CHECK_FALSE(report.empty());
    CHECK_FALSE(help.empty());
    for (const std::size_t item : help) {
        CHECK(report.count(item) == 0);
    }
}

TEST_CASE("one yes is a signal and only fourteen times no is none") {
    const Catalog& catalog = builtin_catalog();
    const CompiledDecision compiled =
        compile_decision(catalog, catalog.find_decision("vragenlijst_stalking").value());
    CHECK(compiled.diagram.support().size() == 14);
    for (const TerminalCount& outcome : compiled.diagram.count(compiled.diagram.full_domains())) {
        CHECK(outcome.count == (outcome.terminal == 0 ? Count{1} : (Count{1} << 14U) - 1));
    }
}

TEST_CASE("a regional route card is for the organisations of that region only") {
    const std::map<std::string, std::set<std::string>> regional = {
        {"noord_holland", {"routekaart_zsm", "richting_zsm"}},
        {"oost_nederland", {"contact_zsm_vt", "spreekuur", "stalking_oost"}},
        {"rotterdam", {"stalking_rotterdam"}},
        {"ander", {}}};
    for (const auto& [area, own] : regional) {
        Scorer scorer(builtin_catalog());
        Router router(scorer);
        Overviewer overviewer(router);
        const Answers answers = read({{"feiten.werkgebied", area}, {"feiten.stalking", "ja"}});
        for (const OverviewEntry& entry : overviewer.entries(answers)) {
            const std::string& id = builtin_catalog().decision(entry.decision).id;
            for (const auto& [other, decisions] : regional) {
                if (decisions.count(id) != 0) {
                    CAPTURE(id);
                    CHECK((entry.standing == Standing::out_of_scope) == (own.count(id) == 0));
                }
            }
        }
    }
}
