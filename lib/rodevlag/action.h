// What an organisation is advised to do with an outcome, as an instrument file gives it.
//
// Plain structs, read by action_file.h and linked by link.h. Which actions apply to a case is
// route.h; one list out of those of many decisions is merged_actions.h.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/condition.h"
#include "rodevlag/deadline.h"
#include "rodevlag/source.h"

namespace rodevlag {

/// An organisation that actions name.
struct Organisation {
    std::string id;
    std::string name;
};

/// A remark that goes with an outcome or an action, always or under a condition.
struct Remark {
    std::string text;
    std::optional<Condition> condition;
    Sources sources;
};

/// An action of a decision, by its place in the catalog.
struct ActionReference {
    std::size_t decision = 0;
    std::size_t action = 0;  ///< index in Decision::actions

    friend bool operator==(const ActionReference&, const ActionReference&) = default;
};

/// `besluit.actie`: an action of another decision that is the same act.
struct SameAct {
    std::string name;
    Place place;
    std::optional<ActionReference> target;  ///< linked
};

/// How binding an action is, strictest first.
inline constexpr std::array<std::string_view, 4> modalities = {"moet", "in beginsel", "waar nodig",
                                                               "kan"};

/// What an organisation is advised to do with an outcome.
struct Action {
    std::string id;
    std::vector<std::size_t> outcomes;  ///< indexes in Decision::outcomes
    std::string who;
    std::string what;
    std::string modality;            ///< one of `modalities`
    std::string deadline;            ///< in words; empty when the source gives none
    std::optional<Deadline> within;  ///< the same, for ordering
    std::vector<SameAct> same_acts;  ///< actions of other decisions that are the same act
    std::string legal_ground;
    std::optional<Condition> condition;
    std::vector<Remark> remarks;
    Sources sources;
    Place place;
};

}  // namespace rodevlag
