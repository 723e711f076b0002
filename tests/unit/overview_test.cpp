// The whole picture of a case, on three small instruments that refer to each other.
#include "rodevlag/overview.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <initializer_list>
#include <string>
#include <vector>

#include "rodevlag/answers.h"
#include "rodevlag/overview_members.h"
#include "rodevlag/overview_report.h"

using namespace rodevlag;

namespace {

const Catalog& catalog() {
    static const Catalog all({{"reis.yaml", R"(
instrument: reis
titel: De reis
versie: 1.0.0
geldig_vanaf: 2024-01-31
bron: {document: reisboek.txt, regels: 1-90}
toelichting: Een voorbeeld.
organisaties: [{id: gids, naam: De gids}, {id: kok, naam: De kok}]
items:
  - {id: regen, vraag: "Regent het?", bron: 1}
  - {id: ver, vraag: "Is het ver?", bron: 2}
besluiten:
  - id: reis
    titel: De weg
    vraag: Hoe gaan we?
    bevoegd: De gids
    soort: hoofdroute
    bron: 3
    uitkomsten: [{id: lopen, titel: Lopen, bron: 3}, {id: rijden, titel: Rijden, bron: 3}]
    regels: [{dan: rijden, als: {een_van: [regen, ver]}, bron: 4}, {dan: lopen, bron: 5}]
    acties:
      - {id: kaart, bij: alle, wie: gids, wat: Neem de kaart mee., modaliteit: kan, bron: 6}
      - {id: jas, bij: rijden, wie: gids, wat: Neem een jas mee., modaliteit: waar nodig, binnen: 2 dagen, bron: 7}
      - {id: brood, bij: lopen, wie: kok, wat: Smeer brood., modaliteit: moet, bron: 8}
)"},
                              {"tocht.yaml", R"(
instrument: tocht
titel: De tocht
versie: 1.0.0
geldig_vanaf: 2024-01-31
bron: {document: tochtboek.txt, regels: 1-90}
toelichting: Een ander voorbeeld.
gebruikt: [reis]
organisaties: [{id: kok, naam: De kok}, {id: gids, naam: De gids}]
onleesbaar: [{tekst: Een vlek op de kaart., bron: 9}]
items:
  - {id: bergen, vraag: "Zijn er bergen?", bron: 1}
  - {id: gezelschap, vraag: "Is er een groep?", bron: 2}
  - {id: moe, vraag: "Is iemand moe?", bron: 2}
besluiten:
  - id: overleg
    titel: Het overleg voor de tocht
    vraag: Komt er een overleg?
    bevoegd: De gids
    soort: overleg
    bereik: [{als: gezelschap, reden: Alleen met een groep., bron: 3}]
    bron: 3
    uitkomsten: [{id: wel, titel: Wel overleg, bron: 3}, {id: niet, titel: Geen overleg, geldt: nee, bron: 3}]
    regels: [{dan: wel, als: {een_van: [bergen, {besluit: reis, is: rijden}]}, bron: 4}, {dan: niet, bron: 5}]
    acties:
      - {id: kaarten, bij: wel, wie: gids, wat: Neem kaarten mee., modaliteit: moet, binnen: 1 dag, zelfde_als: reis.kaart, bron: 6}
      - {id: brood, bij: wel, wie: kok, wat: Smeer brood., modaliteit: kan, binnen: direct, bron: 7}
  - id: rust
    titel: De rust
    vraag: Is rust nodig?
    bevoegd: De gids
    bron: 3
    schaal: [{id: geen, titel: Geen rust, bron: 3}, {id: veel, titel: Veel rust, bron: 3}]
    regels: [{dan: veel, als: moe, bron: 4}, {dan: geen, bron: 5}]
    acties:
      - {id: slapen, bij: veel, wie: gids, wat: Slaap., modaliteit: moet, binnen: direct, bron: 8}
)"}});
    return all;
}

struct Case {
    Case(const Case&) = delete;  // its parts refer to each other
    Case& operator=(const Case&) = delete;

    explicit Case(std::initializer_list<Field> fields) {
        AnswerReader reader(catalog(), true);
        record.number = 1;
        record.fields = fields;
        std::vector<Problem> problems;
        answers = reader.read(record, "test", problems);
        REQUIRE(problems.empty());
        overview = overviewer.overview(answers);
    }

    const OverviewEntry& entry(std::string_view id) const {
        return overview.entries[catalog().find_decision(id).value()];
    }

    std::vector<std::string> member(std::string_view name) const {
        for (const ResultMember& member : overview_result(catalog(), overview).members) {
            if (member.name == name) {
                return std::get<std::vector<std::string>>(member.value);
            }
        }
        return {"no such member"};
    }

    const MergedAction& act(std::string_view words) const {
        const auto found = std::ranges::find_if(overview.actions, [&](const MergedAction& act) {
            const AdvisedAction& first = act.parts.front();
            return catalog().decision(first.decision).actions[first.advice.action].what == words;
        });
        REQUIRE(found != overview.actions.end());
        return *found;
    }

    Record record;
    Answers answers;
    Scorer scorer{catalog()};
    Router router{scorer};
    Overviewer overviewer{router};
    Overview overview;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a meeting applies when its scope and its outcome are certain") {
    Case one({{"tocht.gezelschap", "ja"}, {"tocht.bergen", "ja"}});
    CHECK(one.entry("overleg").standing == Standing::applies);
    CHECK(one.member("geldt") == Names{"overleg"});
    const std::vector<std::size_t> because = {catalog().find_item("tocht.bergen").value(),
                                              catalog().find_item("tocht.gezelschap").value()};
    std::vector<std::size_t> found = one.overviewer.settled_by(one.entry("overleg"), one.answers);
    std::sort(found.begin(), found.end());
    CHECK(found == because);
}

TEST_CASE("what applies is exact over the whole chain of decisions") {
    CHECK(Case({{"tocht.gezelschap", "ja"}, {"reis.regen", "ja"}}).entry("overleg").standing ==
          Standing::applies);
    CHECK(Case({{"tocht.gezelschap", "ja"}, {"tocht.bergen", "nee"}, {"reis.regen", "nee"}})
              .entry("overleg")
              .standing == Standing::may_apply);
    CHECK(Case({{"tocht.gezelschap", "ja"},
                {"tocht.bergen", "nee"},
                {"reis.regen", "nee"},
                {"reis.ver", "nee"}})
              .entry("overleg")
              .standing == Standing::does_not_apply);
}

TEST_CASE("an open scope keeps a meeting possible, and a scope that fails takes it out") {
    Case open({{"tocht.bergen", "ja"}});
    CHECK(open.entry("overleg").standing == Standing::may_apply);
    CHECK(open.overviewer.first_question(open.entry("overleg"), open.answers) ==
          catalog().find_item("tocht.gezelschap"));
    CHECK(open.member("kan_gelden") == Names{"overleg"});
    // Without the group there is no meeting, whatever else is unknown.
    const Case out({{"tocht.gezelschap", "nee"}, {"tocht.bergen", "ja"}});
    CHECK(out.entry("overleg").standing == Standing::out_of_scope);
    CHECK(out.member("niet_van_toepassing") == Names{"overleg"});
    CHECK(out.member("geldt").empty());
}

TEST_CASE("what does not apply whatever the scope is, does not apply") {
    const Case one({{"tocht.bergen", "nee"}, {"reis.regen", "nee"}, {"reis.ver", "nee"}});
    CHECK(one.entry("overleg").standing == Standing::does_not_apply);
}

TEST_CASE("an assessment that nobody filled in is told, also when all is unknown elsewhere") {
    const Case blank({{"reis.ver", "ja"}});
    CHECK(blank.member("niet_ingevuld") == Names{"rust"});
    const Case filled({{"tocht.moe", "onbekend"}});
    CHECK(filled.member("niet_ingevuld").empty());
}

TEST_CASE("doubles are one act with the strictest modality, the shortest deadline, all sources") {
    const Case one({{"tocht.gezelschap", "ja"}, {"tocht.bergen", "ja"}, {"reis.regen", "ja"}});
    const MergedAction& map = one.act("Neem de kaart mee.");  // zelfde_als: the words of the target
    CHECK(map.certain);
    CHECK(map.modality == "moet");
    CHECK(map.deadline == "binnen 1 dag");
    CHECK(map.parts.size() == 2);
    CHECK(one.member("acties") ==
          Names{"gids:reis.kaart", "gids:reis.jas", "kok:overleg.brood", "gids:rust.slapen?"});
}

TEST_CASE("the same organisation in the same words is one act") {
    // By foot, in the mountains: both decisions ask the cook for the same.
    const Case one({{"tocht.gezelschap", "ja"},
                    {"tocht.bergen", "ja"},
                    {"reis.regen", "nee"},
                    {"reis.ver", "nee"}});
    const MergedAction& bread = one.act("Smeer brood.");
    CHECK(bread.parts.size() == 2);
    CHECK(bread.modality == "moet");
    CHECK(bread.deadline == "direct");
}

TEST_CASE("a certain part decides the modality; what is only possible is behind it") {
    const Case one({{"tocht.gezelschap", "ja"}, {"tocht.bergen", "onbekend"}, {"tocht.moe", "ja"}});
    const MergedAction& map = one.act("Neem de kaart mee.");
    CHECK(map.certain);  // reis.kaart goes with every outcome
    CHECK(map.modality == "kan");
    CHECK(map.deadline.empty());
    CHECK_FALSE(one.act("Smeer brood.").certain);
    // Certain ones first, most urgent first.
    CHECK(one.member("acties") ==
          Names{"gids:rust.slapen", "gids:reis.kaart", "kok:overleg.brood?"});
}

TEST_CASE("possible actions of what nobody filled in are counted, not listed") {
    const Case one({{"tocht.gezelschap", "ja"}});
    CHECK(one.entry("reis").possible_actions == 2);  // jas and brood
    CHECK(one.entry("overleg").possible_actions == 0);
    CHECK(one.entry("rust").possible_actions == 0);  // its instrument is filled in
}

TEST_CASE("possible actions of a main route are counted as long as its outcome is open") {
    const Case open({{"reis.regen", "nee"}});
    CHECK(open.entry("reis").filled_in);
    CHECK(open.entry("reis").possible_actions == 2);
    CHECK(open.member("acties") == Names{"gids:reis.kaart"});
}

TEST_CASE("with an open scope no action is certain") {
    const Case one({{"tocht.bergen", "ja"}});
    for (const MergedAction& act : one.overview.actions) {
        for (const AdvisedAction& part : act.parts) {
            CHECK((catalog().decision(part.decision).id != "overleg" || !part.advice.certain));
        }
    }
}

TEST_CASE("the report of a case names every part of the picture") {
    Case one({{"tocht.gezelschap", "ja"}, {"tocht.bergen", "ja"}, {"reis.regen", "ja"}});
    const std::string text =
        render_text(overview_report(one.overviewer, one.record, one.answers, {}), 80, false);
    for (const char* part :
         {"De weg\n", "Uitkomst: rijden", "Overleggen en routes die gelden (1)",
          "Omdat: tocht.bergen = ja en tocht.gezelschap = ja", "Acties: De gids (gids)",
          "[moet] Neem de kaart mee.", "Termijn (indicatie): binnen 1 dag",
          "Uit: reis (regel 6) en overleg (tochtboek.txt regel 6)",
          "Regelnummers zonder naam verwijzen naar reisboek.txt."}) {
        CHECK_MESSAGE(text.find(part) != std::string::npos, part);
    }
}
