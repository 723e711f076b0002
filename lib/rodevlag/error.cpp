#include "rodevlag/error.h"

#include <fmt/format.h>

namespace rodevlag {

namespace {

std::string join_lines(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) {
            text += '\n';
        }
        text += problem.to_string();
    }
    return text;
}

}  // namespace

std::string Problem::to_string() const {
    if (file.empty() && line == 0) {
        return message;
    }
    if (line == 0) {
        return fmt::format("{}: {}", file, message);
    }
    if (column == 0) {
        return fmt::format("{}:{}: {}", file, line, message);
    }
    return fmt::format("{}:{}:{}: {}", file, line, column, message);
}

InstrumentError::InstrumentError(std::vector<Problem> problems)
    : std::runtime_error(join_lines(problems)), m_problems(std::move(problems)) {
}

}  // namespace rodevlag
