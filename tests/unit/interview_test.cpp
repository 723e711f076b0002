#include "rodevlag/interview.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "bicycle.h"
#include "random_function.h"

using namespace rodevlag;
using Reason = InterviewQuestion::Reason;

namespace {

/// An interview about some decisions of a catalog, by names.
struct Talk {
    explicit Talk(Catalog with, const std::vector<std::string>& ids, bool only_deciding = false)
        : catalog(std::move(with)),
          scorer(catalog),
          router(scorer),
          interview(router, decisions(ids), only_deciding) {}

    std::vector<std::size_t> decisions(const std::vector<std::string>& ids) const {
        std::vector<std::size_t> found;
        for (const std::string& id : ids) {
            found.push_back(catalog.find_decision(id).value());
        }
        return found;
    }

    std::size_t item(const std::string& name) const { return catalog.find_item(name).value(); }

    /// The question now, with `!` when it decides and `*` when it was skipped before.
    std::string asked() {
        const auto question = interview.current();
        if (!question) {
            return "";
        }
        return catalog.item(question->item).name +
               (question->reason == Reason::deciding ? "!" : "") + (question->again ? "*" : "");
    }

    Catalog catalog;
    Scorer scorer;
    Router router;
    Interview interview;
};

InstrumentText instrument(const std::string& text) {
    return {"proef.yaml", text};
}

const std::string head =
    "instrument: proef\ntitel: Proef\nversie: 1.0.0\ngeldig_vanaf: 2024-01-01\n"
    "bron: {document: boek.txt, regels: 1-9}\ntoelichting: Een proef.\n"
    "organisaties: [{id: club, naam: De club}]\n";

/// Lamp and plug decide; the plug does not apply without a cable.
const std::string lamp =
    head +
    "items:\n"
    "  - {id: stekker, vraag: \"Zit de stekker erin?\", waarden: [ja, nee, nvt],\n"
    "     nvt_als: {snoer: nee}, bron: 1}\n"
    "  - {id: snoer, vraag: \"Is er een snoer?\", bron: 1}\n"
    "  - {id: lamp, vraag: \"Is de lamp heel?\", bron: 1}\n"
    "  - {id: mooi, vraag: \"Is de lamp mooi?\", zonder_gevolg: Smaak., bron: 1}\n"
    "besluiten:\n"
    "  - id: licht\n    titel: Licht\n    vraag: Is er licht?\n    bevoegd: De club\n    bron: 2\n"
    "    uitkomsten: [{id: aan, titel: Aan, bron: 2}, {id: uit, titel: Uit, bron: 2}]\n"
    "    regels:\n"
    "      - {dan: uit, als: {stekker: nee}, bron: 2}\n"
    "      - {dan: uit, als: {niet: lamp}, bron: 2}\n"
    "      - {dan: aan, bron: 2}\n";

}  // namespace

TEST_CASE("the questions that decide come first, then the others in the order of the file") {
    Talk talk(Catalog({instrument(lamp)}), {"licht"});
    CHECK(talk.asked() == "proef.lamp!");
    talk.interview.answer("ja");
    // Whether the plug applies is asked before the plug.
    CHECK(talk.asked() == "proef.snoer!");
    talk.interview.answer("ja");
    CHECK(talk.asked() == "proef.stekker!");
    CHECK_FALSE(talk.interview.is_certain());
    talk.interview.answer("nee");
    CHECK(talk.interview.is_certain());
    CHECK(talk.asked() == "proef.mooi");

    Talk dark(Catalog({instrument(lamp)}), {"licht"});
    dark.interview.answer("nee");
    CHECK(dark.interview.is_certain());
    CHECK(dark.asked() == "proef.snoer");
    dark.interview.answer("onbekend");
    CHECK(dark.asked() == "proef.stekker");
    dark.interview.answer("ja");
    CHECK(dark.asked() == "proef.mooi");
    dark.interview.answer("onbekend");
    CHECK(dark.asked() == "");
}

TEST_CASE("what follows from another answer is not asked") {
    Talk talk(Catalog({instrument(lamp)}), {"licht"}, true);
    talk.interview.answer("ja");
    CHECK(talk.interview.deciding_items() == std::vector{talk.item("proef.stekker")});
    talk.interview.answer("nee");
    CHECK(talk.interview.is_certain());
    CHECK(talk.asked() == "");
    CHECK(talk.interview.deciding_items().empty());
    CHECK(talk.interview.other_items() == std::vector{talk.item("proef.mooi")});
}

