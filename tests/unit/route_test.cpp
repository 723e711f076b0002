#include "rodevlag/route.h"

#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/flow_graph.h"
#include "rodevlag/route_report.h"

using namespace rodevlag;

namespace {

std::vector<std::string> actions(const bicycle::Texts& texts) {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    Router router(scorer);
    const std::size_t decision = *catalog.find_decision("fiets");
    return action_ids(catalog.decision(decision),
                      router.route(decision, bicycle::answers_of(catalog, texts)));
}

}  // namespace

TEST_CASE("an action is certain, possible or left out") {
    CHECK(actions({{"fiets.licht", "nee"}, {"fiets.garantie", "ja"}}) ==
          std::vector<std::string>{"repareren", "poetsen", "stoppen"});
    CHECK(actions({{"fiets.licht", "nee"}}) ==
          std::vector<std::string>{"repareren?", "poetsen", "stoppen"});
    CHECK(actions({{"fiets.licht", "nee"}, {"fiets.garantie", "nee"}}) ==
          std::vector<std::string>{"poetsen", "stoppen"});
    CHECK(actions({}) == std::vector<std::string>{"repareren?", "poetsen", "kijken?", "stoppen?"});
}

TEST_CASE("the path stops where the answers stop, and all that is beyond is marked") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    Router router(scorer);
    const std::size_t decision = *catalog.find_decision("route");
    const RouteResult result =
        router.route(decision, bicycle::answers_of(catalog, {{"weg.ondergrond", "asfalt"}}));
    REQUIRE(result.flow);
    CHECK(result.flow->path == std::vector<std::size_t>{0, 1});
    CHECK(result.flow->nodes ==
          std::vector<Truth>{Truth::yes, Truth::yes, Truth::unknown, Truth::unknown});
    CHECK(result.flow->branches[0] == std::vector<Truth>{Truth::no, Truth::yes});
}

TEST_CASE("the first question is one that the first open node of the chart asks") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    Router router(scorer);
    const std::size_t decision = *catalog.find_decision("route");
    const auto first = [&](const bicycle::Texts& texts) {
        const auto item = router.first_question(decision, bicycle::answers_of(catalog, texts));
        return item ? catalog.item(*item).name : "";
    };
    CHECK(first({}) == "weg.ondergrond");
    CHECK(first({{"weg.ondergrond", "asfalt"}}) == "fiets.banden");
    CHECK(first({{"weg.ondergrond", "zand"}}).empty());
    // At "wens" three things count; licht is not among what can still change it.
    CHECK(first({{"weg.ondergrond", "asfalt"},
                 {"fiets.banden", "vaak"},
                 {"fiets.licht", "nee"},
                 {"weg.donker", "nee"}}) == "fiets.gebruikt");
}

TEST_CASE("remarks of an action show when they apply or may apply") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    Router router(scorer);
    const std::size_t decision = *catalog.find_decision("fiets");
    const auto remarks = [&](const bicycle::Texts& texts) {
        return router.route(decision, bicycle::answers_of(catalog, texts)).actions[0].remarks;
    };
    CHECK(remarks({{"fiets.licht", "nee"}}) == std::vector<std::size_t>{0, 1});
    CHECK(remarks({{"fiets.licht", "nee"}, {"fiets.garantie", "ja"}}) ==
          std::vector<std::size_t>{1});
}

TEST_CASE("drawings mark the travelled path and quote their texts") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    Router router(scorer);
    const std::size_t index = *catalog.find_decision("route");
    const RouteResult result =
        router.route(index, bicycle::answers_of(catalog, {{"weg.ondergrond", "zand"}}));
    const std::string dot =
        flow_graph(catalog.decision(index), *result.flow, "een \"titel\"", GraphFormat::dot);
    CHECK(dot.starts_with("digraph \"route\" {"));
    CHECK(dot.find("label=\"een \\\"titel\\\"\"") != std::string::npos);
    CHECK(dot.find("\"ondergrond\" -> \"lopen\" [label=\" zand \", penwidth=3") !=
          std::string::npos);
    CHECK(dot.find("\"ondergrond\" -> \"slijt\" [label=\" overig \", style=dashed") !=
          std::string::npos);
    const std::string mermaid =
        flow_graph(catalog.decision(index), *result.flow, "titel", GraphFormat::mermaid);
    CHECK(mermaid.find("flowchart TD") != std::string::npos);
    CHECK(mermaid.find("ondergrond -- zand --> lopen") != std::string::npos);
    CHECK(mermaid.find("linkStyle 0 stroke:#b00020") != std::string::npos);
}

TEST_CASE("the report names path, first question and actions per organisation") {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    Router router(scorer);
    Record record;
    record.number = 3;
    const Answers answers = bicycle::answers_of(catalog, {{"fiets.licht", "nee"}});
    const std::string text = render_text(
        route_report(router, record, answers, *catalog.find_decision("fiets"), false), 80, false);
    CHECK(text.find("Record 3: De staat van de fiets") != std::string::npos);
    CHECK(text.find("Acties: De fietsenmaker (Fietsenmaker)") != std::string::npos);
    CHECK(text.find("[moet] Rij niet.") != std::string::npos);
    CHECK(text.find("Misschien nodig (1)") != std::string::npos);
    CHECK(text.find("Hangt af van: fiets.garantie\n") != std::string::npos);
}
