// Starts another program as a filter: a file in, its standard output back. Without a shell.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rodevlag::tools {

/// What came of it.
struct ProgramResult {
    int status = 0;      ///< its exit status; 128 and the signal when a signal ended it
    std::string output;  ///< what it wrote to standard output
    std::string errors;  ///< what it wrote to standard error
};

/// Runs `command` (the program, found on PATH, and its arguments) with the file as its standard
/// input, and waits for it. Output is kept in memory, not on disk. Nothing when there is no such
/// program. Throws OutputError when the file cannot be read, the program cannot be started or its
/// output cannot be kept.
std::optional<ProgramResult> run_program(const std::vector<std::string>& command,
                                         const std::string& input_file);

}  // namespace rodevlag::tools
