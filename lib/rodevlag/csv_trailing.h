// Whether the records of a CSV file end in a delimiter that begins no cell.
//
// Some programs write `1;ja;` below the header `zaak;vraag`, others leave out a last cell that has
// no name. Both are told from the first records alone, once for the whole file, so that the reading
// of a record never depends on the ones before it.
#pragma once

#include <string_view>

#include "rodevlag/csv_dialect.h"

namespace rodevlag {

/// `text` starts with the header and may end anywhere. in_rows: at least two records, all with one
/// bare empty cell more than the header. in_header: the header's last name is empty, and all
/// records have one cell less. Records that break the quoting rules, or that the end of the text
/// cuts off, are not looked at.
TrailingDelimiter trailing_delimiter(std::string_view text, char delimiter, HeadEnd end);

}  // namespace rodevlag
