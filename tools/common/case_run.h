// The loop that every program runs: read a record, score it, hand it on, keep the counts.
//
// The usual flow: CaseRun run(options, "rv-x", {Purpose::score}); return run.run(handler). A record
// that cannot be used is rejected with its reasons and the loop goes on; the summary at the end
// reconciles gelezen = gescoord + afgewezen.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/case_intake.h"
#include "common/case_scorer.h"
#include "common/input.h"
#include "common/options.h"
#include "common/run_streams.h"
#include "rodevlag/receipt.h"

namespace rodevlag::tools {

/// One run of a program over one input.
class CaseRun {
public:
    /// Opens the input and loads the instruments. Throws UsageError, InputError, InstrumentError.
    /// `streams` must outlive this.
    CaseRun(const CommonOptions& options, std::string program, const Wanted& wanted,
            RunStreams& streams = real_streams());

    const Catalog& catalog() const { return m_catalog; }
    CaseScorer& cases() { return m_cases; }
    CaseIntake& intake() { return m_intake; }
    CaseInput& input() { return m_intake.input(); }

    /// Another scorer, for another thread.
    std::unique_ptr<CaseScorer> make_scorer() const;

    /// Where the results go. Throws OutputError.
    std::unique_ptr<ByteSink> open_output() { return m_streams.open_output(m_options); }

    /// What a field name means, for writers.
    FieldRoleOf field_roles() const;

    /// Reads all records; returns the exit status.
    int run(CaseHandler& handler);

    /// The same for records that are read elsewhere: `read_all` reads them and counts them in
    /// counts() and intake(); `finish` completes the output.
    int run(const std::function<void()>& read_all, const std::function<void()>& finish);

    /// What was counted so far; `read` and `rejected` are those of the intake.
    CaseCounts& counts() { return m_counts; }

    /// The part of the input that the run was about, when it was not all of it.
    void note_part(const ReceiptPart& part) { m_part = part; }
    const std::optional<ReceiptPart>& part() const { return m_part; }

    /// After run(): how many records there were.
    ReceiptCounts receipt_counts() const {
        return {m_intake.read(), m_intake.read() - m_intake.rejected(), m_intake.rejected()};
    }

private:
    void read_all_records(CaseHandler& handler);
    std::string unusable(std::span<const std::string_view> names);
    void warn_without_answers(const CountedRecords& records, std::string_view consequence) const;
    void print_summary();

    const CommonOptions& m_options;
    RunStreams& m_streams;
    Wanted m_wanted;
    std::vector<std::string> m_selected;
    Catalog m_catalog;
    CaseScorer m_cases;
    CaseCounts m_counts;
    CaseIntake m_intake;
    std::optional<ReceiptPart> m_part;
};

}  // namespace rodevlag::tools
