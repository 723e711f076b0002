#include "rodevlag/csv_writer.h"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

#include "rodevlag/spreadsheet_safe.h"
#include "rodevlag/text.h"
#include "rodevlag/utf8.h"

namespace rodevlag {

namespace {

std::string_view column_member(const ResultMember& member) {
    return member.csv_name.empty() ? member.name : member.csv_name;
}

bool is_column(std::string_view column, std::string_view section, std::string_view member) {
    return column.size() == section.size() + 1 + member.size() && column.starts_with(section) &&
           column[section.size()] == '.' && column.ends_with(member);
}

void set_text(std::string& text, const ResultValue& value) {
    text.clear();
    if (const auto* single = std::get_if<std::string>(&value)) {
        text = *single;
    } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        for (const std::string& item : *list) {
            if (&item != &list->front()) {
                text += '|';
            }
            text += item;
        }
    } else {
        const fmt::format_int digits(std::get<std::int64_t>(value));
        text.assign(digits.data(), digits.size());
    }
}

}  // namespace

std::string result_text(const ResultValue& value) {
    std::string text;
    set_text(text, value);
    return text;
}

std::string result_column(const Result& result, const ResultMember& member) {
    return fmt::format("{}.{}", result.section, column_member(member));
}

std::vector<std::string> result_columns(std::span<const Result> results) {
    std::vector<std::string> columns;
    for (const Result& result : results) {
        for (const ResultMember& member : result.members) {
            if (member.in_csv) {
                columns.push_back(result_column(result, member));
            }
        }
    }
    return columns;
}

ResultCells::ResultCells(std::vector<std::string> columns)
    : m_columns(std::move(columns)), m_texts(m_columns.size()) {
}

void ResultCells::set(std::span<const Result> results) {
    std::size_t expected = 0;
    for (const Result& result : results) {
        for (const ResultMember& member : result.members) {
            if (!member.in_csv) {
                continue;
            }
            const std::size_t column = column_of(result.section, column_member(member), expected);
            // Members come in the order of the columns nearly always; what is skipped is empty.
            for (; expected < column; ++expected) {
                m_texts[expected].clear();
            }
            set_text(m_texts[column], member.value);
            expected = std::max(expected, column + 1);
        }
    }
    for (; expected < m_texts.size(); ++expected) {
        m_texts[expected].clear();
    }
}

std::size_t ResultCells::column_of(std::string_view section, std::string_view member,
                                   std::size_t expected) {
    if (expected < m_columns.size() && is_column(m_columns[expected], section, member)) {
        return expected;
    }
    const auto found = std::ranges::find_if(
        m_columns, [&](const std::string& column) { return is_column(column, section, member); });
    if (found == m_columns.end()) {
        throw std::logic_error(fmt::format("no column for result member {}.{}", section, member));
    }
    return static_cast<std::size_t>(found - m_columns.begin());
}

CsvWriter::CsvWriter(ByteSink& sink, const CsvHeader& header,
                     std::vector<std::string> result_columns, CellForm cells)
    : m_sink(sink),
      m_header(header),
      m_dialect(header.dialect),
      m_cells(std::move(result_columns)),
      m_kind(cells),
      m_scanner(m_dialect.delimiter) {
    const std::vector<std::string>& columns = m_cells.columns();
    std::vector<bool> present(columns.size(), false);
    for (const std::string& name : header.names) {
        const auto found = std::ranges::find(columns, plain_name(name), plain_name);
        m_replaced.emplace_back();
        if (found != columns.end()) {
            m_replaced.back() = static_cast<std::size_t>(found - columns.begin());
            present[*m_replaced.back()] = true;
            m_any_replaced = true;
        }
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (!present[column]) {
            m_appended.push_back(column);
        }
    }
}

void CsvWriter::start() {
    m_row = m_dialect.bom ? byte_order_mark : std::string_view{};
    m_row += m_dialect.preamble;
    append_cells(m_header.raw, {});
    for (const std::size_t column : m_appended) {
        m_row += m_dialect.delimiter;
        append_text(m_cells.columns()[column]);
    }
    m_row += m_dialect.line_end;
    m_sink.write(m_row);
}

void CsvWriter::write(const Record& record, std::span<const Result> results) {
    m_cells.set(results);
    m_row.clear();
    append_cells(m_header.aligned(record.raw), m_replaced);
    if (m_header.lacks_last_delimiter()) {
        m_row += m_dialect.delimiter;
    }
    for (const std::size_t column : m_appended) {
        m_row += m_dialect.delimiter;
        append_text(m_cells.texts()[column]);
    }
    m_row += m_dialect.line_end;
    m_sink.write(m_row);
}

/// The cells of a record as it was read, with results in the place of those that are replaced.
void CsvWriter::append_cells(std::string_view raw, const Replacements& replaced) {
    if (only_appends()) {
        m_row += raw;
        return;
    }
    const std::size_t start = m_row.size();
    m_scanner.scan_whole(raw);
    const std::vector<CsvCell>& cells = m_scanner.cells();
    for (std::size_t index = 0; index < cells.size(); ++index) {
        if (index != 0) {
            m_row += m_dialect.delimiter;
        }
        const std::string_view cell =
            raw.substr(cells[index].begin, cells[index].end - cells[index].begin);
        if (index < replaced.size() && replaced[index]) {
            append_text(m_cells.texts()[*replaced[index]]);
        } else if (m_kind == CellForm::safe) {
            append_safe_raw_cell(m_row, cell, m_dialect.delimiter);
        } else {
            m_row += cell;
        }
    }
    // A row of one empty cell must not become an empty line, which would not be read as a record.
    if (m_row.size() == start) {
        m_row += "\"\"";
    }
}

/// A cell that was not in the input.
void CsvWriter::append_text(std::string_view text) {
    if (m_kind == CellForm::safe) {
        append_safe_cell(m_row, text, m_dialect.delimiter);
    } else {
        append_cell(m_row, text, m_dialect.delimiter);
    }
}

void CsvWriter::finish() {
    m_sink.finish();
}

}  // namespace rodevlag
