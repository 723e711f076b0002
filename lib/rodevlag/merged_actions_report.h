// The merged list of actions as part of a report.
#pragma once

#include <string>

#include "rodevlag/document.h"
#include "rodevlag/overview.h"

namespace rodevlag {

/// Adds the actions per organisation, those that may be needed, and how many are not listed.
void add_merged_actions(Document& document, const Catalog& catalog, const Overview& overview);

/// Says which document line numbers without a name are of.
std::string line_number_note(const Catalog& catalog);

}  // namespace rodevlag
