#include "rodevlag/exercise_json.h"

#include <optional>
#include <set>

#include "rodevlag/json_writer.h"

namespace rodevlag {

namespace {

/// The text of an answer in a key; nothing for what its reader fills in or passes over.
std::optional<std::string> answer_text(const Item& item, const ItemAnswer& answer) {
    switch (answer.origin) {
        case AnswerOrigin::unknown:
            return "onbekend";
        case AnswerOrigin::given:
            return item.domain.describe(answer.values);
        case AnswerOrigin::blank:
        case AnswerOrigin::not_applicable:
        case AnswerOrigin::derived:
            break;
    }
    return std::nullopt;
}

void write_answers(JsonWriter& json, const Catalog& catalog, const Answers& answers) {
    std::optional<std::size_t> open;  // the instrument whose object is open
    json.begin_object();
    for (std::size_t index = 0; index < answers.size(); ++index) {
        const Item& item = catalog.item(index);
        const std::optional<std::string> text =
            item.is_date ? std::nullopt : answer_text(item, answers[index]);
        if (!text) {
            continue;
        }
        const std::size_t instrument = catalog.instrument_of_item(index);
        if (open != instrument) {
            if (open) {
                json.end_object();
            }
            json.key(catalog.instruments()[instrument].id);
            json.begin_object();
            open = instrument;
        }
        json.member(item.id, *text);
    }
    if (open) {
        json.end_object();
    }
    json.end_object();
}

void write_names(JsonWriter& json, const Catalog& catalog, std::string_view key,
                 const std::vector<std::size_t>& items) {
    json.key(key);
    json.begin_array();
    for (const std::size_t item : items) {
        json.value(catalog.item(item).name);
    }
    json.end_array();
}

void write_properties(JsonWriter& json, const std::vector<ExerciseProperty>& properties) {
    json.key("eigenschappen");
    json.begin_array();
    for (const ExerciseProperty& property : properties) {
        json.begin_object();
        json.member("eigenschap", property.name);
        json.member("gevraagd", property.asked);
        json.member("bewijs", property.proof);
        json.end_object();
    }
    json.end_array();
}

/// The instruments whose questions are asked, and that of the decision.
std::set<std::size_t> instruments_of(const Catalog& catalog, const Exercise& exercise) {
    std::set<std::size_t> instruments{catalog.instrument_of_decision(exercise.decision)};
    for (const std::size_t item : exercise.questions) {
        instruments.insert(catalog.instrument_of_item(item));
    }
    return instruments;
}

void write_instruments(JsonWriter& json, const Catalog& catalog, const Exercise& exercise) {
    json.key("instrumenten");
    json.begin_array();
    for (const std::size_t index : instruments_of(catalog, exercise)) {
        const Instrument& instrument = catalog.instruments()[index];
        json.begin_object();
        json.member("id", instrument.id);
        json.member("versie", instrument.version);
        json.member("sha256", instrument.sha256);
        json.end_object();
    }
    json.end_array();
}

void write_story(JsonWriter& json, const Catalog& catalog, const Story& story) {
    json.key("verhaal");
    json.begin_object();
    json.member("alineas", story.paragraphs);
    json.key("feiten");
    json.begin_array();
    for (const StoryFact& fact : story.facts) {
        const Item& item = catalog.item(fact.item);
        json.begin_object();
        json.member("vraag", item.name);
        json.member("antwoord", item.domain.values()[fact.value]);
        json.member("bron", fact.source);
        json.member("zin", fact.sentence);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

}  // namespace

std::string exercise_json(const Catalog& catalog, const Exercise& exercise,
                          std::string_view evidence) {
    JsonWriter json;
    json.begin_object();
    json.member("zaak", exercise.id);
    json.key("antwoorden");
    write_answers(json, catalog, exercise.answers);
    json.key("oefening");
    json.begin_object();
    json.member("titel", exercise.title);
    json.member("besluit", catalog.decision(exercise.decision).id);
    json.key("zaad");
    json.value(exercise.seed);
    write_names(json, catalog, "vragen", exercise.questions);
    write_names(json, catalog, "eigen_oordeel", exercise.judgements);
    if (exercise.disputed) {
        json.member("betwist", catalog.item(*exercise.disputed).name);
    }
    write_properties(json, exercise.properties);
    write_instruments(json, catalog, exercise);
    write_story(json, catalog, exercise.story);
    json.key("bewijs");
    json.raw(evidence);
    json.end_object();
    json.end_object();
    return json.text();
}

}  // namespace rodevlag
