#include "rodevlag/mentions.h"

#include <set>

namespace rodevlag {

namespace {

/// Calls `visit` for every condition that decides the outcome, in reading order.
template <typename Visit>
void for_each_condition(const Decision& decision, const Visit& visit) {
    for (const Rule& rule : decision.rules) {
        if (rule.condition) {
            visit(*rule.condition);
        }
    }
    if (!decision.flow) {
        return;
    }
    // Nodes are visited in the order of a walk from the start: items that are asked together in the
    // chart stay together in the diagram, which keeps it small.
    std::vector<bool> seen(decision.flow->nodes.size());
    std::vector<std::size_t> pending{decision.flow->start};
    while (!pending.empty()) {
        const std::size_t node = pending.back();
        pending.pop_back();
        if (seen[node]) {
            continue;
        }
        seen[node] = true;
        const std::vector<Branch>& branches = decision.flow->nodes[node].branches;
        for (const Branch& branch : branches) {
            visit(branch.condition);
        }
        for (auto branch = branches.rbegin(); branch != branches.rend(); ++branch) {
            if (!branch->to_outcome) {
                pending.push_back(branch->target);
            }
        }
    }
}

/// Lists the items that conditions mention, in order of first mention.
class VariableCollector {
public:
    explicit VariableCollector(const Catalog& catalog)
        : m_catalog(catalog), m_seen(catalog.item_count()) {}

    void add(const Decision& decision) {
        for_each_condition(decision, [&](const Condition& condition) { add(condition); });
    }

    void add_scope(const Decision& decision) {
        for (const ScopeCondition& part : decision.scope) {
            add(part.condition);
        }
    }

    void add(const Condition& condition) {
        if (condition.kind == Condition::Kind::item && !m_seen[condition.target]) {
            m_seen[condition.target] = true;
            m_variables.push_back(condition.target);
        }
        if (condition.kind == Condition::Kind::decision &&
            m_decisions.insert(condition.target).second) {
            add(m_catalog.decision(condition.target));
        }
        for (const Condition& part : condition.parts) {
            add(part);
        }
    }

    const std::vector<std::size_t>& variables() const { return m_variables; }

private:
    const Catalog& m_catalog;
    std::vector<bool> m_seen;
    std::set<std::size_t> m_decisions;  // read already
    std::vector<std::size_t> m_variables;
};

/// The targets of all conditions of one kind, ascending.
std::vector<std::size_t> named_by(const Decision& decision, Condition::Kind kind) {
    std::set<std::size_t> targets;
    const auto collect = [&](const auto& self, const Condition& condition) -> void {
        if (condition.kind == kind) {
            targets.insert(condition.target);
        }
        for (const Condition& part : condition.parts) {
            self(self, part);
        }
    };
    for_each_condition(decision, [&](const Condition& condition) { collect(collect, condition); });
    return {targets.begin(), targets.end()};
}

}  // namespace

std::vector<std::size_t> variables_of(const Catalog& catalog, const Decision& decision) {
    VariableCollector collector(catalog);
    collector.add(decision);
    return collector.variables();
}

std::vector<std::size_t> variables_of_route(const Catalog& catalog, const Decision& decision) {
    VariableCollector collector(catalog);
    collector.add(decision);
    for (const Action& action : decision.actions) {
        if (action.condition) {
            collector.add(*action.condition);
        }
    }
    return collector.variables();
}

std::vector<std::size_t> variables_of_application(const Catalog& catalog,
                                                  const Decision& decision) {
    VariableCollector collector(catalog);
    collector.add(decision);
    collector.add_scope(decision);
    return collector.variables();
}

std::vector<std::size_t> variables_of_scope(const Catalog& catalog, const Decision& decision) {
    VariableCollector collector(catalog);
    collector.add_scope(decision);
    return collector.variables();
}

std::vector<std::size_t> items_asking_for(const Catalog& catalog, const Decision& decision) {
    if (catalog.instrument_of(decision).items.empty()) {
        return items_named_by(decision);
    }
    std::vector<std::size_t> items;
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        if (catalog.instrument_of_item(item) == decision.instrument) {
            items.push_back(item);
        }
    }
    return items;
}

std::vector<std::size_t> items_named_by(const Decision& decision) {
    return named_by(decision, Condition::Kind::item);
}

std::vector<std::size_t> decisions_named_by(const Decision& decision) {
    return named_by(decision, Condition::Kind::decision);
}

std::vector<std::size_t> decisions_behind(const Catalog& catalog, const Decision& decision) {
    std::set<std::size_t> behind;
    std::vector<std::size_t> pending = decisions_named_by(decision);
    while (!pending.empty()) {
        const std::size_t next = pending.back();
        pending.pop_back();
        if (behind.insert(next).second) {
            const std::vector<std::size_t> further = decisions_named_by(catalog.decision(next));
            pending.insert(pending.end(), further.begin(), further.end());
        }
    }
    return {behind.begin(), behind.end()};
}

}  // namespace rodevlag
