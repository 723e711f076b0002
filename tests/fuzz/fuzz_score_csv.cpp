// A whole run of rv-score over a CSV file: every record is once in the results, with its own bytes,
// or once among the rejects.
//
// Input: a byte for --delimiter, one for --encoding, one for --to, one for the size of the pieces
// in which the file arrives, then the file. The built-in instruments are those of tests/engine.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check.h"
#include "common/field_names.h"
#include "common/run_main.h"
#include "common/score_run.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/csv_reader.h"
#include "rodevlag/decoding_source.h"
#include "rodevlag/utf8.h"
#include "strict_csv.h"

namespace {

using namespace rodevlag;
using namespace rodevlag::tools;
using fuzz::check;

class Collector : public ByteSink {
public:
    explicit Collector(std::string& text) : m_text(text) {}
    void write(std::string_view text) override { m_text += text; }
    void finish() override {}

private:
    std::string& m_text;
};

/// Everything in memory.
class Streams : public RunStreams {
public:
    Streams(std::string_view input, std::size_t piece) : m_input(input), m_piece(piece) {}

    std::unique_ptr<ByteSource> open_input(const CommonOptions& options) override {
        return std::make_unique<fuzz::PieceSource>(m_input, m_piece, options.input);
    }
    std::unique_ptr<ByteSink> open_output(const CommonOptions& /*options*/) override {
        return std::make_unique<Collector>(output);
    }
    std::unique_ptr<ByteSink> open_rejects(const CommonOptions& /*options*/) override {
        return std::make_unique<Collector>(rejects);
    }
    void tell(const std::string& /*program*/, const std::string& message) override {
        check(first_invalid_utf8(message) == std::string_view::npos, "a message is no UTF-8");
    }

    std::string output;
    std::string rejects;

private:
    std::string_view m_input;
    std::size_t m_piece;
};

/// A CSV text as its records.
struct Table {
    struct Row {
        std::string raw;
        std::vector<std::string> cells;
        std::size_t line = 0;
        std::uint64_t offset = 0;
        bool fits = false;      ///< the header, by the letter of RFC 4180
        bool is_sound = false;  ///< for the reader, which also looks at the characters
    };

