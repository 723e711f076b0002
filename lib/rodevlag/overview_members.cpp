#include "rodevlag/overview_members.h"

#include <fmt/format.h>
#include <string>
#include <vector>

#include "rodevlag/result_names.h"

namespace rodevlag {

namespace {

std::vector<std::string> action_names(const Catalog& catalog, const Overview& overview) {
    std::vector<std::string> names;
    for (const MergedAction& act : overview.actions) {
        const AdvisedAction& first = act.parts.front();
        const Decision& decision = catalog.decision(first.decision);
        const Action& action = decision.actions[first.advice.action];
        names.push_back(
            fmt::format("{}:{}.{}{}", action.who, decision.id, action.id, act.certain ? "" : "?"));
    }
    return names;
}

}  // namespace

Result overview_result(const Catalog& catalog, const Overview& overview) {
    std::vector<std::string> applies;
    std::vector<std::string> may_apply;
    std::vector<std::string> does_not_apply;
    std::vector<std::string> out_of_scope;
    std::vector<std::string> not_filled_in;
    for (const OverviewEntry& entry : overview.entries) {
        const Decision& decision = catalog.decision(entry.decision);
        if (entry.standing == Standing::out_of_scope) {
            out_of_scope.push_back(decision.id);
        } else if (decision.kind == DecisionKind::assessment) {
            if (!entry.filled_in) {
                not_filled_in.push_back(decision.id + (entry.result->scope_is_open ? "?" : ""));
            }
        } else if (decision.kind != DecisionKind::main_route) {
            (entry.standing == Standing::applies     ? applies
             : entry.standing == Standing::may_apply ? may_apply
                                                     : does_not_apply)
                .push_back(decision.id);
        }
    }
    return {std::string(overview_section),
            {{"geldt", std::move(applies)},
             {"kan_gelden", std::move(may_apply)},
             {"geldt_niet", std::move(does_not_apply)},
             {"niet_van_toepassing", std::move(out_of_scope)},
             {"niet_ingevuld", std::move(not_filled_in)},
             {"acties", action_names(catalog, overview), false}}};
}

}  // namespace rodevlag
