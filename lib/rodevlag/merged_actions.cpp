#include "rodevlag/merged_actions.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace rodevlag {

namespace {

std::size_t hours_of(const std::optional<Deadline>& deadline) {
    return deadline ? deadline->hours : std::numeric_limits<std::size_t>::max();
}

/// The organisations in the order in which the main routes and then the others name them.
std::vector<std::string> organisation_order(const Catalog& catalog) {
    std::vector<std::string> order;
    for (const bool main_routes : {true, false}) {
        for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
            const Decision& decision = catalog.decision(index);
            if ((decision.kind == DecisionKind::main_route) != main_routes) {
                continue;
            }
            for (const Organisation& organisation : catalog.instrument_of(decision).organisations) {
                if (std::find(order.begin(), order.end(), organisation.id) == order.end()) {
                    order.push_back(organisation.id);
                }
            }
        }
    }
    return order;
}

/// Calls `visit` for every action with its place, in the catalog's order.
template <typename Visit>
void for_each_action(const Catalog& catalog, const Visit& visit) {
    for (std::size_t decision = 0; decision < catalog.decision_count(); ++decision) {
        const std::vector<Action>& actions = catalog.decision(decision).actions;
        for (std::size_t action = 0; action < actions.size(); ++action) {
            visit(actions[action], ActionReference{decision, action});
        }
    }
}

}  // namespace

std::size_t modality_rank(std::string_view modality) {
    return static_cast<std::size_t>(std::find(modalities.begin(), modalities.end(), modality) -
                                    modalities.begin());
}

ActionMerger::ActionMerger(const Catalog& catalog) : m_catalog(catalog) {
    // Disjoint sets: every action begins as its own act, and sets that share one are joined.
    std::vector<std::size_t> leader;
    std::vector<std::vector<std::size_t>> number;  // per decision and action
    for (std::size_t decision = 0; decision < catalog.decision_count(); ++decision) {
        std::vector<std::size_t>& own = number.emplace_back();
        for (std::size_t action = 0; action < catalog.decision(decision).actions.size(); ++action) {
            own.push_back(leader.size());
            leader.push_back(leader.size());
        }
    }
    const auto find = [&](std::size_t one) {
        while (leader[one] != one) {
            one = leader[one] = leader[leader[one]];
        }
        return one;
    };
    std::map<std::pair<std::string, std::string>, std::size_t> by_words;
    for_each_action(catalog, [&](const Action& action, ActionReference at) {
        const std::size_t own = number[at.decision][at.action];
        const auto same_words = by_words.emplace(std::pair(action.who, action.what), own).first;
        leader[find(own)] = find(same_words->second);
        for (const SameAct& same : action.same_acts) {
            leader[find(own)] = find(number[same.target->decision][same.target->action]);
        }
    });
    const std::vector<std::string> order = organisation_order(catalog);
    m_act.resize(catalog.decision_count());
    m_organisation_of_act.resize(leader.size());
    for_each_action(catalog, [&](const Action& action, ActionReference at) {
        const std::size_t act = find(number[at.decision][at.action]);
        m_act[at.decision].push_back(act);
        m_organisation_of_act[act] = static_cast<std::size_t>(
            std::find(order.begin(), order.end(), action.who) - order.begin());
    });
}

const Action& ActionMerger::action(const AdvisedAction& part) const {
    return m_catalog.decision(part.decision).actions[part.advice.action];
}

/// Fills in what follows from the parts.
void ActionMerger::settle(MergedAction& act) const {
    std::stable_sort(
        act.parts.begin(), act.parts.end(), [&](const AdvisedAction& a, const AdvisedAction& b) {
            const auto rank = [&](const AdvisedAction& part) {
                return std::tuple(!part.advice.certain, !action(part).same_acts.empty());
            };
            return rank(a) < rank(b);
        });
    act.certain = act.parts.front().advice.certain;
    for (const AdvisedAction& part : act.parts) {
        if (part.advice.certain != act.certain) {
            continue;
        }
        const Action& one = action(part);
        if (act.modality.empty() || modality_rank(one.modality) < modality_rank(act.modality)) {
            act.modality = one.modality;
        }
        if (act.deadline.empty() || hours_of(one.within) < hours_of(act.within)) {
            act.within = one.within;
            act.deadline = one.deadline;
        }
    }
}

std::vector<MergedAction> ActionMerger::merged(std::vector<AdvisedAction> advised) const {
    std::vector<MergedAction> acts;
    std::vector<std::size_t> place(m_organisation_of_act.size(),  // in `acts`, per id
                                   m_organisation_of_act.size());
    for (AdvisedAction& part : advised) {
        const std::size_t id = m_act[part.decision][part.advice.action];
        if (place[id] == m_organisation_of_act.size()) {
            place[id] = acts.size();
            acts.emplace_back().organisation = m_organisation_of_act[id];
        }
        acts[place[id]].parts.push_back(std::move(part));
    }
    for (MergedAction& act : acts) {
        settle(act);
    }
    const auto rank = [](const MergedAction& act) {
        return std::tuple(!act.certain, act.organisation, hours_of(act.within),
                          modality_rank(act.modality));
    };
    std::stable_sort(acts.begin(), acts.end(), [&](const MergedAction& a, const MergedAction& b) {
        return rank(a) < rank(b);
    });
    return acts;
}

}  // namespace rodevlag
