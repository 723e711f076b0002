// Files that are being written and must not stay behind when a signal ends the program.
//
// They hold case data, also when the program crashes. The handler only does what is allowed in one
// (unlink, raise); after it the signal does what it always does. Nothing helps against SIGKILL.
//
// A thread that is started while outputs are being opened must have these signals blocked; the
// thread that opens them then is the one that handles them.
#pragma once

#include <csignal>
#include <string>

namespace rodevlag {

/// Installs handlers for SIGHUP, SIGINT, SIGQUIT, SIGTERM and SIGPIPE, unless the signal is
/// ignored, and for the signals of a crash, unless something else handles them.
void remove_unfinished_outputs_on_signal();

/// What the handlers do first. Uses no memory and may be called in one.
void remove_unfinished_outputs();

/// Marks a path to be removed. More paths than a program has outputs at once are not kept.
void add_unfinished_output(const std::string& path);

/// The file is finished or gone.
void drop_unfinished_output(const std::string& path);

/// Holds these signals back in this thread as long as it lives.
class SignalsLater {
public:
    SignalsLater();
    ~SignalsLater();
    SignalsLater(const SignalsLater&) = delete;
    SignalsLater& operator=(const SignalsLater&) = delete;

private:
    sigset_t m_before;
};

}  // namespace rodevlag
