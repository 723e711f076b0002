// Runs example cases: what must come out against what does come out.
//
// The same way as a program: the words of a case go through the AnswerReader, the Scorer and the
// Router. The usual flow: one CaseRunner for a catalog, run() for each case of a CaseFile without
// problems. Left out: what the cases exercise (coverage.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/answers.h"
#include "rodevlag/case_file.h"
#include "rodevlag/route.h"
#include "rodevlag/score.h"

namespace rodevlag {

/// What one decision gives for a case, in the words of the format and in the instrument's order.
struct CaseOutput {
    std::vector<std::string> possible;
    std::vector<std::string> red_flags;
    std::vector<std::string> decisive;
    std::vector<std::string> notices;
    std::vector<std::string> actions;  ///< with `?` behind one that is only possible
};

/// One thing that is not as the case says.
struct CaseMismatch {
    std::size_t decision = 0;  ///< index in the catalog
    std::string_view key;      ///< `uitkomst`, or one of case_list_keys
    Place place;
    std::string expected;  ///< as a list in Dutch words
    std::string found;
};

/// How one case went.
struct CaseResult {
    Answers answers;
    std::vector<CaseMismatch> mismatches;

    bool passed() const { return mismatches.empty(); }
    /// Whether everything that the case says about this decision holds.
    bool passed(std::size_t decision) const;
};

/// Runs cases over one catalog.
class CaseRunner {
public:
    explicit CaseRunner(const Catalog& catalog);

    /// Runs one case of a file without problems. Throws std::invalid_argument when an answer is
    /// none.
    CaseResult run(const ExampleCase& example);

    /// The answers that these words mean, with what follows from them. Throws as run() does.
    Answers read(const std::vector<CaseAnswer>& words);

    /// What one decision gives.
    CaseOutput output(std::size_t decision, const Answers& answers);

    const Catalog& catalog() const { return m_scorer.catalog(); }
    Scorer& scorer() { return m_scorer; }

private:
    void check(const CaseExpectation& expectation, CaseResult& result);

    AnswerReader m_reader;
    Scorer m_scorer;
    Router m_router;
    std::size_t m_layout = 0;
};

}  // namespace rodevlag
