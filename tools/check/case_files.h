// Where the cases of an instrument are: beside its file, or in the library for a built-in one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rodevlag/case_file.h"
#include "rodevlag/catalog.h"

namespace rodevlag::tools {

/// The name of the file with the cases of an instrument of the catalog.
std::string case_file_name(const Instrument& instrument);

/// Reads it; nothing when there is none. `names` are those on the command line: an instrument that
/// was named as a file has its cases beside it, any other is built in. Throws InputError when the
/// file is there and cannot be read.
std::optional<CaseFile> find_case_file(const Catalog& catalog, std::size_t instrument,
                                       const std::vector<std::string>& names);

}  // namespace rodevlag::tools
