// The built-in instruments as the library computes them, seen from the reference.
//
// A Subject ties one function of reference.h to the decision with the same id and translates
// patterns and outcomes. Patterns for tests come from PatternMaker, always the same for one seed.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

#include "oracle.h"
#include "rodevlag/catalog.h"
#include "rodevlag/compiler.h"
#include "rodevlag/item_answer.h"
#include "rodevlag/record.h"
#include "rodevlag/score.h"

namespace rodevlag::reference {

/// The built-in instruments.
const Catalog& builtin_catalog();

/// One decision beside its reference.
class Subject {
public:
    /// Throws std::out_of_range when the catalog lacks the decision, an outcome or a question.
    explicit Subject(const Function& function);

    const Function& function() const { return m_function; }
    std::size_t decision() const { return m_compiled.decision; }
    const DecisionDiagram& diagram() const { return m_compiled.diagram; }

    /// The outcome for complete answers.
    std::size_t follow(const Case& answers) const;

    /// The allowed values of the diagram's variables.
    std::vector<ValueSet> allowed(const Pattern& pattern) const;

    /// The questions behind the diagram's variables, sorted.
    std::vector<std::size_t> questions_of(const std::vector<Variable>& variables) const;

    std::uint32_t reachable(const Pattern& pattern) const;
    std::vector<std::size_t> decisive(const Pattern& pattern) const;

    /// Outcomes of the library as bits in the numbering of the reference.
    std::uint32_t as_bits(const std::vector<std::size_t>& outcomes) const;

    /// Per outcome of the reference: how many complete answers lead to it.
    std::vector<Count> counts() const;

private:
    Value value_of(Variable variable, Word word) const;

    const Function& m_function;
    CompiledDecision m_compiled;
    std::vector<std::size_t> m_questions;             // behind each variable
    std::vector<std::vector<Value>> m_value_of_word;  // per variable and word
    std::vector<std::size_t> m_outcomes;              // the reference's outcome per terminal
};

/// The answers of a whole record for a pattern. A part of the words is `given`, all of them is
/// `unknown`.
Answers answers_of(const Pattern& pattern);

/// Reads a record with the given fields; fails the test for a problem.
Answers read(std::initializer_list<Field> fields);

/// The questions with these indexes in the catalog, sorted.
std::vector<std::size_t> questions_of_items(const std::vector<std::size_t>& items);

/// A pattern as text for a failure: `item=word|word`, only what is given.
std::string describe(const Function& function, const Pattern& pattern);

/// Random answers.
class PatternMaker {
public:
    explicit PatternMaker(std::uint64_t seed) : m_random(seed) {}

    std::size_t below(std::size_t bound) { return m_random() % bound; }
    bool chance(std::size_t percent) { return below(100) < percent; }

    /// Open and given answers mixed; how many are open and how many are `nee` differs per pattern.
    Pattern mixed(const Function& function);

    /// As mixed(), with at most so many completions.
    Pattern nearly_complete(const Function& function, std::size_t most_completions);

    /// At most so many answers given, the others open.
    Pattern nearly_open(const Function& function, std::size_t most_given);

    /// Complete answers of every question, often `nee`.
    Case complete();

private:
    WordSet given(std::size_t question, std::size_t percent_no);
    WordSet any_part_of(std::size_t question);

    std::mt19937_64 m_random;
};

}  // namespace rodevlag::reference
