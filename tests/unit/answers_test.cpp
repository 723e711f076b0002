#include "rodevlag/answers.h"

#include <doctest/doctest.h>

#include "bicycle.h"

using namespace rodevlag;

namespace {

const ItemAnswer& answer(const Catalog& catalog, const Answers& answers, const char* name) {
    return answers[*catalog.find_item(name)];
}

std::string value(const Catalog& catalog, const Answers& answers, const char* name) {
    return catalog.item(*catalog.find_item(name))
        .domain.describe(answer(catalog, answers, name).values);
}

}  // namespace

TEST_CASE("blank, unknown and given are kept apart") {
    const Catalog catalog = bicycle::catalog();
    const Answers answers = bicycle::answers_of(
        catalog, {{"fiets.voorrem", ""}, {"fiets.achterrem", " ? "}, {"fiets.banden", "JA"}});
    CHECK(answer(catalog, answers, "fiets.voorrem").origin == AnswerOrigin::blank);
    CHECK(answer(catalog, answers, "fiets.achterrem").origin == AnswerOrigin::unknown);
    CHECK(answer(catalog, answers, "fiets.achterrem").values == ValueSet{0, 1});
    CHECK(answer(catalog, answers, "fiets.banden").origin == AnswerOrigin::given);
    CHECK(answer(catalog, answers, "fiets.banden").values == ValueSet{1, 2});  // soms, vaak
    CHECK(answer(catalog, answers, "fiets.ketting").origin == AnswerOrigin::blank);
}

TEST_CASE("field names may differ in case and outer blanks") {
    const Catalog catalog = bicycle::catalog();
    const Answers answers = bicycle::answers_of(catalog, {{" Fiets.VOORREM", "nee"}});
    CHECK(value(catalog, answers, "fiets.voorrem") == "nee");
}

TEST_CASE("every bad answer is a problem, without its text unless asked") {
    const Catalog catalog = bicycle::catalog();
    const bicycle::Texts texts = {{"fiets.voorrem", "misschien"},
                                  {"fiets.banden", "af en toe"},
                                  {"weg.vandaag", "2021-02-30"}};
    std::vector<Problem> problems;
    AnswerReader(catalog, false).read(bicycle::record_of(texts), "in.csv", problems);
    REQUIRE(problems.size() == 3);
    CHECK(problems[0].message ==
          "record 1, fiets.voorrem: onbekend woord; toegestaan: " +
              catalog.item(*catalog.find_item("fiets.voorrem")).domain.accepted_words());
    CHECK(problems[2].message.find("bestaande datum") != std::string::npos);
    for (const Problem& problem : problems) {
        CHECK(problem.file == "in.csv");
        CHECK(problem.message.find("misschien") == std::string::npos);
    }
    problems.clear();
    AnswerReader(catalog, true).read(bicycle::record_of(texts), "in.csv", problems);
    CHECK(problems[0].message.find("'misschien'") != std::string::npos);
}

TEST_CASE("one question answered in two fields is a problem") {
    const Catalog catalog = bicycle::catalog();
    std::vector<Problem> problems;
    AnswerReader(catalog, false)
        .read(bicycle::record_of({{"fiets.voorrem", "ja"}, {"FIETS.voorrem", "nee"}}), "x",
              problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].message.find("twee keer") != std::string::npos);
}

TEST_CASE("nvt follows from another answer, and a given answer stands") {
    const Catalog catalog = bicycle::catalog();
    const auto light = [&](const bicycle::Texts& texts) {
        return answer(catalog, bicycle::answers_of(catalog, texts), "fiets.licht");
    };
    CHECK(light({}).origin == AnswerOrigin::blank);
    CHECK(light({{"weg.donker", "onbekend"}}).values.size() == 3);
    CHECK(light({{"weg.donker", "nee"}}) ==
          ItemAnswer{ValueSet{2}, AnswerOrigin::not_applicable, false});
    CHECK(light({{"weg.donker", "nee"}, {"fiets.licht", "?"}}).origin == AnswerOrigin::unknown);
    CHECK(light({{"weg.donker", "nee"}, {"fiets.licht", "ja"}}) ==
          ItemAnswer{ValueSet{0}, AnswerOrigin::given, true});
    CHECK(light({{"weg.donker", "nee"}, {"fiets.licht", "nvt"}}) ==
          ItemAnswer{ValueSet{2}, AnswerOrigin::given, false});
    CHECK(light({{"weg.donker", "ja"}, {"fiets.licht", "nvt"}}).contradicts);
    CHECK_FALSE(light({{"fiets.licht", "nvt"}}).contradicts);
}

