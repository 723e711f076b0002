// Reads `bron`: where in the source documents a statement of an instrument comes from.
//
// `1064`, `1061-1064`, a list of those, `document.txt:407-409` for another document than the
// instrument's own, and `tool-afspraak` for what is (also) a convention of this project. Whether
// the document says so is for people to check.
#pragma once

#include <string_view>

#include "rodevlag/instrument.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

/// Reads one `bron`; lines without a document are of `document`, a document_name(). Reports what
/// cannot be read.
Sources read_sources(const YamlNode& node, std::string_view document, ProblemReport& report);

/// Reads the required key `bron`.
Sources read_sources(Fields& fields, std::string_view document, ProblemReport& report);

}  // namespace rodevlag
