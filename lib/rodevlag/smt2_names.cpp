#include "rodevlag/smt2_names.h"

#include <fmt/format.h>
#include <utility>

namespace rodevlag {

SmtTerm of_case(std::string name, SmtCase which) {
    return {which == SmtCase::first ? std::move(name) : name + "@ander"};
}

std::string smt_question(const Item& item) {
    return "vraag/" + item.name;
}

std::string smt_answer_sort(const Item& item) {
    return "antwoord/" + item.name;
}

std::string smt_answer(const Item& item, Value value) {
    return item.name + "=" + item.domain.values()[value];
}

std::vector<std::string> smt_answers(const Item& item, ValueSet values) {
    std::vector<std::string> symbols;
    for (const Value value : values) {
        symbols.push_back(smt_answer(item, value));
    }
    return symbols;
}

std::string smt_outcome_sort(const Decision& decision) {
    return "uitkomst/" + decision.id;
}

std::string smt_outcome(const Decision& decision, std::size_t outcome) {
    return decision.id + "=" + decision.outcomes[outcome].id;
}

std::string smt_no_outcome(const Decision& decision) {
    return decision.id + "=?";
}

std::vector<std::string> smt_outcomes(const Decision& decision, ValueSet outcomes) {
    std::vector<std::string> symbols;
    for (const Value outcome : outcomes) {
        symbols.push_back(smt_outcome(decision, outcome));
    }
    return symbols;
}

std::string smt_by_rules(const Decision& decision) {
    return "besluit/" + decision.id;
}

std::string smt_by_diagram(const Decision& decision) {
    return "diagram/" + decision.id;
}

std::string smt_diagram_node(const Decision& decision, std::size_t node) {
    return fmt::format("diagram/{}/{}", decision.id, node);
}

std::string smt_rule(const Decision& decision, std::size_t rule) {
    return fmt::format("regel/{}/{}", decision.id, rule + 1);
}

std::string smt_left(const Decision& decision, std::size_t rule) {
    return fmt::format("over/{}/{}", decision.id, rule + 1);
}

std::string smt_flow_node(const Decision& decision, std::size_t node) {
    return fmt::format("knoop/{}/{}", decision.id, decision.flow->nodes[node].id);
}

std::string smt_branch(const Decision& decision, std::size_t node, std::size_t branch) {
    const FlowNode& flow_node = decision.flow->nodes[node];
    return fmt::format("tak/{}/{}/{}", decision.id, flow_node.id, flow_node.branches[branch].label);
}

std::string smt_reached(const Decision& decision, std::size_t node) {
    return fmt::format("bereikt/{}/{}", decision.id, decision.flow->nodes[node].id);
}

std::string smt_action(const Decision& decision, std::size_t action) {
    return fmt::format("actie/{}/{}", decision.id, decision.actions[action].id);
}

std::string smt_scope(const Decision& decision, std::size_t part) {
    return fmt::format("bereik/{}/{}", decision.id, part + 1);
}

std::string smt_milder(const Decision& decision) {
    return "milder/" + decision.id;
}

}  // namespace rodevlag
