// What every main does: parse the options, run, turn failures into messages and exit statuses.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace rodevlag::tools {

/// Exit statuses, after sysexits.h where that has one; a contract that users script against.
enum ExitStatus : int {
    exit_ok = 0,
    exit_gate = 1,        ///< a --fail-on gate matched, or rv-check found something
    exit_usage = 2,       ///< the command line is wrong
    exit_rejected = 65,   ///< some records were rejected; the others are out
    exit_no_input = 66,   ///< the input or an instrument cannot be read
    exit_internal = 70,   ///< a fault in the program
    exit_no_output = 74,  ///< the output could not be written completely
};

/// Writes `program: message` to standard error. Control characters, which the input could have
/// brought in, are replaced; line breaks in the message stay.
void print_message(std::string_view program, const std::string& message);

/// What a program is, for its help. Takes no memory: a lack of it must be told by run_main.
struct Program {
    const char* name;
    const char* purpose;   ///< one Dutch sentence
    const char* examples;  ///< shown at the end of the help
};

/// Parses the command line with the options that `declare` adds, and calls `run`, whose value is
/// the exit status. `--help` and `--version` are handled here. The help is also shown when no
/// file is named and standard input is a terminal.
int run_main(int argc, char** argv, const Program& program,
             const std::function<void(CLI::App&)>& declare, const std::function<int()>& run);

}  // namespace rodevlag::tools
