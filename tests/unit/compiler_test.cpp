#include "rodevlag/compiler.h"

#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/error.h"
#include "rodevlag/mentions.h"
#include "rodevlag/score.h"

using namespace rodevlag;

namespace {

std::string outcome(const Catalog& catalog, const char* decision, const bicycle::Texts& texts) {
    const CompiledDecision compiled = compile_decision(catalog, *catalog.find_decision(decision));
    const Answers answers = bicycle::answers_of(catalog, texts);
    std::string ids;
    for (const Value value : possible_outcomes(compiled, answers)) {
        ids += (ids.empty() ? "" : "|") + catalog.decision(compiled.decision).outcomes[value].id;
    }
    return ids;
}

/// A small instrument with rules to be filled in.
Catalog instrument_with_rules(const std::string& rules) {
    return Catalog(
        {{"klein.yaml",
          "instrument: klein\ntitel: K\nversie: 1.0.0\ngeldig_vanaf: 2024-01-01\n"
          "bron: {document: d.txt, regels: 1}\ntoelichting: t\n"
          "items:\n  - {id: a, vraag: Is a er, bron: 1}\n  - {id: b, vraag: Is b er, bron: 1}\n"
          "besluiten:\n  - id: klein\n    titel: K\n    vraag: K?\n    bevoegd: wie\n"
          "    bron: 1\n    uitkomsten:\n      - {id: x, titel: X, bron: 1}\n"
          "      - {id: y, titel: Y, bron: 1}\n    regels:\n" +
              rules}});
}

}  // namespace

TEST_CASE("the first rule that matches gives the outcome") {
    const Catalog catalog = bicycle::catalog();
    const bicycle::Texts brakes_fail = {{"fiets.voorrem", "nee"}, {"fiets.achterrem", "nee"}};
    CHECK(outcome(catalog, "fiets", brakes_fail) == "slecht");
    CHECK(outcome(catalog, "fiets",
                  {{"fiets.voorrem", "ja"},
                   {"fiets.licht", "nvt"},
                   {"fiets.banden", "soms"},
                   {"fiets.ketting", "vaak"}}) == "slecht");
    CHECK(outcome(catalog, "fiets",
                  {{"fiets.voorrem", "ja"},
                   {"fiets.licht", "ja"},
                   {"fiets.banden", "soms"},
                   {"fiets.ketting", "nooit"},
                   {"weg.donker", "nee"},
                   {"weg.ondergrond", "asfalt"}}) == "matig");
    CHECK(outcome(catalog, "fiets", {}) == "goed|matig|slecht");
}

TEST_CASE("a flowchart is compiled together with the decisions that it asks") {
    const Catalog catalog = bicycle::catalog();
    CHECK(outcome(catalog, "route", {{"weg.ondergrond", "zand"}}) == "lopen");
    // The tyres decide at a node and inside the decision that a later node asks: exactness over the
    // chain shows here, node by node "blijven" would stay possible.
    CHECK(outcome(catalog, "route",
                  {{"weg.ondergrond", "asfalt"},
                   {"fiets.banden", "nooit"},
                   {"fiets.licht", "ja"},
                   {"fiets.voorrem", "ja"},
                   {"fiets.ketting", "nooit"}}) == "fietsen");
    CHECK(outcome(catalog, "route",
                  {{"weg.ondergrond", "asfalt"}, {"fiets.banden", "vaak"}, {"weg.donker", "ja"}}) ==
          "blijven");
}

TEST_CASE("variables are ordered by first mention, with other decisions read in place") {
    const Catalog catalog = bicycle::catalog();
    const CompiledDecision compiled = compile_decision(catalog, *catalog.find_decision("route"));
    const std::vector<std::string> expected = {
        "weg.ondergrond", "fiets.banden", "fiets.voorrem", "fiets.achterrem", "fiets.licht",
        "fiets.ketting",  "weg.donker",   "fiets.oordeel", "fiets.gebruikt"};
    CHECK(bicycle::names(catalog, compiled.variables) == expected);
}

