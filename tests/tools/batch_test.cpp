// Whole runs of rv-score over random registers: the short way and the long way, any number of
// threads, any size of blocks and any parts must give the same bytes.
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "common/score_run.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/catalog.h"

using namespace rodevlag;
using namespace rodevlag::tools;

namespace {

/// Hands on at most some bytes at a time.
class SlowSource : public ByteSource {
public:
    SlowSource(const std::string& text, std::size_t most)
        : m_source(text, "in.csv"), m_most(most) {}

    std::size_t read(char* buffer, std::size_t size) override {
        return m_source.read(buffer, std::min(size, m_most));
    }
    const std::string& name() const override { return m_source.name(); }

private:
    MemorySource m_source;
    std::size_t m_most;
};

class KeptSink : public ByteSink {
public:
    explicit KeptSink(std::string& text) : m_text(text) {}
    void write(std::string_view text) override { m_text += text; }
    void finish() override {}

private:
    std::string& m_text;
};

struct RunOutcome {
    std::string output;
    std::string rejects;
    std::string messages;
    int status = 0;
    ReceiptCounts counts;

    bool operator==(const RunOutcome&) const = default;
};

class MemoryStreams : public RunStreams {
public:
    MemoryStreams(const std::string& input, std::size_t most, RunOutcome& outcome)
        : m_input(input), m_most(most), m_outcome(outcome) {}

