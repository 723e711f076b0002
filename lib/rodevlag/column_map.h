// Columns of somebody else's file, and what they stand for: the fields and words that the
// instruments know.
//
// A ColumnMap says of a column, by its name in the file, which field it is (`zaak` or
// `instrument.vraag`), and which of our words the words in it stand for. Names and words compare
// without case and outer blanks, as everywhere. What it does not name stays as it is. It knows
// nothing of instruments: column_map_file.h reads one and checks it against them. The usual flow:
// bind() or find() once per name, translate() per text. All const functions may be called from
// several threads at once.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rodevlag/condition.h"
#include "rodevlag/date_notation.h"

namespace rodevlag {

/// What a map calls the id of a case.
inline constexpr std::string_view identity_target = "zaak";

/// One column and what it stands for.
struct MappedColumn {
    std::string name;                                    ///< in the file, as the map writes it
    std::string target;                                  ///< `zaak` or `instrument.vraag`
    std::unordered_map<std::string, std::string> words;  ///< by plain_name() of the foreign word
    std::optional<DateNotation> dates;
    Place place;  ///< in the map

    /// What `text` (quoting undone) stands for: a view into this column, into `scratch`, or `text`
    /// itself when the map says nothing of it.
    std::string_view translate(std::string_view text, std::string& scratch) const;
};

/// Which column of a map each name of a header is; nullptr for one that is not mapped.
using BoundColumns = std::vector<const MappedColumn*>;

/// All columns of one map.
class ColumnMap {
public:
    /// `file` names the map in messages. Names and targets must differ as plain_name().
    ColumnMap(std::string file, std::vector<MappedColumn> columns);

    const std::string& file() const { return m_file; }
    const std::vector<MappedColumn>& columns() const { return m_columns; }

    /// The column that a name in the input is; nullptr when it is not mapped. Valid as long as this
    /// lives.
    const MappedColumn* find(std::string_view name) const;

    /// The columns of a header. Throws InputError that says of every column of the map that the
    /// header does not have, and of every field that it would have twice, where that stands in the
    /// map. `input` names the file with the header.
    BoundColumns bind(std::span<const std::string> header, const std::string& input) const;

    /// What is wrong when one record has fields with these names, or "": two of them would be the
    /// same field.
    std::string clash(std::span<const std::string_view> names) const;

private:
    std::string m_file;
    std::vector<MappedColumn> m_columns;
    std::unordered_map<std::string, std::size_t> m_by_name;
    std::unordered_map<std::string, std::size_t> m_by_target;
};

}  // namespace rodevlag
