#include "functions.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/decision_compiler.h"
#include "rodevlag/diagram_builder.h"
#include "rodevlag/example.h"
#include "rodevlag/mentions.h"

namespace rodevlag::mutation {

namespace {

/// Whether an instrument can name what is in another: it is the same, or it is used.
bool can_name(const Catalog& catalog, const Instrument& instrument, std::size_t other) {
    const std::string& id = catalog.instruments()[other].id;
    return id == instrument.id ||
           std::find(instrument.uses.begin(), instrument.uses.end(), id) != instrument.uses.end();
}

/// The questions that the instrument of an item can name.
std::vector<std::size_t> items_near(const Catalog& catalog, std::size_t item) {
    const Instrument& own = catalog.instruments()[catalog.instrument_of_item(item)];
    std::vector<std::size_t> items;
    for (std::size_t other = 0; other < catalog.item_count(); ++other) {
        if (can_name(catalog, own, catalog.instrument_of_item(other)) &&
            !catalog.item(other).is_date) {
            items.push_back(other);
        }
    }
    return items;
}

/// Those of the decision first, so that the diagrams are as small as in the library; then all
/// that a mutation can bring in: the other questions of its instrument and of those that it uses,
/// and what their decisions ask.
std::vector<std::size_t> all_variables(const Catalog& catalog, std::size_t decision) {
    std::vector<std::size_t> variables = variables_of_route(catalog, catalog.decision(decision));
    const auto add = [&](std::size_t item) {
        const bool is_new = std::find(variables.begin(), variables.end(), item) == variables.end();
        if (is_new && !catalog.item(item).is_date) {
            variables.push_back(item);
        }
    };
    const Instrument& own = catalog.instrument_of(catalog.decision(decision));
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        if (can_name(catalog, own, catalog.instrument_of_item(item))) {
            add(item);
        }
    }
    for (std::size_t other = 0; other < catalog.decision_count(); ++other) {
        if (can_name(catalog, own, catalog.instrument_of_decision(other))) {
            for (const std::size_t item : variables_of_route(catalog, catalog.decision(other))) {
                add(item);
            }
        }
    }
    return variables;
}

bool same(const Derivation& left, const Derivation& right) {
    return left.required_targets == right.required_targets &&
           left.from_target == right.from_target && left.until_targets == right.until_targets &&
           left.within_days == right.within_days;
}

}  // namespace

Functions::Functions(const Catalog& catalog) : m_catalog(catalog), m_uses(catalog.item_count()) {
    for (std::size_t decision = 0; decision < catalog.decision_count(); ++decision) {
        m_original.emplace_back().variables = all_variables(catalog, decision);
        m_original.back() = compile(catalog, decision, std::nullopt);
        std::vector<DecisionDiagram> diagrams = m_original.back().actions;
        diagrams.push_back(*m_original.back().decision);
        diagrams.push_back(*m_original.back().scope);
        for (const DecisionDiagram& diagram : diagrams) {
            for (const Variable variable : diagram.support()) {
                ++m_uses[m_original.back().variables[variable]];
            }
        }
    }
}

bool Functions::changes_what_matters(const Change& change) const {
    const std::vector<Variable> before = change.original->support();
    const std::vector<Variable> after = change.mutant->support();
    const auto depends = [](const std::vector<Variable>& support, Variable variable) {
        return std::binary_search(support.begin(), support.end(), variable);
    };
    for (Variable variable = 0; variable < change.variables.size(); ++variable) {
        const std::size_t item = change.variables[variable];
        const bool is_last_use = depends(before, variable) && m_uses[item] == 1;
        const bool is_new_use =
            depends(after, variable) && !m_catalog.item(item).inert_reason.empty();
        if (depends(before, variable) != depends(after, variable) && (is_last_use || is_new_use)) {
            return true;
        }
    }
    return false;
}

Functions::Compiled Functions::compile(const Catalog& catalog, std::size_t index,
                                       std::optional<std::size_t> only_action) const {
    Compiled compiled;
    compiled.variables = m_original[index].variables;
    const Decision& decision = catalog.decision(index);
    DecisionCompiler compiler(catalog, decision, compiled.variables, Gaps::keep);
    const DecisionCompiler::Function root = compiler.decision(index);
    if (!only_action) {
        compiled.decision = compiler.build(root);
        compiled.scope = compiler.build(compiler.scope(decision));
    }
    for (std::size_t number = 0; number < decision.actions.size(); ++number) {
        if (only_action && *only_action != number) {
            continue;
        }
        const Action& action = decision.actions[number];
        ValueSet outcomes;
        for (const std::size_t outcome : action.outcomes) {
            outcomes |= ValueSet::single(static_cast<Value>(outcome));
        }
        DecisionCompiler::Function applies = compiler.outcome_in(root, outcomes);
        if (action.condition) {
            applies = compiler.both(applies, compiler.condition(*action.condition));
        }
        compiled.actions.push_back(compiler.build(applies));
    }
    return compiled;
}

