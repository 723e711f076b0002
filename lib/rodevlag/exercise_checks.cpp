#include "rodevlag/exercise_checks.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/report_text.h"
#include "rodevlag/text.h"
#include "rodevlag/truth.h"

namespace rodevlag {

namespace {

constexpr std::size_t shown_changes = 3;

class NoOutcomes : public OutcomeLookup {
public:
    ValueSet of_this_decision() const override { return {}; }
    ValueSet of_decision(std::size_t) const override { return {}; }
};

bool contains(std::span<const std::size_t> items, std::size_t item) {
    return std::ranges::find(items, item) != items.end();
}

/// `nvt` where that follows from another answer: nobody would give it as an answer.
bool follows(const Item& item, Value value) {
    return item.not_applicable && item.domain.values()[value] == "nvt";
}

void add_items(const Condition& condition, std::vector<std::size_t>& items) {
    if (condition.kind == Condition::Kind::item) {
        items.push_back(condition.target);
    }
    for (const Condition& part : condition.parts) {
        add_items(part, items);
    }
}

/// The questions that the answer to this one has to fit with.
std::vector<std::size_t> behind(const Item& item) {
    std::vector<std::size_t> items;
    if (item.not_applicable) {
        add_items(*item.not_applicable, items);
    }
    if (item.derivation) {
        const std::vector<std::size_t>& targets = item.derivation->required_targets;
        items.insert(items.end(), targets.begin(), targets.end());
    }
    return items;
}

}  // namespace

ExerciseChecks::ExerciseChecks(Router& router, const StoryBook& book, const RecipeEntry& entry,
                               const ExerciseView& view, bool with_proof)
    : m_router(router),
      m_scorer(router.scorer()),
      m_catalog(m_scorer.catalog()),
      m_book(book),
      m_entry(entry),
      m_view(view),
      m_with_proof(with_proof),
      m_decision(m_catalog.decision(entry.decision)),
      m_result(m_scorer.score(entry.decision, view.answers)) {
}

std::optional<std::string_view> ExerciseChecks::fault_in_case() const {
    if (m_result.is_out_of_scope() || m_result.scope_is_open) {
        return missing_scope;
    }
    const bool contradicts = std::ranges::any_of(
        m_view.questions, [&](std::size_t item) { return m_view.answers[item].contradicts; });
    if (contradicts != m_entry.contradiction) {
        return "tegenspraak";
    }
    return is_excluded(m_view.answers) ? std::optional(missing_belief) : std::nullopt;
}

std::optional<std::string> ExerciseChecks::outcome() const {
    if (!m_result.is_determined() || !contains(m_entry.outcomes, m_result.possible.front())) {
        return std::nullopt;
    }
    if (!m_with_proof) {
        return "";
    }
    const std::vector<std::vector<std::size_t>> reasons =
        explain(m_router, m_entry.decision, m_view.answers, 1).reasons;
    const std::string& id = m_decision.outcomes[m_result.possible.front()].id;
    if (reasons.front().empty()) {
        return fmt::format("De uitkomst is altijd {}.", id);
    }
    return fmt::format("De uitkomst is zeker {}. Dit is er al genoeg voor: {}.", id,
                       answered(reasons.front()));
}

std::optional<std::string> ExerciseChecks::red_flags() const {
    if (m_result.red_flags.size() != *m_entry.red_flags) {
        return std::nullopt;
    }
    if (m_result.red_flags.empty()) {
        return "Er is geen rode vlag.";
    }
    return m_with_proof ? fmt::format("{}: {}.",
                                      m_result.red_flags.size() == 1
                                          ? std::string("Er is precies 1 rode vlag")
                                          : fmt::format("Er zijn precies {} rode vlaggen",
                                                        m_result.red_flags.size()),
                                      answered(m_result.red_flags))
                        : "";
}

std::optional<std::string> ExerciseChecks::near() const {
    if (contains(m_result.possible, *m_entry.near)) {
        return std::nullopt;
    }
    std::vector<std::string> changes;
    for (const std::size_t item : m_scorer.compiled(m_entry.decision).variables) {
        add_changes(item, changes);
        if (changes.size() >= (m_with_proof ? shown_changes : 1)) {
            break;
        }
    }
    if (changes.empty()) {
        return std::nullopt;
    }
    return fmt::format("De uitkomst {} kan nu niet. Zij kan wel als {}.",
                       m_decision.outcomes[*m_entry.near].id, join(changes, ", of als "));
}

std::optional<std::string> ExerciseChecks::one_unknown() const {
    if (m_result.decisive.size() != 1 || m_result.possible.size() < 2 ||
        contains(m_view.judgements, m_result.decisive.front())) {
        return std::nullopt;
    }
    const std::size_t index = m_result.decisive.front();
    const Item& item = m_catalog.item(index);
    std::vector<std::string> parts;
    for (const Value value : m_view.answers[index].values) {
        const ValueSet possible = outcomes_with(index, value);
        if (!possible.is_single()) {
            return std::nullopt;
        }
        if (!follows(item, value)) {
            parts.push_back(fmt::format("bij {} is de uitkomst {}", item.domain.values()[value],
                                        m_decision.outcomes[possible.first()].id));
        }
    }
    return fmt::format("Van alles wat onbekend is, kan alleen {} de uitkomst veranderen: {}.",
                       named(index), joined_words(parts, "en"));
}

std::optional<std::string> ExerciseChecks::distractor() const {
    if (!m_result.red_flags.empty() || !m_result.is_determined() ||
        m_decision.outcomes[m_result.possible.front()].is_alarming) {
        return std::nullopt;
    }
    const std::vector<std::size_t> present = present_factors(m_scorer, m_result, m_view.answers);
    if (present.size() < *m_entry.distractor) {
        return std::nullopt;
    }
    return m_with_proof ? fmt::format(
                              "Er zijn {} vragen met ja die niets beslissen: {}. Er is geen "
                              "rode vlag en de uitkomst is zeker {}.",
                              present.size(), answered(present),
                              m_decision.outcomes[m_result.possible.front()].id)
                        : "";
}

std::optional<std::string> ExerciseChecks::contradiction() const {
    std::vector<std::string> parts;
    for (const std::size_t index : m_view.questions) {
        if (m_view.answers[index].contradicts) {
            parts.push_back(fmt::format("{} past niet bij {}", answered({index}),
                                        answered(behind(m_catalog.item(index)))));
        }
    }
    return parts.empty() ? std::nullopt : std::optional(join(parts, "; ") + ".");
}

std::optional<std::string> ExerciseChecks::source_conflict() const {
    std::vector<std::string> parts;
    for (const Block& item : source_conflict_items(m_scorer, m_result, m_view.answers)) {
        parts.push_back(fmt::format("{} ({})", item.text, join(item.details, "; ")));
    }
    return parts.empty() ? std::nullopt
                         : std::optional("Bij dit resultaat hoort: " + join(parts, " "));
}

std::optional<std::string> ExerciseChecks::disputed() const {
    if (!m_view.disputed || !contains(m_result.decisive, *m_view.disputed)) {
        return std::nullopt;
    }
    std::vector<std::string> told;
    std::vector<const StoryFact*> facts;
    if (m_view.story != nullptr) {
        for (const StoryFact& fact : m_view.story->facts) {
            if (fact.item == *m_view.disputed) {
                facts.push_back(&fact);
                told.push_back(fmt::format("volgens {} {}", fact.source,
                                           m_catalog.item(fact.item).domain.values()[fact.value]));
            }
        }
        if (facts.size() != 2 || facts[0]->value == facts[1]->value ||
            facts[0]->source == facts[1]->source) {
            return std::nullopt;
        }
    }
    return fmt::format(
        "Het verhaal spreekt zichzelf tegen over {}: {}. Het antwoord is dus "
        "onbekend, en het kan de uitkomst veranderen.",
        named(*m_view.disputed), joined_words(told, "en"));
}

std::optional<std::string> ExerciseChecks::fixed(const FixedAnswer& fixed) const {
    const ItemAnswer& answer = m_view.answers[fixed.item];
    const bool holds = fixed.values.empty() ? answer.origin == AnswerOrigin::unknown
                                            : fixed.values.contains(answer.values);
    if (!holds) {
        return std::nullopt;
    }
    if (fixed.values.empty()) {
        return fmt::format("{} is onbekend.", named(fixed.item));
    }
    std::string proof = answered({fixed.item});
    if (m_view.story != nullptr) {
        for (const StoryFact& fact : m_view.story->facts) {
            if (fact.item == fixed.item) {
                proof += fmt::format(". Het verhaal ({}): {}", fact.source, fact.sentence);
            }
        }
    }
    return proof.ends_with('.') ? proof : proof + '.';
}

std::optional<std::string> ExerciseChecks::unknown() const {
    std::vector<std::string> names;
    for (const std::size_t item : m_view.questions) {
        if (m_view.answers[item].origin == AnswerOrigin::unknown) {
            names.push_back(m_catalog.item(item).name);
        }
    }
    if (names.size() < *m_entry.unknown) {
        return std::nullopt;
    }
    return fmt::format("Van de {} vragen zijn er {} onbekend: {}.", m_view.questions.size(),
                       names.size(), joined_words(names, "en"));
}

bool ExerciseChecks::is_excluded(const Answers& answers) const {
    return std::ranges::any_of(m_book.impossible, [&](const ImpossibleStory& one) {
        return truth_of(one.condition, answers, NoOutcomes()) == Truth::yes;
    });
}

bool ExerciseChecks::fits(const Answers& answers) const {
    return std::ranges::all_of(m_view.questions, [&](std::size_t index) {
        const Item& item = m_catalog.item(index);
        if (!item.not_applicable || !answers[index].values.is_single()) {
            return true;
        }
        const Truth truth = truth_of(*item.not_applicable, answers, NoOutcomes());
        return truth != (follows(item, answers[index].values.first()) ? Truth::no : Truth::yes);
    });
}

ValueSet ExerciseChecks::outcomes_with(std::size_t item, Value value) const {
    Answers changed = m_view.answers;
    changed[item].values = ValueSet::single(value);
    return possible_outcomes(m_scorer.compiled(m_entry.decision), changed);
}

void ExerciseChecks::add_changes(std::size_t index, std::vector<std::string>& changes) const {
    const ItemAnswer& answer = m_view.answers[index];
    if (answer.origin != AnswerOrigin::given || contains(m_view.judgements, index)) {
        return;
    }
    const Item& item = m_catalog.item(index);
    for (const Value value : answer.values.complement(item.domain.size())) {
        Answers changed = m_view.answers;
        changed[index].values = ValueSet::single(value);
        if (!follows(item, value) &&
            outcomes_with(index, value).contains(static_cast<Value>(*m_entry.near)) &&
            fits(changed) && !is_excluded(changed)) {
            changes.push_back(fmt::format("{} niet {} maar {} is", named(index),
                                          item.domain.describe(answer.values),
                                          item.domain.values()[value]));
        }
    }
}

std::string ExerciseChecks::sources_of(std::size_t index) const {
    const std::size_t instrument = m_catalog.instrument_of_item(index);
    return describe_sources(m_catalog.item(index).sources,
                            m_catalog.instruments()[instrument].document);
}

std::string ExerciseChecks::named(std::size_t index) const {
    return fmt::format("{} ({})", item_label(m_catalog.item(index)), sources_of(index));
}

std::string ExerciseChecks::answered(const std::vector<std::size_t>& items) const {
    std::vector<std::string> parts;
    for (const std::size_t index : items) {
        const Item& item = m_catalog.item(index);
        parts.push_back(fmt::format("{} = {} ({})", item_label(item),
                                    item.domain.describe(m_view.answers[index].values),
                                    sources_of(index)));
    }
    return joined_words(parts, "en");
}

}  // namespace rodevlag
