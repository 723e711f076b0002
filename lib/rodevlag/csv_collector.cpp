#include "rodevlag/csv_collector.h"

#include <set>

#include "rodevlag/csv_scanner.h"
#include "rodevlag/spreadsheet_safe.h"
#include "rodevlag/text.h"
#include "rodevlag/utf8.h"

namespace rodevlag {

namespace {

std::string section_of(std::string_view column) {
    return plain_name(column.substr(0, column.find('.')));
}

}  // namespace

std::size_t CsvCollector::Columns::index_of(std::string_view name) {
    const auto [found, added] = m_index.emplace(name, m_names.size());
    if (added) {
        m_names.emplace_back(name);
    }
    return found->second;
}

CsvCollector::CsvCollector(ByteSink& sink, CsvDialect dialect, FieldRoleOf role_of, CellForm cells)
    : m_sink(sink), m_dialect(std::move(dialect)), m_role_of(std::move(role_of)), m_kind(cells) {
}

void CsvCollector::write(const Record& record, std::span<const Result> results) {
    Row row;
    row.id = record.id;
    for (const Field& field : record.fields) {
        row.fields.emplace_back(m_fields.index_of(field.name), field.text);
    }
    for (const Result& result : results) {
        for (const ResultMember& member : result.members) {
            if (member.in_csv) {
                row.results.emplace_back(m_results.index_of(result_column(result, member)),
                                         result_text(member.value));
            }
        }
    }
    m_rows.push_back(std::move(row));
}

/// Not `zaak`, which has a place of its own, and no stored results that were computed anew.
std::vector<bool> CsvCollector::kept_fields() const {
    std::set<std::string> computed;
    for (const std::string& column : m_results.names()) {
        computed.insert(section_of(column));
    }
    std::vector<bool> kept;
    for (const std::string& name : m_fields.names()) {
        const FieldRole role = m_role_of(name);
        const bool stale = role == FieldRole::result && computed.contains(section_of(name));
        kept.push_back(role != FieldRole::identity && !stale);
    }
    return kept;
}

void CsvCollector::finish() {
    const std::vector<bool> kept = kept_fields();
    const std::size_t field_count = kept.size();
    std::vector<std::string> texts(field_count + m_results.names().size());
    const auto write_kept = [&](std::string_view id) {
        std::vector<std::string> row{std::string(id)};
        for (std::size_t column = 0; column < texts.size(); ++column) {
            if (column >= field_count || kept[column]) {
                row.push_back(texts[column]);
            }
        }
        write_row(row);
    };
    std::copy(m_fields.names().begin(), m_fields.names().end(), texts.begin());
    std::copy(m_results.names().begin(), m_results.names().end(),
              texts.begin() + static_cast<std::ptrdiff_t>(field_count));
    m_sink.write(m_dialect.bom ? byte_order_mark : std::string_view{});
    write_kept("zaak");
    for (const Row& row : m_rows) {
        texts.assign(texts.size(), "");
        for (const auto& [column, text] : row.fields) {
            texts[column] = text;
        }
        for (const auto& [column, text] : row.results) {
            texts[field_count + column] = text;
        }
        write_kept(row.id);
    }
    m_sink.finish();
}

void CsvCollector::write_row(const std::vector<std::string>& texts) {
    m_line.clear();
    for (std::size_t index = 0; index < texts.size(); ++index) {
        if (index != 0) {
            m_line += m_dialect.delimiter;
        }
        m_kind == CellForm::safe ? append_safe_cell(m_line, texts[index], m_dialect.delimiter)
                                 : append_cell(m_line, texts[index], m_dialect.delimiter);
    }
    // A row of one empty cell must not become an empty line, which would not be read as a record.
    if (m_line.empty()) {
        m_line = "\"\"";
    }
    m_line += m_dialect.line_end;
    m_sink.write(m_line);
}

}  // namespace rodevlag
