// The whole picture of a case as the members and columns that users script against.
//
// In CSV `overzicht.geldt` and so on, in JSON and YAML `besluiten.overzicht.geldt`: lists of ids of
// decisions, and one list of actions.
#pragma once

#include "rodevlag/overview.h"
#include "rodevlag/record.h"

namespace rodevlag {

/// `geldt`, `kan_gelden` and `geldt_niet` (meetings and routes), `niet_van_toepassing` and
/// `niet_ingevuld` (assessments that fit, or may fit with a `?` behind them), and `acties`: each
/// act once as `organisation:decision.action`, in the order of the report, with a `?` behind one
/// that is not certain. The actions are left out of CSV.
Result overview_result(const Catalog& catalog, const Overview& overview);

}  // namespace rodevlag
