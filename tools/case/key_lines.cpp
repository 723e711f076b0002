#include "case/key_lines.h"

#include <stdexcept>

#include "common/case_scorer.h"
#include "rodevlag/exercise_json.h"
#include "rodevlag/exercise_key.h"
#include "rodevlag/exercise_proof.h"
#include "rodevlag/explain_json.h"
#include "rodevlag/json_lines.h"
#include "rodevlag/json_record_writer.h"
#include "rodevlag/result_members.h"

namespace rodevlag::tools {

namespace {

// As many as rv-explain gives programs.
constexpr std::size_t reasons_in_evidence = 100;

constexpr const char* key_name = "sleutel";

}  // namespace

std::string key_lines(Router& router, const std::vector<Exercise>& exercises) {
    Scorer& scorer = router.scorer();
    std::string lines;
    for (const Exercise& exercise : exercises) {
        JsonWriter evidence;
        write_explanation(evidence, scorer, exercise.answers,
                          explain(router, exercise.decision, exercise.answers, reasons_in_evidence),
                          false);
        lines += exercise_json(scorer.catalog(), exercise, evidence.text()) + "\n";
    }
    return lines;
}

void require_sound_key(const Catalog& catalog, const StoryBook& book, const Recipe& recipe,
                       const MadeExercises& made, const std::string& lines) {
    MemorySource source(lines, key_name);
    const std::vector<Exercise> read = read_exercises(catalog, source);
    Scorer scorer(catalog);
    ExerciseProver prover(scorer, book);
    for (std::size_t number = 0; number < made.exercises.size(); ++number) {
        const Exercise& exercise = made.exercises[number];
        if (read.at(number).answers != exercise.answers || read[number].story != exercise.story ||
            prover.prove(recipe.entries[made.entries[number]], read[number]) !=
                exercise.properties) {
            throw std::logic_error("exercise " + exercise.id + ": the key says something else");
        }
    }
}

void write_key(const Catalog& catalog, const std::string& lines, ByteSink& sink) {
    CaseScorer cases(catalog, {}, {Purpose::score}, {});
    MemorySource source(lines, key_name);
    JsonLinesReader reader(source);
    JsonLinesWriter writer(sink, JsonOrigin::json, {});
    Record record;
    std::vector<Problem> problems;
    while (reader.next(record)) {
        const Answers& answers = cases.read(record, key_name, problems);
        std::vector<Result> results;
        for (const CaseDecision& one : cases.score(record, answers).decisions) {
            results.push_back(result_of(catalog, *one.result, false, nullptr));
        }
        writer.write(record, results);
    }
    writer.finish();
}

}  // namespace rodevlag::tools
