#include "rodevlag/overview.h"

#include <algorithm>

#include "rodevlag/compiler.h"
#include "rodevlag/mentions.h"
#include "rodevlag/next_question.h"
#include "rodevlag/reasons.h"

namespace rodevlag {

Overviewer::Overviewer(Router& router)
    : m_router(router), m_applications(router.scorer().catalog().decision_count()) {
    const Catalog& catalog = router.scorer().catalog();
    for (std::size_t decision = 0; decision < catalog.decision_count(); ++decision) {
        m_asking.push_back(items_asking_for(catalog, catalog.decision(decision)));
    }
}

const CompiledApplication& Overviewer::application(std::size_t decision) {
    if (!m_applications[decision]) {
        m_applications[decision] = std::make_unique<CompiledApplication>(
            compile_application(scorer().catalog(), decision));
    }
    return *m_applications[decision];
}

bool Overviewer::is_filled_in(std::size_t decision, const Answers& answers) const {
    return std::any_of(m_asking[decision].begin(), m_asking[decision].end(),
                       [&](std::size_t item) { return answers[item].is_filled_in(); });
}

Standing Overviewer::standing(std::size_t decision, const DecisionResult& result,
                              const Answers& answers) {
    if (result.is_out_of_scope()) {
        return Standing::out_of_scope;
    }
    const CompiledApplication& compiled = application(decision);
    const std::vector<Terminal> reachable =
        compiled.diagram.reachable(allowed_values(compiled.variables, answers));
    if (reachable.size() > 1) {
        return Standing::may_apply;
    }
    return reachable.front() == 1 ? Standing::applies : Standing::does_not_apply;
}

std::vector<OverviewEntry> Overviewer::entries(const Answers& answers) {
    std::vector<OverviewEntry> entries;
    for (std::size_t index = 0; index < scorer().catalog().decision_count(); ++index) {
        const DecisionResult& result = scorer().score(index, answers);
        entries.push_back(
            {index, &result, standing(index, result, answers), is_filled_in(index, answers)});
    }
    return entries;
}

Overview Overviewer::overview(const Answers& answers) {
    Overview overview{entries(answers), {}};
    std::vector<AdvisedAction> advised;
    for (OverviewEntry& entry : overview.entries) {
        if (entry.standing == Standing::out_of_scope) {
            continue;
        }
        const DecisionKind kind = scorer().catalog().decision(entry.decision).kind;
        const bool is_main = kind == DecisionKind::main_route;
        const bool is_asked_for = entry.filled_in || (kind != DecisionKind::assessment &&
                                                      entry.standing == Standing::applies);
        const bool lists_possible = is_asked_for && (!is_main || entry.result->is_determined());
        for (ActionAdvice& advice : m_router.route(entry.decision, answers).actions) {
            advice.certain = advice.certain && !entry.result->scope_is_open;
            if (advice.certain || lists_possible) {
                advised.push_back({entry.decision, std::move(advice)});
            } else {
                ++entry.possible_actions;
            }
        }
    }
    if (!m_merger) {
        m_merger.emplace(m_router.scorer().catalog());
    }
    overview.actions = m_merger->merged(std::move(advised));
    return overview;
}

std::vector<std::size_t> Overviewer::settled_by(const OverviewEntry& entry,
                                                const Answers& answers) {
    std::vector<std::size_t> items;
    if (entry.standing != Standing::applies && entry.standing != Standing::does_not_apply) {
        return items;
    }
    const CompiledApplication& compiled = application(entry.decision);
    for (const std::vector<Variable>& reason :
         sufficient_reasons(compiled.diagram, allowed_values(compiled.variables, answers))
             .first(1)) {
        for (const Variable variable : reason) {
            items.push_back(compiled.variables[variable]);
        }
    }
    return items;
}

std::optional<std::size_t> Overviewer::first_question(const OverviewEntry& entry,
                                                      const Answers& answers) {
    if (entry.standing == Standing::out_of_scope) {
        return std::nullopt;
    }
    if (entry.standing == Standing::may_apply) {
        const CompiledApplication& compiled = application(entry.decision);
        const std::vector<ValueSet> allowed = allowed_values(compiled.variables, answers);
        const std::vector<Variable> open = compiled.diagram.support(allowed);
        if (const auto variable = next_question(compiled.diagram, allowed, open)) {
            return compiled.variables[*variable];
        }
    }
    return entry.result->is_determined() ? std::nullopt
                                         : m_router.first_question(entry.decision, answers);
}

}  // namespace rodevlag
