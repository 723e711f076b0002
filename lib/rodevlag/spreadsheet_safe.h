// CSV that a spreadsheet shows as text and does not run (--safe-for-excel).
//
// A spreadsheet runs a cell that starts with = + - or @ as a formula, and a formula can fetch, send
// or start something. An apostrophe in front makes it text. Also behind ; , TAB and line ends
// within a cell: a spreadsheet that expects another delimiter starts a new cell there, in spite of
// the quotes. Nothing else changes, and doing it twice changes nothing more. Plain numbers and
// cells of signs alone stay as they are. Why, and what it does not protect against:
// docs/decisions/028-spreadsheet-safe.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/csv_scanner.h"

namespace rodevlag {

/// Appends a record (without its line end), made safe. `cells` are those of `raw_record`.
void append_safe_record(std::string& row, std::string_view raw_record,
                        const std::vector<CsvCell>& cells, char delimiter);

/// Appends a cell as it stands in a file, with its quotes, made safe.
void append_safe_raw_cell(std::string& row, std::string_view raw_cell, char delimiter);

/// Appends `text` as one cell, made safe, and quoted as append_cell() does.
void append_safe_cell(std::string& row, std::string_view text, char delimiter);

}  // namespace rodevlag
