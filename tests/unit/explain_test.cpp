#include "rodevlag/explain.h"

#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/explain_json.h"
#include "rodevlag/explain_report.h"

using namespace rodevlag;

namespace {

struct Explained {
    Catalog catalog = bicycle::catalog();
    Scorer scorer{catalog};
    Router router{scorer};
    Answers answers;
    Explanation explanation;

    explicit Explained(const bicycle::Texts& texts, std::size_t limit = 5)
        : answers(bicycle::answers_of(catalog, texts)),
          explanation(explain(router, *catalog.find_decision("fiets"), answers, limit)) {}

    std::vector<std::vector<std::string>> reasons() const {
        std::vector<std::vector<std::string>> result;
        for (const auto& reason : explanation.reasons) {
            result.push_back(bicycle::names(catalog, reason));
        }
        return result;
    }
};

const bicycle::Texts everything_broken = {{"fiets.voorrem", "nee"},  {"fiets.achterrem", "nee"},
                                          {"fiets.licht", "nee"},    {"fiets.banden", "vaak"},
                                          {"fiets.ketting", "vaak"}, {"weg.donker", "ja"}};

}  // namespace

TEST_CASE("reasons come shortest first and are all counted") {
    const Explained all(everything_broken);
    CHECK(to_string(all.explanation.reason_count) == "5");
    CHECK(all.reasons().front() == std::vector<std::string>{"fiets.licht"});
    CHECK(all.reasons().size() == 5);
    const Explained few(everything_broken, 2);
    CHECK(few.reasons().size() == 2);
    CHECK(to_string(few.explanation.reason_count) == "5");
}

TEST_CASE("the first question is one that is still open") {
    const Explained open({{"fiets.voorrem", "ja"}});
    REQUIRE(open.explanation.ask_first);
    const auto& decisive = open.explanation.result.decisive;
    CHECK(std::find(decisive.begin(), decisive.end(), *open.explanation.ask_first) !=
          decisive.end());
    CHECK_FALSE(Explained({{"fiets.licht", "nee"}}).explanation.ask_first);
}

TEST_CASE("the smallest change says what would be possible after it") {
    const bicycle::Texts no_brakes = {{"fiets.voorrem", "nee"}, {"fiets.achterrem", "nee"}};
    const Explained either_brake(no_brakes);
    REQUIRE(either_brake.explanation.changes.size() == 2);
    CHECK(either_brake.explanation.changes[0].answers.size() == 1);
    CHECK(either_brake.explanation.changes[0].outcomes == std::vector<std::size_t>{0, 1, 2});
    CHECK_FALSE(either_brake.explanation.more_changes);
    CHECK(Explained(no_brakes, 1).explanation.more_changes);
    CHECK(Explained({}).explanation.changes.empty());
}

TEST_CASE("present factors are ja-answers that decide nothing") {
    const Explained present(
        {{"fiets.licht", "nee"}, {"fiets.ketting", "soms"}, {"fiets.gebruikt", "ja"}});
    CHECK(bicycle::names(present.catalog, present.explanation.present) ==
          std::vector<std::string>{"fiets.ketting", "fiets.gebruikt"});
}

TEST_CASE("the report keeps its order and fits in 80 columns") {
    Explained explained(everything_broken);
    Record record;
    record.id = "7";
    const Document document =
        explain_report(explained.scorer, record, explained.answers, explained.explanation, true);
    const std::string text = render_text(document, 80, false);
    std::size_t place = 0;
    for (const char* part :
         {"Zaak 7: De staat van de fiets", "Uitkomst: slecht", "Rode vlaggen (3)",
          "Doet de voorrem het?", "Antwoord: nee", "Bron: regel 10", "Waarom deze uitkomst",
          "Nog onbekend", "Wat de uitkomst zou veranderen", "Let op", "De opgeslagen uitkomst",
          "Rij niet in het donker.", "Wie beslist: De fietsenmaker"}) {
        const std::size_t found = text.find(part, place);
        CHECK_MESSAGE(found != std::string::npos, part);
        place = found == std::string::npos ? place : found;
    }
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = text.find('\n', begin);
        CHECK(end - begin <= 90);  // bytes; a few letters take two
        begin = end + 1;
    }
    CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("the JSON holds the same facts") {
    Explained explained({{"fiets.licht", "nee"}});
    JsonWriter json;
    write_explanation(json, explained.scorer, explained.answers, explained.explanation, false);
    CHECK(json.text().starts_with(R"({"uitkomst":"slecht","mogelijk":["slecht"],)"));
    CHECK(json.text().find(R"("redenen":{"aantal":"1","kortste":[{"fiets.licht":"nee"}]})") !=
          std::string::npos);
    CHECK(json.text().find(
              R"({"antwoorden":{"fiets.licht":"ja"},"mogelijk":["goed","matig","slecht"]})") !=
          std::string::npos);
}
