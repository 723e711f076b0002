#include "plain_evaluator.h"

#include <stdexcept>

namespace rodevlag::referee {

namespace {

bool holds(const Catalog& catalog, const Condition& condition, const std::vector<Value>& values) {
    std::size_t true_parts = 0;
    switch (condition.kind) {
        case Condition::Kind::item:
            return condition.values.contains(values[condition.target]);
        case Condition::Kind::decision: {
            const std::optional<std::size_t> outcome =
                outcome_of(catalog, catalog.decision(condition.target), values);
            return outcome && condition.values.contains(static_cast<Value>(*outcome));
        }
        case Condition::Kind::negation:
            return !holds(catalog, condition.parts[0], values);
        case Condition::Kind::all:
            for (const Condition& part : condition.parts) {
                if (!holds(catalog, part, values)) {
                    return false;
                }
            }
            return true;
        case Condition::Kind::any:
            for (const Condition& part : condition.parts) {
                if (holds(catalog, part, values)) {
                    return true;
                }
            }
            return false;
        case Condition::Kind::at_least:
            for (const Condition& part : condition.parts) {
                true_parts += holds(catalog, part, values) ? 1U : 0U;
            }
            return true_parts >= condition.threshold;
        default:
            throw std::logic_error("not in a rule or a node");
    }
}

void collect(const Catalog& catalog, const Condition& condition, std::size_t skipped,
             std::set<std::size_t>& items) {
    if (condition.kind == Condition::Kind::item) {
        items.insert(condition.target);
    }
    if (condition.kind == Condition::Kind::decision && condition.target != skipped) {
        items.merge(items_without(catalog, catalog.decision(condition.target), skipped));
    }
    for (const Condition& part : condition.parts) {
        collect(catalog, part, skipped, items);
    }
}

}  // namespace

std::optional<std::size_t> outcome_of(const Catalog& catalog, const Decision& decision,
                                      const std::vector<Value>& values) {
    for (const Rule& rule : decision.rules) {
        if (!rule.condition || holds(catalog, *rule.condition, values)) {
            return rule.outcome;
        }
    }
    std::optional<std::size_t> node;
    if (decision.flow) {
        node = decision.flow->start;
    }
    while (node) {
        const Branch* taken = nullptr;
        for (const Branch& branch : decision.flow->nodes[*node].branches) {
            if (taken == nullptr && holds(catalog, branch.condition, values)) {
                taken = &branch;
            }
        }
        if (taken != nullptr && taken->to_outcome) {
            return taken->target;
        }
        node = taken == nullptr ? std::nullopt : std::optional(taken->target);
    }
    return std::nullopt;
}

std::set<std::size_t> items_of(const Catalog& catalog, const Decision& decision) {
    return items_without(catalog, decision, catalog.decision_count());
}

std::set<std::size_t> items_without(const Catalog& catalog, const Decision& decision,
                                    std::size_t skipped) {
    std::set<std::size_t> items;
    for (const Rule& rule : decision.rules) {
        if (rule.condition) {
            collect(catalog, *rule.condition, skipped, items);
        }
    }
    if (decision.flow) {
        for (const FlowNode& node : decision.flow->nodes) {
            for (const Branch& branch : node.branches) {
                collect(catalog, branch.condition, skipped, items);
            }
        }
    }
    return items;
}

}  // namespace rodevlag::referee
