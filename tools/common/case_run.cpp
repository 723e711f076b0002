#include "common/case_run.h"

#include <algorithm>
#include <fmt/format.h>

#include "common/run_main.h"
#include "rodevlag/result_members.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

CaseRun::CaseRun(const CommonOptions& options, std::string program, const Wanted& wanted,
                 RunStreams& streams)
    : m_options(options),
      m_streams(streams),
      m_catalog(load_catalog(options.instruments, m_selected)),
      m_scorer(m_catalog),
      m_selection(m_catalog, m_selected, wanted),
      m_answer_reader(m_catalog, options.show_values),
      m_gates(start_of(parse_gates(options.fail_on, m_catalog))),
      m_intake(options, std::move(program), streams, {&m_catalog},
               [this](std::span<const std::string_view> names) { return unusable(names); }) {
}

/// What is wrong when nothing can be computed for these columns, or "".
std::string CaseRun::unusable(std::span<const std::string_view> names) {
    if (!m_selection.of_names(names).empty()) {
        return "";
    }
    const bool has_question = std::ranges::any_of(names, [&](std::string_view name) {
        return m_catalog.find_item(plain_name(name)).has_value();
    });
    if (!has_question) {
        return "geen kolom hoort bij een instrument; kolommen heten instrument.vraag, of noem het "
               "instrument met --instrument";
    }
    return m_selection.has_overview()
               ? ""
               : "met alleen deze kolommen valt er niets te berekenen: geen enkel besluit vraagt "
                 "ernaar; voeg vragen toe, of noem het instrument met --instrument";
}

std::vector<CaseRun::GateState> CaseRun::start_of(std::vector<Gate> gates) {
    std::vector<GateState> states;
    for (Gate& gate : gates) {
        states.push_back({std::move(gate)});
    }
    return states;
}

FieldRoleOf CaseRun::field_roles() const {
    return [this](std::string_view name) { return m_intake.names().role_of(name); };
}

int CaseRun::run(CaseHandler& handler) {
    try {
        read_all_records(handler);
    } catch (const InputError&) {
        // What was read so far is good. Under the name of --output only a whole result may stand.
        m_intake.finish_rejects();
        if (writes_to_stdout(m_options)) {
            handler.finish();
        }
        print_summary();
        m_intake.warn("let op: de rest van de invoer is niet gelezen");
        throw;
    }
    m_intake.finish_rejects();
    handler.finish();
    print_summary();
    if (m_intake.rejected() > 0) {
        return exit_rejected;
    }
    return std::any_of(m_gates.begin(), m_gates.end(),
                       [](const GateState& state) { return state.matched > 0; })
               ? exit_gate
               : exit_ok;
}

void CaseRun::read_all_records(CaseHandler& handler) {
    Record record;
    std::vector<Problem> problems;
    while (m_intake.next(record, problems)) {
        const Answers& answers = m_answer_reader.read(record, m_intake.input().name, problems);
        if (problems.empty()) {
            handle(record, answers, handler);
        } else {
            m_intake.reject(record, problems);
        }
    }
}

void CaseRun::handle(const Record& record, const Answers& answers, CaseHandler& handler) {
    Case one_case{record, answers, {}};
    for (const SelectedDecision& selected : m_selection.of(record)) {
        const DecisionResult& result = m_scorer.score(selected.decision, answers);
        one_case.decisions.push_back({selected, m_selection.is_revised(record, result), &result});
    }
    if (one_case.decisions.empty()) {
        (m_selection.has_overview() ? m_only_overview : m_without_decision).add(record.number);
    }
    check_gates(one_case);
    handler.handle(one_case);
}

void CaseRun::check_gates(const Case& one_case) {
    for (GateState& state : m_gates) {
        const DecisionResult& result = m_scorer.score(state.gate.decision, one_case.answers);
        if (outcome_text(m_catalog, result) == state.gate.outcome) {
            ++state.matched;
            continue;
        }
        const std::vector<std::string> possible = possible_ids(m_catalog, result);
        const bool is_possible =
            state.gate.outcome == out_of_scope_outcome
                ? result.scope_is_open
                : std::find(possible.begin(), possible.end(), state.gate.outcome) != possible.end();
        if (is_possible) {
            ++state.possible;
        }
    }
}

void CaseRun::warn_without_answers(const Counted& records, std::string_view consequence) const {
    if (records.count > 0) {
        m_intake.warn(fmt::format(
            "let op: {} zonder antwoorden voor een instrument; {} (het eerste is record {})",
            records.count == 1 ? "1 record" : fmt::format("{} records", records.count), consequence,
            records.first));
    }
}

void CaseRun::print_summary() const {
    for (const GateState& state : m_gates) {
        if (state.possible > 0) {
            m_intake.tell(fmt::format(
                "let op: bij {} is {} bij {} niet uitgesloten",
                state.possible == 1 ? "1 record" : fmt::format("{} records", state.possible),
                state.gate.outcome, m_catalog.decision(state.gate.decision).id));
        }
    }
    // Also with --quiet: "nothing to worry about" and "nothing looked at" must not look alike.
    warn_without_answers(m_without_decision, "daar is niets berekend");
    warn_without_answers(m_only_overview, "daar is alleen het overzicht");
    m_intake.tell_blank_lines();
    m_intake.tell(fmt::format("gelezen {} = gescoord {} + afgewezen {}", m_intake.read(),
                              m_intake.read() - m_intake.rejected(), m_intake.rejected()));
}

}  // namespace rodevlag::tools
