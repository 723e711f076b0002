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

/// Where the whole picture of a case stands among its results; no decision may be called so.
inline constexpr std::string_view overview_section = "overzicht";

inline constexpr std::array<std::string_view, 6> overview_member_names = {
    "geldt", "kan_gelden", "geldt_niet", "niet_van_toepassing", "niet_ingevuld", "acties"};

/// Is this the name of a member that a result has or can have?
constexpr bool is_result_member(std::string_view name) {
    return std::find(result_member_names.begin(), result_member_names.end(), name) !=
           result_member_names.end();
}

/// The same for a member with the section that it stands in: a decision or the overview.
constexpr bool is_result(std::string_view section, std::string_view member) {
    if (section != overview_section) {
        return is_result_member(member);
    }
    return std::find(overview_member_names.begin(), overview_member_names.end(), member) !=
           overview_member_names.end();
}

}  // namespace rodevlag