TEST_CASE("what was skipped comes once more at the end") {
    Talk talk(Catalog({instrument(lamp)}), {"licht"});
    talk.interview.skip();
    CHECK(talk.asked() == "proef.snoer!");
    talk.interview.answer("ja");
    talk.interview.answer("ja");
    CHECK(talk.asked() == "proef.mooi");
    talk.interview.skip();
    CHECK(talk.asked() == "proef.lamp!*");
    talk.interview.skip();
    CHECK(talk.asked() == "proef.mooi*");
    talk.interview.skip();
    CHECK(talk.asked() == "");
    CHECK_FALSE(talk.interview.current());
    CHECK_THROWS_AS(talk.interview.skip(), std::logic_error);
    CHECK_THROWS_AS(talk.interview.answer("ja"), std::logic_error);
}

TEST_CASE("back, to another question, and away again") {
    Talk talk(Catalog({instrument(lamp)}), {"licht"});
    CHECK_FALSE(talk.interview.back());
    talk.interview.answer("ja");
    talk.interview.answer("ja");
    CHECK(talk.asked() == "proef.stekker!");
    CHECK(talk.interview.back());
    CHECK(talk.asked() == "proef.snoer");
    CHECK(talk.interview.text_of(talk.item("proef.snoer")) == "ja");
    talk.interview.skip();  // leaves the answer
    CHECK(talk.asked() == "proef.stekker!");
    CHECK(talk.interview.text_of(talk.item("proef.snoer")) == "ja");
    talk.interview.go_to(talk.item("proef.lamp"));
    talk.interview.clear();
    CHECK(talk.asked() == "proef.lamp");
    CHECK(talk.interview.text_of(talk.item("proef.lamp")).empty());
    CHECK(talk.interview.back());
    CHECK(talk.asked() == "proef.stekker");
    talk.interview.answer("nee");
    CHECK(talk.interview.is_certain());
}

TEST_CASE("what a file holds is not asked, and a wrong text is not taken") {
    Talk talk(Catalog({instrument(lamp)}), {"licht"}, true);
    CHECK_THROWS_AS(talk.interview.take(talk.item("proef.lamp"), "misschien"),
                    std::invalid_argument);
    CHECK(talk.interview.text_of(talk.item("proef.lamp")).empty());
    talk.interview.take(talk.item("proef.lamp"), "onbekend");
    talk.interview.answer("ja");
    talk.interview.answer("ja");
    CHECK(talk.asked() == "");
    CHECK_FALSE(talk.interview.is_certain());  // the lamp stays unknown
}

TEST_CASE("answers that do not fit") {
    Talk talk(Catalog({instrument(lamp)}), {"licht"});
    talk.interview.take(talk.item("proef.stekker"), "ja");
    talk.interview.take(talk.item("proef.snoer"), "nee");
    CHECK(talk.interview.answers()[talk.item("proef.stekker")].contradicts);
    CHECK(bicycle::names(talk.catalog, opposing_items(talk.scorer, talk.item("proef.stekker"))) ==
          std::vector<std::string>{"proef.snoer"});
    CHECK(opposing_items(talk.scorer, talk.item("proef.lamp")).empty());
}

