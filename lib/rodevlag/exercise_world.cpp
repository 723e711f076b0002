#include "rodevlag/exercise_world.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/decision_compiler.h"
#include "rodevlag/marked_sampling.h"
#include "rodevlag/presence.h"
#include "rodevlag/report_text.h"

namespace rodevlag {

namespace {

using Function = DecisionCompiler::Function;

Condition item_in(std::size_t item, ValueSet values) {
    Condition condition;
    condition.kind = Condition::Kind::item;
    condition.target = item;
    condition.values = values;
    return condition;
}

void mark_items(const Condition& condition, std::vector<bool>& marked) {
    if (condition.kind == Condition::Kind::item) {
        marked[condition.target] = true;
    }
    for (const Condition& part : condition.parts) {
        mark_items(part, marked);
    }
}

/// Only questions of which `inside` is true, and no decisions.
bool is_inside(const Condition& condition, const std::vector<bool>& inside) {
    if (condition.kind == Condition::Kind::item) {
        return inside[condition.target];
    }
    return condition.kind != Condition::Kind::decision &&
           std::ranges::all_of(condition.parts,
                               [&](const Condition& part) { return is_inside(part, inside); });
}

/// An answer that follows from others: when it fits with them, and when it contradicts them in a
/// way that a story can tell.
struct Tie {
    Function fits;
    Function clashes;
};

class WorldBuilder {
public:
    WorldBuilder(Scorer& scorer, const StoryBook& book, const RecipeEntry& entry,
                 const ExerciseForm& form)
        : m_catalog(scorer.catalog()),
          m_book(book),
          m_entry(entry),
          m_form(form),
          m_decision(m_catalog.decision(entry.decision)),
          m_asked(m_catalog.item_count()) {
        for (const std::size_t item : form.questions) {
            m_asked[item] = true;
        }
        m_variables = scorer.compiled(entry.decision).variables;
        std::vector<bool> present(m_catalog.item_count());
        for (const std::size_t item : m_variables) {
            present[item] = true;
        }
        for (const std::size_t item : form.questions) {
            if (!present[item]) {
                m_variables.push_back(item);
            }
        }
    }

    ExerciseWorld build() {
        DecisionCompiler compiler(m_catalog, m_decision, m_variables, Gaps::refuse);
        allow();
        mark_values();
        std::vector<ValueSet> without_flags;
        for (std::size_t variable = 0; variable < m_variables.size(); ++variable) {
            const ValueSet flag = m_catalog.item(m_variables[variable]).flag;
            without_flags.push_back(m_allowed[variable] & flag.complement(max_domain_size));
        }
        const Function believable = this->believable(compiler);
        const ValueSet outcomes = outcomes_to_draw();
        const Function wanted = compiler.both(
            believable, compiler.outcome_in(compiler.decision(m_entry.decision), outcomes));
        ExerciseWorld world{m_variables,
                            m_allowed,
                            without_flags,
                            m_marked,
                            m_least_marks,
                            m_choice,
                            compiler.build(believable),
                            compiler.build(wanted),
                            {},
                            {}};
        if (m_entry.near || m_entry.one_unknown || m_entry.disputed) {
            for (std::size_t outcome = 0; outcome < m_decision.outcomes.size(); ++outcome) {
                world.by_outcome.push_back(compiler.build(compiler.both(
                    believable,
                    compiler.outcome_in(compiler.decision(m_entry.decision),
                                        ValueSet::single(static_cast<Value>(outcome))))));
            }
        }
        world.obstacle = obstacle(world, outcomes);
        return world;
    }

private:
    void allow() {
        for (const std::size_t item : m_variables) {
            const ValueSet all = m_catalog.item(item).domain.all();
            // What is not asked decides nothing.
            m_allowed.push_back(m_asked[item] ? all : ValueSet::single(0));
        }
        for (const FixedAnswer& answer : m_entry.answers) {
            if (answer.values.empty()) {
                continue;
            }
            const auto variable = std::ranges::find(m_variables, answer.item);
            m_allowed[static_cast<std::size_t>(variable - m_variables.begin())] &= tellable(answer);
        }
    }

    /// The values of an answer that a story can tell, or that need no telling.
    ValueSet tellable(const FixedAnswer& answer) {
        const Item& item = m_catalog.item(answer.item);
        ValueSet values;
        for (const Value value : answer.values) {
            const bool follows = item.not_applicable && item.domain.values()[value] == "nvt";
            if (follows || m_form.is_judgement(answer.item) || m_book.tells(answer.item, value)) {
                values |= ValueSet::single(value);
            }
        }
        if (values.empty()) {
            m_early = {"antwoorden",
                       fmt::format("geen verhaal kan vertellen dat het antwoord op '{}' {} is",
                                   item.name, answer.text)};
            return answer.values;
        }
        return values;
    }

