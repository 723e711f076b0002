#include "rodevlag/exercise_answers.h"

#include <stdexcept>

#include "rodevlag/sampling.h"

namespace rodevlag {

std::size_t index_below(std::size_t bound, ExerciseGenerator& generator) {
    return static_cast<std::size_t>(uniform_below(bound, generator));
}

void shuffle(std::vector<std::size_t>& items, ExerciseGenerator& generator) {
    for (std::size_t left = items.size(); left > 1; --left) {
        std::swap(items[left - 1], items[index_below(left, generator)]);
    }
}

ExerciseAnswers::ExerciseAnswers(const Catalog& catalog, const std::vector<std::size_t>& questions)
    : m_catalog(catalog), m_questions(questions), m_reader(catalog, false) {
    m_record.number = 1;
    for (const std::size_t item : questions) {
        m_record.fields.push_back({catalog.item(item).name, {}});
    }
}

Answers ExerciseAnswers::read(const ExerciseDraft& draft) {
    for (std::size_t place = 0; place < m_questions.size(); ++place) {
        const Item& item = m_catalog.item(m_questions[place]);
        std::string_view& text = m_record.fields[place].text;
        text = draft.values[place] ? std::string_view(item.domain.values()[*draft.values[place]])
                                   : std::string_view();
        // `nvt` that follows is never written down: it has to follow.
        if (item.not_applicable && text == "nvt") {
            text = {};
        }
    }
    std::vector<Problem> problems;
    Answers answers = m_reader.read(m_record, "", problems);
    if (!problems.empty()) {
        throw std::logic_error("exercise: " + problems.front().message);
    }
    // What was left blank and did not follow from anything is unknown. Both stand for the whole
    // domain, so what follows from other answers stays the same.
    for (const std::size_t item : m_questions) {
        if (answers[item].origin == AnswerOrigin::blank) {
            answers[item].origin = AnswerOrigin::unknown;
        }
    }
    return answers;
}

}  // namespace rodevlag
