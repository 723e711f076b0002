#include "rodevlag/smt2_pairs.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "rodevlag/severity.h"
#include "rodevlag/smt2_check.h"
#include "rodevlag/smt2_decision.h"
#include "rodevlag/smt2_names.h"

namespace rodevlag {

namespace {

/// The outcomes that are milder than some other, each with those that are worse than it.
std::vector<std::pair<ValueSet, ValueSet>> milder_and_worse(const Decision& decision) {
    std::vector<std::pair<ValueSet, ValueSet>> pairs;
    if (decision.ordered) {
        const ValueSet all = ValueSet::all(decision.outcomes.size());
        for (std::size_t outcome = 0; outcome + 1 < decision.outcomes.size(); ++outcome) {
            const ValueSet up_to = ValueSet::all(outcome + 1);
            pairs.emplace_back(ValueSet::single(static_cast<Value>(outcome)),
                               ValueSet::from_mask(all.mask() & ~up_to.mask()));
        }
        return pairs;
    }
    ValueSet calm;
    ValueSet alarming;
    for (std::size_t outcome = 0; outcome < decision.outcomes.size(); ++outcome) {
        const ValueSet single = ValueSet::single(static_cast<Value>(outcome));
        (decision.outcomes[outcome].is_alarming ? alarming : calm) |= single;
    }
    if (!calm.empty() && !alarming.empty()) {
        pairs.emplace_back(calm, alarming);
    }
    return pairs;
}

/// The checks of one decision.
class PairChecks {
public:
    PairChecks(const Catalog& catalog, const CompiledDecision& compiled, std::string& out)
        : m_catalog(catalog),
          m_compiled(compiled),
          m_decision(catalog.decision(compiled.decision)),
          m_out(out) {}

    void append() {
        append_frame();
        const std::vector<Variable> support = m_compiled.diagram.support();
        for (Variable variable = 0; variable < m_compiled.variables.size(); ++variable) {
            const bool matters = std::binary_search(support.begin(), support.end(), variable);
            append_matters(item(variable), matters);
        }
        append_severity_checks();
        m_out += "(pop 1)\n\n";
    }

private:
    const Item& item(Variable variable) const {
        return m_catalog.item(m_compiled.variables[variable]);
    }

    SmtTerm outcome(SmtCase which) const { return of_case(smt_by_rules(m_decision), which); }

    /// The two cases give the same answer to all questions but one.
    void append_frame() {
        append_smt_comment(m_out,
                           "Twee zaken die in het antwoord op hooguit een vraag verschillen.");
        m_out += "(push 1)\n";
        for (const std::size_t index : m_compiled.variables) {
            const Item& asked = m_catalog.item(index);
            const SmtTerm same{
                "=", {of_case(asked.name, SmtCase::first), of_case(asked.name, SmtCase::other)}};
            const SmtTerm other{"=", {{smt_difference}, {smt_question(asked)}}};
            m_out += "(assert " + smt_text({"or", {same, other}}, 8, 1) + ")\n";
        }
        m_out += "\n";
    }

    void append_matters(const Item& asked, bool expected) {
        append_smt_check(
            m_out, fmt::format("{}: vraag {} doet ertoe", m_decision.id, asked.name),
            smt_all({{"=", {{smt_difference}, {smt_question(asked)}}},
                     {"distinct", {outcome(SmtCase::first), outcome(SmtCase::other)}}}),
            smt_status(expected));
    }

    void append_severity_checks() {
        const std::optional<std::vector<std::size_t>> ranks = outcome_ranks(m_decision);
        if (!ranks || std::ranges::binary_search(m_compiled.diagram.terminals(), uncovered)) {
            append_smt_comment(
                m_out, ranks ? "Er zijn antwoorden zonder uitkomst. Los dat eerst op; over ergere "
                               "antwoorden staat hier daarom niets."
                             : "Geen uitkomst is erger dan een andere: er is geen schaal en geen "
                               "alarm. Over ergere antwoorden is hier niets te bewijzen.");
            m_out += "\n";
            return;
        }
        m_breaches =
            check_severity(m_compiled, severity_steps(m_catalog, m_compiled.variables), *ranks)
                .breaches;
        define_milder();
        for (Variable variable = 0; variable < m_compiled.variables.size(); ++variable) {
            append_severity(variable);
        }
    }

    void define_milder() {
        append_smt_comment(m_out, "Is uitkomst a milder dan uitkomst b?");
        fmt::format_to(std::back_inserter(m_out), "(define-fun {0} ((a {1}) (b {1})) Bool\n  ",
                       smt_milder(m_decision), smt_outcome_sort(m_decision));
        std::vector<SmtTerm> ways;
        for (const auto& [milder, worse] : milder_and_worse(m_decision)) {
            ways.push_back(smt_all({smt_is_one_of({"a"}, smt_outcomes(m_decision, milder)),
                                    smt_is_one_of({"b"}, smt_outcomes(m_decision, worse))}));
        }
        m_out += smt_text(smt_any(std::move(ways)), 2, 1) + ")\n\n";
    }

    void append_severity(Variable variable) {
        const Item& asked = item(variable);
        if (asked.severity.empty()) {
            append_smt_comment(m_out, "Vraag " + asked.name + ": geen antwoord heet erger.");
            return;
        }
        for (const SeverityException& exception : m_decision.severity_exceptions) {
            if (exception.item == m_compiled.variables[variable]) {
                append_smt_comment(
                    m_out,
                    fmt::format("Vraag {}: een erger antwoord mag hier een mildere uitkomst geven "
                                "({}): {}",
                                asked.name,
                                smt_place(m_catalog.instrument_of(m_decision), exception.place),
                                exception.reason));
                return;
            }
        }
        for (std::size_t level = 0; level + 1 < asked.severity.size(); ++level) {
            append_level(variable, asked.severity[level], asked.severity[level + 1]);
        }
    }

    void append_level(Variable variable, ValueSet mild, ValueSet bad) {
        const Item& asked = item(variable);
        const bool is_breached =
            std::any_of(m_breaches.begin(), m_breaches.end(), [&](const SeverityBreach& breach) {
                return breach.step.variable == variable && mild.contains(breach.step.milder) &&
                       bad.contains(breach.step.worse);
            });
        const SmtTerm claim =
            smt_all({smt_is_one_of(of_case(asked.name, SmtCase::first), smt_answers(asked, mild)),
                     smt_is_one_of(of_case(asked.name, SmtCase::other), smt_answers(asked, bad)),
                     {smt_milder(m_decision), {outcome(SmtCase::other), outcome(SmtCase::first)}}});
        append_smt_check(
            m_out,
            fmt::format("{}: vraag {} van {} naar {} geeft een mildere uitkomst", m_decision.id,
                        asked.name, asked.domain.describe(mild), asked.domain.describe(bad)),
            claim, smt_status(is_breached));
    }

    const Catalog& m_catalog;
    const CompiledDecision& m_compiled;
    const Decision& m_decision;
    std::vector<SeverityBreach> m_breaches;
    std::string& m_out;
};

}  // namespace

void append_smt_pair_checks(const Catalog& catalog, const CompiledDecision& compiled,
                            std::string& out) {
    PairChecks(catalog, compiled, out).append();
}

}  // namespace rodevlag
