// Marking as CSV, for a spreadsheet: a row per trainee, exercise and question, and a row per
// decision that was compared.
//
// Columns: deelnemer, zaak, vraag, sleutel, antwoord, oordeel, besluit. A row about a decision has
// an empty `vraag`, the decision in `besluit` and the possible outcomes in `sleutel` and
// `antwoord`, joined with '|'. An exercise that a trainee skipped is one row with the `oordeel`
// overgeslagen.
#pragma once

#include <string>

#include "rodevlag/marked_group.h"

namespace rodevlag {

/// The whole table with its header and CRLF-free line ends; `is_safe`: no cell runs as a formula
/// (spreadsheet_safe.h).
std::string marking_csv(const MarkedGroup& group, bool is_safe);

}  // namespace rodevlag
