// Writes CSV: what was read, byte for byte, with result columns added.
//
// CsvWriter is for records that came from CSV: it needs no memory beyond one row, and every input
// cell keeps its own bytes, quotes included. CsvCollector is for records from JSON or YAML, whose
// columns are known only when all have been seen: it keeps all rows until finish(). The header is
// written also when there is no record. Lists are joined with '|'; members that are not `in_csv`
// are left out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/byte_stream.h"
#include "rodevlag/csv_scanner.h"
#include "rodevlag/csv_splitter.h"
#include "rodevlag/record.h"

namespace rodevlag {

/// A result value as it stands in one cell.
std::string result_text(const ResultValue& value);

/// The column of a member: `section.csv_name`.
std::string result_column(const Result& result, const ResultMember& member);

/// The columns of `results` in order: `section.csv_name`, without members that are not `in_csv`.
std::vector<std::string> result_columns(std::span<const Result> results);

/// The cells that results give for a fixed list of columns.
class ResultCells {
public:
    explicit ResultCells(std::vector<std::string> columns);

    const std::vector<std::string>& columns() const { return m_columns; }

    /// Fills texts() from `results`; a column without a member becomes empty. Throws
    /// std::logic_error for a member that no column was announced for.
    void set(std::span<const Result> results);
    const std::vector<std::string>& texts() const { return m_texts; }

private:
    std::size_t column_of(std::string_view section, std::string_view member, std::size_t expected);

    std::vector<std::string> m_columns;
    std::vector<std::string> m_texts;
};

/// Whether cells are written as they are, or so that a spreadsheet runs none of them
/// (spreadsheet_safe.h).
enum class CellForm { as_they_are, safe };

/// Writes records that came from CSV.
class CsvWriter : public RecordWriter {
public:
    /// A result column that the header has already (compared without case and outer blanks) is
    /// replaced in place; the others are appended. Keeps a reference to `header`.
    CsvWriter(ByteSink& sink, const CsvHeader& header, std::vector<std::string> result_columns,
              CellForm cells = CellForm::as_they_are);

    /// No column is replaced, so that a row is its input with the result columns behind it.
    bool only_appends() const { return !m_any_replaced && m_kind == CellForm::as_they_are; }

    void start() override;
    void write(const Record& record, std::span<const Result> results) override;
    void finish() override;

private:
    using Replacements = std::vector<std::optional<std::size_t>>;  // per cell: the result column

    void append_cells(std::string_view raw, const Replacements& replaced);
    void append_text(std::string_view text);

    ByteSink& m_sink;
    const CsvHeader& m_header;
    const CsvDialect& m_dialect;
    ResultCells m_cells;
    CellForm m_kind;
    Replacements m_replaced;
    std::vector<std::size_t> m_appended;  // result columns behind the input's
    bool m_any_replaced = false;
    CsvScanner m_scanner;
    std::string m_row;
};

}  // namespace rodevlag
