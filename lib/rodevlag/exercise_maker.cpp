#include "rodevlag/exercise_maker.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "rodevlag/exercise_draw.h"
#include "rodevlag/exercise_proof.h"

namespace rodevlag {

namespace {

// What can be missing besides the keys of a recipe.
constexpr std::string_view missing_telling = "telling";
constexpr std::string_view missing_story = "story";
constexpr std::string_view missing_difference = "difference";

// No story of 300 words tells more answers than about this. Only a first guess, to spare trying.
constexpr std::size_t room_in_story = 22;

/// What was missing, for people.
std::string in_words(std::string_view missing) {
    if (missing == missing_telling) {
        return "een verhaal dat de beslissende antwoorden kan vertellen";
    }
    if (missing == missing_story) {
        return "een verhaal dat alleen dit vertelt, in genoeg en niet te veel woorden";
    }
    if (missing == missing_difference) {
        return "een andere zaak dan de vorige";
    }
    if (missing == missing_scope) {
        return "een zaak waarvoor het besluit bedoeld is";
    }
    if (missing == missing_belief) {
        return "een geloofwaardig verhaal";
    }
    return fmt::format("'{}'", missing);
}

/// A generator for one exercise of a run (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", OOPSLA 2014: their mixing function), so that an exercise does not depend on
/// how many cases were drawn for those before it.
ExerciseGenerator generator_of(std::uint64_t seed, std::uint64_t number) {
    std::uint64_t mixed = seed + number * 0x9E37'79B9'7F4A'7C15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return ExerciseGenerator(mixed ^ (mixed >> 31U));
}

/// Makes the exercises of one entry.
class EntryMaker {
public:
    EntryMaker(Scorer& scorer, const StoryBook& book, const StoryTelling& tell,
               const RecipeEntry& entry)
        : m_scorer(scorer),
          m_book(book),
          m_tell(tell),
          m_entry(entry),
          m_entry_so_far(entry),
          m_form(exercise_form(scorer, book, entry)),
          m_draw(scorer, book, entry, m_form),
          m_reader(scorer.catalog(), m_form.questions),
          m_prover(scorer, book) {
        // Only known when everything that can be forgotten is.
        m_entry_so_far.unknown.reset();
    }

    const std::optional<ExerciseObstacle>& obstacle() const { return m_draw.obstacle(); }

    /// One exercise without id, seed and properties; nothing when the case drawn has not what
    /// `missing` says.
    std::optional<Exercise> attempt(ExerciseGenerator& generator, std::string_view& missing) {
        std::optional<ExerciseDraft> draft = m_draw.draw(generator, missing);
        if (!draft) {
            return std::nullopt;
        }
        Exercise exercise;
        exercise.title = m_entry.title;
        exercise.decision = m_entry.decision;
        exercise.questions = m_form.questions;
        exercise.judgements = m_form.judgements;
        if (m_entry.disputed) {
            exercise.disputed = m_form.questions[*draft->open];
        }
        // Forgotten before anything is compared: how the case was before does not matter.
        forget_untellable(*draft);
        exercise.answers = m_reader.read(*draft);
        if (!is_sound(exercise, missing)) {
            return std::nullopt;
        }
        forget_and_tell(std::move(*draft), exercise, generator);
        if (exercise.story.paragraphs.empty()) {
            missing = missing_story;
            return std::nullopt;
        }
        const std::optional<std::string_view> not_there =
            m_prover.missing(m_entry, view(exercise, &exercise.story));
        missing = not_there.value_or("");
        return not_there ? std::nullopt : std::optional(std::move(exercise));
    }

    ExerciseProver& prover() { return m_prover; }

private:
    static ExerciseView view(const Exercise& exercise, const Story* story = nullptr) {
        return {exercise.answers, exercise.questions, exercise.judgements, exercise.disputed,
                story};
    }

    /// A value without a telling cannot be known from a story.
    void forget_untellable(ExerciseDraft& draft) const {
        for (std::size_t place = 0; place < m_form.questions.size(); ++place) {
            const std::size_t index = m_form.questions[place];
            const std::optional<Value> value = draft.values[place];
            const Item& item = m_scorer.catalog().item(index);
            const bool follows =
                value && item.not_applicable && item.domain.values()[*value] == "nvt";
            if (value && !follows && !m_form.is_judgement(index) && !m_book.tells(index, *value)) {
                draft.values[place].reset();
            }
        }
    }