    void mark_values() {
        for (const std::size_t index : m_variables) {
            const Item& item = m_catalog.item(index);
            ValueSet values;
            if (m_entry.distractor) {
                const bool is_own = m_catalog.instrument_of_item(index) == m_decision.instrument;
                values = is_own ? item.domain.meaning("ja").value_or(ValueSet{}) : ValueSet{};
            } else if (m_entry.red_flags) {
                values = item.flag;
            } else if (!item.flag.empty() || !item.inert_reason.empty()) {
                values = present_values(item);
            }
            m_marked.push_back(m_asked[index] ? values : ValueSet{});
        }
        if (m_entry.distractor) {
            m_choice = MarkChoice::at_least;
            m_least_marks = *m_entry.distractor;
        } else if (m_entry.red_flags) {
            m_choice = MarkChoice::exactly;
            // The one other answer of a near miss can be a red flag.
            const bool can_add = m_entry.near && *m_entry.red_flags > 0;
            m_least_marks = *m_entry.red_flags - (can_add ? 1U : 0U);
        }
    }

    Function believable(DecisionCompiler& compiler) {
        Function none = compiler.constant(true);
        Function one = compiler.constant(false);
        for (const std::size_t item : m_form.questions) {
            for (const Tie& tie : ties(compiler, item)) {
                one =
                    compiler.either(compiler.both(one, tie.fits), compiler.both(none, tie.clashes));
                none = compiler.both(none, tie.fits);
            }
        }
        Function result =
            compiler.both(m_entry.contradiction ? one : none, compiler.scope(m_decision));
        for (const ImpossibleStory& impossible : m_book.impossible) {
            // One that names other questions too is looked at when the answers are there.
            if (is_inside(impossible.condition, m_asked)) {
                result = compiler.both(result,
                                       compiler.opposite(compiler.condition(impossible.condition)));
            }
        }
        return result;
    }

    std::vector<Tie> ties(DecisionCompiler& compiler, std::size_t index) const {
        const Item& item = m_catalog.item(index);
        std::vector<Tie> ties;
        if (item.not_applicable) {
            const Function holds = compiler.condition(*item.not_applicable);
            const Function is_nvt = compiler.condition(item_in(index, *item.domain.meaning("nvt")));
            const Function not_nvt = compiler.opposite(is_nvt);
            // "Nee" to what does not apply is no contradiction that somebody would notice.
            const std::optional<ValueSet> yes = item.domain.meaning("ja");
            const Function is_told = yes ? compiler.condition(item_in(index, *yes)) : not_nvt;
            ties.push_back({compiler.either(compiler.both(holds, is_nvt),
                                            compiler.both(compiler.opposite(holds), not_nvt)),
                            compiler.both(holds, is_told)});
        }
        if (item.derivation) {
            Function required = compiler.constant(true);
            for (const std::size_t target : item.derivation->required_targets) {
                const Item& other = m_catalog.item(target);
                required = compiler.both(
                    required, compiler.condition(item_in(target, *other.domain.meaning("ja"))));
            }
            const Function is_no = compiler.condition(item_in(index, *item.domain.meaning("nee")));
            ties.push_back({compiler.either(required, is_no),
                            compiler.both(compiler.opposite(required), compiler.opposite(is_no))});
        }
        return ties;
    }

    /// The outcomes that a complete case must have before anything in it is changed or forgotten.
    ValueSet outcomes_to_draw() const {
        if (m_entry.near) {
            return ValueSet::single(static_cast<Value>(*m_entry.near));
        }
        const bool ends_open = m_entry.one_unknown || m_entry.disputed;
        ValueSet outcomes;
        for (std::size_t index = 0; index < m_decision.outcomes.size(); ++index) {
            const Outcome& outcome = m_decision.outcomes[index];
            const bool is_asked =
                m_entry.outcomes.empty() || std::ranges::count(m_entry.outcomes, index) > 0;
            const bool is_mild = !m_entry.distractor || !outcome.is_alarming;
            const bool has_conflict = !m_entry.source_conflict || ends_open ||
                                      !m_decision.source_conflicts.empty() ||
                                      !outcome.source_conflicts.empty();
            if (is_asked && is_mild && has_conflict) {
                outcomes |= ValueSet::single(static_cast<Value>(index));
            }
        }
        return outcomes;
    }

