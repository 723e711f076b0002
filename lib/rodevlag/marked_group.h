// What a group of trainees made of the exercises of a key: who answered what, and how much they
// agree.
//
// Plain data and counts. The usual flow: add() for every case that a Marker marked; then the counts
// per trainee, the confusion between present, absent and unknown, and the agreement per question,
// per exercise and over everything. Agreement looks at the answers alone, not at the key: a group
// can agree on a wrong answer. A category is an answer in words; "onbekend" is one, a question that
// was not filled in has no rating (agreement.h).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/agreement.h"
#include "rodevlag/marking.h"

namespace rodevlag {

/// One trainee.
struct Trainee {
    std::string name;
    std::vector<std::optional<MarkedCase>> cases;  ///< per exercise of the key
};

/// How often each verdict was given, by index.
using VerdictCounts = std::array<std::size_t, verdict_count>;

/// How many answers were marked: all but own judgements.
std::size_t marked_count(const VerdictCounts& counts);

/// Key rows (present, absent, unknown) and answer columns (and not filled in), for the questions
/// that ask whether something is there.
struct Confusion {
    std::array<std::array<std::size_t, presence_count>, presence_count - 1> cells{};
    std::size_t other_questions = 0;  ///< answers to other questions, which are left out
};

/// The agreement on a question, an exercise, or everything.
struct Agreement {
    std::size_t index = 0;  ///< of the item or the exercise
    RaterPairs pairs;
    AgreementCoefficient kappa;
    AgreementCoefficient alpha;
};

/// The marked cases of a group.
class MarkedGroup {
public:
    /// Keeps references to both.
    MarkedGroup(const Catalog& catalog, const std::vector<Exercise>& exercises)
        : m_catalog(catalog), m_exercises(exercises) {}

    const Catalog& catalog() const { return m_catalog; }
    const std::vector<Exercise>& exercises() const { return m_exercises; }
    const std::vector<Trainee>& trainees() const { return m_trainees; }

    /// Whether there is a case of this trainee for this exercise.
    bool has(std::string_view name, std::size_t exercise) const;

    /// Adds a case; there must be none yet. Trainees stand in the order in which they come.
    void add(std::string_view name, std::size_t exercise, MarkedCase marked);

    /// Exercises without answers, over all trainees.
    std::size_t skipped_count() const;

    VerdictCounts counts_of(const Trainee& trainee) const;
    VerdictCounts counts() const;

    Confusion confusion_of(const Trainee& trainee) const;
    Confusion confusion() const;

    /// Per question over the exercises that ask it, the largest share of disagreeing pairs first;
    /// on a tie in the catalog's order.
    std::vector<Agreement> agreement_by_question() const;

    /// Per exercise over its questions, in the order of the key. Its raters are the trainees who
    /// did not skip it.
    std::vector<Agreement> agreement_by_exercise() const;

    /// Over all questions of all exercises.
    Agreement agreement() const;

private:
    const Trainee* find(std::string_view name) const;
    void count_confusion(const Trainee& trainee, Confusion& confusion) const;
    UnitRatings ratings_of(std::size_t exercise, std::size_t item,
                           std::vector<std::string>& categories) const;

    const Catalog& m_catalog;
    const std::vector<Exercise>& m_exercises;
    std::vector<Trainee> m_trainees;
};

}  // namespace rodevlag
