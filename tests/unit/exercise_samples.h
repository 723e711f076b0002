// Exercises over the bicycle, for the tests of hand-outs.
#pragma once

#include <utility>

#include "bicycle.h"
#include "rodevlag/exercise.h"

namespace exercise_samples {

/// All questions of the bicycle and the road, and the answers that these texts mean; a judgement, a
/// sentence, a title and a property that trainees must not see.
inline rodevlag::Exercise exercise(const rodevlag::Catalog& catalog, bicycle::Texts texts) {
    rodevlag::Exercise result;
    result.id = "zaak-1";
    result.title = "Geheime titel";
    result.decision = catalog.find_decision("fiets").value();
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        if (!catalog.item(item).is_date) {
            result.questions.push_back(item);
        }
    }
    result.judgements = {catalog.find_item("fiets.oordeel").value()};
    result.answers = bicycle::answers_of(catalog, texts);
    result.properties = {{"geheim", "1", "Het geheime bewijs."}};
    result.story.paragraphs = {"De rem <piept> & sleept."};
    result.story.facts = {
        {catalog.find_item("fiets.voorrem").value(), 1, "een_buurman", "De rem <piept> & sleept."}};
    return result;
}

}  // namespace exercise_samples
