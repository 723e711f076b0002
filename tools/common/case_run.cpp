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
      m_wanted(wanted),
      m_catalog(load_catalog(options.instruments, m_selected)),
      m_cases(m_catalog, m_selected, wanted, options),
      m_counts(m_cases.no_counts()),
      m_intake(options, std::move(program), streams, {&m_catalog},
               [this](std::span<const std::string_view> names) { return unusable(names); }) {
}

/// What is wrong when nothing can be computed for these columns, or "".
std::string CaseRun::unusable(std::span<const std::string_view> names) {
    if (!m_cases.selection().of_names(names).empty()) {
        return "";
    }
    const bool has_question = std::ranges::any_of(names, [&](std::string_view name) {
        return m_catalog.find_item(plain_name(name)).has_value();
    });
    if (!has_question) {
        return "geen kolom hoort bij een instrument; kolommen heten instrument.vraag, of noem het "
               "instrument met --instrument";
    }
    return m_cases.selection().has_overview()
               ? ""
               : "met alleen deze kolommen valt er niets te berekenen: geen enkel besluit vraagt "
                 "ernaar; voeg vragen toe, of noem het instrument met --instrument";
}

std::unique_ptr<CaseScorer> CaseRun::make_scorer() const {
    return std::make_unique<CaseScorer>(m_catalog, m_selected, m_wanted, m_options);
}

FieldRoleOf CaseRun::field_roles() const {
    return [this](std::string_view name) { return m_intake.names().role_of(name); };
}

int CaseRun::run(CaseHandler& handler) {
    return run([&] { read_all_records(handler); }, [&] { handler.finish(); });
}

int CaseRun::run(const std::function<void()>& read_all, const std::function<void()>& finish) {
    bool is_all_read = false;
    try {
        read_all();
        is_all_read = true;
        m_intake.check_limit_at_end();
    } catch (const InputError& error) {
        // What was read so far is good, and may already stand on standard output; the rejects go
        // with it. Under the name of a file only a whole result may stand, unless the user asked to
        // stop at so many rejects and wants to see which they are.
        const bool is_asked_for = dynamic_cast<const TooManyRejects*>(&error) != nullptr;
        if (writes_to_stdout(m_options) || is_asked_for) {
            m_intake.finish_rejects();
        }
        if (writes_to_stdout(m_options)) {
            finish();
        }
        print_summary();
        if (!is_all_read) {
            m_intake.warn("let op: de rest van de invoer is niet gelezen");
        }
        throw;
    }
    m_intake.finish_rejects();
    finish();
    print_summary();
    if (m_intake.rejected() > 0) {
        return exit_rejected;
    }
    return std::ranges::any_of(m_counts.gates, [](const auto& gate) { return gate.matched > 0; })
               ? exit_gate
               : exit_ok;
}

void CaseRun::read_all_records(CaseHandler& handler) {
    Record record;
    std::vector<Problem> problems;
    while (m_intake.next(record, problems)) {
        const Answers& answers = m_cases.read(record, m_intake.input().name, problems);
        if (!problems.empty()) {
            m_intake.reject(record, problems);
            continue;
        }
        const Case one_case = m_cases.score(record, answers);
        m_cases.count(one_case, m_cases.verdicts(one_case), m_counts);
        handler.handle(one_case);
    }
}

void CaseRun::warn_without_answers(const CountedRecords& records,
                                   std::string_view consequence) const {
    if (records.count > 0) {
        m_intake.warn(fmt::format(
            "let op: {} zonder antwoorden voor een instrument; {} (het eerste is record {})",
            records.count == 1 ? "1 record" : fmt::format("{} records", records.count), consequence,
            records.first));
    }
}

void CaseRun::print_summary() {
    for (std::size_t index = 0; index < m_counts.gates.size(); ++index) {
        const std::uint64_t possible = m_counts.gates[index].possible;
        const Gate& gate = m_cases.gates()[index];
        if (possible > 0) {
            m_intake.tell(
                fmt::format("let op: bij {} is {} bij {} niet uitgesloten",
                            possible == 1 ? "1 record" : fmt::format("{} records", possible),
                            gate.outcome, m_catalog.decision(gate.decision).id));
        }
    }
    // Also with --quiet: "nothing to worry about" and "nothing looked at" must not look alike.
    warn_without_answers(m_counts.without_decision, "daar is niets berekend");
    warn_without_answers(m_counts.only_overview, "daar is alleen het overzicht");
    m_intake.warn_about_unseen_columns();
    m_intake.tell_blank_lines(m_counts.blank_lines);
    m_intake.tell(fmt::format("gelezen {} = gescoord {} + afgewezen {}", m_intake.read(),
                              m_intake.read() - m_intake.rejected(), m_intake.rejected()));
}

}  // namespace rodevlag::tools
