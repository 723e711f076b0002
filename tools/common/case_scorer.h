// From a record to a scored case, and the counts that a run keeps of them.
//
// The usual flow: one CaseScorer per thread over a shared catalog; read() the answers of a record,
// score() them, count() the case. Counts of different threads are added up in the order of the
// records. Left out: reading records and handing results on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/decision_selection.h"
#include "common/options.h"
#include "rodevlag/answers.h"
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

/// What a case means to a --fail-on.
enum class GateVerdict : std::uint8_t {
    no,
    possible,  ///< the outcome is not excluded
    matched,
};

/// Records, and the first of them.
struct CountedRecords {
    std::uint64_t count = 0;
    std::size_t first = 0;

    void add(const CountedRecords& later) {
        first = count == 0 ? later.first : first;
        count += later.count;
    }
};

/// What a run tells at its end.
struct CaseCounts {
    struct OfGate {
        std::uint64_t matched = 0;
        std::uint64_t possible = 0;

        void add(GateVerdict verdict) {
            matched += verdict == GateVerdict::matched ? 1U : 0U;
            possible += verdict == GateVerdict::possible ? 1U : 0U;
        }
    };

    std::uint64_t read = 0;
    std::uint64_t rejected = 0;
    std::uint64_t blank_lines = 0;    ///< of chunks; those of a reader it counts itself
    CountedRecords without_decision;  ///< and without an overview
    CountedRecords only_overview;
    std::vector<OfGate> gates;      ///< per --fail-on
    std::vector<bool> is_computed;  ///< per decision: for any record

    /// Adds the counts of the records that come next.
    void add(const CaseCounts& later);
};

/// Scores records one at a time.
class CaseScorer {
public:
    /// `selected`: the ids of --instrument. Keeps a reference to `catalog`. Throws UsageError.
    CaseScorer(const Catalog& catalog, const std::vector<std::string>& selected,
               const Wanted& wanted, const CommonOptions& options);

    const Catalog& catalog() const { return m_catalog; }
    Scorer& scorer() { return m_scorer; }
    DecisionSelection& selection() { return m_selection; }
    const std::vector<Gate>& gates() const { return m_gates; }

    /// The answers of a record, or problems; valid until the next call.
    const Answers& read(const Record& record, const std::string& file,
                        std::vector<Problem>& problems) {
        return m_answer_reader.read(record, file, problems);
    }

    /// The decisions of a case with their results.
    Case score(const Record& record, const Answers& answers);

    /// What a case means to each gate.
    std::vector<GateVerdict> verdicts(const Case& one_case);

    /// Nothing counted yet.
    CaseCounts no_counts() const;

    /// Counts a scored case.
    void count(const Case& one_case, const std::vector<GateVerdict>& verdicts, CaseCounts& counts);

private:
    const Catalog& m_catalog;
    Scorer m_scorer;
    DecisionSelection m_selection;
    AnswerReader m_answer_reader;
    std::vector<Gate> m_gates;
};

}  // namespace rodevlag::tools
