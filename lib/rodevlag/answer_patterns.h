// Scores the rows of a register by what they have in common.
//
// What a decision says of a row depends on few of its answers; the others only add to the counts.
// So rows with the same answers to those few (a pattern) get the same texts, and a row costs a look
// at each cell, one look-up and a sum. The usual flow: read() a row; find() its pattern; when there
// is none, score the row in the ordinary way and add() what came out; write() the results. A row
// that read() refuses, and a pattern that is_general(), is scored in the ordinary way each time.
// Which answers make a pattern is derived from the compiled decisions, so nothing has to be kept in
// step by hand; tests/tools/batch_test.cpp compares with the ordinary way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/cell_words.h"
#include "rodevlag/csv_rows.h"
#include "rodevlag/domain.h"
#include "rodevlag/score.h"

namespace rodevlag {

/// One text between the counts of a row's results, or one count.
struct CountSlot {
    std::size_t decision = 0;  ///< index in AnswerPatterns::decisions
    std::int64_t AnswerCounts::*count = nullptr;
};

/// What rows of one pattern have in common.
struct Pattern {
    std::vector<std::string> texts;          ///< before, between and behind the counts
    std::vector<std::uint64_t> base_counts;  ///< per decision, packed; without what varies
    std::vector<std::uint8_t> gates;         ///< the caller's, per gate
    std::size_t max_size = 0;                ///< the most that write() writes; set by add()
    bool is_general = false;                 ///< no rule for these rows: score each of them
};

/// The answer to a cell's text for a column, as AnswerReader reads it; nothing for a word that is
/// not accepted.
using ReadCell = std::function<std::optional<Answer>(std::size_t column, std::string_view text)>;

/// The patterns met so far.
class AnswerPatterns {
public:
    /// `items`: per column the item it holds answers to. `decisions`, at least one, are counted;
    /// what decides `gates` is looked at as well. Keeps a reference to `scorer`.
    AnswerPatterns(Scorer& scorer, const std::vector<std::optional<std::size_t>>& items,
                   std::vector<std::size_t> decisions, const std::vector<std::size_t>& gates,
                   ReadCell read_cell);

    /// Whether rows with these columns have patterns: not when dates are among them, which hardly
    /// two rows share.
    static bool can_have(const Catalog& catalog,
                         const std::vector<std::optional<std::size_t>>& items);

    /// Takes the answers of a row of `text`; false when one of them is no accepted word.
    bool read(std::string_view text, const CsvRow& row);

    /// The pattern of the row read last, or nullptr.
    const Pattern* find() const;

    /// Adds the pattern of the row read last; `counts` are its own counts, per decision.
    void add(Pattern pattern, const std::vector<AnswerCounts>& counts);

    /// Writes the results of the row read last; returns the end of what was written.
    char* write(const Pattern& pattern, char* out) const;

    /// Where the counts stand between the texts; the same for all patterns. Set before write().
    void set_slots(std::vector<CountSlot> slots);
    bool has_slots() const { return !m_shifts.empty(); }

private:
    struct Column {
        std::size_t cell = 0;
        std::size_t item = 0;
        bool is_key = false;
        CellWords words;
        std::vector<Answer> answers;        // by word
        std::vector<std::uint64_t> shares;  // by word and decision; packed
    };

    std::uint8_t learn(Column& column, std::string_view cell);
    std::vector<bool> key_items(const std::vector<std::size_t>& gates);
    void finish_key();
    std::size_t place_of_key() const;
    void forget();

    Scorer& m_scorer;
    std::vector<std::size_t> m_decisions;
    ReadCell m_read_cell;
    std::vector<Column> m_columns;
    std::vector<std::pair<std::size_t, unsigned>> m_shifts;  // per slot: decision, where in the sum
    std::string m_scratch;

    // Of the row read last.
    std::vector<std::uint64_t> m_sums;  // per decision, packed
    std::vector<std::uint64_t> m_key;   // words of the key columns, and who answered anything

    // Open addressing; the key of pattern i is at i * m_key.size().
    std::vector<std::uint32_t> m_places;
    std::vector<std::uint64_t> m_keys;
    std::vector<Pattern> m_patterns;
};

}  // namespace rodevlag
