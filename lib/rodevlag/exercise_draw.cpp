#include "rodevlag/exercise_draw.h"

#include <algorithm>
#include <set>

namespace rodevlag {

namespace {

// A story with more than about six things that are wrong is a list of horrors.
constexpr std::size_t few_numbers = 7;

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

}  // namespace

ExerciseDraw::ExerciseDraw(Scorer& scorer, const StoryBook& book, const RecipeEntry& entry,
                           const ExerciseForm& form)
    : m_scorer(scorer),
      m_book(book),
      m_entry(entry),
      m_form(form),
      m_world(make_world(scorer, book, entry, form)),
      m_sampler(m_world.wanted, m_world.allowed, m_world.marked, 1) {
    for (const std::size_t item : m_world.variables) {
        const auto found = std::ranges::find(form.questions, item);
        m_place.push_back(found == form.questions.end()
                              ? nowhere
                              : static_cast<std::size_t>(found - form.questions.begin()));
    }
    for (const DecisionDiagram& diagram : m_world.by_outcome) {
        m_by_outcome.emplace_back(diagram, m_world.allowed, 1);
    }
    if (entry.distractor && std::ranges::none_of(m_world.without_flags, &ValueSet::empty)) {
        MarkedSampler plain(m_world.wanted, m_world.without_flags, m_world.marked, 1);
        for (std::size_t marks = m_world.least_marks; marks <= plain.most_marks(); ++marks) {
            if (plain.count(marks) > 0) {
                m_plain_sampler = std::move(plain);
                break;
            }
        }
    }
}

std::optional<ExerciseDraft> ExerciseDraw::draw(ExerciseGenerator& generator,
                                                std::string_view& missing) {
    std::vector<Value> values = pick_case(generator);
    if (m_entry.near) {
        const std::optional<Step> step = pick_step(values, StepUse::leave, generator);
        if (!step) {
            missing = "bijna";
            return std::nullopt;
        }
        values[step->variable] = step->value;
    }
    ExerciseDraft draft;
    if (m_entry.one_unknown || m_entry.disputed) {
        const std::optional<Step> step = pick_step(values, StepUse::open, generator);
        if (!step) {
            missing = m_entry.disputed ? "betwist" : "een_onbekende_beslist";
            return std::nullopt;
        }
        draft.open = m_place[step->variable];
    }
    draft.values.resize(m_form.questions.size());
    for (Variable variable = 0; variable < values.size(); ++variable) {
        if (m_place[variable] != nowhere) {
            draft.values[m_place[variable]] = values[variable];
        }
    }
    if (draft.open) {
        draft.values[*draft.open].reset();
    }
    for (const FixedAnswer& answer : m_entry.answers) {
        if (answer.values.empty()) {
            const auto found = std::ranges::find(m_form.questions, answer.item);
            draft.values[static_cast<std::size_t>(found - m_form.questions.begin())].reset();
        }
    }
    return draft;
}

/// How many marked values the next case has. There must be a case with at least so many as needed.
std::size_t ExerciseDraw::pick_marks(const MarkedSampler& sampler,
                                     ExerciseGenerator& generator) const {
    std::vector<std::size_t> numbers;  // of marks that there are cases with
    Count total = 0;
    for (std::size_t marks = m_world.least_marks; marks <= sampler.most_marks(); ++marks) {
        if (sampler.count(marks) > 0) {
            numbers.push_back(marks);
            total += sampler.count(marks);
        }
    }
    if (m_world.choice == MarkChoice::few) {
        return numbers[index_below(std::min(numbers.size(), few_numbers), generator)];
    }
    if (m_world.choice == MarkChoice::exactly) {
        // Mostly the fewest, sometimes more: an answer that could be a red flag need not be one.
        for (const std::size_t marks : numbers) {
            if (index_below(2, generator) == 0) {
                return marks;
            }
        }
    }
    Count number = uniform_below(total, generator);
    std::size_t place = 0;
    while (number >= sampler.count(numbers[place])) {
        number -= sampler.count(numbers[place]);
        ++place;
    }
    return numbers[place];
}

std::vector<Value> ExerciseDraw::pick_case(ExerciseGenerator& generator) const {
    // Most cases with a mild outcome still have a red flag; some of the others have an answer that
    // only looks like one. Half of each, so that both come up.
    const bool is_plain = m_plain_sampler && index_below(2, generator) == 0;
    const MarkedSampler& sampler = is_plain ? *m_plain_sampler : m_sampler;
    return sampler.sample(pick_marks(sampler, generator), generator).value();
}

Terminal ExerciseDraw::outcome_of(const std::vector<Value>& values) const {
    const CompiledDecision& compiled = m_scorer.compiled(m_entry.decision);
    return compiled.diagram.follow(std::span(values).first(compiled.variables.size()));
}

/// Whether another answer to this question is something that a trainee could find out.
bool ExerciseDraw::can_change(Variable variable, Value from) const {
    const std::size_t index = m_world.variables[variable];
    const Item& item = m_scorer.catalog().item(index);
    const bool follows = item.not_applicable && item.domain.values()[from] == "nvt";
    return m_place[variable] != nowhere && !follows && !m_form.is_judgement(index) &&
           std::ranges::none_of(m_entry.answers,
                                [&](const FixedAnswer& answer) { return answer.item == index; });
}

/// Every other answer to one question with which the case is believable and has another outcome.
std::vector<ExerciseDraw::Step> ExerciseDraw::steps_elsewhere(std::vector<Value>& values) const {
    const Terminal outcome = outcome_of(values);
    std::vector<Step> steps;
    // The outcome depends on no other variables than those of the decision.
    const std::size_t tested = m_scorer.compiled(m_entry.decision).variables.size();
    for (Variable variable = 0; variable < tested; ++variable) {
        const Value before = values[variable];
        if (!can_change(variable, before)) {
            continue;
        }
        for (const Value value : m_world.allowed[variable]) {
            values[variable] = value;
            if (value != before && outcome_of(values) != outcome &&
                m_world.believable.follow(values) == 1) {
                steps.push_back({variable, value});
            }
        }
        values[variable] = before;
    }
    return steps;
}

/// Two answers can be told, and by two sources.
bool ExerciseDraw::can_be_disputed(Variable variable) const {
    std::size_t told = 0;
    std::set<std::size_t> sources;
    for (const std::vector<Telling>& tellings :
         m_book.items[m_world.variables[variable]].tellings) {
        told += tellings.empty() ? 0U : 1U;
        for (const Telling& telling : tellings) {
            sources.insert(telling.sources.begin(), telling.sources.end());
        }
    }
    return told >= 2 && sources.size() >= 2;
}

bool ExerciseDraw::is_useful(const Step& step, Terminal outcome, StepUse use) const {
    if (use == StepUse::leave) {
        return m_entry.outcomes.empty() || std::ranges::count(m_entry.outcomes, outcome) > 0;
    }
    return !m_entry.disputed || can_be_disputed(step.variable);
}

/// A step away from this case; or from one nearby, which then takes its place.
std::optional<ExerciseDraw::Step> ExerciseDraw::pick_step(std::vector<Value>& values, StepUse use,
                                                          ExerciseGenerator& generator) const {
    std::vector<Step> steps = steps_elsewhere(values);
    std::erase_if(steps, [&](const Step& step) {
        std::vector<Value> changed = values;
        changed[step.variable] = step.value;
        return !is_useful(step, outcome_of(changed), use);
    });
    if (steps.empty()) {
        return walk(values, use, generator);
    }
    return steps[index_below(steps.size(), generator)];
}

/// In some decisions nearly every case is far from another outcome. From one case to a case with
/// another outcome, answer by answer in a random order, there is always a last case before the
/// outcome changes.
std::optional<ExerciseDraw::Step> ExerciseDraw::walk(std::vector<Value>& values, StepUse use,
                                                     ExerciseGenerator& generator) const {
    const Terminal outcome = outcome_of(values);
    const std::optional<std::vector<Value>> goal = pick_elsewhere(outcome, use, generator);
    if (!goal) {
        return std::nullopt;
    }
    std::vector<std::size_t> different;
    for (Variable variable = 0; variable < values.size(); ++variable) {
        if (values[variable] != (*goal)[variable]) {
            different.push_back(variable);
        }
    }
    shuffle(different, generator);
    std::vector<Value> here = values;
    for (const Variable variable : different) {
        const std::vector<Value> before = here;
        const Step step{variable, (*goal)[variable]};
        here[variable] = step.value;
        if (outcome_of(before) == outcome && outcome_of(here) != outcome &&
            can_change(variable, before[variable]) && is_useful(step, outcome_of(here), use) &&
            m_world.believable.follow(before) == 1 && m_world.believable.follow(here) == 1) {
            values = before;
            return step;
        }
    }
    return std::nullopt;
}

/// A case with another outcome, each outcome equally often.
std::optional<std::vector<Value>> ExerciseDraw::pick_elsewhere(Terminal outcome, StepUse use,
                                                               ExerciseGenerator& generator) const {
    std::vector<const Sampler*> samplers;
    for (std::size_t other = 0; other < m_by_outcome.size(); ++other) {
        const bool is_wanted = use == StepUse::open || m_entry.outcomes.empty() ||
                               std::ranges::count(m_entry.outcomes, other) > 0;
        if (other != outcome && is_wanted && m_by_outcome[other].count() > 0) {
            samplers.push_back(&m_by_outcome[other]);
        }
    }
    return samplers.empty() ? std::nullopt
                            : samplers[index_below(samplers.size(), generator)]->sample(generator);
}

}  // namespace rodevlag
