// The instruments that rv-check is asked about.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag::tools {

/// All instruments in use, and which of them are meant.
struct CheckedInstruments {
    Catalog catalog;
    std::vector<std::size_t> selected;  ///< indexes in the catalog, in the order named
};

/// Loads the instruments with these names (ids and files); without names every built-in one is
/// meant. Throws UsageError, InputError or InstrumentError.
CheckedInstruments load_checked(const std::vector<std::string>& names);

}  // namespace rodevlag::tools
