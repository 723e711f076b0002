// Finds what does not belong in a text file that people read and sign for.
//
// Strict UTF-8 (no overlong forms, no surrogates), no control characters but tab and line feed (or
// carriage return and line feed), and no invisible characters that change the order in which text
// is shown: what a lawyer sees must be what the program reads.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rodevlag {

/// What does not belong, and where.
struct TextFault {
    std::size_t line = 0;    ///< 1-based
    std::size_t column = 0;  ///< 1-based, in bytes
    std::string message;     ///< Dutch, fits behind "het bestand bevat "
};

/// The first fault in `text`, or nothing.
std::optional<TextFault> find_text_fault(std::string_view text);

}  // namespace rodevlag
