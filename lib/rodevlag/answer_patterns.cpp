#include "rodevlag/answer_patterns.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "rodevlag/csv_scanner.h"

namespace rodevlag {

namespace {

// Enough for what registers have; beyond it the store starts afresh, so that memory stays bounded.
constexpr std::size_t max_patterns = 8'192;
constexpr std::size_t places = 4 * max_patterns;
constexpr std::uint32_t no_pattern = 0xFFFFFFFF;

// Six small numbers in one word, so that a cell adds to all of them at once.
constexpr unsigned field_bits = 10;
constexpr std::uint64_t field_mask = (std::uint64_t{1} << field_bits) - 1;
constexpr std::array<std::int64_t AnswerCounts::*, 5> fields = {
    &AnswerCounts::yes, &AnswerCounts::no, &AnswerCounts::unknown, &AnswerCounts::blank,
    &AnswerCounts::not_applicable};
constexpr unsigned own_answer_shift = fields.size() * field_bits;
constexpr std::size_t max_digits = 4;

std::uint64_t packed(const AnswerCounts& counts) {
    std::uint64_t sum = 0;
    for (unsigned field = 0; field < fields.size(); ++field) {
        sum |= static_cast<std::uint64_t>(counts.*fields[field]) << (field * field_bits);
    }
    return sum;
}

std::uint64_t packed(const CountShare& share) {
    return packed(share.counts) |
           (static_cast<std::uint64_t>(share.is_own_answer) << own_answer_shift);
}

char* write_number(std::uint64_t number, char* out) {
    if (number >= 10) {
        if (number >= 100) {
            if (number >= 1000) {
                *out++ = static_cast<char>('0' + number / 1000);
            }
            *out++ = static_cast<char>('0' + number / 100 % 10);
        }
        *out++ = static_cast<char>('0' + number / 10 % 10);
    }
    *out++ = static_cast<char>('0' + number % 10);
    return out;
}

ItemAnswer item_answer(const Answer& answer) {
    constexpr std::array origins = {AnswerOrigin::blank, AnswerOrigin::unknown,
                                    AnswerOrigin::given};
    return {answer.values, origins[static_cast<std::size_t>(answer.kind)], false};
}

}  // namespace

bool AnswerPatterns::can_have(const Catalog& catalog,
                              const std::vector<std::optional<std::size_t>>& items) {
    return catalog.item_count() < field_mask &&
           std::ranges::none_of(items, [&](const std::optional<std::size_t>& item) {
               return item && catalog.item(*item).is_date;
           });
}

AnswerPatterns::AnswerPatterns(Scorer& scorer, const std::vector<std::optional<std::size_t>>& items,
                               std::vector<std::size_t> decisions,
                               const std::vector<std::size_t>& gates, ReadCell read_cell)
    : m_scorer(scorer),
      m_decisions(std::move(decisions)),
      m_read_cell(std::move(read_cell)),
      m_sums(m_decisions.size()) {
    const std::vector<bool> is_key = key_items(gates);
    std::size_t keys = 0;
    for (std::size_t cell = 0; cell < items.size(); ++cell) {
        if (items[cell]) {
            m_columns.push_back({cell, *items[cell], is_key[*items[cell]], {}, {}, {}});
            keys += is_key[*items[cell]] ? 1U : 0U;
        }
    }
    m_key.resize((keys + m_decisions.size() + 7) / 8);
    forget();
}

/// The items of which the answers make the pattern: all that more than the counts depends on, and
/// those whose answer depends on another or decides another.
std::vector<bool> AnswerPatterns::key_items(const std::vector<std::size_t>& gates) {
    const Catalog& catalog = m_scorer.catalog();
    std::vector<bool> is_key(catalog.item_count());
    for (const std::vector<std::size_t>& some : {std::cref(m_decisions), std::cref(gates)}) {
        for (const std::size_t decision : some) {
            for (const std::size_t item : m_scorer.relevant_items(decision)) {
                is_key[item] = true;
            }
        }
    }
    for (std::size_t index = 0; index < catalog.item_count(); ++index) {
        const Item& item = catalog.item(index);
        if (item.not_applicable) {
            is_key[index] = true;
            m_scorer.mark_items(*item.not_applicable, is_key);
        }
        if (item.derivation) {
            is_key[index] = true;
            for (const std::size_t required : item.derivation->required_targets) {
                is_key[required] = true;
            }
        }
    }
    return is_key;
}

void AnswerPatterns::set_slots(std::vector<CountSlot> slots) {
    m_shifts.clear();
    for (const CountSlot& slot : slots) {
        const auto field = std::ranges::find(fields, slot.count) - fields.begin();
        m_shifts.emplace_back(slot.decision, static_cast<unsigned>(field) * field_bits);
    }
}

bool AnswerPatterns::read(std::string_view text, const CsvRow& row) {
    std::ranges::fill(m_sums, 0);
    char* key = reinterpret_cast<char*>(m_key.data());
    const std::size_t decisions = m_decisions.size();
    std::uint64_t first_sum = 0;  // in a register: nearly always there is one decision
    for (Column& column : m_columns) {
        const std::size_t begin =
            column.cell == 0 ? row.begin : row.base + row.marks[column.cell - 1] + 1;
        const std::size_t size = row.base + row.marks[column.cell] - begin;
        std::uint8_t word = column.words.find(text.data() + begin, size);
        if (word == CellWords::unknown) {
            word = learn(column, text.substr(begin, size));
            if (word == CellWords::unknown) {
                return false;
            }
        }
        if (column.is_key) {
            *key++ = static_cast<char>(word);
            continue;
        }
        const std::uint64_t* shares = column.shares.data() + word * decisions;
        first_sum += shares[0];
        for (std::size_t decision = 1; decision < decisions; ++decision) {
            m_sums[decision] += shares[decision];
        }
    }
    m_sums[0] = first_sum;
    // Whether anybody answered a question of the decision's own makes a difference, how many not.
    for (std::uint64_t& sum : m_sums) {
        *key++ = static_cast<char>(sum >> own_answer_shift != 0);
        sum &= (std::uint64_t{1} << own_answer_shift) - 1;
    }
    return true;
}

/// The word of a cell that was not met before; `unknown` for one that is not accepted.
std::uint8_t AnswerPatterns::learn(Column& column, std::string_view cell) {
    const std::optional<Answer> answer = m_read_cell(column.cell, cell_text(cell, m_scratch));
    if (!answer) {
        return CellWords::unknown;
    }
    const auto known = std::ranges::find_if(column.answers, [&](const Answer& other) {
        return other.kind == answer->kind && other.values == answer->values;
    });
    const auto word = static_cast<std::uint8_t>(known - column.answers.begin());
    if (known == column.answers.end()) {
        if (column.answers.size() + 1 == CellWords::unknown) {
            return CellWords::unknown;
        }
        column.answers.push_back(*answer);
        for (const std::size_t decision : m_decisions) {
            column.shares.push_back(
                packed(m_scorer.share_of(decision, column.item, item_answer(*answer))));
        }
    }
    column.words.add(cell, word);
    return word;
}

std::size_t AnswerPatterns::place_of_key() const {
    std::uint64_t hash = 0;
    for (const std::uint64_t word : m_key) {
        hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 29U;
    }
    std::size_t place = hash % places;
    while (m_places[place] != no_pattern &&
           std::memcmp(&m_keys[m_places[place] * m_key.size()], m_key.data(),
                       m_key.size() * sizeof m_key[0]) != 0) {
        place = (place + 1) % places;
    }
    return place;
}

const Pattern* AnswerPatterns::find() const {
    const std::uint32_t found = m_places[place_of_key()];
    return found == no_pattern ? nullptr : &m_patterns[found];
}

void AnswerPatterns::add(Pattern pattern, const std::vector<AnswerCounts>& counts) {
    if (m_patterns.size() == max_patterns) {
        forget();
    }
    for (std::size_t decision = 0; decision < counts.size(); ++decision) {
        pattern.base_counts.push_back(packed(counts[decision]) - m_sums[decision]);
    }
    pattern.max_size = m_shifts.size() * max_digits;
    for (const std::string& text : pattern.texts) {
        pattern.max_size += text.size();
    }
    m_places[place_of_key()] = static_cast<std::uint32_t>(m_patterns.size());
    m_keys.insert(m_keys.end(), m_key.begin(), m_key.end());
    m_patterns.push_back(std::move(pattern));
}

void AnswerPatterns::forget() {
    m_places.assign(places, no_pattern);
    m_keys.clear();
    m_patterns.clear();
}

char* AnswerPatterns::write(const Pattern& pattern, char* out) const {
    for (std::size_t index = 0; index < pattern.texts.size(); ++index) {
        const std::string& text = pattern.texts[index];
        std::memcpy(out, text.data(), text.size());
        out += text.size();
        if (index < m_shifts.size()) {
            const auto [decision, shift] = m_shifts[index];
            const std::uint64_t sum = pattern.base_counts[decision] + m_sums[decision];
            out = write_number((sum >> shift) & field_mask, out);
        }
    }
    return out;
}

}  // namespace rodevlag
