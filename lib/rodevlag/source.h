// Where a statement in an instrument comes from.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace rodevlag {

/// Where a statement comes from: lines of a source document, or a convention of this project.
struct SourceLines {
    std::string_view document;   ///< empty for a convention; from document_name()
    std::size_t first_line = 0;  ///< 1-based; 0 for a convention
    std::size_t last_line = 0;

    bool is_convention() const { return document.empty(); }
};
using Sources = std::vector<SourceLines>;

/// The same text, kept as long as the program runs: thousands of statements share a few documents.
/// Safe to call from several threads.
std::string_view document_name(std::string_view name);

}  // namespace rodevlag
