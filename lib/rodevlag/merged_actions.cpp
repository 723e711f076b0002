#include "rodevlag/merged_actions.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <tuple>

namespace rodevlag {

namespace {

constexpr std::array<std::string_view, 4> modalities = {"moet", "in beginsel", "waar nodig", "kan"};

std::size_t hours_of(const std::optional<Deadline>& deadline) {
    return deadline ? deadline->hours : std::numeric_limits<std::size_t>::max();
}

}  // namespace

std::size_t modality_rank(std::string_view modality) {
    return static_cast<std::size_t>(std::find(modalities.begin(), modalities.end(), modality) -
                                    modalities.begin());
}

const Action& ActionMerger::action(const AdvisedAction& part) const {
    return m_catalog.decision(part.decision).actions[part.advice.action];
}

/// The group of an action; a new one when it is not the double of another.
std::size_t ActionMerger::group_of(std::size_t decision, const ActionAdvice& advice) {
    const Action& one = m_catalog.decision(decision).actions[advice.action];
    const ActionReference key = one.same_action.value_or(ActionReference{decision, advice.action});
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const Action& other = action(m_groups[group].act.parts.front());
        if (m_groups[group].key == key || (other.who == one.who && other.what == one.what)) {
            return group;
        }
    }
    m_groups.push_back({key, {}});
    return m_groups.size() - 1;
}

void ActionMerger::add(std::size_t decision, ActionAdvice advice) {
    const std::size_t group = group_of(decision, advice);
    m_groups[group].act.parts.push_back({decision, std::move(advice)});
}

/// Fills in what follows from the parts.
void ActionMerger::settle(MergedAction& act) const {
    std::stable_sort(
        act.parts.begin(), act.parts.end(), [&](const AdvisedAction& a, const AdvisedAction& b) {
            const auto rank = [&](const AdvisedAction& part) {
                return std::tuple(!part.advice.certain, action(part).same_action.has_value());
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

std::vector<std::string> ActionMerger::organisation_order() const {
    std::vector<std::string> order;
    const auto add_of = [&](std::size_t decision) {
        for (const Organisation& organisation :
             m_catalog.instrument_of(m_catalog.decision(decision)).organisations) {
            if (std::find(order.begin(), order.end(), organisation.id) == order.end()) {
                order.push_back(organisation.id);
            }
        }
    };
    for (const bool main_routes : {true, false}) {
        for (std::size_t decision = 0; decision < m_catalog.decision_count(); ++decision) {
            if ((m_catalog.decision(decision).kind == DecisionKind::main_route) == main_routes) {
                add_of(decision);
            }
        }
    }
    return order;
}

std::vector<MergedAction> ActionMerger::merged() const {
    std::vector<MergedAction> acts;
    for (const Group& group : m_groups) {
        acts.push_back(group.act);
        settle(acts.back());
    }
    const std::vector<std::string> order = organisation_order();
    const auto rank = [&](const MergedAction& act) {
        const std::string& who = action(act.parts.front()).who;
        return std::tuple(!act.certain, std::find(order.begin(), order.end(), who) - order.begin(),
                          hours_of(act.within), modality_rank(act.modality));
    };
    std::stable_sort(acts.begin(), acts.end(), [&](const MergedAction& a, const MergedAction& b) {
        return rank(a) < rank(b);
    });
    return acts;
}

}  // namespace rodevlag