TEST_CASE("dates are asked where an unknown answer follows from them") {
    const std::string dated =
        head +
        "items:\n"
        "  - {id: echt, vraag: \"Is het een lamp?\", bron: 1}\n"
        "  - {id: gekocht, soort: datum, vraag: \"Wanneer gekocht?\", bron: 1}\n"
        "  - {id: vandaag, soort: datum, vraag: \"Welke dag is het?\", bron: 1}\n"
        "  - {id: nieuw, vraag: \"Is hij nieuw?\", bron: 1,\n"
        "     afleiding: {alle: [echt], hooguit_dagen: 14, van: gekocht, tot: [vandaag], bron: "
        "1}}\n"
        "besluiten:\n"
        "  - id: ruilen\n    titel: Ruilen\n    vraag: Kan het?\n    bevoegd: De club\n    bron: "
        "2\n"
        "    uitkomsten: [{id: wel, titel: Wel, bron: 2}, {id: niet, titel: Niet, bron: 2}]\n"
        "    regels:\n      - {dan: wel, als: nieuw, bron: 2}\n      - {dan: niet, bron: 2}\n";
    Talk talk(Catalog({instrument(dated)}), {"ruilen"}, true);
    talk.interview.take(talk.item("proef.echt"), "ja");
    CHECK(talk.asked() == "proef.nieuw!");
    talk.interview.answer("onbekend");
    CHECK(talk.asked() == "proef.gekocht!");
    talk.interview.answer("2024-01-01");
    CHECK(talk.asked() == "proef.vandaag!");
    talk.interview.answer("2024-01-02");
    CHECK(talk.interview.is_certain());
    CHECK(talk.interview.results().front().possible == std::vector<std::size_t>{0});

    // Without the first date the second says nothing.
    Talk other(Catalog({instrument(dated)}), {"ruilen"}, true);
    other.interview.take(other.item("proef.echt"), "ja");
    other.interview.answer("onbekend");
    other.interview.answer("onbekend");
    CHECK(other.asked() == "");
    // Who knows the answer is not asked for dates.
    Talk known(Catalog({instrument(dated)}), {"ruilen"}, true);
    known.interview.take(known.item("proef.echt"), "ja");
    known.interview.answer("ja");
    CHECK(known.asked() == "");
}

TEST_CASE("whether a decision is meant for the case comes first") {
    Talk talk(bicycle::catalog_with_scope(), {"vertrek"});
    CHECK(talk.asked() == "tocht.soort!");
    talk.interview.answer("maand");
    CHECK(talk.interview.is_certain());
    CHECK(talk.interview.deciding_items().empty());
    // And what is not meant for the case asks nothing.
    CHECK(talk.interview.other_items().empty());
    CHECK(talk.asked() == "");
    CHECK(talk.interview.back());
    talk.interview.answer("dag");
    CHECK(talk.asked() == "weg.ondergrond!");
}

TEST_CASE("a question that asks for the outcome itself comes last") {
    const std::string judged =
        head +
        "items:\n"
        "  - {id: oordeel, vraag: \"Hoe mooi, alles bij elkaar?\", waarden: [mooi, lelijk], bron: "
        "1}\n"
        "  - {id: kapot, vraag: \"Is hij kapot?\", bron: 1}\n"
        "  - {id: groen, vraag: \"Is hij groen?\", zonder_gevolg: Smaak., bron: 1}\n"
        "besluiten:\n"
        "  - id: keuze\n    titel: Keuze\n    vraag: Mooi?\n    bevoegd: De club\n    bron: 2\n"
        "    uitkomsten: [{id: lelijk, titel: L, bron: 2}, {id: mooi, titel: M, bron: 2}]\n"
        "    regels:\n      - {dan: lelijk, als: kapot, bron: 2}\n"
        "      - {dan: mooi, als: {oordeel: mooi}, bron: 2}\n      - {dan: lelijk, bron: 2}\n";
    Talk talk(Catalog({instrument(judged)}), {"keuze"});
    CHECK(talk.interview.is_judgement(talk.item("proef.oordeel")));
    CHECK_FALSE(talk.interview.is_judgement(talk.item("proef.kapot")));
    CHECK(talk.asked() == "proef.kapot!");
    talk.interview.answer("nee");
    CHECK(talk.asked() == "proef.groen");
    talk.interview.skip();
    CHECK(talk.asked() == "proef.groen*");
    talk.interview.skip();
    CHECK(talk.asked() == "proef.oordeel!");
    talk.interview.skip();
    CHECK(talk.asked() == "proef.oordeel!*");
    talk.interview.skip();
    CHECK(talk.asked() == "");

    Talk quick(Catalog({instrument(judged)}), {"keuze"}, true);
    quick.interview.answer("nee");
    CHECK(quick.asked() == "proef.oordeel!");
    quick.interview.answer("mooi");
    CHECK(quick.interview.is_certain());
}

TEST_CASE("the main route comes before what is asked beside it") {
    const Catalog catalog = bicycle::catalog();
    CHECK(interview_order(catalog, {1, 0, 1}) == std::vector<std::size_t>{0, 1});
    std::string text = lamp;
    text +=
        "  - id: route\n    titel: Route\n    vraag: Waarheen?\n    bevoegd: De club\n"
        "    soort: hoofdroute\n    bron: 2\n"
        "    uitkomsten: [{id: heen, titel: Heen, bron: 2}, {id: weer, titel: Weer, bron: 2}]\n"
        "    regels:\n      - {dan: heen, als: lamp, bron: 2}\n      - {dan: weer, bron: 2}\n";
    const Catalog with_route({instrument(text)});
    CHECK(interview_order(with_route, {0, 1}) == std::vector<std::size_t>{1, 0});
}

