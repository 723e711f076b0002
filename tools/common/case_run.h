// The loop that every program runs: read a record, score it, hand it on, keep the counts.
//
// The usual flow: CaseRun run(options, "rv-x", {Purpose::score}); return run.run(handler). A record
// that cannot be used is rejected with its reasons and the loop goes on; the summary at the end
// reconciles gelezen = gescoord + afgewezen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/case_intake.h"
#include "common/decision_selection.h"
#include "common/input.h"
#include "common/options.h"
#include "common/run_streams.h"
#include "rodevlag/answers.h"
#include "rodevlag/receipt.h"
#include "rodevlag/score.h"

namespace rodevlag::tools {

/// One decision of one case.
struct CaseDecision : SelectedDecision {
    bool revised = false;  ///< a stored result did not fit with the answers
    const DecisionResult* result = nullptr;
};

/// One case that could be read and scored.
struct Case {
    const Record& record;
    const Answers& answers;
    std::vector<CaseDecision> decisions;
};

/// What a program does with the cases.
class CaseHandler {
public:
    virtual ~CaseHandler() = default;
    virtual void handle(const Case& one_case) = 0;
    virtual void finish() = 0;
};

/// One run of a program over one input.
class CaseRun {
public:
    /// Opens the input and loads the instruments. Throws UsageError, InputError, InstrumentError.
    /// `streams` must outlive this.
    CaseRun(const CommonOptions& options, std::string program, const Wanted& wanted,
            RunStreams& streams = real_streams());

    const Catalog& catalog() const { return m_catalog; }
    Scorer& scorer() { return m_scorer; }
    CaseInput& input() { return m_intake.input(); }
    DecisionSelection& selection() { return m_selection; }

    /// Where the results go. Throws OutputError.
    std::unique_ptr<ByteSink> open_output() { return m_streams.open_output(m_options); }

    /// What a field name means, for writers.
    FieldRoleOf field_roles() const;

    /// Reads all records; returns the exit status.
    int run(CaseHandler& handler);

    /// After run(): how many records there were.
    ReceiptCounts counts() const {
        return {m_intake.read(), m_intake.read() - m_intake.rejected(), m_intake.rejected()};
    }

private:
    struct GateState {
        Gate gate;
        std::uint64_t matched = 0;
        std::uint64_t possible = 0;  // not matched, but the outcome is not excluded
    };

    struct Counted {  // records
        std::uint64_t count = 0;
        std::size_t first = 0;

        void add(std::size_t number) {
            first = count == 0 ? number : first;
            ++count;
        }
    };

    static std::vector<GateState> start_of(std::vector<Gate> gates);
    void read_all_records(CaseHandler& handler);
    void handle(const Record& record, const Answers& answers, CaseHandler& handler);
    void check_gates(const Case& one_case);
    std::string unusable(std::span<const std::string_view> names);
    void warn_without_answers(const Counted& records, std::string_view consequence) const;
    void print_summary() const;

    const CommonOptions& m_options;
    RunStreams& m_streams;
    std::vector<std::string> m_selected;
    Catalog m_catalog;
    Scorer m_scorer;
    DecisionSelection m_selection;
    AnswerReader m_answer_reader;
    std::vector<GateState> m_gates;
    CaseIntake m_intake;
    Counted m_without_decision;  // and without an overview
    Counted m_only_overview;
};

}  // namespace rodevlag::tools
