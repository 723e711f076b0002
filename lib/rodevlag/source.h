// Where a statement in an instrument comes from.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace rodevlag {

/// Where a statement comes from: lines of a source document, or a convention of this project.
struct SourceLines {
    std::string document;        ///< empty for a convention
    std::size_t first_line = 0;  ///< 1-based; 0 for a convention
    std::size_t last_line = 0;

    bool is_convention() const { return document.empty(); }
};
using Sources = std::vector<SourceLines>;

}  // namespace rodevlag
