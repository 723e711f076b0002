// The result of a decision as the members and columns that users script against.
//
// The names are fixed here and documented in docs/handleiding: in CSV `<besluit>.uitkomst`, in JSON
// and YAML `besluiten.<besluit>.uitkomst`, and so on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rodevlag/catalog.h"
#include "rodevlag/record.h"
#include "rodevlag/result_names.h"
#include "rodevlag/route.h"
#include "rodevlag/score.h"

namespace rodevlag {

/// The decision that a column `<besluit>.<member>` holds a result of, or nothing.
std::optional<std::size_t> decision_of_column(const Catalog& catalog, std::string_view column);

/// Whether a column is `overzicht.<member>`: part of the whole picture (overview_members.h).
bool is_overview_column(std::string_view column);

/// The outcome's id when there is one, `niet_van_toepassing` for a case out of scope, otherwise
/// `onbepaald`.
std::string outcome_text(const Catalog& catalog, const DecisionResult& result);

/// The ids of the possible outcomes, in the instrument's order; only `niet_van_toepassing` for a
/// case out of scope.
std::vector<std::string> possible_ids(const Catalog& catalog, const DecisionResult& result);

/// Which count a member of a result is, if it is one.
std::optional<std::int64_t AnswerCounts::*> count_of_member(const ResultMember& member);

/// Ids of notices, the engine's own first: `uitkomst_herzien` when `revised`, `tegenspraak:<item>`
/// for every answer that does not fit with another, `alarm_buiten_bereik:<item>` for every alarming
/// answer in a case out of scope, and `niet_ingevuld`.
std::vector<std::string> notice_ids(const Catalog& catalog, const DecisionResult& result,
                                    bool revised);

/// All members in the documented order. `revised`: a stored result did not fit with the answers.
/// With `route` the member `acties` is added.
Result result_of(const Catalog& catalog, const DecisionResult& result, bool revised,
                 const RouteResult* route);

}  // namespace rodevlag
