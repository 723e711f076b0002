// The rows that patterns make are those of scoring each row in the ordinary way.
#include "rodevlag/answer_patterns.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "bicycle.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/csv_reader.h"

using namespace rodevlag;

namespace {

constexpr std::array counts = {&AnswerCounts::yes, &AnswerCounts::no, &AnswerCounts::unknown,
                               &AnswerCounts::blank, &AnswerCounts::not_applicable};

template <typename Numbers>
std::string joined(const Numbers& numbers) {
    std::string text;
    for (const std::size_t number : numbers) {
        text += std::to_string(number) + ",";
    }
    return text + "/";
}

/// All of a result but the counts.
std::string shown(const DecisionResult& result) {
    return joined(result.possible) + joined(result.violated_scope) +
           joined(result.scope_questions) + joined(result.red_flags) + joined(result.decisive) +
           joined(result.notices) + joined(result.contradictions) +
           (result.is_not_filled_in ? "leeg" : "");
}

/// Rows scored by their patterns where they have one, and each of them in the ordinary way.
class Rows {
public:
    Rows(const Catalog& catalog, const std::vector<std::size_t>& items,
         std::vector<std::size_t> decisions, std::vector<std::size_t> gates)
        : m_catalog(catalog),
          m_scorer(catalog),
          m_items(items.begin(), items.end()),
          m_decisions(std::move(decisions)),
          m_gates(std::move(gates)),
          m_patterns(m_scorer, m_items, m_decisions, m_gates,
                     [this](std::size_t column, std::string_view text) {
                         return m_catalog.item(*m_items[column]).domain.read(text);
                     }),
          m_reader(catalog, false) {}

    void check(const std::vector<std::vector<std::string>>& rows) {
        std::string text;
        for (const std::optional<std::size_t>& item : m_items) {
            text += (text.empty() ? "" : ";") + m_catalog.item(*item).name;
        }
        text += '\n';
        for (const std::vector<std::string>& row : rows) {
            for (std::size_t cell = 0; cell < row.size(); ++cell) {
                text += (cell == 0 ? "" : ";") + row[cell];
            }
            text += '\n';
        }
        MemorySource source(text, "in.csv");
        CsvSplitter splitter(source, CsvDialect{});
        CsvRecordText record_text(splitter.header(), "in.csv");
        RecordChunk chunk;
        Record record;
        while (splitter.next(chunk)) {
            CsvRows csv_rows(splitter.header());
            csv_rows.start(chunk);
            CsvRow row;
            while (csv_rows.next(row)) {
                record_text.read(csv_rows.raw(row), csv_rows.place(row), record);
                check_row(chunk, row, record);
            }
        }
    }

    std::size_t found = 0;
    std::size_t refused = 0;

private:
    void check_row(const RecordChunk& chunk, const CsvRow& row, const Record& record) {
        std::vector<Problem> problems;
        const Answers& answers = m_reader.read(record, "in.csv", problems);
        if (!m_patterns.read(chunk.text(), row)) {
            ++refused;
            CHECK_FALSE(problems.empty());
            return;
        }
        REQUIRE(problems.empty());
        Pattern made;
        std::vector<AnswerCounts> made_counts;
        std::string wanted;
        made.texts.emplace_back();
        const auto add_text = [&](const std::string& text) {
            wanted += text;
            made.texts.back() += text;
        };
        for (const std::size_t gate : m_gates) {
            const DecisionResult& result = m_scorer.score(gate, answers);
            made.gates.push_back(static_cast<std::uint8_t>(result.possible.size()));
        }
        std::vector<CountSlot> slots;
        for (std::size_t index = 0; index < m_decisions.size(); ++index) {
            const DecisionResult& result = m_scorer.score(m_decisions[index], answers);
            made.is_general = made.is_general || result.is_out_of_scope();
            add_text(shown(result));
            for (const auto count : counts) {
                slots.push_back({index, count});
                wanted += std::to_string(result.counts.*count);
                made.texts.emplace_back();
                add_text("|");
            }
            made_counts.push_back(result.counts);
        }
        const Pattern* pattern = m_patterns.find();
        if (pattern == nullptr) {
            m_patterns.set_slots(slots);
            m_patterns.add(made, made_counts);
            pattern = m_patterns.find();
            REQUIRE(pattern != nullptr);
        } else {
            ++found;
        }
        REQUIRE(pattern->gates == made.gates);
        REQUIRE(pattern->is_general == made.is_general);
        if (!pattern->is_general) {
            std::string written(pattern->max_size, '#');
            const char* end = m_patterns.write(*pattern, written.data());
            written.resize(static_cast<std::size_t>(end - written.data()));
            REQUIRE(written == wanted);
        }
    }

    const Catalog& m_catalog;
    Scorer m_scorer;
    std::vector<std::optional<std::size_t>> m_items;
    std::vector<std::size_t> m_decisions;
    std::vector<std::size_t> m_gates;
    AnswerPatterns m_patterns;
    AnswerReader m_reader;
};

std::vector<std::string> words_of(const Item& item) {
    std::vector<std::string> words = {"", "", "onbekend", "\"?\"", "\"\"", " Onbekend"};
    for (const std::string& value : item.domain.values()) {
        for (const std::string& word : {value, value, "\"" + value + "\""}) {
            words.push_back(word);
        }
    }
    return words;
}

/// Rows in which a few questions are often changed, so that patterns are met again.
std::vector<std::vector<std::string>> random_rows(std::mt19937& random, const Catalog& catalog,
                                                  const std::vector<std::size_t>& items,
                                                  std::size_t count) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t number = 0; number < count; ++number) {
        std::vector<std::string> row(items.size());
        if (!rows.empty() && number % 8 != 0) {
            row = rows.back();
        }
        for (std::size_t cell = 0; cell < items.size(); ++cell) {
            if (number % 8 == 0 || random() % items.size() < 2) {
                const std::vector<std::string> words = words_of(catalog.item(items[cell]));
                row[cell] = random() % 16 == 0 ? "" : words[random() % words.size()];
            }
        }
        if (number % 40 == 39) {
            row[random() % row.size()] = "geen antwoord";
        }
        rows.push_back(number % 40 == 32 ? std::vector<std::string>(items.size(), "\"\"") : row);
    }
    return rows;
}

