// Gives the fields of records the names and texts that a ColumnMap says, and the case id with them.
//
// Their own name stays in Field::original for messages, and the bytes of a record (Record::raw)
// stay as they are, so what is written in the same format keeps the foreign names and words. One
// mapper per thread; the map itself can be shared.
#pragma once

#include <string>
#include <vector>

#include "rodevlag/column_map.h"
#include "rodevlag/record.h"

namespace rodevlag {

/// Maps the records of one input, most of which have the same layout.
class FieldMapper {
public:
    /// `map` must outlive this; `input` names the records in messages. `is_bound`: a header was
    /// bound (ColumnMap::bind), so no two fields can be the same.
    FieldMapper(const ColumnMap& map, std::string input, bool is_bound);

    /// Maps the fields of `record`, which are valid until the next call. When two would be the same
    /// field the record gets a problem instead. A record that has problems stays as it is.
    void apply(Record& record);

private:
    void learn_layout(const Record& record);

    const ColumnMap& m_map;
    std::string m_input;
    bool m_is_bound;
    BoundColumns m_columns;  // per field of the latest layout
    std::size_t m_layout = 0;
    std::string m_clash;                 // what is wrong with the latest layout
    std::vector<std::string> m_scratch;  // texts that the fields of the latest record point to
};

}  // namespace rodevlag
