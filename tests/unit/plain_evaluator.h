// The outcome of a decision for complete answers, straight from the rules or the flowchart: what
// the diagrams are compared with.
#pragma once

#include <functional>
#include <stdexcept>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/truth.h"

namespace plain {

class Evaluator : public rodevlag::OutcomeLookup {
public:
    Evaluator(const rodevlag::Catalog& catalog, const rodevlag::Answers& answers)
        : m_catalog(catalog), m_answers(answers) {}

    rodevlag::ValueSet of_this_decision() const override { return {}; }
    rodevlag::ValueSet of_decision(std::size_t decision) const override {
        return rodevlag::ValueSet::single(static_cast<rodevlag::Value>(outcome(decision)));
    }

    bool holds(const rodevlag::Condition& condition) const {
        return rodevlag::truth_of(condition, m_answers, *this) == rodevlag::Truth::yes;
    }

    /// The first rule that holds.
    std::size_t rule(std::size_t decision) const {
        const std::vector<rodevlag::Rule>& rules = m_catalog.decision(decision).rules;
        for (std::size_t index = 0; index < rules.size(); ++index) {
            if (!rules[index].condition || holds(*rules[index].condition)) {
                return index;
            }
        }
        throw std::logic_error("no rule holds");
    }

    /// The nodes of a flowchart that are passed, each with the branch that is taken.
    std::vector<std::pair<std::size_t, std::size_t>> way(std::size_t decision) const {
        const rodevlag::Flow& flow = *m_catalog.decision(decision).flow;
        std::vector<std::pair<std::size_t, std::size_t>> taken;
        for (std::size_t node = flow.start;;) {
            const std::vector<rodevlag::Branch>& branches = flow.nodes[node].branches;
            std::size_t branch = 0;
            while (!holds(branches.at(branch).condition)) {
                ++branch;
            }
            taken.emplace_back(node, branch);
            if (branches[branch].to_outcome) {
                return taken;
            }
            node = branches[branch].target;
        }
    }

    std::size_t outcome(std::size_t decision) const {
        const rodevlag::Decision& subject = m_catalog.decision(decision);
        if (!subject.flow) {
            return subject.rules[rule(decision)].outcome;
        }
        const auto [node, branch] = way(decision).back();
        return subject.flow->nodes[node].branches[branch].target;
    }

private:
    const rodevlag::Catalog& m_catalog;
    const rodevlag::Answers& m_answers;
};

/// Calls `visit` with every way to make the answers to these items complete.
inline void for_each_completion(rodevlag::Answers answers, const std::vector<std::size_t>& items,
                                const std::function<void(const rodevlag::Answers&)>& visit,
                                std::size_t first = 0) {
    if (first == items.size()) {
        visit(answers);
        return;
    }
    for (const rodevlag::Value value : rodevlag::ValueSet(answers[items[first]].values)) {
        rodevlag::Answers next = answers;
        next[items[first]].values = rodevlag::ValueSet::single(value);
        for_each_completion(std::move(next), items, visit, first + 1);
    }
}

}  // namespace plain
