#include "rodevlag/soundness.h"

#include <algorithm>
#include <bit>
#include <fmt/format.h>

#include "rodevlag/compiler.h"
#include "rodevlag/diagram_builder.h"
#include "rodevlag/dutch_number.h"
#include "rodevlag/inert_items.h"
#include "rodevlag/mentions.h"
#include "rodevlag/partial_patterns.h"
#include "rodevlag/severity.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

bool is_ever(const DecisionDiagram& diagram, Terminal terminal) {
    const std::span<const Terminal> terminals = diagram.terminals();
    return std::find(terminals.begin(), terminals.end(), terminal) != terminals.end();
}

/// Both at once; the diagrams are yes/no over the same variables.
DecisionDiagram both(const DecisionDiagram& a, const DecisionDiagram& b) {
    const std::span<const std::size_t> sizes = a.domain_sizes();
    DiagramBuilder builder({sizes.begin(), sizes.end()});
    return builder.build(builder.logical_and(builder.from_diagram(a), builder.from_diagram(b)));
}

/// Checks one decision.
class DecisionChecker {
public:
    DecisionChecker(const Catalog& catalog, std::size_t index, SoundnessResult& result)
        : m_catalog(catalog),
          m_index(index),
          m_decision(catalog.decision(index)),
          m_compiled(compile_decision(catalog, index, Gaps::keep)),
          m_result(result) {}

    void run() {
        count_outcomes();
        if (!asks_decision_with_gap() && !has_gap()) {
            check_outcomes();
            check_rules();
            check_route();
            check_severity_order();
            count_with_unknown();
        }
        check_scope();
        m_result.proofs.push_back(std::move(m_proof));
    }

private:
    void find(Place place, std::string message, std::vector<CounterExample> examples = {}) {
        m_result.findings.push_back({{m_catalog.instrument_of(m_decision).file, place.line,
                                      place.column, std::move(message)},
                                     std::move(examples)});
    }

    /// The example as answers; `variables` are those of the diagram that it comes from.
    CounterExample counter_example(const Example& example,
                                   const std::vector<std::size_t>& variables,
                                   std::string shows) const {
        CounterExample result{std::move(shows), {}};
        for (const Assignment& assignment : example) {
            result.answers.emplace_back(variables[assignment.variable], assignment.value);
        }
        return result;
    }

    const std::string& outcome_id(std::size_t outcome) const {
        return m_decision.outcomes[outcome].id;
    }

    void count_outcomes() {
        m_proof.decision = m_index;
        m_proof.questions = m_compiled.variables.size();
        m_proof.nodes = m_compiled.diagram.node_count();
        m_proof.patterns_of.assign(m_decision.outcomes.size(), 0);
        for (const TerminalCount& counted :
             m_compiled.diagram.count(m_compiled.diagram.full_domains())) {
            m_proof.patterns += counted.count;
            if (counted.terminal == uncovered) {
                m_proof.without_outcome = counted.count;
            } else {
                m_proof.patterns_of[counted.terminal] = counted.count;
            }
        }
    }

    bool has_gap() {
        m_proof.is_complete = m_proof.without_outcome == 0;
        if (m_proof.is_complete) {
            return false;
        }
        const Example example = *smallest_example(m_compiled.diagram, uncovered);
        find(m_decision.place,
             fmt::format("besluit '{}' heeft bij {} van de {} antwoordpatronen geen uitkomst",
                         m_decision.id, dutch_number(m_proof.without_outcome),
                         dutch_number(m_proof.patterns)),
             {counter_example(example, m_compiled.variables,
                              fmt::format("bij deze antwoorden heeft besluit '{}' geen uitkomst",
                                          m_decision.id))});
        return true;
    }

    /// The gap is reported at the decision that has it.
    bool asks_decision_with_gap() {
        const std::vector<std::size_t> behind = decisions_behind(m_catalog, m_decision);
        const auto asked = std::find_if(behind.begin(), behind.end(), [&](std::size_t index) {
            return is_ever(compile_decision(m_catalog, index, Gaps::keep).diagram, uncovered);
        });
        if (asked == behind.end()) {
            return false;
        }
        find(m_decision.place,
             fmt::format("besluit '{}' is niet verder nagegaan: het vraagt naar besluit '{}', dat "
                         "niet altijd een uitkomst heeft",
                         m_decision.id, m_catalog.decision(*asked).id));
        m_proof.is_complete = false;
        return true;
    }

    void check_outcomes() {
        for (std::size_t outcome = 0; outcome < m_decision.outcomes.size(); ++outcome) {
            if (m_proof.patterns_of[outcome] == 0) {
                find(m_decision.outcomes[outcome].place,
                     fmt::format("uitkomst '{}' komt bij geen enkel antwoord voor; er zijn dus "
                                 "geen antwoorden die haar laten zien",
                                 outcome_id(outcome)));
            }
        }
    }

