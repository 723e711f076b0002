// What open answers mean, by definition, over the functions of reference.h.
//
// A pattern says per question which words its answer can still be. Two oracles give what a pattern
// leaves possible: enumerate() tries every completion, and is only for few completions;
// ConceptOracle first works out by hand what two concepts can still be ("criterium" and
// "structureel") and tries only their values together with the other questions. That is exact: the
// outcome sees the questions of a concept only through its value, no question belongs to two
// concepts, and so whatever values the concepts can have one by one they can have together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "reference.h"

namespace rodevlag::reference {

/// Words as bits: bit w for the word with number w.
using WordSet = std::uint32_t;

constexpr WordSet only(Word word) {
    return WordSet{1} << static_cast<unsigned>(word);
}
constexpr bool has(WordSet set, Word word) {
    return (set & only(word)) != 0;
}

/// Every value of a question.
WordSet domain_of(std::size_t question);

/// The words of a set, in the order of the question's values.
std::vector<Word> words_of(std::size_t question, WordSet set);

/// Per question of questions() the words that its answer can still be; never empty.
using Pattern = std::vector<WordSet>;

/// Nothing answered.
Pattern open_pattern();

/// What a pattern leaves open. Outcomes are bits; questions are sorted.
struct Findings {
    std::uint32_t outcomes = 0;
    std::vector<std::size_t> decisive;

    bool operator==(const Findings&) const = default;
};

/// The number of completions of the questions that a function depends on; stops counting at `stop`.
std::size_t completions(const Function& function, const Pattern& pattern, std::size_t stop);

/// The definition itself: the outcomes of all completions, and each open question that, for some
/// completion of the others, makes a difference. Time: the number of completions.
Findings enumerate(const Function& function, const Pattern& pattern);

/// The same for any pattern of one function.
class ConceptOracle {
public:
    explicit ConceptOracle(const Function& function);

    const Function& function() const { return m_function; }

    std::uint32_t outcomes(const Pattern& pattern);
    Findings findings(const Pattern& pattern);

    /// All questions of all minimal sufficient reasons, by definition: every set of given answers
    /// is tried, so with many it takes long. Throws std::invalid_argument for more than 16.
    std::vector<std::size_t> questions_in_reasons(const Pattern& pattern);

private:
    /// A part of the case that varies by itself: one question, or the questions of a concept.
    struct Part {
        std::size_t value_count = 0;
        std::size_t stride = 0;
        std::vector<std::size_t> questions;
        std::function<void(Case&, std::size_t)> choose;            // make it have a value
        std::function<std::uint32_t(const Pattern&)> possible;     // the values as bits
        std::function<bool(const Pattern&, std::size_t)> pivotal;  // can the question change it?
    };
    struct Known {
        std::uint32_t outcomes = 0;
        std::uint32_t decisive_parts = 0;
    };

    void add_question(std::size_t question);
    void add_criterium();
    void add_structureel();
    void fill_table();
    const Known& known(const Pattern& pattern);
    Known work_out(const std::vector<std::uint32_t>& possible) const;

    const Function& m_function;
    std::vector<Part> m_parts;
    std::vector<std::uint8_t> m_table;  // the outcome for every combination of values
    std::unordered_map<std::uint64_t, Known> m_known;
};

}  // namespace rodevlag::reference