    CsvHeader header;
    std::vector<Row> rows;
    std::vector<std::string> bytes;  ///< per row, its place in the file before decoding
};

Table read_table(std::string_view text, const CsvDialect& dialect) {
    fuzz::PieceSource source(text, 0, "csv");
    CsvReader reader(source, dialect);
    Table table{reader.csv_header(), {}, {}};
    Record record;
    while (reader.next(record)) {
        const auto cells = fuzz::strict_cells(record.raw, dialect.delimiter);
        const bool fits = cells && cells->size() == table.header.names.size();
        table.rows.push_back({std::string(record.raw), cells.value_or(std::vector<std::string>()),
                              record.line, record.offset, fits, record.problems.empty()});
        table.rows.back().cells.resize(table.header.names.size());
    }
    return table;
}

const FieldNames& names() {
    static const Catalog catalog(builtin_instruments());
    static const FieldNames known({&catalog});
    return known;
}

/// The dialect of what was written after reading `input`: nothing stands behind the last cell.
CsvDialect written_dialect(const Table& input) {
    CsvDialect dialect = input.header.dialect;
    dialect.trailing = TrailingDelimiter::none;
    return dialect;
}

/// A reject holds the bytes of its record, its line and its place.
void check_reject(const Table::Row& row, const Table::Row& reject, const CsvHeader& header,
                  const std::string& byte) {
    const std::size_t columns = header.names.size();
    check(byte.empty() || reject.cells[columns + 1] == byte,
          "the reject of line {} has byte {}, not {}", row.line, reject.cells[columns + 1], byte);
    check(!reject.cells[columns + 2].empty(), "the reject of line {} has no reason", row.line);
    const bool is_whole = reject.raw.starts_with(header.aligned(row.raw));
    check(is_whole || reject.cells[0] == row.raw, "the reject of line {} has other bytes",
          row.line);
}

/// Walks through the input: what became of each record?
void check_reconciled(const Table& input, const Table& output, const Table& rejects) {
    const CsvHeader& header = input.header;
    const auto is_result = [&](std::size_t column) {
        return names().role_of(header.names[column]) == FieldRole::result;
    };
    bool has_results = false;
    for (std::size_t column = 0; column < header.names.size(); ++column) {
        has_results = has_results || is_result(column);
    }
    check(output.header.raw.starts_with(header.raw) && rejects.header.raw.starts_with(header.raw),
          "another header");
    std::size_t scored = 0;
    std::size_t rejected = 0;
    for (const Table::Row& row : input.rows) {
        if (rejected < rejects.rows.size() &&
            rejects.rows[rejected].cells[header.names.size()] == std::to_string(row.line)) {
            const auto index = static_cast<std::size_t>(&row - input.rows.data());
            check_reject(row, rejects.rows[rejected++], header, input.bytes[index]);
            continue;
        }
        check(row.is_sound, "the broken record of line {} was not rejected", row.line);
        check(scored < output.rows.size(), "the record of line {} is lost", row.line);
        const Table::Row& result = output.rows[scored++];
        check(has_results || result.raw.starts_with(header.aligned(row.raw)),
              "the record of line {} has other bytes", row.line);
        for (std::size_t column = 0; column < header.names.size(); ++column) {
            check(is_result(column) || row.cells[column] == result.cells[column],
                  "the record of line {} has another cell {}", row.line, column + 1);
        }
    }
    check(scored == output.rows.size(), "{} results, {} scored", output.rows.size(), scored);
    check(rejected == rejects.rows.size(), "{} rejects, {} rejected", rejects.rows.size(),
          rejected);
}

/// Where a row of the decoded text stood in the file; "" where that is not worked out here.
std::string byte_of(std::string_view decoded, std::uint64_t offset, const std::string& encoding) {
    if (is_utf8_name(encoding)) {
        return std::to_string(offset);
    }
    if (encoding != "windows-1252") {
        return "";
    }
    // A byte there is a character here, or the byte itself where it is none.
    std::uint64_t bytes = 0;
    for (std::string_view rest = decoded.substr(0, offset); !rest.empty(); ++bytes) {
        const std::size_t sound = std::min(first_invalid_utf8(rest), rest.size());
        bytes +=
            static_cast<std::uint64_t>(std::ranges::count_if(rest.substr(0, sound), [](char byte) {
                return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
            }));
        if (sound == rest.size()) {
            break;
        }
        rest.remove_prefix(sound + 1);
    }
    return std::to_string(bytes);
}

void check_csv(const Streams& streams, const std::string& input, const CommonOptions& options,
               const ReceiptCounts& counts) {
    std::optional<char> delimiter;
    if (!options.delimiter.empty()) {
        delimiter = delimiter_from_text(options.delimiter);
    }
    const CsvDialect dialect = recognise_csv_dialect(
        input, "in.csv", [](std::string_view name) { return names().is_known(name); }, delimiter,
        HeadEnd::end_of_file);
    Table before = read_table(input, dialect);
    for (const Table::Row& row : before.rows) {
        before.bytes.push_back(byte_of(input, row.offset, options.encoding));
    }
    const Table after = read_table(streams.output, written_dialect(before));
    const Table rejected = read_table(streams.rejects, written_dialect(before));
    check(before.rows.size() == counts.read, "{} records, {} read", before.rows.size(),
          counts.read);
    check(after.rows.size() == counts.scored, "{} results, {} scored", after.rows.size(),
          counts.scored);
    check(rejected.rows.size() == counts.rejected, "{} rejects, {} rejected", rejected.rows.size(),
          counts.rejected);
    for (const Table::Row& row : after.rows) {
        check(row.is_sound, "the result on line {} cannot be read", row.line);
    }
    for (const Table::Row& row : rejected.rows) {
        check(row.fits, "the reject on line {} cannot be read", row.line);
    }
    check_reconciled(before, after, rejected);
}

std::string decoded(std::string_view text, const std::string& encoding) {
    fuzz::PieceSource source(text, 0, "in.csv");
    if (is_utf8_name(encoding)) {
        return std::string(text);
    }
    DecodingSource decoding(source, encoding);
    return read_all(decoding, std::size_t{1} << 24);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = fuzz::text_of(data, size);
    CommonOptions options;
    options.from = "csv";
    options.delimiter = fuzz::choose(text, std::array{"", ";", ",", "tab"});
    options.encoding =
        fuzz::choose(text, std::array{"utf-8", "", "windows-1252", "utf-16", "utf-16be"});
    options.to = fuzz::choose(text, std::array{"csv", "csv", "csv", "jsonl", "json", "yaml"});
    options.input = "in.csv";
    options.output = "-";
    options.rejects = "afgewezen.csv";
    options.threads = "1";
    options.color = "never";
    const auto piece = fuzz::choose(text, std::array<std::size_t, 6>{0, 1, 3, 16, 63, 64});
    Streams streams(text, piece);
    try {
        const ScoreRun run = run_score(options, streams);
        check(run.counts.read == run.counts.scored + run.counts.rejected,
              "gelezen {} is not gescoord {} + afgewezen {}", run.counts.read, run.counts.scored,
              run.counts.rejected);
        check(run.status == (run.counts.rejected > 0 ? exit_rejected : exit_ok), "status {}",
              run.status);
        if (options.to == "csv") {
            check_csv(streams, decoded(text, options.encoding), options, run.counts);
        }
    } catch (const UsageError&) {
        check(options.to == "yaml", "refused though the options can be meant");
    } catch (const InputError&) {  // the file as a whole cannot be read
    }
    return 0;
}
