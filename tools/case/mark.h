// rv-case mark: what trainees answered beside the key, per trainee and for the group.
//
// Reads a key and any number of files with answers; every record is marked or rejected with a
// message. The marking is in rodevlag/marking.h, the reports in rodevlag/marking_report.h,
// marking_csv.h and marking_page.h.
#pragma once

#include <string>
#include <vector>

#include "common/options.h"

namespace CLI {
class App;
}

namespace rodevlag::tools {

/// The options of rv-case mark.
struct MarkOptions {
    CommonOptions common;  ///< `input` is each file of `answers` in turn
    std::string key;
    std::vector<std::string> answers;
};

/// Declares the options on the subcommand.
void declare_mark(CLI::App& app, MarkOptions& options);

/// Does it; the value is the exit status. Throws what run_main() turns into messages.
int run_mark(const MarkOptions& options);

}  // namespace rodevlag::tools
