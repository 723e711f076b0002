#include "rodevlag/exercise_variant.h"

#include <algorithm>
#include <string>

#include "rodevlag/answers.h"

namespace rodevlag {

namespace {

bool is_judgement(const Exercise& exercise, std::size_t item) {
    return std::find(exercise.judgements.begin(), exercise.judgements.end(), item) !=
           exercise.judgements.end();
}

/// The answer as it would stand on a form; empty where nothing would.
std::string text_on_form(const Item& item, const ItemAnswer& answer) {
    if (answer.origin == AnswerOrigin::unknown) {
        return "onbekend";
    }
    return answer.origin == AnswerOrigin::given ? item.domain.describe(answer.values) : "";
}

}  // namespace

Answers varied_answers(const Catalog& catalog, const Exercise& exercise,
                       const std::vector<ItemValue>& changed) {
    std::vector<std::string> texts(catalog.item_count());
    for (std::size_t item = 0; item < texts.size(); ++item) {
        if (!catalog.item(item).is_date) {
            texts[item] = text_on_form(catalog.item(item), exercise.answers[item]);
        }
    }
    for (const ItemValue& change : changed) {
        texts[change.item] = catalog.item(change.item).domain.values()[change.value];
    }
    Record record;
    for (std::size_t item = 0; item < texts.size(); ++item) {
        record.fields.push_back({catalog.item(item).name, texts[item]});
    }
    std::vector<Problem> none;
    record.layout = 1;
    return AnswerReader(catalog, false).read(record, exercise.id, none);
}

std::vector<JudgementEffect> judgement_effects(Scorer& scorer, const Exercise& exercise) {
    std::vector<JudgementEffect> effects;
    for (const std::size_t item : exercise.judgements) {
        const Domain& domain = scorer.catalog().item(item).domain;
        for (std::size_t value = 0; value < domain.size(); ++value) {
            const ItemValue judgement{item, static_cast<Value>(value)};
            const Answers answers = varied_answers(scorer.catalog(), exercise, {judgement});
            effects.push_back({judgement, scorer.score(exercise.decision, answers).possible});
        }
    }
    return effects;
}

std::vector<ItemValue> guesses_of_no(const Catalog& catalog, const Exercise& exercise) {
    std::vector<ItemValue> guesses;
    for (const std::size_t item : exercise.questions) {
        const std::optional<Value> no = catalog.item(item).domain.find("nee");
        if (no && exercise.answers[item].origin == AnswerOrigin::unknown &&
            exercise.disputed != item && !is_judgement(exercise, item)) {
            guesses.push_back({item, *no});
        }
    }
    return guesses;
}

}  // namespace rodevlag
