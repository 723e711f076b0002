// Whether bytes are UTF-8, and the mark that says so.
#pragma once

#include <cstddef>
#include <string_view>

namespace rodevlag {

/// What may stand before UTF-8 text to mark it as such.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629: no overlong forms,
/// no surrogates, nothing above U+10FFFF); npos when all of it is.
std::size_t first_invalid_utf8(std::string_view text);

}  // namespace rodevlag
