// Reads records of somebody else's file under our names: a reader in front of another one that
// applies a ColumnMap (mapped_fields.h).
//
// Who reads records in another way than next() has to map them himself; the header is the same.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "rodevlag/mapped_fields.h"

namespace rodevlag {

/// Hands on the records of another reader with the names and words of a map.
class MappedReader : public RecordReader {
public:
    /// `map` must outlive this; `input` names the records in messages. Throws InputError as
    /// ColumnMap::bind() when `reader` has a header.
    MappedReader(std::unique_ptr<RecordReader> reader, const ColumnMap& map,
                 const std::string& input);

    bool next(Record& record) override;

    /// The header with the names of the map.
    std::span<const std::string> header() const override { return m_header; }

    const ColumnMap& map() const { return m_map; }

    /// Per column of the header what it is; nullptr for one that the map does not name.
    const BoundColumns& columns() const { return m_columns; }

    /// Where the case id stands in the header; past its end when the map names no column for it.
    std::size_t id_column() const;

private:
    std::unique_ptr<RecordReader> m_reader;
    const ColumnMap& m_map;
    std::vector<std::string> m_header;
    BoundColumns m_columns;
    FieldMapper m_mapper;
};

}  // namespace rodevlag
