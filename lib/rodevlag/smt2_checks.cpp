#include "rodevlag/smt2_checks.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "rodevlag/compiler.h"
#include "rodevlag/smt2_check.h"
#include "rodevlag/smt2_decision.h"
#include "rodevlag/smt2_names.h"
#include "rodevlag/smt2_pairs.h"

namespace rodevlag {

namespace {

bool reaches(const DecisionDiagram& diagram, Terminal terminal) {
    return std::ranges::binary_search(diagram.terminals(), terminal);
}

std::string outcome_symbol(const Decision& decision, Terminal terminal) {
    return terminal == uncovered ? smt_no_outcome(decision) : smt_outcome(decision, terminal);
}

/// `(define-fun ...)` of one node: nested `ite` over the sets of answers with the same child.
void define_node(const Catalog& catalog, const CompiledDecision& compiled, std::size_t index,
                 std::string& out) {
    const Decision& decision = catalog.decision(compiled.decision);
    const Node node = compiled.diagram.node(index);
    const Item& item = catalog.item(compiled.variables[node.variable]);
    std::vector<std::pair<NodeReference, ValueSet>> children;
    for (std::size_t value = 0; value < node.children.size(); ++value) {
        const NodeReference child = node.children[value];
        const ValueSet single = ValueSet::single(static_cast<Value>(value));
        const auto known = std::find_if(children.begin(), children.end(),
                                        [&](const auto& other) { return other.first == child; });
        if (known == children.end()) {
            children.emplace_back(child, single);
        } else {
            known->second |= single;
        }
    }
    const auto function_of = [&](NodeReference child) {
        return child.is_terminal()
                   ? SmtTerm{outcome_symbol(decision, child.terminal())}
                   : of_case(smt_diagram_node(decision, child.index()), SmtCase::first);
    };
    SmtTerm body = function_of(children.back().first);
    for (auto child = children.rbegin() + 1; child != children.rend(); ++child) {
        body = {
            "ite",
            {smt_is_one_of(of_case(item.name, SmtCase::first), smt_answers(item, child->second)),
             function_of(child->first), std::move(body)}};
    }
    define_smt(out, {smt_diagram_node(decision, index)}, smt_outcome_sort(decision), body);
}

void define_diagram(const Catalog& catalog, const CompiledDecision& compiled, std::string& out) {
    const Decision& decision = catalog.decision(compiled.decision);
    const DecisionDiagram& diagram = compiled.diagram;
    append_smt_comment(out,
                       fmt::format("Het beslisdiagram waarmee de programma's rekenen: {} knopen, "
                                   "van onder naar boven.",
                                   diagram.node_count()));
    for (std::size_t node = 0; node < diagram.node_count(); ++node) {
        define_node(catalog, compiled, node, out);
    }
    const NodeReference root = diagram.root();
    define_smt(out, {smt_by_diagram(decision)}, smt_outcome_sort(decision),
               {root.is_terminal() ? outcome_symbol(decision, root.terminal())
                                   : smt_diagram_node(decision, root.index())});
    out += "\n";
}

/// The checks about one case.
class CaseChecks {
public:
    CaseChecks(const Catalog& catalog, std::size_t index, std::string& out)
        : m_catalog(catalog), m_index(index), m_decision(catalog.decision(index)), m_out(out) {}

    void outcomes(const CompiledDecision& compiled) {
        add("heeft een antwoordpatroon zonder uitkomst", is_outcome(uncovered),
            reaches(compiled.diagram, uncovered));
        for (Terminal outcome = 0; outcome < m_decision.outcomes.size(); ++outcome) {
            add("uitkomst " + m_decision.outcomes[outcome].id + " wordt bereikt",
                is_outcome(outcome), reaches(compiled.diagram, outcome));
        }
        add("het diagram wijkt ergens af van " +
                std::string(m_decision.flow ? "het schema" : "de regels"),
            {"distinct",
             {of_case(smt_by_rules(m_decision), SmtCase::first),
              of_case(smt_by_diagram(m_decision), SmtCase::first)}},
            false);
    }

