// The words of a result: the names of its members (`<besluit>.uitkomst` and so on), and what the
// engine itself says in them.
//
// Apart from the values (result_members.h), because the reader of instruments needs the words too:
// no question, outcome or notice may be called like one of them.
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

/// What `uitkomst` says when there is not one outcome: more are possible, or the case is out of
/// scope. No outcome has these names.
inline constexpr std::string_view undetermined = "onbepaald";
inline constexpr std::string_view out_of_scope_outcome = "niet_van_toepassing";

/// The engine's own notices. With a colon behind it comes the full name of a question.
inline constexpr std::string_view revised_notice = "uitkomst_herzien";
inline constexpr std::string_view contradiction_notice = "tegenspraak";
inline constexpr std::string_view alarm_out_of_scope_notice = "alarm_buiten_bereik";
inline constexpr std::string_view not_filled_in_notice = "niet_ingevuld";
inline constexpr std::array<std::string_view, 4> builtin_notices = {
    revised_notice, contradiction_notice, alarm_out_of_scope_notice, not_filled_in_notice};

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
