#include "rodevlag/mapped_fields.h"

#include <utility>

#include "rodevlag/text.h"

namespace rodevlag {

FieldMapper::FieldMapper(const ColumnMap& map, std::string input, bool is_bound)
    : m_map(map), m_input(std::move(input)), m_is_bound(is_bound) {
}

void FieldMapper::apply(Record& record) {
    if (!record.problems.empty()) {
        return;
    }
    if (record.layout == 0 || record.layout != m_layout) {
        learn_layout(record);
    }
    if (!m_clash.empty()) {
        record.problems.push_back({m_input, record.line, 0, m_clash});
        record.fields.clear();
        record.layout = 0;
        return;
    }
    for (std::size_t index = 0; index < record.fields.size(); ++index) {
        Field& field = record.fields[index];
        const MappedColumn* column = m_columns[index];
        if (column == nullptr) {
            field.original = {};
            continue;
        }
        field.original = plain_name(field.name) == column->target ? std::string_view() : field.name;
        field.name = column->target;
        field.text = column->translate(field.text, m_scratch[index]);
        if (column->target == identity_target) {
            record.id = field.text;
        }
    }
}

void FieldMapper::learn_layout(const Record& record) {
    m_layout = record.layout;
    m_columns.clear();
    std::vector<std::string_view> names;
    for (const Field& field : record.fields) {
        names.push_back(field.name);
        m_columns.push_back(m_map.find(field.name));
    }
    m_clash = m_is_bound ? "" : m_map.clash(names);
    m_scratch.resize(record.fields.size());
}

}  // namespace rodevlag