namespace {

using random_function::below;

/// A condition on random questions.
std::string random_condition(std::size_t items, int depth) {
    if (depth == 0 || below(3) == 0) {
        return "{v" + std::to_string(below(items)) + ": " + (below(2) == 0 ? "ja" : "nee") + "}";
    }
    const char* kind = below(2) == 0 ? "alle" : "een_van";
    return std::string("{") + kind + ": [" + random_condition(items, depth - 1) + ", " +
           random_condition(items, depth - 1) + "]}";
}

/// An instrument with random rules; some questions do not apply when an earlier one is answered no.
std::string random_instrument(std::size_t items) {
    std::string text = head + "items:\n";
    for (std::size_t item = 0; item < items; ++item) {
        const std::string id = "v" + std::to_string(item);
        const bool conditional = item > 0 && below(3) == 0;
        text += "  - {id: " + id + ", vraag: \"Is " + id + " zo?\", bron: 1";
        text += conditional ? ", waarden: [ja, nee, nvt], nvt_als: {v" +
                                  std::to_string(below(item)) + ": nee}}\n"
                            : "}\n";
    }
    text +=
        "besluiten:\n  - id: besluit\n    titel: Besluit\n    vraag: Wat nu?\n"
        "    bevoegd: De club\n    bron: 2\n    uitkomsten:\n";
    for (const char* outcome : {"a", "b", "c"}) {
        text += std::string("      - {id: ") + outcome + ", titel: T, bron: 2}\n";
    }
    text += "    regels:\n";
    for (const char* outcome : {"a", "b", "a"}) {
        text += std::string("      - {dan: ") + outcome + ", als: " + random_condition(items, 2) +
                ", bron: 2}\n";
    }
    return text + "      - {dan: c, bron: 2}\n";
}

/// Everything answered at random, but what does not apply.
std::vector<std::string> random_answers(Talk& talk) {
    for (std::size_t item = 0; item < talk.catalog.item_count(); ++item) {
        if (talk.interview.answers()[item].origin == AnswerOrigin::blank) {
            const bool unknown = below(6) == 0;
            talk.interview.take(item, unknown ? "onbekend" : below(2) == 0 ? "ja" : "nee");
        }
    }
    std::vector<std::string> texts;
    for (std::size_t item = 0; item < talk.catalog.item_count(); ++item) {
        texts.push_back(talk.interview.text_of(item));
    }
    return texts;
}

/// Whether a question can change an outcome, itself or by making one not applicable that is needed.
bool is_needed(Talk& talk, std::size_t item) {
    std::vector<std::size_t> needed = talk.interview.deciding_items();
    for (std::size_t next = 0; next < needed.size(); ++next) {
        for (const std::size_t other : opposing_items(talk.scorer, needed[next])) {
            if (std::ranges::find(needed, other) == needed.end()) {
                needed.push_back(other);
            }
        }
    }
    return std::ranges::find(needed, item) != needed.end();
}

}  // namespace

TEST_CASE("asking until it is certain gives what all answers give, with needed questions only") {
    CHECK(rc::check("interview", [] {
        const std::size_t items = 2 + below(5);
        const InstrumentText text = instrument(random_instrument(items));
        Talk full(Catalog({text}), {"besluit"});
        const std::vector<std::string> answers = random_answers(full);
        Talk talk(Catalog({text}), {"besluit"}, true);
        std::set<std::size_t> asked;
        while (const auto question = talk.interview.current()) {
            RC_ASSERT(asked.insert(question->item).second);
            RC_ASSERT(!question->again);
            RC_ASSERT(is_needed(talk, question->item));
            RC_ASSERT(!answers[question->item].empty());  // it applies
            talk.interview.answer(answers[question->item]);
        }
        const DecisionResult here = talk.interview.results().front();
        RC_ASSERT(here.possible == full.interview.results().front().possible);
        RC_ASSERT(talk.interview.deciding_items().empty());
        // What is still possible is so because of what is unknown.
        const bool any_unknown = std::ranges::count(answers, "onbekend") > 0;
        RC_ASSERT(talk.interview.is_certain() || any_unknown);
    }));
}
