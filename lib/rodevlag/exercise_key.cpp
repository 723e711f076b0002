#include "rodevlag/exercise_key.h"

#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <utility>

#include "rodevlag/answers.h"
#include "rodevlag/json_lines.h"
#include "rodevlag/json_string.h"
#include "rodevlag/json_text.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

/// Reads the member `oefening` of one line.
class ExerciseReader {
public:
    ExerciseReader(const Catalog& catalog, const std::string& file, const Record& record,
                   std::vector<Problem>& problems)
        : m_catalog(catalog),
          m_file(file),
          m_record(record),
          m_problems(problems),
          m_positions(record.raw, record.line) {}

    Exercise read(const Answers& answers) {
        Exercise exercise;
        exercise.id = trimmed(m_record.id);
        exercise.answers = answers;
        if (exercise.id.empty()) {
            add_problem(m_record.raw, "de oefening heeft geen 'zaak'");
        }
        refuse_dates();
        const std::optional<std::string_view> member = find(m_record.raw, "oefening");
        if (!member) {
            add_problem(m_record.raw,
                        "geen sleutel: 'oefening' ontbreekt. Een sleutel maakt u met rv-case make");
            return exercise;
        }
        if (!is_kind(*member, JsonKind::object, "oefening: hier hoort een object")) {
            return exercise;
        }
        exercise.title = text(*member, "titel");
        read_decision(*member, exercise);
        exercise.seed = number(*member, "zaad");
        exercise.questions = items(*member, "vragen");
        exercise.judgements = items(*member, "eigen_oordeel");
        read_disputed(*member, exercise);
        read_properties(*member, exercise);
        check_instruments(*member);
        read_story(*member, exercise);
        check_questions(*member, exercise);
        return exercise;
    }

private:
    void add_problem(std::string_view place, std::string message) {
        const TextPosition position = m_positions.at(place);
        m_problems.push_back({m_file, position.line, position.column, std::move(message)});
    }

    /// No story tells a date and no form asks one, so an answer that follows from dates could not
    /// be told from one that was given; an exercise does not keep them either.
    void refuse_dates() {
        for (const Field& field : m_record.fields) {
            const std::optional<std::size_t> item = m_catalog.find_item(plain_name(field.name));
            if (item && m_catalog.item(*item).is_date && !trimmed(field.text).empty()) {
                m_problems.push_back({m_file, field.line, field.column,
                                      fmt::format("{}: in een oefening staat geen datum; laat deze "
                                                  "vraag weg",
                                                  m_catalog.item(*item).name)});
            }
        }
    }

    static std::optional<std::string_view> find(std::string_view object, std::string_view key) {
        for (const JsonMember& member : json_members(object)) {
            if (member.key == key) {
                return member.value;
            }
        }
        return std::nullopt;
    }

    bool is_kind(std::string_view value, JsonKind kind, std::string message) {
        if (json_kind(value) == kind) {
            return true;
        }
        add_problem(value, std::move(message));
        return false;
    }

    /// A member of this kind, or a problem and nothing.
    std::optional<std::string_view> member(std::string_view object, std::string_view key,
                                           JsonKind kind, std::string_view kind_name) {
        const std::optional<std::string_view> value = find(object, key);
        if (!value) {
            add_problem(object, fmt::format("'{}' ontbreekt", key));
            return std::nullopt;
        }
        return is_kind(*value, kind, fmt::format("{}: hier hoort {}", key, kind_name))
                   ? value
                   : std::nullopt;
    }

    static std::string string_text(std::string_view raw) {
        std::string text;
        append_json_string_text(text, raw);
        return text;
    }

    std::string text(std::string_view object, std::string_view key) {
        const auto value = member(object, key, JsonKind::string, "een tekst");
        return value ? string_text(*value) : std::string();
    }

    std::uint64_t number(std::string_view object, std::string_view key) {
        const auto value = member(object, key, JsonKind::number, "een getal");
        std::uint64_t result = 0;
        if (value) {
            const char* const end = value->data() + value->size();
            const auto parsed = std::from_chars(value->data(), end, result);
            if (parsed.ec != std::errc() || parsed.ptr != end) {
                add_problem(*value,
                            fmt::format("{}: hier hoort een heel getal van 0 of meer", key));
            }
        }
        return result;
    }

    std::vector<std::string_view> elements(std::string_view object, std::string_view key) {
        const auto value = member(object, key, JsonKind::array, "een lijst");
        return value ? json_elements(*value) : std::vector<std::string_view>();
    }

    std::vector<std::string> texts(std::string_view object, std::string_view key) {
        std::vector<std::string> result;
        for (const std::string_view element : elements(object, key)) {
            if (is_kind(element, JsonKind::string, fmt::format("{}: hier hoort een tekst", key))) {
                result.push_back(string_text(element));
            }
        }
        return result;
    }

    /// The question with this name; a problem at `place` and nothing when it cannot be asked.
    std::optional<std::size_t> question(std::string_view place, const std::string& name) {
        const std::optional<std::size_t> item = m_catalog.find_item(name);
        if (!item || m_catalog.item(*item).is_date) {
            add_problem(place, fmt::format("de vraag '{}' is er niet", name));
            return std::nullopt;
        }
        return item;
    }

    std::vector<std::size_t> items(std::string_view object, std::string_view key) {
        std::vector<std::size_t> result;
        for (const std::string& name : texts(object, key)) {
            if (const auto item = question(object, name)) {
                result.push_back(*item);
            }
        }
        return result;
    }

