// rv-check --impact: which records get another outcome with the new version of an instrument.
//
// Every record is read once and scored with both versions, over the decisions that the instrument
// has a part in and that the record has answers for. What changes is written at once and the totals
// come last: standard input can be read only once, and memory must not grow with the file. A record
// that only one version accepts counts as changed; one that both reject is rejected.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "common/case_intake.h"
#include "common/decision_selection.h"
#include "rodevlag/answers.h"
#include "rodevlag/byte_stream.h"
#include "rodevlag/score.h"

namespace rodevlag::tools {

class ImpactRun {
public:
    /// Opens the input. Throws UsageError and InputError. Keeps references to all but `program`
    /// and `instrument`, the id of the instrument of which the catalogs hold two versions.
    ImpactRun(const CommonOptions& options, std::string program, const Catalog& before,
              const Catalog& after, const std::string& instrument);

    /// Reads all records and writes the list, the totals and the counts, and finishes the sink;
    /// returns 65 when records were rejected, else 1 when some changed, else 0.
    int run(ByteSink& sink);

private:
    /// What is needed to score records with one version.
    struct Side {
        Side(const Catalog& catalog, bool show_values);
        Scorer scorer;
        AnswerReader reader;
        DecisionSelection selection;
        std::vector<Problem> problems;  // of the record at hand
    };

    /// One decision, with each version's outcomes as numbers that both share.
    struct Compared {
        std::string id;
        std::optional<std::size_t> before;  // index in the catalog
        std::optional<std::size_t> after;
        std::vector<std::size_t> numbers_before;
        std::vector<std::size_t> numbers_after;
    };

    static std::vector<Compared> compared_decisions(const Catalog& before, const Catalog& after,
                                                    const std::string& instrument);
    std::vector<const Compared*> asked_by(std::span<const std::string_view> names);
    const std::vector<const Compared*>& compared_in(const Record& record);
    void read_all_records(ByteSink& sink);
    void report_one_rejection(const Record& record, ByteSink& sink);
    void compare(const Record& record, const Answers& before, const Answers& after, ByteSink& sink);
    void write_totals(ByteSink& sink) const;

    const CommonOptions& m_options;
    Side m_before;
    Side m_after;
    std::vector<Compared> m_compared;
    CaseIntake m_intake;
    std::optional<std::size_t> m_layout;
    std::vector<const Compared*> m_current;
    // Records per decision, outcome before and after; not more than the outcomes allow.
    std::map<std::tuple<std::string, std::string, std::string>, std::uint64_t> m_groups;
    std::uint64_t m_changed = 0;
    std::uint64_t m_without_decision = 0;
    std::uint64_t m_rejected_before = 0;  // by the old version only
    std::uint64_t m_rejected_after = 0;   // by the new version only
};

}  // namespace rodevlag::tools
