// The tables of the marking page, as pieces of HTML.
//
// In a cell stands a sign with its word for readers of the screen; a tint and a pattern repeat it.
#pragma once

#include <string>

#include "rodevlag/marked_group.h"

namespace rodevlag {

/// What the signs of the verdicts mean.
std::string verdict_legend();

/// The signs with their words alone, to stand beside a heat map.
std::string verdict_signs();

/// What the signs of outcomes mean.
std::string outcome_legend();

/// Questions by trainees for one exercise, with the key beside them.
std::string heat_map(const MarkedGroup& group, std::size_t exercise);

/// Exercises by trainees: the outcome of the exercise's own decision.
std::string outcome_table(const MarkedGroup& group);

/// Present, absent and unknown by the key and by the answers.
std::string confusion_table(const Confusion& confusion, const std::string& caption);

/// Verdicts by trainees: plain counts.
std::string count_table(const MarkedGroup& group);

}  // namespace rodevlag