    bool is_sound(const Exercise& exercise, std::string_view& missing) {
        const std::optional<std::string_view> not_there =
            m_prover.missing(m_entry_so_far, view(exercise));
        missing = not_there.value_or("");
        return !not_there;
    }

    std::size_t count(const Answers& answers, AnswerOrigin origin) const {
        return static_cast<std::size_t>(std::ranges::count_if(
            m_form.questions, [&](std::size_t item) { return answers[item].origin == origin; }));
    }

    /// The answers that can be forgotten, in a random order.
    std::vector<std::size_t> places_to_forget(const ExerciseDraft& draft, const Answers& answers,
                                              ExerciseGenerator& generator) const {
        std::vector<std::size_t> places;
        for (std::size_t place = 0; place < m_form.questions.size(); ++place) {
            const std::size_t index = m_form.questions[place];
            const bool is_fixed = std::ranges::any_of(
                m_entry.answers, [&](const FixedAnswer& fixed) { return fixed.item == index; });
            if (draft.values[place] && answers[index].origin == AnswerOrigin::given && !is_fixed &&
                !m_form.is_judgement(index)) {
                places.push_back(place);
            }
        }
        shuffle(places, generator);
        return places;
    }

    /// Leaves a story in the exercise, and the answers that it tells; no paragraphs when there is
    /// no story.
    void forget_and_tell(ExerciseDraft draft, Exercise& exercise, ExerciseGenerator& generator) {
        const DecisionResult before = m_scorer.score(m_entry.decision, exercise.answers);
        forget_judgements(before, draft, exercise);
        const std::size_t told = count(exercise.answers, AnswerOrigin::given);
        const std::size_t some = 1 + index_below(told / 4 + 1, generator);
        const std::size_t surely_too_many = told > room_in_story ? told - room_in_story : 0;
        std::size_t wanted =
            std::max({m_entry.unknown.value_or(0), some,
                      surely_too_many + count(exercise.answers, AnswerOrigin::unknown)});
        std::size_t more = 1;
        bool is_untried = true;  // nobody tried to tell these answers
        for (const std::size_t place : places_to_forget(draft, exercise.answers, generator)) {
            if (is_untried && count(exercise.answers, AnswerOrigin::unknown) >= wanted) {
                if (tell(exercise, generator)) {
                    return;
                }
                // A story that does not fit takes long to give up: with many answers, ever larger
                // steps.
                wanted = count(exercise.answers, AnswerOrigin::unknown) + more;
                more *= 2;
                is_untried = false;
            }
            is_untried = forget(place, before, draft, exercise) || is_untried;
        }
        if (is_untried) {
            tell(exercise, generator);
        }
    }

    /// A judgement on which nothing depends would only stand beside that of the trainees.
    void forget_judgements(const DecisionResult& before, ExerciseDraft& draft, Exercise& exercise) {
        for (std::size_t place = 0; place < m_form.questions.size(); ++place) {
            if (m_form.is_judgement(m_form.questions[place]) && draft.values[place]) {
                forget(place, before, draft, exercise);
            }
        }
    }

    /// Makes one answer unknown if all stays as asked, the result is as it was before, and the
    /// other answers do not give it away.
    bool forget(std::size_t place, const DecisionResult& before, ExerciseDraft& draft,
                Exercise& exercise) {
        const std::optional<Value> value = draft.values[place];
        draft.values[place].reset();
        Answers answers = m_reader.read(draft);
        std::swap(answers, exercise.answers);
        const DecisionResult& after = m_scorer.score(m_entry.decision, exercise.answers);
        std::string_view ignored;
        if (after.possible == before.possible && after.decisive == before.decisive &&
            is_sound(exercise, ignored) &&
            !find_given_away(m_book, exercise.answers, m_form.questions)) {
            return true;
        }
        std::swap(answers, exercise.answers);
        draft.values[place] = value;
        return false;
    }

    bool tell(Exercise& exercise, ExerciseGenerator& generator) const {
        std::optional<Story> story =
            m_tell(exercise.answers, exercise.questions, exercise.disputed, generator());
        if (story) {
            exercise.story = std::move(*story);
        }
        return story.has_value();
    }

