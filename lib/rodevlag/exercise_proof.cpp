#include "rodevlag/exercise_proof.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <stdexcept>

#include "rodevlag/report_text.h"

namespace rodevlag {

namespace {

/// A key that an entry has at most once.
struct PropertyCheck {
    std::string_view key;
    bool (*is_asked)(const RecipeEntry& entry);
    std::string (*asked)(const RecipeEntry& entry, const Decision& decision);
    std::optional<std::string> (ExerciseChecks::*check)() const;
};

std::string yes(const RecipeEntry&, const Decision&) {
    return "ja";
}

constexpr std::array<PropertyCheck, 9> property_checks = {{
    {"uitkomst", [](const RecipeEntry& entry) { return !entry.outcomes.empty(); },
     [](const RecipeEntry& entry, const Decision& decision) {
         return outcome_list(decision, entry.outcomes);
     },
     &ExerciseChecks::outcome},
    {"rode_vlaggen", [](const RecipeEntry& entry) { return entry.red_flags.has_value(); },
     [](const RecipeEntry& entry, const Decision&) { return fmt::format("{}", *entry.red_flags); },
     &ExerciseChecks::red_flags},
    {"bijna", [](const RecipeEntry& entry) { return entry.near.has_value(); },
     [](const RecipeEntry& entry, const Decision& decision) {
         return decision.outcomes[*entry.near].id;
     },
     &ExerciseChecks::near},
    {"een_onbekende_beslist", [](const RecipeEntry& entry) { return entry.one_unknown; }, yes,
     &ExerciseChecks::one_unknown},
    {"afleider", [](const RecipeEntry& entry) { return entry.distractor.has_value(); },
     [](const RecipeEntry& entry, const Decision&) { return fmt::format("{}", *entry.distractor); },
     &ExerciseChecks::distractor},
    {"tegenspraak", [](const RecipeEntry& entry) { return entry.contradiction; }, yes,
     &ExerciseChecks::contradiction},
    {"bronverschil", [](const RecipeEntry& entry) { return entry.source_conflict; }, yes,
     &ExerciseChecks::source_conflict},
    {"betwist", [](const RecipeEntry& entry) { return entry.disputed; }, yes,
     &ExerciseChecks::disputed},
    {"onbekend", [](const RecipeEntry& entry) { return entry.unknown.has_value(); },
     [](const RecipeEntry& entry, const Decision&) { return fmt::format("{}", *entry.unknown); },
     &ExerciseChecks::unknown},
}};

[[noreturn]] void fail(const Exercise& exercise, std::string_view what) {
    throw std::logic_error(fmt::format("exercise {}: not as made: {}", exercise.id, what));
}

/// What a story must tell: each known answer once, a disputed one twice, and nothing else.
void require_story_of_answers(const Catalog& catalog, const Exercise& exercise) {
    std::size_t expected = exercise.disputed ? 2 : 0;
    for (const std::size_t index : exercise.questions) {
        const ItemAnswer& answer = exercise.answers[index];
        const bool is_told = answer.origin == AnswerOrigin::given && index != exercise.disputed &&
                             std::ranges::count(exercise.judgements, index) == 0;
        if (!is_told) {
            continue;
        }
        ++expected;
        const auto tells = [&](const StoryFact& fact) {
            return fact.item == index && answer.values == ValueSet::single(fact.value);
        };
        if (std::ranges::count_if(exercise.story.facts, tells) != 1) {
            fail(exercise, catalog.item(index).name + " is not told once");
        }
    }
    if (exercise.story.facts.size() != expected) {
        fail(exercise, "the story tells what is not known");
    }
}

}  // namespace

ExerciseProver::ExerciseProver(Scorer& scorer, const StoryBook& book)
    : m_scorer(scorer), m_router(scorer), m_book(book) {
}

std::optional<std::string_view> ExerciseProver::missing(const RecipeEntry& entry,
                                                        const ExerciseView& view) {
    const ExerciseChecks checks(m_router, m_book, entry, view, false);
    if (const std::optional<std::string_view> fault = checks.fault_in_case()) {
        return fault;
    }
    for (const PropertyCheck& property : property_checks) {
        if (property.is_asked(entry) && !(checks.*property.check)()) {
            return property.key;
        }
    }
    const auto is_there = [&](const FixedAnswer& fixed) { return checks.fixed(fixed).has_value(); };
    return std::ranges::all_of(entry.answers, is_there) ? std::nullopt
                                                        : std::optional("antwoorden");
}

std::vector<ExerciseProperty> ExerciseProver::prove(const RecipeEntry& entry,
                                                    const Exercise& exercise) {
    const ExerciseView view{exercise.answers, exercise.questions, exercise.judgements,
                            exercise.disputed, &exercise.story};
    const ExerciseChecks checks(m_router, m_book, entry, view, true);
    if (const std::optional<std::string_view> fault = checks.fault_in_case()) {
        fail(exercise, *fault);
    }
    require_story_of_answers(m_scorer.catalog(), exercise);
    const Decision& decision = m_scorer.catalog().decision(entry.decision);
    std::vector<ExerciseProperty> properties;
    const auto add = [&](std::string_view key, std::string asked,
                         std::optional<std::string> proof) {
        if (!proof) {
            fail(exercise, key);
        }
        properties.push_back({std::string(key), std::move(asked), std::move(*proof)});
    };
    for (const PropertyCheck& property : property_checks) {
        if (property.is_asked(entry)) {
            add(property.key, property.asked(entry, decision), (checks.*property.check)());
        }
    }
    for (const FixedAnswer& fixed : entry.answers) {
        add("antwoorden",
            fmt::format("{} = {}", m_scorer.catalog().item(fixed.item).name, fixed.text),
            checks.fixed(fixed));
    }
    return properties;
}

}  // namespace rodevlag
