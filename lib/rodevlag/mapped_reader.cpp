#include "rodevlag/mapped_reader.h"

#include <algorithm>
#include <utility>

namespace rodevlag {

MappedReader::MappedReader(std::unique_ptr<RecordReader> reader, const ColumnMap& map,
                           const std::string& input)
    : m_reader(std::move(reader)), m_map(map), m_mapper(map, input, !m_reader->header().empty()) {
    const std::span<const std::string> names = m_reader->header();
    if (!names.empty()) {
        m_columns = m_map.bind(names, input);
    }
    for (std::size_t index = 0; index < names.size(); ++index) {
        m_header.push_back(m_columns[index] != nullptr ? m_columns[index]->target : names[index]);
    }
}

bool MappedReader::next(Record& record) {
    if (!m_reader->next(record)) {
        return false;
    }
    m_mapper.apply(record);
    return true;
}

std::size_t MappedReader::id_column() const {
    const auto found = std::ranges::find_if(m_columns, [](const MappedColumn* column) {
        return column != nullptr && column->target == identity_target;
    });
    return static_cast<std::size_t>(found - m_columns.begin());
}

}  // namespace rodevlag