    Scorer& m_scorer;
    const StoryBook& m_book;
    const StoryTelling& m_tell;
    const RecipeEntry& m_entry;
    RecipeEntry m_entry_so_far;
    ExerciseForm m_form;
    ExerciseDraw m_draw;
    ExerciseAnswers m_reader;
    ExerciseProver m_prover;
};

/// Makes all exercises, with what they must not share.
class RunMaker {
public:
    RunMaker(Scorer& scorer, const StoryBook& book, const StoryTelling& tell, const Recipe& recipe,
             std::uint64_t seed, std::size_t max_proposals)
        : m_scorer(scorer),
          m_book(book),
          m_tell(tell),
          m_recipe(recipe),
          m_seed(seed),
          m_max_proposals(max_proposals) {}

    MadeExercises make() {
        for (std::size_t entry = 0; entry < m_recipe.entries.size(); ++entry) {
            make_entry(entry);
        }
        if (!m_problems.empty()) {
            throw InstrumentError(std::move(m_problems));
        }
        return std::move(m_made);
    }

private:
    void make_entry(std::size_t index) {
        const RecipeEntry& entry = m_recipe.entries[index];
        EntryMaker maker(m_scorer, m_book, m_tell, entry);
        if (maker.obstacle()) {
            report(index, entry.place_of(maker.obstacle()->key), maker.obstacle()->message);
            return;
        }
        for (std::size_t number = 0; number < entry.count; ++number) {
            if (!make_one(index, number, maker)) {
                return;
            }
        }
    }

    bool make_one(std::size_t index, std::size_t number, EntryMaker& maker) {
        ExerciseGenerator generator = generator_of(m_seed, ++m_number);
        std::map<std::string_view, std::size_t> missed;
        for (std::size_t proposal = 0; proposal < m_max_proposals; ++proposal) {
            ++m_made.proposals;
            std::string_view missing;
            std::optional<Exercise> exercise = maker.attempt(generator, missing);
            if (exercise && is_new(*exercise)) {
                finish(index, *exercise, maker.prover());
                return true;
            }
            ++missed[exercise ? missing_difference : missing];
        }
        const auto most =
            std::ranges::max_element(missed, {}, [](const auto& reason) { return reason.second; });
        const RecipeEntry& entry = m_recipe.entries[index];
        report(
            index, entry.place_of(most->first),
            fmt::format("gemaakt zijn er {} van de {}. Na {} getrokken zaken is er geen die "
                        "alles heeft; het vaakst ontbrak {} ({} keer)",
                        number, entry.count, m_max_proposals, in_words(most->first), most->second));
        return false;
    }

    bool is_new(const Exercise& exercise) const {
        return std::ranges::none_of(m_made.exercises, [&](const Exercise& other) {
            const bool same_answers =
                other.decision == exercise.decision &&
                std::ranges::all_of(exercise.questions, [&](std::size_t item) {
                    return other.answers[item].values == exercise.answers[item].values;
                });
            return same_answers || other.story.paragraphs == exercise.story.paragraphs;
        });
    }

    void finish(std::size_t index, Exercise& exercise, ExerciseProver& prover) {
        exercise.id = fmt::format("{}-{}", m_scorer.catalog().decision(exercise.decision).id,
                                  ++m_count_of_decision[exercise.decision]);
        exercise.seed = m_seed;
        exercise.properties = prover.prove(m_recipe.entries[index], exercise);
        m_made.proven_properties += exercise.properties.size();
        m_made.entries.push_back(index);
        m_made.exercises.push_back(std::move(exercise));
    }

    void report(std::size_t index, Place place, const std::string& message) {
        const std::string& title = m_recipe.entries[index].title;
        m_problems.push_back(
            {m_recipe.file, place.line, place.column,
             fmt::format("zaak {}{}: {}", index + 1,
                         title.empty() ? "" : fmt::format(" ({})", title), message)});
    }

    Scorer& m_scorer;
    const StoryBook& m_book;
    const StoryTelling& m_tell;
    const Recipe& m_recipe;
    std::uint64_t m_seed;
    std::size_t m_max_proposals;
    std::uint64_t m_number = 0;  // of the exercise, counted over the run
    std::map<std::size_t, std::size_t> m_count_of_decision;
    std::vector<Problem> m_problems;
    MadeExercises m_made;
};

}  // namespace

MadeExercises make_exercises(Scorer& scorer, const StoryBook& book, const StoryTelling& tell,
                             const Recipe& recipe, std::uint64_t seed, std::size_t max_proposals) {
    return RunMaker(scorer, book, tell, recipe, seed, max_proposals).make();
}

}  // namespace rodevlag