TEST_CASE("rules that leave something open are refused with an example") {
    const Catalog catalog =
        instrument_with_rules("      - {dan: x, als: {alle: [a, {niet: b}]}, bron: 1}\n");
    try {
        compile_decision(catalog, 0);
        FAIL("not refused");
    } catch (const InstrumentError& error) {
        REQUIRE(error.problems().size() == 1);
        CHECK(error.problems()[0].line == 11);
        CHECK(error.problems()[0].message ==
              "besluit 'klein' heeft voor deze antwoorden geen uitkomst: klein.a = nee");
    }
}

TEST_CASE("a gap can be kept as a terminal of its own, and conditions do not hold there") {
    const Catalog catalog =
        instrument_with_rules("      - {dan: x, als: {alle: [a, {niet: b}]}, bron: 1}\n");
    const CompiledDecision compiled = compile_decision(catalog, 0, Gaps::keep);
    const std::vector<TerminalCount> expected{{0, 1}, {uncovered, 3}};
    CHECK(compiled.diagram.count(compiled.diagram.full_domains()) == expected);
    CHECK_THROWS_AS(compile_route(catalog, 0), InstrumentError);
    CHECK_NOTHROW(compile_route(catalog, 0, Gaps::keep));
}

TEST_CASE("a rule decides where it holds and no earlier rule does") {
    const Catalog catalog = instrument_with_rules(
        "      - {dan: x, als: a, bron: 1}\n      - {dan: y, als: {een_van: [a, b]}, bron: 1}\n"
        "      - {dan: x, als: {alle: [a, b]}, bron: 1}\n      - {dan: y, bron: 1}\n");
    const CompiledRules rules = compile_rules(catalog, 0);
    const auto count_of_ones = [](const DecisionDiagram& diagram) {
        const std::vector<TerminalCount> counts = diagram.count(diagram.full_domains());
        return counts.back().terminal == 1 ? counts.back().count : Count{0};
    };
    std::vector<Count> holds;
    std::vector<Count> decides;
    for (std::size_t rule = 0; rule < 4; ++rule) {
        holds.push_back(count_of_ones(rules.holds[rule]));
        decides.push_back(count_of_ones(rules.decides[rule]));
    }
    CHECK(holds == std::vector<Count>{2, 3, 1, 4});
    CHECK(decides == std::vector<Count>{2, 1, 0, 1});
}

TEST_CASE("rules that together cover everything need no last rule without a condition") {
    const Catalog catalog = instrument_with_rules(
        "      - {dan: x, als: a, bron: 1}\n      - {dan: y, als: {niet: a}, bron: 1}\n");
    CHECK(compile_decision(catalog, 0).diagram.node_count() == 1);
}

TEST_CASE("nodes, branches and actions of a route are diagrams over the same answers") {
    const Catalog catalog = bicycle::catalog();
    const std::size_t route_index = *catalog.find_decision("route");
    const CompiledRoute route = compile_route(catalog, route_index);
    CHECK(route.nodes.size() == 4);
    CHECK(route.branches.size() == 4);
    const Answers answers =
        bicycle::answers_of(catalog, {{"weg.ondergrond", "asfalt"}, {"fiets.banden", "vaak"}});
    const std::vector<ValueSet> allowed = allowed_values(route.variables, answers);
    CHECK(route.nodes[0].reachable(allowed) == std::vector<Terminal>{1});
    CHECK(route.nodes[2].reachable(allowed) == std::vector<Terminal>{0});  // "staat" is passed by
    CHECK(route.nodes[3].reachable(allowed) == std::vector<Terminal>{1});

    const CompiledRoute bicycle_route = compile_route(catalog, *catalog.find_decision("fiets"));
    CHECK(bicycle_route.actions.size() == 4);
    CHECK(bicycle_route.actions[1].terminals().size() == 1);  // "poetsen" always applies
}

TEST_CASE("what a decision names itself") {
    const Catalog catalog = bicycle::catalog();
    const Decision& route = catalog.decision(*catalog.find_decision("route"));
    CHECK(
        bicycle::names(catalog, items_named_by(route)) ==
        std::vector<std::string>{"fiets.banden", "fiets.gebruikt", "weg.donker", "weg.ondergrond"});
    CHECK(decisions_named_by(route) == std::vector<std::size_t>{*catalog.find_decision("fiets")});
}
