#include "rodevlag/marked_group.h"

#include <algorithm>
#include <functional>
#include <map>

namespace rodevlag {

namespace {

Agreement agreement_of(std::size_t index, const std::vector<UnitRatings>& units) {
    return {index, rater_pairs(units), fleiss_kappa(units), krippendorff_alpha(units)};
}

/// Leaves out the trainees who skipped an exercise: they are no raters of it.
void keep_present(UnitRatings& ratings, const std::vector<Trainee>& trainees,
                  std::size_t exercise) {
    UnitRatings present;
    for (std::size_t trainee = 0; trainee < trainees.size(); ++trainee) {
        if (trainees[trainee].cases[exercise]) {
            present.push_back(ratings[trainee]);
        }
    }
    ratings = std::move(present);
}

}  // namespace

std::size_t marked_count(const VerdictCounts& counts) {
    std::size_t count = 0;
    for (std::size_t verdict = 0; verdict < verdict_count; ++verdict) {
        if (static_cast<Verdict>(verdict) != Verdict::own_judgement) {
            count += counts[verdict];
        }
    }
    return count;
}

const Trainee* MarkedGroup::find(std::string_view name) const {
    const auto found = std::ranges::find(m_trainees, name, &Trainee::name);
    return found == m_trainees.end() ? nullptr : &*found;
}

bool MarkedGroup::has(std::string_view name, std::size_t exercise) const {
    const Trainee* trainee = find(name);
    return trainee != nullptr && trainee->cases[exercise].has_value();
}

void MarkedGroup::add(std::string_view name, std::size_t exercise, MarkedCase marked) {
    auto trainee = std::ranges::find(m_trainees, name, &Trainee::name);
    if (trainee == m_trainees.end()) {
        m_trainees.push_back({std::string(name), {}});
        trainee = m_trainees.end() - 1;
        trainee->cases.resize(m_exercises.size());
    }
    trainee->cases[exercise] = std::move(marked);
}

std::size_t MarkedGroup::skipped_count() const {
    std::size_t count = 0;
    for (const Trainee& trainee : m_trainees) {
        count += static_cast<std::size_t>(
            std::ranges::count_if(trainee.cases, [](const auto& marked) { return !marked; }));
    }
    return count;
}

VerdictCounts MarkedGroup::counts_of(const Trainee& trainee) const {
    VerdictCounts counts{};
    for (const std::optional<MarkedCase>& marked : trainee.cases) {
        if (marked) {
            for (const Verdict verdict : marked->verdicts) {
                ++counts[static_cast<std::size_t>(verdict)];
            }
        }
    }
    return counts;
}

VerdictCounts MarkedGroup::counts() const {
    VerdictCounts sum{};
    for (const Trainee& trainee : m_trainees) {
        const VerdictCounts counts = counts_of(trainee);
        std::ranges::transform(sum, counts, sum.begin(), std::plus());
    }
    return sum;
}

void MarkedGroup::count_confusion(const Trainee& trainee, Confusion& confusion) const {
    for (std::size_t exercise = 0; exercise < m_exercises.size(); ++exercise) {
        if (!trainee.cases[exercise]) {
            continue;
        }
        const MarkedCase& marked = *trainee.cases[exercise];
        for (std::size_t place = 0; place < marked.verdicts.size(); ++place) {
            const std::size_t index = m_exercises[exercise].questions[place];
            const Item& item = m_catalog.item(index);
            const auto answered = presence_of(item, marked.answers[index]);
            if (marked.verdicts[place] == Verdict::own_judgement) {
                continue;
            }
            if (!answered) {
                ++confusion.other_questions;
                continue;
            }
            const Presence told = *presence_of(item, m_exercises[exercise].answers[index]);
            // A key has no blanks; one made by hand can, and what it does not tell is unknown.
            const std::size_t row = std::min(static_cast<std::size_t>(told),
                                             static_cast<std::size_t>(Presence::unknown));
            ++confusion.cells[row][static_cast<std::size_t>(*answered)];
        }
    }
}

Confusion MarkedGroup::confusion_of(const Trainee& trainee) const {
    Confusion confusion;
    count_confusion(trainee, confusion);
    return confusion;
}

Confusion MarkedGroup::confusion() const {
    Confusion confusion;
    for (const Trainee& trainee : m_trainees) {
        count_confusion(trainee, confusion);
    }
    return confusion;
}

/// `categories` holds the words for the answers so far, over all questions of one computation.
UnitRatings MarkedGroup::ratings_of(std::size_t exercise, std::size_t item,
                                    std::vector<std::string>& categories) const {
    UnitRatings ratings;
    for (const Trainee& trainee : m_trainees) {
        ratings.emplace_back();
        if (!trainee.cases[exercise]) {
            continue;
        }
        const ItemAnswer& answer = trainee.cases[exercise]->answers[item];
        if (answer.origin == AnswerOrigin::blank) {
            continue;
        }
        const std::string word = m_catalog.item(item).domain.describe(answer.values);
        const auto known = std::ranges::find(categories, word);
        ratings.back() = static_cast<std::size_t>(known - categories.begin());
        if (known == categories.end()) {
            categories.push_back(word);
        }
    }
    return ratings;
}

std::vector<Agreement> MarkedGroup::agreement_by_question() const {
    std::map<std::size_t, std::vector<UnitRatings>> units;
    std::vector<std::string> categories;
    for (std::size_t exercise = 0; exercise < m_exercises.size(); ++exercise) {
        for (const std::size_t item : m_exercises[exercise].questions) {
            units[item].push_back(ratings_of(exercise, item, categories));
        }
    }
    std::vector<Agreement> result;
    for (const auto& [item, ratings] : units) {
        result.push_back(agreement_of(item, ratings));
    }
    std::ranges::stable_sort(result, [](const Agreement& one, const Agreement& other) {
        return one.pairs.disagrees_more_than(other.pairs);
    });
    return result;
}

std::vector<Agreement> MarkedGroup::agreement_by_exercise() const {
    std::vector<Agreement> result;
    std::vector<std::string> categories;
    for (std::size_t exercise = 0; exercise < m_exercises.size(); ++exercise) {
        std::vector<UnitRatings> units;
        for (const std::size_t item : m_exercises[exercise].questions) {
            UnitRatings ratings = ratings_of(exercise, item, categories);
            keep_present(ratings, m_trainees, exercise);
            units.push_back(std::move(ratings));
        }
        result.push_back(agreement_of(exercise, units));
    }
    return result;
}

Agreement MarkedGroup::agreement() const {
    std::vector<UnitRatings> units;
    std::vector<std::string> categories;
    for (std::size_t exercise = 0; exercise < m_exercises.size(); ++exercise) {
        for (const std::size_t item : m_exercises[exercise].questions) {
            units.push_back(ratings_of(exercise, item, categories));
        }
    }
    return agreement_of(0, units);
}

}  // namespace rodevlag