    void rules() {
        if (m_decision.flow) {
            return;
        }
        const CompiledRules compiled = compile_rules(m_catalog, m_index);
        append_smt_comment(m_out, "Past geen enkele eerdere regel?");
        for (std::size_t rule = 0; rule < m_decision.rules.size(); ++rule) {
            define_left(rule);
        }
        m_out += "\n";
        for (std::size_t rule = 0; rule < m_decision.rules.size(); ++rule) {
            add(fmt::format("regel {} beslist", rule + 1),
                smt_all({of_case(smt_left(m_decision, rule), SmtCase::first),
                         of_case(smt_rule(m_decision, rule), SmtCase::first)}),
                reaches(compiled.decides[rule], 1));
        }
    }

    void route() {
        const CompiledRoute compiled = compile_route(m_catalog, m_index, Gaps::keep);
        for (std::size_t node = 0; node < compiled.nodes.size(); ++node) {
            flow_node(compiled, node);
        }
        for (std::size_t action = 0; action < compiled.actions.size(); ++action) {
            add("actie " + m_decision.actions[action].id + " geldt",
                of_case(smt_action(m_decision, action), SmtCase::first),
                reaches(compiled.actions[action], 1));
        }
    }

    void scope() {
        const CompiledScope compiled = compile_scope(m_catalog, m_index);
        std::vector<SmtTerm> all;
        for (std::size_t part = 0; part < compiled.parts.size(); ++part) {
            const SmtTerm holds = of_case(smt_scope(m_decision, part), SmtCase::first);
            const std::string name = fmt::format("deel {} van het bereik", part + 1);
            add(name + " klopt", holds, reaches(compiled.parts[part], 1));
            add(name + " klopt niet", {"not", {holds}}, reaches(compiled.parts[part], 0));
            all.push_back(holds);
        }
        if (all.size() > 1) {
            add("het hele bereik klopt", smt_all(std::move(all)), reaches(compiled.all, 1));
        }
    }

private:
    void define_left(std::size_t rule) {
        const SmtTerm body =
            rule == 0
                ? SmtTerm{"true"}
                : smt_all({of_case(smt_left(m_decision, rule - 1), SmtCase::first),
                           {"not", {of_case(smt_rule(m_decision, rule - 1), SmtCase::first)}}});
        define_smt(m_out, of_case(smt_left(m_decision, rule), SmtCase::first), "Bool", body);
    }

    void flow_node(const CompiledRoute& compiled, std::size_t node) {
        const FlowNode& asked = m_decision.flow->nodes[node];
        const SmtTerm reached = of_case(smt_reached(m_decision, node), SmtCase::first);
        add("knoop " + asked.id + " wordt bereikt", reached, reaches(compiled.nodes[node], 1));
        for (std::size_t branch = 0; branch < asked.branches.size(); ++branch) {
            add(fmt::format("tak {} van knoop {} wordt genomen", asked.branches[branch].label,
                            asked.id),
                smt_all({reached, of_case(smt_branch(m_decision, node, branch), SmtCase::first)}),
                reaches(compiled.branches[node][branch], 1));
        }
    }

    void add(const std::string& name, const SmtTerm& claim, bool expected) {
        append_smt_check(m_out, m_decision.id + ": " + name, claim, smt_status(expected));
    }

    SmtTerm is_outcome(Terminal outcome) const {
        return {"=",
                {of_case(smt_by_rules(m_decision), SmtCase::first),
                 {outcome_symbol(m_decision, outcome)}}};
    }

    const Catalog& m_catalog;
    std::size_t m_index;
    const Decision& m_decision;
    std::string& m_out;
};

}  // namespace

void append_smt_checks(const Catalog& catalog, std::size_t index, std::string& out) {
    const Decision& decision = catalog.decision(index);
    const CompiledDecision compiled = compile_decision(catalog, index, Gaps::keep);
    append_smt_comment(out, "==== Controles van besluit " + decision.id);
    if (decision.flow) {
        define_smt_reached(catalog, decision, out);
    }
    define_smt_actions(catalog, decision, out);
    define_smt_scope(catalog, decision, out);
    out += "\n";
    define_diagram(catalog, compiled, out);
    CaseChecks checks(catalog, index, out);
    checks.outcomes(compiled);
    checks.rules();
    checks.route();
    checks.scope();
    append_smt_pair_checks(catalog, compiled, out);
}

}  // namespace rodevlag
