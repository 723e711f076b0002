#include "rodevlag/exercise_key.h"

#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/exercise_json.h"

using namespace rodevlag;

namespace {

/// An exercise over the bicycle with one given answer; the rest is unknown.
Exercise exercise_of(const Catalog& catalog) {
    Exercise exercise;
    exercise.id = "fiets-1";
    exercise.title = "Een \"rem\" zonder kabel";
    exercise.decision = catalog.find_decision("fiets").value();
    exercise.seed = UINT64_MAX;
    exercise.answers = blank_answers(catalog);
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        if (!catalog.item(item).is_date) {
            exercise.questions.push_back(item);
            exercise.answers[item].origin = AnswerOrigin::unknown;
        }
    }
    const std::size_t told = exercise.questions[0];
    const std::size_t disputed = exercise.questions[1];
    exercise.answers[told] = {ValueSet::single(0), AnswerOrigin::given};
    exercise.judgements = {exercise.questions[2]};
    exercise.disputed = disputed;
    exercise.properties = {{"uitkomst", "goed", "De uitkomst is goed."}};
    exercise.story.paragraphs = {"Eerste alinea.", "Tweede."};
    exercise.story.facts = {{told, 0, "monteur", "Eerste alinea."}};
    return exercise;
}

std::vector<Exercise> read(const Catalog& catalog, std::string text) {
    MemorySource source(std::move(text), "sleutel.jsonl");
    return read_exercises(catalog, source);
}

/// The problems of a key that must be refused, a line each.
std::string problems_of(const Catalog& catalog, std::string text) {
    try {
        read(catalog, std::move(text));
    } catch (const InstrumentError& error) {
        std::string lines;
        for (const Problem& problem : error.problems()) {
            lines += problem.to_string() + "\n";
        }
        return lines;
    }
    return {};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t place = text.find(from);
    REQUIRE_MESSAGE(place != std::string::npos, from);
    return text.replace(place, from.size(), to);
}

}  // namespace

TEST_CASE("an exercise comes back from a key as it was") {
    const Catalog catalog = bicycle::catalog();
    const Exercise exercise = exercise_of(catalog);
    const std::vector<Exercise> exercises =
        read(catalog, exercise_json(catalog, exercise, R"({"uitkomst":"goed"})") + "\n\n");
    REQUIRE(exercises.size() == 1);
    const Exercise& back = exercises.front();
    CHECK(back.id == exercise.id);
    CHECK(back.title == exercise.title);
    CHECK(back.decision == exercise.decision);
    CHECK(back.seed == exercise.seed);
    CHECK(back.questions == exercise.questions);
    CHECK(back.judgements == exercise.judgements);
    CHECK(back.disputed == exercise.disputed);
    CHECK(back.answers == exercise.answers);
    CHECK(back.properties == exercise.properties);
    CHECK(back.story == exercise.story);
}

TEST_CASE("a key tells every problem in one run, with line and column") {
    const Catalog catalog = bicycle::catalog();
    const std::string line = exercise_json(catalog, exercise_of(catalog), "{}");
    const std::string question = "\"" + catalog.item(exercise_of(catalog).questions[0]).name + "\"";
    const std::string problems =
        problems_of(catalog, line + "\n" + line + "\n{\"zaak\":\"a\"}\n{]\n" +
                                 replaced(line, question, "\"fiets.bestaat_niet\"") + "\n");
    CHECK(problems.find("sleutel.jsonl:2: de oefening 'fiets-1' staat er twee keer") !=
          std::string::npos);
    CHECK(problems.find("sleutel.jsonl:3:1: geen sleutel: 'oefening' ontbreekt") !=
          std::string::npos);
    CHECK(problems.find("sleutel.jsonl:4:2: ") != std::string::npos);
    CHECK(problems.find("de vraag 'fiets.bestaat_niet' is er niet") != std::string::npos);
}

TEST_CASE("what is not exactly an exercise is refused") {
    const Catalog catalog = bicycle::catalog();
    const std::string line = exercise_json(catalog, exercise_of(catalog), "{}");
    const auto refused = [&](const std::string& from, const std::string& to,
                             const std::string& message) {
        CAPTURE(to);
        const std::string problems = problems_of(catalog, replaced(line, from, to));
        CHECK_MESSAGE(problems.find(message) != std::string::npos, problems);
    };
    refused("\"zaak\":\"fiets-1\"", "\"zaak\":null", "de oefening heeft geen 'zaak'");
    refused("\"zaad\":18446744073709551615", "\"zaad\":1.5", "een heel getal van 0 of meer");
    refused("\"zaad\":18446744073709551615", "\"zaad\":\"1\"", "zaad: hier hoort een getal");
    refused("\"besluit\":\"fiets\"", "\"besluit\":\"auto\"", "het besluit 'auto' is er niet");
    refused("\"titel\":", "\"title\":", "'titel' ontbreekt");
    refused("\"alineas\":[", "\"alineas\":[1,", "alineas: hier hoort een tekst");
    refused("\"sha256\":\"", "\"sha256\":\"0", "de sleutel is gemaakt met fiets");
    refused("\"fiets\":{", "\"fiets\":{\"keuring\":\"2024-01-31\",",
            "sleutel.jsonl:1:52: fiets.keuring: in een oefening staat geen datum");
    CHECK(problems_of(catalog, replaced(line, "\"fiets\":{", "\"fiets\":{\"keuring\":\"\",")) ==
          "");
    CHECK(problems_of(catalog, "\n") == "sleutel.jsonl: de sleutel is leeg\n");
}

TEST_CASE("an exercise that cannot be marked is refused") {
    const Catalog catalog = bicycle::catalog();
    const auto refused = [&](const auto& spoil, const std::string& message) {
        Exercise exercise = exercise_of(catalog);
        spoil(exercise);
        const std::string problems = problems_of(catalog, exercise_json(catalog, exercise, "{}"));
        CHECK_MESSAGE(problems.find(message) != std::string::npos, problems);
    };
    const std::size_t told = exercise_of(catalog).questions[0];
    const std::string name = catalog.item(told).name;
    refused([](Exercise& exercise) { exercise.questions.clear(); }, "vragen: er staat geen vraag");
    refused([&](Exercise& exercise) { exercise.questions.push_back(told); },
            "vragen: '" + name + "' staat er twee keer");
    refused([&](Exercise& exercise) { exercise.answers[told] = blank_answers(catalog)[told]; },
            name + ": de sleutel heeft geen antwoord");
    refused(
        [&](Exercise& exercise) {
            exercise.judgements = {told};
            exercise.questions.erase(exercise.questions.begin());
        },
        "eigen_oordeel: '" + name + "' staat niet bij vragen");
    refused([&](Exercise& exercise) { exercise.disputed = told; },
            "betwist: het antwoord op '" + name + "' is dan onbekend");
}

TEST_CASE("every prefix of a key is refused or whole") {
    const Catalog catalog = bicycle::catalog();
    const std::string line = exercise_json(catalog, exercise_of(catalog), "{}");
    for (std::size_t size = 0; size < line.size(); ++size) {
        CHECK(!problems_of(catalog, line.substr(0, size)).empty());
    }
    CHECK(problems_of(catalog, line).empty());
}
