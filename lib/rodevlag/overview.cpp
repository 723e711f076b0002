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
    return std::any_of(m_asking[decision].begin(), m_asking[decision].end(), [&](std::size_t item) {
        const AnswerOrigin origin = answers[item].origin;
        return origin == AnswerOrigin::given || origin == AnswerOrigin::unknown;
    });
}

void Overviewer::judge_application(OverviewEntry& entry, const Answers& answers) {
    const CompiledApplication& compiled = application(entry.decision);
    const std::vector<ValueSet> allowed = allowed_values(compiled.variables, answers);
    const std::vector<Terminal> reachable = compiled.diagram.reachable(allowed);
    if (reachable.size() > 1) {
        entry.standing = Standing::may_apply;
        const std::vector<Variable> open = compiled.diagram.support(allowed);
        if (const auto variable = next_question(compiled.diagram, allowed, open)) {
            entry.ask_first = compiled.variables[*variable];
        }
        return;
    }
    entry.standing = reachable.front() == 1 ? Standing::applies : Standing::does_not_apply;
    for (const std::vector<Variable>& reason :
         sufficient_reasons(compiled.diagram, allowed).first(1)) {
        for (const Variable variable : reason) {
            entry.because.push_back(compiled.variables[variable]);
        }
    }
}

OverviewEntry Overviewer::entry(std::size_t decision, const Answers& answers) {
    OverviewEntry entry;
    entry.decision = decision;
    entry.result = scorer().score(decision, answers);
    entry.filled_in = is_filled_in(decision, answers);
    if (entry.result.is_out_of_scope()) {
        entry.standing = Standing::out_of_scope;
        return entry;
    }
    judge_application(entry, answers);
    if (!entry.ask_first && !entry.result.is_determined()) {
        entry.ask_first = m_router.first_question(decision, answers);
    }
    return entry;
}

Overview Overviewer::overview(const Answers& answers) {
    const Catalog& catalog = scorer().catalog();
    Overview overview;
    ActionMerger merger(catalog);
    for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
        OverviewEntry entry = this->entry(index, answers);
        if (entry.standing != Standing::out_of_scope) {
            const bool is_doubtful = entry.result.scope_is_open;
            for (ActionAdvice& advice : m_router.route(index, answers).actions) {
                const bool is_certain = advice.certain && !is_doubtful;
                if (is_certain || entry.filled_in) {
                    advice.certain = is_certain;
                    merger.add(index, std::move(advice));
                } else {
                    ++entry.possible_actions;
                }
            }
        }
        overview.entries.push_back(std::move(entry));
    }
    overview.actions = merger.merged();
    return overview;
}

}  // namespace rodevlag