    std::unique_ptr<ByteSource> open_input(const CommonOptions&) override {
        return std::make_unique<SlowSource>(m_input, m_most);
    }
    std::unique_ptr<ByteSink> open_output(const CommonOptions&) override {
        return std::make_unique<KeptSink>(m_outcome.output);
    }
    std::unique_ptr<ByteSink> open_rejects(const CommonOptions&) override {
        return std::make_unique<KeptSink>(m_outcome.rejects);
    }
    void tell(const std::string&, const std::string& message) override {
        m_outcome.messages += message + "\n";
    }

private:
    const std::string& m_input;
    std::size_t m_most;
    RunOutcome& m_outcome;
};

RunOutcome run(const std::string& input, CommonOptions options, std::size_t most = 1'000'000) {
    RunOutcome outcome;
    MemoryStreams streams(input, most, outcome);
    try {
        const ScoreRun result = run_score(options, streams);
        outcome.status = result.status;
        outcome.counts = result.counts;
    } catch (const InputError& error) {
        outcome.messages += error.what();
        outcome.status = -1;
    }
    return outcome;
}

const Catalog& catalog() {
    static const Catalog built_in(builtin_instruments());
    return built_in;
}

std::string pick(std::mt19937& random, const std::vector<std::string>& words) {
    return words[random() % words.size()];
}

/// A cell for a question: nearly always an accepted word, in the ways that people write it.
std::string cell_for(std::mt19937& random, const Item& item, unsigned bad_in) {
    if (bad_in != 0 && random() % bad_in == 0) {
        return pick(random,
                    {"misschien", "\"ja", "j\"a", "\"ja\"x", std::string("j\0a", 3), "ja;nee"});
    }
    std::vector<std::string> words = {"",           "",     "onbekend",    "?",
                                      " ONBEKEND ", "\"\"", "\"onbekend\""};
    for (const std::string& value : item.domain.values()) {
        for (const std::string& word : {value, value, value, "\"" + value + "\"", " " + value}) {
            words.push_back(word);
        }
    }
    for (const auto& [word, values] : item.domain.words()) {
        words.push_back(word);
    }
    return pick(random, words);
}

struct Register {
    std::string text;
    std::vector<std::string> names;
    std::size_t delimiters = 0;  // before the last cell of a row
    std::string behind_row;
};

/// The questions of one instrument, and some others.
std::vector<std::size_t> random_items(std::mt19937& random, bool with_dates) {
    std::vector<std::size_t> items;
    const auto share = 1 + random() % 10;
    const std::size_t about = random() % catalog().instruments().size();
    for (std::size_t item = 0; item < catalog().item_count(); ++item) {
        const bool is_about = catalog().instrument_of_item(item) == about;
        if ((is_about || random() % 30 < share) && (with_dates || !catalog().item(item).is_date)) {
            items.push_back(item);
        }
    }
    std::shuffle(items.begin(), items.end(), random);
    return items;
}

std::string answer_for(std::mt19937& random, const Item& item, unsigned bad_in) {
    return item.is_date ? pick(random, {"", "2021-03-01", "2021-03-10", "onbekend", "2021-13-01"})
                        : cell_for(random, item, bad_in * 8);
}

Register random_register(std::mt19937& random, std::size_t rows, unsigned bad_in, bool with_dates) {
    const std::vector<std::size_t> items = random_items(random, with_dates);
    const std::string behind_header = random() % 4 == 0 ? ";" : "";
    // A result that is stored already must be compared.
    const std::string& decision = catalog().decision(random() % catalog().decision_count()).id;
    const bool is_stored = random() % 6 == 0;
    Register result;
    result.delimiters = items.size() + (is_stored ? 2 : 1);
    result.behind_row = behind_header.empty() && random() % 3 == 0 ? ";" : "";
    std::string row = "zaak";
    for (const std::size_t item : items) {
        row += ';' + catalog().item(item).name;
        result.names.push_back(catalog().item(item).name);
    }
    row += is_stored ? ';' + decision + ".uitkomst" : "";
    result.text = row + ";notitie" + behind_header + "\n";
    std::vector<std::vector<std::string>> kinds;
    for (std::size_t number = 0; number < rows; ++number) {
        const std::string id = "z-" + std::to_string(random() % (rows * 4));
        row = pick(random, {id, id, '"' + id + '"', "\"\"\"" + id + "\"\"\""});
        // Most rows are nearly like one before them, so that their pattern is known.
        std::vector<std::string> cells =
            kinds.empty() ? std::vector<std::string>(items.size()) : kinds[random() % kinds.size()];
        const bool is_new = kinds.empty() || random() % 5 == 0;
        for (std::size_t cell = 0; cell < items.size(); ++cell) {
            if (is_new || random() % (4 * items.size()) == 0) {
                cells[cell] = answer_for(random, catalog().item(items[cell]), bad_in);
            }
        }
        if (is_new) {
            kinds.push_back(cells);
        }
        for (const std::string& cell : cells) {
            row += ';' + cell;
        }
        row += is_stored ? ";" + pick(random, {"", "onbepaald", "hoog"}) : "";
        row += ';' + pick(random, {"", "tekst", "\"een\ntwee;drie\"", "\"zei \"\"nee\"\"\"",
                                   "caf\xC3\xA9"});
        row += result.behind_row;
        if (bad_in != 0 && random() % bad_in == 0) {
            row += pick(random,
                        {";", "x", ";\"\"", "\"", "caf\xE9", std::string("\0", 1), "\n\n", "\"\n"});
        }
        result.text += row + pick(random, {"\n", "\n", "\r\n", "\n\n"});
    }
    return result;
}

/// How many bytes are read at a time, and the threads.
const std::vector<std::pair<std::size_t, std::string>> ways = {
    {64, "1"}, {13, "2"}, {1'000, "5"}, {20'000, "2"}};

/// A line that is longer than what is read beforehand to recognise the format; only behind it do
/// blocks have the size that a source gives.
const std::size_t longer_than_head = 300'000;

/// The same register with such a record in front, behind two from which the form of rows is seen.
std::string with_long_start(const Register& input) {
    const std::size_t header = input.text.find('\n') + 1;
    const auto row = [&](const std::string& note) {
        return "lang" + std::string(input.delimiters, ';') + note + input.behind_row + "\n";
    };
    return input.text.substr(0, header) + row("") + row("") +
           row(std::string(longer_than_head, 'x')) + input.text.substr(header);
}

CommonOptions options_for(std::mt19937& random) {
    CommonOptions options;
    options.input = "in.csv";
    options.encoding = "utf-8";
    options.threads = "1";
    if (random() % 2 == 0) {
        options.rejects = "af.csv";
    }
    if (random() % 2 == 0) {
        const Decision& decision = catalog().decision(random() % catalog().decision_count());
        options.fail_on = {decision.id + "=" +
                           pick(random, {decision.outcomes.front().id, "onbepaald"})};
    }
    return options;
}

}  // namespace

