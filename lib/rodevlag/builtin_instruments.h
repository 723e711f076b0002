// The instruments of instruments/*/*.yaml as they were when the library was built.
//
// The build reads and checks the files and writes their trees into the library
// (lib/embed_instruments.cpp), so the tools work without installed files and start without parsing.
#pragma once

#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag {

/// Every built-in instrument, in alphabetical order of id.
const std::vector<InstrumentText>& builtin_instruments();

}  // namespace rodevlag
