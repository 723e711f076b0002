// What changed in meaning between two versions of an instrument.
//
// Each version is a whole catalog, with the version in place of the instrument, so that a change
// also shows in the decisions of other instruments that depend on it. Usual flow: compare_versions,
// then difference_report.h. Counts run over complete answer patterns: every question answered with
// one value. Where no pattern changes, no record with unknown answers changes either
// (diagram_difference.h), as long as answers are read in the same way: what is declared about that
// is compared as well (declared_difference.h). Left out: texts, sources, and how the rules or the
// chart are built up.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "rodevlag/aligned_variables.h"
#include "rodevlag/answer_example.h"
#include "rodevlag/catalog.h"
#include "rodevlag/count.h"

namespace rodevlag {

/// What one version has and the other has not, in the order of the files.
struct AddedAndRemoved {
    std::vector<std::string> added;
    std::vector<std::string> removed;

    bool empty() const { return added.empty() && removed.empty(); }
};

/// The answer patterns that go from one outcome to another.
struct PatternGroup {
    std::string from;
    std::string to;
    Count count = 0;
    std::vector<AnswerWords> examples;  ///< as few answers as possible that force this change
};

/// An action that both versions have, and that applies to other answer patterns.
struct ActionDifference {
    std::string id;
    Count only_before = 0;  ///< patterns for which it applied and does no longer
    Count only_after = 0;   ///< patterns for which it applies now and did not
};

/// The answer patterns that only one version has in its scope, over the questions of the scope.
struct ScopeDifference {
    std::size_t questions = 0;
    PatternCounts patterns;
    Count only_before = 0;
    Count only_after = 0;
    std::vector<AnswerWords> left;    ///< as few answers as possible that were in scope before
    std::vector<AnswerWords> joined;  ///< the same for what is in scope now

    bool is_equal() const { return only_before == 0 && only_after == 0; }
};

/// One decision that both versions have, and that the instrument has a part in.
struct DecisionDifference {
    std::string id;
    std::size_t questions = 0;  ///< that the decision depends on in at least one version
    PatternCounts patterns;
    Count changed = 0;                 ///< of the comparable patterns
    std::vector<PatternGroup> groups;  ///< in the order of the outcomes; adds up to `changed`
    AddedAndRemoved outcomes;          ///< ids
    AddedAndRemoved actions;           ///< ids
    std::size_t action_questions = 0;  ///< `questions` and those of the conditions of actions
    PatternCounts action_patterns;     ///< over those
    std::vector<ActionDifference> changed_actions;
    ScopeDifference scope;

    bool is_equal() const;
};

/// An item of which the values differ.
struct ValueDifference {
    std::string item;
    AddedAndRemoved values;
};

/// Everything that differs in meaning.
struct VersionDifference {
    AddedAndRemoved items;      ///< full names, also dates
    AddedAndRemoved decisions;  ///< ids
    std::vector<ValueDifference> values;
    std::vector<DecisionDifference> compared;  ///< also those that are equal
    std::vector<std::string> declared;         ///< other differences, in Dutch sentences
    bool same_bytes = false;

    bool is_equal() const;
};

/// The decisions that the instrument with this id has a part in: its own, and those that depend on
/// its questions or decisions, also through others, through the scope or the condition of an
/// action, or because the answer to a question follows from them.
std::vector<std::size_t> decisions_touched_by(const Catalog& catalog,
                                              const std::string& instrument);

/// Compares the instrument with this id, which both catalogs must have. Throws InstrumentError with
/// the problems of both versions when a decision cannot be compiled, or when the two together are
/// too large to compare.
VersionDifference compare_versions(const Catalog& before, const Catalog& after,
                                   const std::string& instrument);

}  // namespace rodevlag
