// The names of the ways in which an instrument is changed, as the totals show them.
#pragma once

#include <array>
#include <string_view>

namespace rodevlag::mutation::operations {

inline constexpr std::string_view drop_part = "drop a part of a list";
inline constexpr std::string_view swap_all_any = "swap alle and een_van";
inline constexpr std::string_view shift_count = "shift a count by one";
inline constexpr std::string_view negate = "put niet, or take it away";
inline constexpr std::string_view change_values = "change the values asked for";
inline constexpr std::string_view other_question = "ask a neighbouring question";
inline constexpr std::string_view other_concept = "use another named condition";
inline constexpr std::string_view drop_condition = "drop a condition";
inline constexpr std::string_view drop_rule = "drop a rule";
inline constexpr std::string_view swap_rules = "swap two rules";
inline constexpr std::string_view other_outcome = "another outcome of a rule";
inline constexpr std::string_view redirect_branch = "redirect a branch";
inline constexpr std::string_view swap_branches = "swap two branches";
inline constexpr std::string_view other_decision = "ask another decision";
inline constexpr std::string_view drop_outcome = "drop an outcome of an action";
inline constexpr std::string_view add_outcome = "add an outcome to an action";
inline constexpr std::string_view shift_days = "shift a limit of days";
inline constexpr std::string_view drop_input = "drop an input of a derivation";

inline constexpr std::array all = {
    drop_part,     swap_all_any,   shift_count,  negate,      change_values, other_question,
    other_concept, drop_condition, drop_rule,    swap_rules,  other_outcome, redirect_branch,
    swap_branches, other_decision, drop_outcome, add_outcome, shift_days,    drop_input};

}  // namespace rodevlag::mutation::operations