std::optional<Change> Functions::change(const Catalog& mutant, const Site& site,
                                        const std::vector<std::size_t>& decisions) const {
    if (site.scope == Scope::action) {
        return change_of_action(mutant, site);
    }
    if (site.scope == Scope::reading) {
        return change_of_reading(mutant, m_catalog.find_item(site.owner).value());
    }
    for (const std::size_t decision : decisions) {
        if (std::optional<Change> change = change_of_decision(mutant, decision)) {
            return change;
        }
    }
    return std::nullopt;
}

std::optional<Change> Functions::any_change(const Catalog& other) const {
    for (std::size_t decision = 0; decision < m_original.size(); ++decision) {
        if (std::optional<Change> change = change_of_decision(other, decision)) {
            return change;
        }
    }
    for (std::size_t item = 0; item < m_catalog.item_count(); ++item) {
        if (std::optional<Change> change = change_of_reading(other, item)) {
            return change;
        }
    }
    return std::nullopt;
}

std::optional<Change> Functions::change_of_decision(const Catalog& mutant,
                                                    std::size_t decision) const {
    const Compiled& original = m_original[decision];
    const Compiled changed = compile(mutant, decision, std::nullopt);
    const std::string& id = m_catalog.decision(decision).id;
    if (original.decision != changed.decision) {
        return Change{"decision " + id, original.variables, original.decision, changed.decision};
    }
    if (original.scope != changed.scope) {
        return Change{"the scope of " + id, original.variables, original.scope, changed.scope};
    }
    for (std::size_t action = 0; action < original.actions.size(); ++action) {
        if (original.actions[action] != changed.actions[action]) {
            const std::string& name = m_catalog.decision(decision).actions[action].id;
            return Change{fmt::format("action {} of {}", name, id), original.variables,
                          original.actions[action], changed.actions[action]};
        }
    }
    return std::nullopt;
}

std::optional<Change> Functions::change_of_action(const Catalog& mutant, const Site& site) const {
    const std::size_t decision = m_catalog.find_decision(site.owner).value();
    const std::vector<Action>& actions = m_catalog.decision(decision).actions;
    const auto found = std::find_if(actions.begin(), actions.end(),
                                    [&](const Action& action) { return action.id == site.action; });
    const auto number = static_cast<std::size_t>(found - actions.begin());
    const Compiled& original = m_original[decision];
    const Compiled changed = compile(mutant, decision, number);
    if (original.actions[number] == changed.actions.front()) {
        return std::nullopt;
    }
    return Change{fmt::format("action {} of {}", site.action, site.owner), original.variables,
                  original.actions[number], changed.actions.front()};
}

std::optional<Change> Functions::change_of_reading(const Catalog& mutant, std::size_t item) const {
    const Item& before = m_catalog.item(item);
    const Item& after = mutant.item(item);
    if (before.derivation.has_value() != after.derivation.has_value() ||
        (before.derivation && !same(*before.derivation, *after.derivation))) {
        return Change{"the derivation of " + before.name, {}, {}, {}};
    }
    if (!before.not_applicable && !after.not_applicable) {
        return std::nullopt;
    }
    // The condition asks questions only, of its own instrument and of those that it uses.
    const std::vector<std::size_t> variables = items_near(m_catalog, item);
    const auto condition_of = [&](const Catalog& catalog, const Item& subject) {
        DecisionCompiler compiler(catalog, catalog.decision(0), variables, Gaps::keep);
        return compiler.build(subject.not_applicable ? compiler.condition(*subject.not_applicable)
                                                     : compiler.constant(false));
    };
    Change change{"nvt_als of " + before.name, variables, condition_of(m_catalog, before),
                  condition_of(mutant, after)};
    return change.original == change.mutant ? std::nullopt : std::optional(std::move(change));
}

std::string telling_answers(const Catalog& catalog, const Change& change) {
    if (!change.original || !change.mutant) {
        return "";
    }
    const std::span<const std::size_t> sizes = change.original->domain_sizes();
    DiagramBuilder builder({sizes.begin(), sizes.end()});
    const DecisionDiagram differs = builder.build(
        builder.apply(builder.from_diagram(*change.original), builder.from_diagram(*change.mutant),
                      [](Terminal left, Terminal right) { return left != right ? 1U : 0U; }));
    const Example example = smallest_example(differs, 1).value();
    ExampleAnswers answers;
    for (const Assignment& assignment : example) {
        answers.emplace_back(change.variables[assignment.variable], assignment.value);
    }
    return answers_in_words(words_of(catalog, answers));
}

}  // namespace rodevlag::mutation