    void read_decision(std::string_view object, Exercise& exercise) {
        const std::string id = text(object, "besluit");
        if (const auto decision = m_catalog.find_decision(id)) {
            exercise.decision = *decision;
        } else if (!id.empty()) {
            add_problem(object, fmt::format("het besluit '{}' is er niet", id));
        }
    }

    void read_disputed(std::string_view object, Exercise& exercise) {
        if (find(object, "betwist")) {
            const std::string name = text(object, "betwist");
            if (!name.empty()) {
                exercise.disputed = question(object, name);
            }
        }
    }

    /// An exercise asks every question once, and its key answers each of them. A question without
    /// an answer would count as right for nobody.
    void check_questions(std::string_view object, const Exercise& exercise) {
        const std::vector<std::size_t>& asked = exercise.questions;
        if (asked.empty() && find(object, "vragen")) {
            add_problem(object, "vragen: er staat geen vraag");
        }
        const auto name = [&](std::size_t item) { return m_catalog.item(item).name; };
        std::set<std::size_t> seen;
        for (const std::size_t item : asked) {
            if (!seen.insert(item).second) {
                add_problem(object, fmt::format("vragen: '{}' staat er twee keer", name(item)));
            } else if (exercise.answers[item].origin == AnswerOrigin::blank) {
                add_problem(object, fmt::format("{}: de sleutel heeft geen antwoord; vertelt het "
                                                "verhaal het niet, dan is het onbekend",
                                                name(item)));
            }
        }
        for (const std::size_t item : exercise.judgements) {
            if (!seen.contains(item)) {
                add_problem(object,
                            fmt::format("eigen_oordeel: '{}' staat niet bij vragen", name(item)));
            }
        }
        if (exercise.disputed &&
            exercise.answers[*exercise.disputed].origin != AnswerOrigin::unknown) {
            add_problem(object, fmt::format("betwist: het antwoord op '{}' is dan onbekend",
                                            name(*exercise.disputed)));
        }
    }

    void read_properties(std::string_view object, Exercise& exercise) {
        for (const std::string_view element : elements(object, "eigenschappen")) {
            if (is_kind(element, JsonKind::object, "eigenschappen: hier hoort een object")) {
                exercise.properties.push_back({text(element, "eigenschap"),
                                               text(element, "gevraagd"), text(element, "bewijs")});
            }
        }
    }

    void check_instruments(std::string_view object) {
        for (const std::string_view element : elements(object, "instrumenten")) {
            if (!is_kind(element, JsonKind::object, "instrumenten: hier hoort een object")) {
                continue;
            }
            const std::string id = text(element, "id");
            const std::string version = text(element, "versie");
            const std::string sha256 = text(element, "sha256");
            const std::optional<std::size_t> index = m_catalog.find_instrument(id);
            if (!index) {
                add_problem(element, fmt::format("het instrument '{}' is er niet; geef het bestand "
                                                 "met --instrument",
                                                 id));
            } else if (const Instrument& instrument = m_catalog.instruments()[*index];
                       instrument.sha256 != sha256) {
                add_problem(element,
                            fmt::format("de sleutel is gemaakt met {} {}, en hier is {} met een "
                                        "andere inhoud. Maak de oefening opnieuw, of geef het "
                                        "bestand van toen met --instrument",
                                        id, version, instrument.version));
            }
        }
    }

    void read_story(std::string_view object, Exercise& exercise) {
        const auto story = member(object, "verhaal", JsonKind::object, "een object");
        if (!story) {
            return;
        }
        exercise.story.paragraphs = texts(*story, "alineas");
        for (const std::string_view element : elements(*story, "feiten")) {
            if (is_kind(element, JsonKind::object, "feiten: hier hoort een object")) {
                read_fact(element, exercise.story);
            }
        }
    }

    void read_fact(std::string_view object, Story& story) {
        const std::optional<std::size_t> item = question(object, text(object, "vraag"));
        const std::string answer = text(object, "antwoord");
        if (!item) {
            return;
        }
        const std::optional<Value> value = m_catalog.item(*item).domain.find(answer);
        if (!value) {
            add_problem(object, fmt::format("{}: dit antwoord bestaat niet bij deze vraag",
                                            m_catalog.item(*item).name));
            return;
        }
        story.facts.push_back({*item, *value, text(object, "bron"), text(object, "zin")});
    }

    const Catalog& m_catalog;
    const std::string& m_file;
    const Record& m_record;
    std::vector<Problem>& m_problems;
    TextPositions m_positions;
};

}  // namespace

std::vector<Exercise> read_exercises(const Catalog& catalog, ByteSource& source) {
    const std::string file = source.name();
    JsonLinesReader reader(source);
    AnswerReader answer_reader(catalog, false);
    std::vector<Exercise> exercises;
    std::vector<Problem> problems;
    std::set<std::string, std::less<>> ids;
    Record record;
    while (reader.next(record)) {
        if (!record.problems.empty()) {
            problems.insert(problems.end(), record.problems.begin(), record.problems.end());
            continue;
        }
        const Answers& answers = answer_reader.read(record, file, problems);
        exercises.push_back(ExerciseReader(catalog, file, record, problems).read(answers));
        const std::string& id = exercises.back().id;
        if (!id.empty() && !ids.insert(id).second) {
            problems.push_back(
                {file, record.line, 0, fmt::format("de oefening '{}' staat er twee keer", id)});
        }
    }
    if (exercises.empty() && problems.empty()) {
        problems.push_back({file, 0, 0, "de sleutel is leeg"});
    }
    if (!problems.empty()) {
        throw InstrumentError(std::move(problems));
    }
    return exercises;
}

}  // namespace rodevlag