TEST_CASE("a derivation counts days inclusively, for one of the dates, and is three-valued") {
    const Catalog catalog = bicycle::catalog();
    const auto warranty = [&](const bicycle::Texts& texts) {
        return value(catalog, bicycle::answers_of(catalog, texts), "fiets.garantie");
    };
    CHECK(warranty({{"fiets.gebruikt", "ja"},
                    {"weg.verkoopdag", "2024-01-01"},
                    {"weg.vandaag", "2024-01-15"}}) == "ja");
    CHECK(warranty({{"fiets.gebruikt", "ja"},
                    {"weg.verkoopdag", "2024-01-01"},
                    {"weg.vandaag", "2024-01-16"}}) == "onbekend");  // the other date is open
    CHECK(warranty({{"fiets.gebruikt", "ja"},
                    {"weg.verkoopdag", "2024-01-01"},
                    {"weg.vandaag", "2024-01-16"},
                    {"fiets.keuring", "2024-02-01"}}) == "nee");
    CHECK(warranty({{"fiets.gebruikt", "ja"},
                    {"weg.verkoopdag", "2024-01-02"},
                    {"weg.vandaag", "2024-01-01"},
                    {"fiets.keuring", "2024-01-16"}}) == "ja");
    CHECK(warranty({{"fiets.gebruikt", "nee"}}) == "nee");
    CHECK(warranty({{"weg.verkoopdag", "2024-01-01"}, {"weg.vandaag", "2024-01-02"}}) ==
          "onbekend");
    CHECK(warranty({{"weg.vandaag", "onbekend"}, {"fiets.gebruikt", "ja"}}) == "onbekend");
}

TEST_CASE("where a given and a derived answer exclude each other, ja counts") {
    const Catalog catalog = bicycle::catalog();
    const bicycle::Texts recent = {{"fiets.gebruikt", "ja"},
                                   {"weg.verkoopdag", "2024-01-01"},
                                   {"weg.vandaag", "2024-01-02"},
                                   {"fiets.garantie", "nee"}};
    CHECK(answer(catalog, bicycle::answers_of(catalog, recent), "fiets.garantie") ==
          ItemAnswer{ValueSet{0}, AnswerOrigin::given, true});
    const bicycle::Texts unused = {{"fiets.gebruikt", "nee"}, {"fiets.garantie", "ja"}};
    CHECK(answer(catalog, bicycle::answers_of(catalog, unused), "fiets.garantie") ==
          ItemAnswer{ValueSet{0}, AnswerOrigin::given, true});
    const bicycle::Texts filled = {{"fiets.gebruikt", "nee"}, {"fiets.garantie", "?"}};
    CHECK(answer(catalog, bicycle::answers_of(catalog, filled), "fiets.garantie") ==
          ItemAnswer{ValueSet{1}, AnswerOrigin::derived, false});
}

TEST_CASE("a record does not inherit from the one before it") {
    const Catalog catalog = bicycle::catalog();
    AnswerReader reader(catalog, false);
    std::vector<Problem> problems;
    const bicycle::Texts first = {{"fiets.voorrem", "ja"}, {"weg.vandaag", "2024-01-01"}};
    const bicycle::Texts second = {{"fiets.banden", "vaak"}};
    reader.read(bicycle::record_of(first), "x", problems);
    const Answers& answers = reader.read(bicycle::record_of(second), "x", problems);
    CHECK(answer(catalog, answers, "fiets.voorrem").origin == AnswerOrigin::blank);
    CHECK(value(catalog, answers, "fiets.banden") == "vaak");
}

TEST_CASE("dates in an impossible order leave the answer open, with a contradiction") {
    const Catalog catalog = bicycle::catalog();
    const Answers answers = bicycle::answers_of(catalog, {{"fiets.gebruikt", "ja"},
                                                          {"weg.verkoopdag", "2024-12-20"},
                                                          {"weg.vandaag", "2024-01-02"},
                                                          {"fiets.keuring", "2024-01-03"}});
    CHECK(value(catalog, answers, "fiets.garantie") == "onbekend");
    CHECK(answer(catalog, answers, "fiets.garantie").contradicts);
    // One of them before it is possible, as long as another is not.
    const Answers possible = bicycle::answers_of(catalog, {{"fiets.gebruikt", "ja"},
                                                           {"weg.verkoopdag", "2024-01-10"},
                                                           {"weg.vandaag", "2024-01-02"},
                                                           {"fiets.keuring", "2024-03-03"}});
    CHECK(value(catalog, possible, "fiets.garantie") == "nee");
    CHECK_FALSE(answer(catalog, possible, "fiets.garantie").contradicts);
}
