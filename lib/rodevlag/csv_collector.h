// Writes records that did not come from CSV as CSV.
//
// Their columns are known only when all have been seen, so all rows are kept until finish():
// `zaak`, the other fields in the order in which they were first seen, then the results in that
// order.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rodevlag/byte_stream.h"
#include "rodevlag/csv_dialect.h"
#include "rodevlag/csv_writer.h"
#include "rodevlag/record.h"

namespace rodevlag {

class CsvCollector : public RecordWriter {
public:
    /// Stored results (by `role_of`) of a decision that is computed anew are left out.
    CsvCollector(ByteSink& sink, CsvDialect dialect, FieldRoleOf role_of,
                 CellForm cells = CellForm::as_they_are);

    void write(const Record& record, std::span<const Result> results) override;
    void finish() override;

private:
    /// Columns in the order in which they were first seen.
    class Columns {
    public:
        std::size_t index_of(std::string_view name);
        const std::vector<std::string>& names() const { return m_names; }

    private:
        std::vector<std::string> m_names;
        std::unordered_map<std::string, std::size_t> m_index;
    };
    using Cells = std::vector<std::pair<std::size_t, std::string>>;  // column, text
    struct Row {
        std::string id;
        Cells fields;
        Cells results;
    };

    std::vector<bool> kept_fields() const;
    void write_row(const std::vector<std::string>& texts);

    ByteSink& m_sink;
    CsvDialect m_dialect;
    FieldRoleOf m_role_of;
    CellForm m_kind;
    Columns m_fields;
    Columns m_results;
    std::vector<Row> m_rows;
    std::string m_line;
};

}  // namespace rodevlag