TEST_CASE("the short way writes what the long way writes") {
    std::mt19937 random(2021);
    std::size_t scored = 0;
    for (int round = 0; round < 60; ++round) {
        const Register input = random_register(random, 150, round % 3 == 0 ? 10 : 0, false);
        CommonOptions options = options_for(random);
        const RunOutcome short_way = run(input.text, options);
        // Nothing in these registers is a formula, so this only switches the short way off.
        options.safe_for_excel = true;
        const RunOutcome long_way = run(input.text, options);
        CAPTURE(input.text);
        REQUIRE(short_way.output == long_way.output);
        REQUIRE(short_way.rejects == long_way.rejects);
        REQUIRE(short_way.messages == long_way.messages);
        REQUIRE(short_way == long_way);
        scored += short_way.counts.scored;
    }
    CHECK(scored > 5'000);
}

TEST_CASE("threads and blocks do not show") {
    std::mt19937 random(4);
    std::size_t broken_off = 0;
    for (int round = 0; round < 12; ++round) {
        const Register input = random_register(random, 120, 12, round % 2 == 0);
        const std::string text = with_long_start(input);
        CommonOptions options = options_for(random);
        if (round % 3 == 0) {
            options.max_rejects = round % 2 == 0 ? "5" : "1%";
        }
        if (round % 4 == 1) {
            options.encoding = "";  // the first byte that is no UTF-8 ends the reading
        }
        const RunOutcome wanted = run(text, options);
        broken_off += wanted.status == -1 ? 1U : 0U;
        CAPTURE(input.text);
        for (const auto& [most, threads] : ways) {
            options.threads = threads;
            const RunOutcome outcome = run(text, options, most);
            REQUIRE(outcome.messages == wanted.messages);
            REQUIRE(outcome == wanted);
        }
    }
    CHECK(broken_off >= 4);
}

TEST_CASE("JSON Lines in threads") {
    std::mt19937 random(5);
    const Register input = random_register(random, 200, 0, true);
    CommonOptions options = options_for(random);
    options.to = "jsonl";
    std::string lines = "{\"tekst\": \"" + std::string(longer_than_head, 'x') + "\"}\n";
    lines += run(input.text, options).output;
    lines +=
        "{\"zaak\": \"kapot\"\n\n{\"zaak\": \"x\", \"antwoorden\": {\"bestaat_niet\": {\"a\": "
        "\"b\"}}}\n";
    options.from = "jsonl";
    options.input = "in.jsonl";
    const RunOutcome wanted = run(lines, options);
    CHECK(wanted.counts.read > 150);
    CHECK(wanted.counts.rejected == 1);
    for (const auto& [most, threads] : ways) {
        options.threads = threads;
        REQUIRE(run(lines, options, most) == wanted);
    }
}

TEST_CASE("what stands behind the end of the reading is not counted") {
    CommonOptions options;
    options.input = "in.csv";
    options.threads = "1";
    const std::string text = "zaak;sash.doodsangst\n1;ja\n\n2;caf\xE9\n\n\n3;nee\n\n";
    CHECK(run(text, options).messages.find("lege regels overgeslagen: 1\n") != std::string::npos);
    options.encoding = "utf-8";
    CHECK(run(text, options).messages.find("lege regels overgeslagen: 4\n") != std::string::npos);
    options.max_rejects = "0";
    CHECK(run(text, options).messages.find("lege regels overgeslagen: 1\n") != std::string::npos);
}

TEST_CASE("cases that come again are told in every spelling, those that are rejected are not") {
    CommonOptions options;
    options.input = "in.csv";
    options.threads = "1";
    const std::string messages =
        run("zaak;sash.doodsangst\na1;ja\n\"a\";ja\n\"b \"\"2\"\"\";ja\na;nee\n;ja\n;ja\n"
            "\"a\";fout\n\"b \"\"2\"\"\";nee\nc;ja\n",
            options)
            .messages;
    CAPTURE(messages);
    CHECK(messages.find(
              "let op: 2 records hebben een zaak die al eerder voorkwam; alle zijn gescoord "
              "(record 4 heeft dezelfde zaak als record 2; record 8 heeft dezelfde zaak als "
              "record 3)\n") != std::string::npos);
}

TEST_CASE("a share of rejects is looked at from the thousandth record on, that one included") {
    CommonOptions options;
    options.input = "in.csv";
    options.threads = "1";
    options.max_rejects = "0%";
    std::string text = "zaak;sash.doodsangst\n";
    for (int record = 1; record <= 1'500; ++record) {
        text += record == 1'000 ? "x;fout\n" : "x;ja\n";
    }
    const std::string messages = run(text, options).messages;
    CHECK(messages.find("gelezen 1000 = gescoord 999 + afgewezen 1\n") != std::string::npos);
}

TEST_CASE("what is alarming out of scope is told of each row") {
    // The answer about a puncture decides nothing, so rows that differ in it have one pattern.
    const std::string folder = RODEVLAG_SOURCE_DIR "/tests/engine/valid/";
    std::ifstream ride(folder + "tocht.yaml");
    std::string instrument{std::istreambuf_iterator<char>(ride), {}};
    const std::size_t end_of_items = instrument.find("besluiten:");
    REQUIRE(end_of_items != std::string::npos);
    instrument.insert(end_of_items,
                      "  - {id: lek, vraag: \"Is er een lek?\", criterium: ja, erger: ja,\n"
                      "     zonder_gevolg: Het boek zegt er niets over., bron: 6}\n");
    const std::filesystem::path file = std::filesystem::temp_directory_path() /
                                       ("rodevlag-tocht-" + std::to_string(getpid()) + ".yaml");
    std::ofstream(file) << instrument;

    std::mt19937 random(6);
    CommonOptions options;
    options.input = "in.csv";
    options.threads = "1";
    options.instruments = {folder + "fiets.yaml", file, folder + "weg.yaml"};
    std::string text = "zaak;tocht.soort;weg.ondergrond;tocht.lek;tocht.leden\n";
    for (int record = 0; record < 300; ++record) {
        text += std::to_string(record) + ";" + pick(random, {"dag", "maand", ""}) + ";" +
                pick(random, {"zand", "asfalt", ""}) + ";" + pick(random, {"ja", "nee", ""}) + ";" +
                pick(random, {"ja", "nee", ""}) + "\n";
    }
    const RunOutcome short_way = run(text, options);
    options.safe_for_excel = true;
    const RunOutcome long_way = run(text, options);
    std::filesystem::remove(file);
    CAPTURE(long_way.messages);
    CHECK(short_way.counts.scored > 100);
    CHECK(short_way.output.find("alarm_buiten_bereik") != std::string::npos);
    CHECK(short_way == long_way);
}

TEST_CASE(
    "the short way with another delimiter, without cases, with a gate of another instrument") {
    std::string text = "acuut.vuurwapen|sash.niets_te_verliezen\n";
    for (const std::string row : {"nee|ja\n", "nee|nee\n", "|ja\n", "|onbekend\n"}) {
        text += row + row + row;
    }
    CommonOptions options;
    options.input = "in.csv";
    options.delimiter = "|";
    options.instruments = {"acuut"};
    options.fail_on = {"sash=hoog"};
    options.threads = "1";
    const RunOutcome short_way = run(text, options);
    options.safe_for_excel = true;
    CHECK(short_way == run(text, options));
    CHECK(short_way.messages.find("al eerder voorkwam") == std::string::npos);
    CHECK(short_way.messages.find("bij 6 records is hoog bij sash") != std::string::npos);
    CHECK(short_way.output.find("|\"geen_criterium|") != std::string::npos);
}
