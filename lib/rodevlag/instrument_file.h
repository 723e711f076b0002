// Reads one instrument file into the model of instrument.h.
//
// Finds everything that can be wrong in one file: YAML that is not accepted, unknown and missing
// keys, values of the wrong kind, ids that stand twice, malformed sources and dates, references
// within a decision. Left out: whether items, decisions and values exist (link.h), and whether the
// rules cover every case (compiler.h). The format is described in instruments/README.md.
#pragma once

#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/error.h"
#include "rodevlag/instrument.h"

namespace rodevlag {

/// Reads an instrument file and adds what is wrong to `problems`, sorted by position. With
/// problems, the instrument holds what could be read; without a usable id it is empty.
Instrument read_instrument(const InstrumentText& text, std::vector<Problem>& problems);

}  // namespace rodevlag