    void check_rules() {
        m_proof.rules.total = m_decision.rules.size();
        const CompiledRules rules = compile_rules(m_catalog, m_index);
        for (std::size_t rule = 0; rule < m_proof.rules.total; ++rule) {
            if (!is_ever(rules.holds[rule], 1)) {
                find(m_decision.rules[rule].place,
                     "de voorwaarde van deze regel is bij geen enkel antwoord waar");
            } else if (!is_ever(rules.decides[rule], 1)) {
                report_shadowed(rules, rule);
            } else {
                ++m_proof.rules.sound;
            }
        }
    }

    /// A rule whose every case is taken by rules before it.
    void report_shadowed(const CompiledRules& rules, std::size_t rule) {
        std::vector<std::string> lines;
        std::vector<CounterExample> examples;
        for (std::size_t earlier = 0; earlier < rule; ++earlier) {
            const DecisionDiagram taken = both(rules.decides[earlier], rules.holds[rule]);
            if (const std::optional<Example> example = smallest_example(taken, 1)) {
                const Rule& winner = m_decision.rules[earlier];
                lines.push_back(std::to_string(winner.place.line));
                examples.push_back(counter_example(
                    *example, rules.variables,
                    fmt::format("de voorwaarde van de regel op {} klopt, maar de regel op {} gaat "
                                "voor: {}",
                                m_decision.rules[rule].place.line, winner.place.line,
                                outcome_id(winner.outcome))));
            }
        }
        find(m_decision.rules[rule].place,
             fmt::format("deze regel komt nooit aan de beurt: als haar voorwaarde klopt, is er "
                         "altijd al een eerdere regel (regel {} van het bestand)",
                         join(lines, " of ")),
             std::move(examples));
    }

    void check_route() {
        const CompiledRoute route = compile_route(m_catalog, m_index, Gaps::keep);
        if (m_decision.flow) {
            check_chart(*m_decision.flow, route);
        }
        m_proof.actions.total = m_decision.actions.size();
        for (std::size_t action = 0; action < m_proof.actions.total; ++action) {
            if (is_ever(route.actions[action], 1)) {
                ++m_proof.actions.sound;
            } else {
                report_action(m_decision.actions[action]);
            }
        }
    }

    void report_action(const Action& action) {
        std::vector<CounterExample> examples;
        for (const std::size_t outcome : action.outcomes) {
            if (const std::optional<Example> example =
                    smallest_example(m_compiled.diagram, static_cast<Terminal>(outcome))) {
                examples.push_back(
                    counter_example(*example, m_compiled.variables,
                                    fmt::format("de uitkomst is {}, maar actie '{}' geldt niet",
                                                outcome_id(outcome), action.id)));
                break;
            }
        }
        find(action.place,
             fmt::format("actie '{}' geldt bij geen enkel antwoord: haar voorwaarde gaat niet "
                         "samen met haar uitkomsten",
                         action.id),
             std::move(examples));
    }

    void check_chart(const Flow& flow, const CompiledRoute& route) {
        m_proof.chart_nodes.total = flow.nodes.size();
        for (std::size_t node = 0; node < flow.nodes.size(); ++node) {
            const FlowNode& here = flow.nodes[node];
            m_proof.branches.total += here.branches.size();
            const std::optional<Example> reached = smallest_example(route.nodes[node], 1);
            if (!reached) {
                find(here.place,
                     fmt::format("knoop '{}' wordt bij geen enkel antwoord bereikt, over de hele "
                                 "keten; de takken hierheen zijn er, maar worden nooit genomen",
                                 here.id));
                continue;
            }
            ++m_proof.chart_nodes.sound;
            for (std::size_t branch = 0; branch < here.branches.size(); ++branch) {
                if (is_ever(route.branches[node][branch], 1)) {
                    ++m_proof.branches.sound;
                } else {
                    find(here.place,
                         fmt::format("tak '{}' van knoop '{}' wordt bij geen enkel antwoord "
                                     "genomen, over de hele keten",
                                     here.branches[branch].label, here.id),
                         {counter_example(
                             *reached, route.variables,
                             fmt::format("de weg komt langs knoop '{}', en neemt een andere tak",
                                         here.id))});
                }
            }
        }
    }

    /// A part that never fails asks nothing, and one that never holds leaves no case.
    void check_scope() {
        const CompiledScope scope = compile_scope(m_catalog, m_index);
        m_proof.scope.total = scope.parts.size();
        for (std::size_t part = 0; part < scope.parts.size(); ++part) {
            const Place place = m_decision.scope[part].place;
            if (!is_ever(scope.parts[part], 1)) {
                find(place,
                     fmt::format("dit deel van het bereik klopt bij geen enkel antwoord: besluit "
                                 "'{}' is dan nooit van toepassing",
                                 m_decision.id));
            } else if (!is_ever(scope.parts[part], 0)) {
                find(place, "dit deel van het bereik klopt bij elk antwoord; het sluit niets uit");
            } else {
                ++m_proof.scope.sound;
            }
        }
        if (m_proof.scope.sound == m_proof.scope.total && !is_ever(scope.all, 1)) {
            report_empty_scope(scope);
        }
    }