std::vector<std::size_t> items_without_dates(const Catalog& catalog) {
    std::vector<std::size_t> items;
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        if (!catalog.item(item).is_date) {
            items.push_back(item);
        }
    }
    return items;
}

}  // namespace

TEST_CASE("patterns say of each decision what scoring says") {
    const Catalog catalog(builtin_instruments());
    std::mt19937 random(7);
    std::size_t found = 0;
    std::size_t refused = 0;
    for (std::size_t decision = 0; decision < catalog.decision_count(); ++decision) {
        CAPTURE(catalog.decision(decision).id);
        Scorer scorer(catalog);
        std::vector<std::size_t> items;
        for (const std::size_t item : items_without_dates(catalog)) {
            const std::vector<std::size_t>& own = scorer.questions_of(decision);
            if (std::ranges::find(own, item) != own.end() || random() % 12 == 0) {
                items.push_back(item);
            }
        }
        std::shuffle(items.begin(), items.end(), random);
        const std::size_t gate = random() % catalog.decision_count();
        Rows rows(catalog, items, {decision}, {gate});
        rows.check(random_rows(random, catalog, items, 240));
        found += rows.found;
        refused += rows.refused;
    }
    CHECK(found > 1'000);
    CHECK(refused > 50);
}

TEST_CASE("several decisions at once, over all questions") {
    const Catalog catalog(builtin_instruments());
    std::mt19937 random(8);
    const std::vector<std::size_t> items = items_without_dates(catalog);
    std::vector<std::size_t> decisions(catalog.decision_count());
    std::iota(decisions.begin(), decisions.end(), 0);
    Rows rows(catalog, items, decisions, {});
    rows.check(random_rows(random, catalog, items, 100));
}

TEST_CASE("an instrument with nvt, a derivation and a scope") {
    const Catalog catalog = bicycle::catalog_with_scope();
    std::mt19937 random(9);
    const std::vector<std::size_t> items = items_without_dates(catalog);
    std::vector<std::size_t> decisions(catalog.decision_count());
    std::iota(decisions.begin(), decisions.end(), 0);
    for (int round = 0; round < 20; ++round) {
        std::vector<std::size_t> some = items;
        std::shuffle(some.begin(), some.end(), random);
        some.resize(1 + random() % some.size());
        Rows rows(catalog, some, {decisions[random() % decisions.size()]}, decisions);
        rows.check(random_rows(random, catalog, some, 400));
        CHECK(rows.found > 10);
    }
}

TEST_CASE("memory stays bounded: after many patterns the store starts afresh") {
    const Catalog catalog(builtin_instruments());
    const std::vector<std::size_t> items = items_without_dates(catalog);
    std::mt19937 random(10);
    const std::size_t decision = catalog.decision_count() - 1;
    Scorer scorer(catalog);
    std::vector<std::size_t> gates(catalog.decision_count());
    std::iota(gates.begin(), gates.end(), 0);
    std::vector<std::optional<std::size_t>> columns(items.begin(), items.end());
    AnswerPatterns patterns(scorer, columns, {decision}, gates,
                            [&](std::size_t column, std::string_view text) {
                                return catalog.item(*columns[column]).domain.read(text);
                            });
    const CsvHeader header{CsvDialect{}, "", std::vector<std::string>(items.size(), "x"), 1, 0,
                           items.size()};
    RecordChunk chunk;
    MemorySource source("", "in");
    std::size_t added = 0;
    std::string early;  // a row of which the pattern was added long before the store is full
    const auto start = [&](CsvRows& csv_rows, const std::string& text) {
        chunk.restart(source, 0, 1, 1);
        chunk.bytes.assign(text.begin(), text.end());
        chunk.size = text.size();
        chunk.bytes.resize(text.size() + RecordChunk::spare);
        csv_rows.start(chunk);
    };
    CsvRows csv_rows(header);
    CsvRow row;
    for (int round = 0; round < 60 && added < 8'300; ++round) {
        std::string text;
        for (const auto& cells : random_rows(random, catalog, items, 200)) {
            for (const std::string& cell : cells) {
                text += cell + ";";
            }
            text.back() = '\n';
        }
        start(csv_rows, text);
        while (csv_rows.next(row)) {
            if (patterns.read(chunk.text(), row) && patterns.find() == nullptr) {
                Pattern pattern;
                pattern.texts = {"nummer " + std::to_string(++added)};
                patterns.add(pattern, {AnswerCounts{}});
                REQUIRE(patterns.find() != nullptr);
                CHECK(patterns.find()->texts[0] == "nummer " + std::to_string(added));
                if (added == 5'000) {
                    early = csv_rows.raw(row);
                }
            }
        }
    }
    REQUIRE(added >= 8'300);
    start(csv_rows, early + "\n");
    REQUIRE(csv_rows.next(row));
    REQUIRE(patterns.read(chunk.text(), row));
    CHECK(patterns.find() == nullptr);
}

TEST_CASE("rows with dates have no patterns") {
    const Catalog catalog(builtin_instruments());
    CHECK(AnswerPatterns::can_have(catalog, {std::nullopt, 0}));
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        CHECK(AnswerPatterns::can_have(catalog, {item}) == !catalog.item(item).is_date);
    }
}
