// `--max-rejects`: when a run has met so many rejects that going on makes no sense.
#pragma once

#include <cstdint>
#include <string>

#include "rodevlag/error.h"

namespace rodevlag::tools {

/// More records were rejected than --max-rejects allows.
class TooManyRejects : public InputError {
public:
    using InputError::InputError;
};

/// A number of records, or a share of those read.
class RejectLimit {
public:
    /// No limit.
    RejectLimit() = default;

    /// `text` as `100` or `2,5%` (with a comma or a point, at most six decimals). Throws
    /// UsageError.
    explicit RejectLimit(std::string text);

    bool is_set() const { return !m_text.empty(); }

    /// Whether the limit is passed; a share counts from the thousandth record on, and at the end.
    bool is_passed(std::uint64_t read, std::uint64_t rejected, bool at_end = false) const;

    /// The failure that ends the run.
    TooManyRejects failure(std::uint64_t read, std::uint64_t rejected) const;

private:
    std::string m_text;
    bool m_is_share = false;
    std::uint64_t m_limit = 0;  // records, or millionths of a percent
};

}  // namespace rodevlag::tools
