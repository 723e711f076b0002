// Which decisions the questions are asked for.
#pragma once

#include <string>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag::tools {

/// What was chosen on the command line; ids.
struct ChosenIds {
    std::vector<std::string> instruments;
    std::vector<std::string> decisions;
};

/// The decisions chosen, or else those of the instruments that a file with fields of these names is
/// for: it has a question of the instrument, or, when the instrument has none of its own, every
/// question that it uses. In the order of interview_order(). Throws UsageError that lists what can
/// be chosen.
std::vector<std::size_t> chosen_decisions(const Catalog& catalog, const ChosenIds& chosen,
                                          const std::vector<std::string>& names);

}  // namespace rodevlag::tools
