// The failures that end a run, one type per exit status, and the positioned problems they carry.
//
// A bad answer in a record is data, not an exception: readers and scorers hand such problems back
// in a list, so that one run reports all of them. The exceptions here are for what makes going on
// impossible; the programs catch them in one place (tools/common/run_main.cpp).
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace rodevlag {

/// One thing that is wrong, with where it stands. `line` and `column` are 1-based; 0 means unknown.
struct Problem {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
    std::string message;  ///< Dutch, without the position

    /// `file:line:column: message`, leaving out what is unknown.
    std::string to_string() const;
};

/// The command line cannot be understood (exit status 2).
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The input as a whole cannot be read (exit status 66).
class InputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
    explicit InputError(const Problem& problem) : std::runtime_error(problem.to_string()) {}
};

/// The output could not be written completely (exit status 74).
class OutputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// One or more instrument files are not sound (exit status 66); carries every problem found.
class InstrumentError : public std::runtime_error {
public:
    /// `problems` must not be empty.
    explicit InstrumentError(std::vector<Problem> problems);

    const std::vector<Problem>& problems() const { return m_problems; }

private:
    std::vector<Problem> m_problems;
};

}  // namespace rodevlag
