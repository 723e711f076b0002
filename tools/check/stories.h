// The stories that go with the instruments that rv-check is asked about.
//
// Those of a built-in instrument are built in. Those of a file stand beside it, in verhaal.yaml, if
// there are any; the frame one folder up is used when it is there, as in instruments/, else the
// built-in one.
#pragma once

#include <string>
#include <vector>

#include "check/instruments.h"
#include "rodevlag/error.h"

namespace rodevlag::tools {

/// What was seen.
struct StoryCheck {
    std::vector<Problem> problems;  ///< in the texts of the selected instruments and their frame
    std::vector<std::string> told;  ///< a Dutch line for each file of tellings that was read
};

/// Reads the stories of the selected instruments; `names` are those on the command line: an
/// instrument that was named as a file has its stories beside it. Throws InputError when a file is
/// there and cannot be read.
StoryCheck check_stories(const CheckedInstruments& checked, const std::vector<std::string>& names);

}  // namespace rodevlag::tools
