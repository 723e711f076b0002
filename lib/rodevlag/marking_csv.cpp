#include "rodevlag/marking_csv.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "rodevlag/csv_scanner.h"
#include "rodevlag/marking_words.h"
#include "rodevlag/spreadsheet_safe.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr char delimiter = ';';
constexpr std::size_t column_count = 7;
using Row = std::array<std::string, column_count>;

/// A word as a value that scripts look for.
std::string id_of(std::string_view word) {
    std::string id(word);
    std::erase(id, ',');
    std::ranges::replace(id, ' ', '_');
    return id;
}

/// An answer in words, or nothing where nothing was filled in.
std::string answer_cell(const Item& item, const ItemAnswer& answer) {
    return answer.origin == AnswerOrigin::blank ? "" : item.domain.describe(answer.values);
}

class Table {
public:
    explicit Table(bool is_safe) : m_is_safe(is_safe) {}

    void add(const Row& row) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            if (column > 0) {
                m_text += delimiter;
            }
            if (m_is_safe) {
                append_safe_cell(m_text, row[column], delimiter);
            } else {
                append_cell(m_text, row[column], delimiter);
            }
        }
        m_text += '\n';
    }

    std::string take() { return std::move(m_text); }

private:
    bool m_is_safe;
    std::string m_text;
};

void add_case(Table& table, const Catalog& catalog, const std::string& name,
              const Exercise& exercise, const MarkedCase& marked) {
    for (std::size_t place = 0; place < exercise.questions.size(); ++place) {
        const std::size_t index = exercise.questions[place];
        const Item& item = catalog.item(index);
        const bool is_own = marked.verdicts[place] == Verdict::own_judgement;
        table.add({name, exercise.id, item.name,
                   is_own ? "" : item.domain.describe(exercise.answers[index].values),
                   answer_cell(item, marked.answers[index]),
                   id_of(verdict_word(marked.verdicts[place])), ""});
    }
    for (const MarkedOutcome& outcome : marked.outcomes) {
        table.add({name, exercise.id, "", join(outcome.key_outcomes, "|"),
                   join(outcome.outcomes, "|"), id_of(outcome_word(outcome.verdict)),
                   catalog.decision(outcome.decision).id});
    }
}

}  // namespace

std::string marking_csv(const MarkedGroup& group, bool is_safe) {
    Table table(is_safe);
    table.add({"deelnemer", "zaak", "vraag", "sleutel", "antwoord", "oordeel", "besluit"});
    for (const Trainee& trainee : group.trainees()) {
        for (std::size_t exercise = 0; exercise < group.exercises().size(); ++exercise) {
            if (trainee.cases[exercise]) {
                add_case(table, group.catalog(), trainee.name, group.exercises()[exercise],
                         *trainee.cases[exercise]);
            } else {
                table.add(
                    {trainee.name, group.exercises()[exercise].id, "", "", "", "overgeslagen", ""});
            }
        }
    }
    return table.take();
}

}  // namespace rodevlag
