// The example cases beside an instrument (cases.yaml): answers, and what must come out.
//
// Read as strictly as an instrument: an unknown key, question, outcome, notice or action, a word
// that is no answer, a name used twice. A slip that passed in silence would make a case test
// nothing. All problems of a file come in one run. The usual flow: read_case_file(), then a
// CaseRunner (case_check.h) over its cases when there are no problems. The format is in
// instruments/README.md.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag {

/// One answer as written.
struct CaseAnswer {
    std::string item;  ///< `namespace.item`
    std::string text;
    Place place{};
};

/// What a list in a case says. A list that is not given is not checked.
enum class CaseListKind {
    possible,         ///< `mogelijk`: exactly these outcomes
    red_flags,        ///< `rode_vlaggen`: exactly these questions
    decisive,         ///< `doorslaggevend`: exactly these questions
    notices,          ///< `meldingen`: exactly these
    some_notices,     ///< `meldingen_bevat`: at least these
    actions,          ///< `acties`: exactly these
    some_actions,     ///< `acties_bevat`: at least these
    without_actions,  ///< `acties_zonder`: none of these
};

/// The key of each CaseListKind, in its order.
inline constexpr std::array<std::string_view, 8> case_list_keys = {
    "mogelijk",        "rode_vlaggen", "doorslaggevend", "meldingen",
    "meldingen_bevat", "acties",       "acties_bevat",   "acties_zonder"};

/// One list of an expectation.
struct ExpectedList {
    CaseListKind kind = CaseListKind::possible;
    std::vector<std::string> texts;
    Place place;
};

/// What a case says about one decision: either its one outcome or the possible ones, and more.
struct CaseExpectation {
    std::size_t decision = 0;            ///< index in the catalog
    std::optional<std::string> outcome;  ///< `uitkomst`
    Place outcome_place;
    std::vector<ExpectedList> lists;
};

/// One case.
struct ExampleCase {
    std::string name;
    std::vector<CaseAnswer> answers;
    std::vector<CaseExpectation> expectations;
    Place place;
};

/// The cases of one instrument. With problems, the cases must not be used.
struct CaseFile {
    std::string file;  ///< for messages
    std::vector<ExampleCase> cases;
    std::vector<Problem> problems;
};

/// Reads the cases of `instrument` (one of the catalog); `file` names the text in the problems.
CaseFile read_case_file(const Catalog& catalog, const Instrument& instrument, std::string_view text,
                        const std::string& file);

}  // namespace rodevlag
