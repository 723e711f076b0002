#include "common/case_scorer.h"

#include <algorithm>

#include "rodevlag/result_members.h"
#include "rodevlag/result_names.h"

namespace rodevlag::tools {

void CaseCounts::add(const CaseCounts& later) {
    read += later.read;
    rejected += later.rejected;
    blank_lines += later.blank_lines;
    without_decision.add(later.without_decision);
    only_overview.add(later.only_overview);
    for (std::size_t gate = 0; gate < gates.size(); ++gate) {
        gates[gate].matched += later.gates[gate].matched;
        gates[gate].possible += later.gates[gate].possible;
    }
    for (std::size_t decision = 0; decision < is_computed.size(); ++decision) {
        is_computed[decision] = is_computed[decision] || later.is_computed[decision];
    }
}

CaseScorer::CaseScorer(const Catalog& catalog, const std::vector<std::string>& selected,
                       const Wanted& wanted, const CommonOptions& options)
    : m_catalog(catalog),
      m_scorer(catalog),
      m_selection(catalog, selected, wanted),
      m_answer_reader(catalog, options.show_values),
      m_gates(parse_gates(options.fail_on, catalog)) {
}

Case CaseScorer::score(const Record& record, const Answers& answers) {
    Case one_case{record, answers, {}};
    for (const SelectedDecision& selected : m_selection.of(record)) {
        const DecisionResult& result = m_scorer.score(selected.decision, answers);
        one_case.decisions.push_back({selected, m_selection.is_revised(record, result), &result});
    }
    return one_case;
}

std::vector<GateVerdict> CaseScorer::verdicts(const Case& one_case) {
    std::vector<GateVerdict> verdicts;
    for (const Gate& gate : m_gates) {
        const DecisionResult& result = m_scorer.score(gate.decision, one_case.answers);
        if (outcome_text(m_catalog, result) == gate.outcome) {
            verdicts.push_back(GateVerdict::matched);
            continue;
        }
        const std::vector<std::string> possible = possible_ids(m_catalog, result);
        const bool is_possible = gate.outcome == out_of_scope_outcome
                                     ? result.scope_is_open
                                     : std::ranges::count(possible, gate.outcome) > 0;
        verdicts.push_back(is_possible ? GateVerdict::possible : GateVerdict::no);
    }
    return verdicts;
}

CaseCounts CaseScorer::no_counts() const {
    CaseCounts counts;
    counts.gates.resize(m_gates.size());
    counts.is_computed.resize(m_catalog.decision_count());
    return counts;
}

void CaseScorer::count(const Case& one_case, const std::vector<GateVerdict>& verdicts,
                       CaseCounts& counts) {
    for (const CaseDecision& decision : one_case.decisions) {
        counts.is_computed[decision.decision] = true;
    }
    if (one_case.decisions.empty()) {
        (m_selection.has_overview() ? counts.only_overview : counts.without_decision)
            .add({1, one_case.record.number});
    }
    for (std::size_t gate = 0; gate < verdicts.size(); ++gate) {
        counts.gates[gate].add(verdicts[gate]);
    }
}

}  // namespace rodevlag::tools