    bool is_possible(const DecisionDiagram& diagram) const {
        return diagram.reachable(m_allowed) != std::vector<Terminal>{0};
    }

    std::optional<ExerciseObstacle> obstacle(const ExerciseWorld& world, ValueSet outcomes) const {
        if (m_early) {
            return m_early;
        }
        if (!is_possible(world.believable)) {
            return m_entry.contradiction
                       ? ExerciseObstacle{"tegenspraak",
                                          "bij dit besluit en deze antwoorden kan geen antwoord "
                                          "een ander antwoord tegenspreken"}
                       : ExerciseObstacle{"antwoorden",
                                          "er is geen zaak waarin deze antwoorden samengaan"};
        }
        if (outcomes.empty()) {
            return m_entry.source_conflict
                       ? ExerciseObstacle{"bronverschil",
                                          "bij geen uitkomst die hier kan, staat een bronverschil"}
                       : ExerciseObstacle{"afleider",
                                          "elke uitkomst van dit besluit is alarmerend"};
        }
        if (!is_possible(world.wanted)) {
            std::vector<std::size_t> indexes;
            for (const Value outcome : outcomes) {
                indexes.push_back(outcome);
            }
            return ExerciseObstacle{m_entry.near ? "bijna" : "uitkomst",
                                    fmt::format("uitkomst {} kan met deze antwoorden niet "
                                                "voorkomen",
                                                outcome_list(m_decision, indexes))};
        }
        return marks_obstacle(world);
    }

    std::optional<ExerciseObstacle> marks_obstacle(const ExerciseWorld& world) const {
        const MarkedSampler sampler(world.wanted, m_allowed, m_marked, 1);
        std::size_t most = sampler.most_marks();
        while (sampler.count(most) == 0 && most > 0) {
            --most;
        }
        if (most >= m_least_marks) {
            return std::nullopt;
        }
        return m_entry.distractor
                   ? ExerciseObstacle{"afleider",
                                      fmt::format("zoveel vragen kunnen hier niet ja zijn; "
                                                  "hoogstens {}",
                                                  most)}
                   : ExerciseObstacle{"rode_vlaggen",
                                      fmt::format("zoveel rode vlaggen kunnen hier niet; hoogstens "
                                                  "{}",
                                                  most)};
    }

    const Catalog& m_catalog;
    const StoryBook& m_book;
    const RecipeEntry& m_entry;
    const ExerciseForm& m_form;
    const Decision& m_decision;
    std::vector<bool> m_asked;
    std::vector<std::size_t> m_variables;
    std::vector<ValueSet> m_allowed;
    std::vector<ValueSet> m_marked;
    std::size_t m_least_marks = 0;
    MarkChoice m_choice = MarkChoice::few;
    std::optional<ExerciseObstacle> m_early;  // found before anything was counted
};

}  // namespace

bool ExerciseForm::is_judgement(std::size_t item) const {
    return std::ranges::find(judgements, item) != judgements.end();
}

ExerciseForm exercise_form(Scorer& scorer, const StoryBook& book, const RecipeEntry& entry) {
    const Catalog& catalog = scorer.catalog();
    std::vector<bool> asked(catalog.item_count());
    for (const std::size_t item : scorer.questions_of(entry.decision)) {
        asked[item] = true;
    }
    for (const std::size_t item : scorer.scope(entry.decision).variables) {
        asked[item] = true;
    }
    for (const FixedAnswer& answer : entry.answers) {
        asked[answer.item] = true;
    }
    std::vector<bool> before;
    while (before != asked) {
        before = asked;
        for (std::size_t index = 0; index < asked.size(); ++index) {
            const Item& item = catalog.item(index);
            if (asked[index] && item.not_applicable) {
                mark_items(*item.not_applicable, asked);
            }
            if (asked[index] && item.derivation) {
                for (const std::size_t target : item.derivation->required_targets) {
                    asked[target] = true;
                }
            }
        }
    }
    ExerciseForm form;
    for (std::size_t index = 0; index < asked.size(); ++index) {
        if (asked[index] && !catalog.item(index).is_date) {
            form.questions.push_back(index);
            if (book.is_judgement(index)) {
                form.judgements.push_back(index);
            }
        }
    }
    return form;
}

ExerciseWorld make_world(Scorer& scorer, const StoryBook& book, const RecipeEntry& entry,
                         const ExerciseForm& form) {
    return WorldBuilder(scorer, book, entry, form).build();
}

}  // namespace rodevlag
