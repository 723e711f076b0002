// Proofs about instruments: what holds for every possible answer pattern, and answers that show
// where it does not.
//
// Everything is asked of the diagrams of compiler.h, so it is exact over the whole chain of
// decisions and needs no test cases. What cannot be read at all (format, names, missing sources) is
// reported by the Catalog before. Usual flow: check_soundness(), then soundness_report.h for people
// and answer_example.h for the answers as files.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rodevlag/answer_example.h"
#include "rodevlag/catalog.h"
#include "rodevlag/count.h"
#include "rodevlag/error.h"

namespace rodevlag {

/// Answers to some questions (indexes in the catalog); whatever the others are, they show a
/// finding.
struct CounterExample {
    std::string shows;  ///< one Dutch sentence: what these answers give
    ExampleAnswers answers;
};

/// Something that is not as it should be.
struct Finding {
    Problem problem;
    std::vector<CounterExample> examples;  ///< none where no answers can show it
};

/// How many of something are as they should be.
struct Tally {
    std::size_t sound = 0;
    std::size_t total = 0;
};

/// What the order of answers and outcomes gave (severity.h). The counts may be `uncountable`.
struct SeverityProof {
    Count pairs = 0;     ///< of patterns that differ in one question by one level
    Count breaches = 0;  ///< of these with a milder outcome, without the exceptions
    Tally questions;     ///< mentioned ones that say which answer is worse
    std::vector<std::string> exceptions;  ///< declared and needed: `vraag (n paren): reden`
};

/// What was proved about one decision, as if every case is in its scope. The numbers are of
/// complete answer patterns to the questions that the decision mentions, in its own rules and in
/// those of decisions it asks.
struct DecisionProof {
    Count patterns = 0;
    Count without_outcome = 0;
    Count with_unknown = 0;              ///< patterns when answers can also be unknown; 0: too many
    std::vector<Count> patterns_of;      ///< per outcome; with `without_outcome` they add up to all
    std::vector<Count> certain_outcome;  ///< of `with_unknown`, per outcome: no other is possible
    std::optional<SeverityProof> severity;  ///< nothing when the outcomes have no order
    std::size_t decision = 0;               ///< index in the catalog
    std::size_t questions = 0;              ///< that are mentioned
    std::size_t nodes = 0;                  ///< of the diagram
    Tally rules;                            ///< that ever decide
    Tally chart_nodes;                      ///< that are ever reached
    Tally branches;                         ///< that are ever taken
    Tally actions;                          ///< that ever apply
    Tally scope;                            ///< parts that hold for some answers and fail for some
    bool is_complete = true;  ///< false: a gap, here or in a decision that it asks; only the
                              ///< numbers of patterns and questions were filled in
};

/// The outcome of a check.
struct SoundnessResult {
    std::vector<Finding> findings;  ///< per decision, in the order of the file
    std::vector<DecisionProof> proofs;
    std::vector<std::size_t> inert_items;  ///< nothing depends on them, and no reason is given
};

/// Checks the decisions and questions of these instruments (indexes in the catalog). Throws
/// InstrumentError when a decision depends on more questions than can be counted.
SoundnessResult check_soundness(const Catalog& catalog,
                                const std::vector<std::size_t>& instruments);

}  // namespace rodevlag