    void report_empty_scope(const CompiledScope& scope) {
        std::vector<CounterExample> examples;
        for (std::size_t part = 0; part < scope.parts.size(); ++part) {
            examples.push_back(counter_example(
                *smallest_example(scope.parts[part], 1), scope.variables,
                fmt::format("deel {} van het bereik klopt, maar niet elk deel", part + 1)));
        }
        find(m_decision.scope.front().place,
             fmt::format("de delen van het bereik gaan niet samen: besluit '{}' is nooit van "
                         "toepassing",
                         m_decision.id),
             std::move(examples));
    }

    void check_severity_order() {
        const std::optional<std::vector<std::size_t>> ranks = outcome_ranks(m_decision);
        if (!ranks) {
            report_exceptions(std::vector<Count>(m_decision.severity_exceptions.size()));
            return;
        }
        const SeverityCheck check =
            check_severity(m_compiled, severity_steps(m_catalog, m_compiled.variables), *ranks);
        SeverityProof proof;
        proof.pairs = check.pairs;
        proof.questions.total = m_compiled.variables.size();
        for (const std::size_t item : m_compiled.variables) {
            proof.questions.sound += m_catalog.item(item).severity.empty() ? 0U : 1U;
        }
        std::vector<Count> excepted(m_decision.severity_exceptions.size());
        for (const SeverityBreach& breach : check.breaches) {
            const std::size_t item = m_compiled.variables[breach.step.variable];
            std::size_t exception = 0;
            while (exception < excepted.size() &&
                   m_decision.severity_exceptions[exception].item != item) {
                ++exception;
            }
            if (exception == excepted.size()) {
                proof.breaches = sum_of(proof.breaches, breach.pairs);
                report_breach(breach);
            } else {
                excepted[exception] += breach.pairs;
            }
        }
        proof.exceptions = report_exceptions(excepted);
        m_proof.severity = std::move(proof);
    }

    /// The exceptions that are needed; one that is not is a finding.
    std::vector<std::string> report_exceptions(const std::vector<Count>& excepted) {
        std::vector<std::string> needed;
        for (std::size_t index = 0; index < excepted.size(); ++index) {
            const SeverityException& exception = m_decision.severity_exceptions[index];
            if (excepted[index] == 0) {
                find(
                    exception.place,
                    fmt::format("de uitzondering voor vraag '{}' is niet nodig: een erger antwoord "
                                "geeft nergens een mildere uitkomst",
                                exception.name));
            } else {
                needed.push_back(fmt::format("{} ({}): {}", exception.name,
                                             counted(excepted[index], "paar", "paren"),
                                             exception.reason));
            }
        }
        return needed;
    }

    void report_breach(const SeverityBreach& breach) {
        const Item& item = m_catalog.item(m_compiled.variables[breach.step.variable]);
        const std::string& milder = item.domain.values()[breach.step.milder];
        const std::string& worse = item.domain.values()[breach.step.worse];
        std::vector<CounterExample> examples;
        for (const auto& [value, outcome] : {std::pair{breach.step.milder, breach.example.first},
                                             std::pair{breach.step.worse, breach.example.second}}) {
            Example example = breach.example.others;
            example.push_back({breach.step.variable, value});
            examples.push_back(
                counter_example(example, m_compiled.variables,
                                fmt::format("met {} = {} is de uitkomst {}", item.name,
                                            item.domain.values()[value], outcome_id(outcome))));
        }
        find(m_decision.place,
             fmt::format("een erger antwoord geeft een mildere uitkomst: {} van {} naar {} maakt "
                         "besluit '{}' {} in plaats van {} (bij {})",
                         item.name, milder, worse, m_decision.id, outcome_id(breach.example.second),
                         outcome_id(breach.example.first), counted(breach.pairs, "paar", "paren")),
             std::move(examples));
    }

    void count_with_unknown() {
        const std::optional<DecisionDiagram> partial = with_unknown_answers(m_compiled.diagram);
        if (!partial) {
            return;
        }
        m_proof.certain_outcome.assign(m_decision.outcomes.size(), 0);
        for (const TerminalCount& counted : partial->count(partial->full_domains())) {
            m_proof.with_unknown += counted.count;
            if (std::has_single_bit(counted.terminal)) {
                m_proof
                    .certain_outcome[static_cast<std::size_t>(std::countr_zero(counted.terminal))] =
                    counted.count;
            }
        }
    }

    const Catalog& m_catalog;
    std::size_t m_index;
    const Decision& m_decision;
    CompiledDecision m_compiled;
    SoundnessResult& m_result;
    DecisionProof m_proof;
};

}  // namespace

SoundnessResult check_soundness(const Catalog& catalog,
                                const std::vector<std::size_t>& instruments) {
    SoundnessResult result;
    for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
        const std::size_t owner = catalog.instrument_of_decision(index);
        if (std::find(instruments.begin(), instruments.end(), owner) != instruments.end()) {
            DecisionChecker(catalog, index, result).run();
        }
    }
    check_inert_items(catalog, instruments, result);
    return result;
}

}  // namespace rodevlag
