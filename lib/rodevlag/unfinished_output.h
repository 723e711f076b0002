// Files that are being written and must not stay behind when a signal ends the program.
//
// They hold case data. The handler only does what is allowed in one (unlink, raise); after it the
// signal does what it always does. Nothing helps against SIGKILL.
#pragma once

#include <string>

namespace rodevlag {

/// Installs handlers for SIGHUP, SIGINT, SIGQUIT, SIGTERM and SIGPIPE, unless the signal is
/// ignored.
void remove_unfinished_outputs_on_signal();

/// Marks a path to be removed. More paths than a program has outputs at once are not kept.
void add_unfinished_output(const std::string& path);

/// The file is finished or gone.
void drop_unfinished_output(const std::string& path);

}  // namespace rodevlag
