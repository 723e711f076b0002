// The SHA-256 of bytes, so that a result can name exactly which instrument text it came from.
#pragma once

#include <string>
#include <string_view>

namespace rodevlag {

/// The SHA-256 of `bytes` as 64 lower-case hex digits, equal to what `sha256sum` prints.
std::string sha256_hex(std::string_view bytes);

}  // namespace rodevlag
