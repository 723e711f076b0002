// The names of the members that a result has: `<besluit>.uitkomst` and so on.
//
// Apart from their values (result_members.h), because the reader of instruments needs the names
// too: no question may be called as a result.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace rodevlag {

inline constexpr std::array<std::string_view, 13> result_member_names = {
    "uitkomst",      "mogelijk", "rode_vlaggen", "doorslaggevend", "ja",     "nee",   "onbekend",
    "niet_ingevuld", "nvt",      "meldingen",    "acties",         "versie", "sha256"};

/// Is this the name of a member that a result has or can have?
constexpr bool is_result_member(std::string_view name) {
    return std::find(result_member_names.begin(), result_member_names.end(), name) !=
           result_member_names.end();
}

}  // namespace rodevlag
