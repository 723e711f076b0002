// What the fuzz targets share: failing, the settings at the start of an input, and a source that
// hands out its bytes in small pieces.
//
// A target calls check() for every property; one that does not hold ends the process, which
// libFuzzer takes for a finding. An exception that a target does not expect ends it as well.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

#include "rodevlag/byte_stream.h"

namespace fuzz {

/// Ends the process with a message when a property does not hold. `arguments` as for fmt::format.
template <typename... Arguments>
void check(bool holds, fmt::format_string<Arguments...> what, Arguments&&... arguments) {
    if (!holds) {
        const std::string message = fmt::format(what, std::forward<Arguments>(arguments)...);
        std::fprintf(stderr, "property does not hold: %s\n", message.c_str());
        std::abort();
    }
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Takes the first byte off and lets it choose; without one the first choice. Printable bytes give
/// the same as digits: '0' is the first choice, '1' the second.
template <typename Choice, std::size_t count>
Choice choose(std::string_view& text, const std::array<Choice, count>& choices) {
    if (text.empty()) {
        return choices[0];
    }
    const auto byte = static_cast<unsigned char>(text.front());
    text.remove_prefix(1);
    return choices[(byte + 256U - '0') % 256U % count];
}

/// Hands out at most `piece` bytes at a time, as a slow pipe does; 0 for as many as are asked for.
class PieceSource : public rodevlag::ByteSource {
public:
    PieceSource(std::string_view text, std::size_t piece, std::string name)
        : m_text(text), m_piece(piece), m_name(std::move(name)) {}

    std::size_t read(char* buffer, std::size_t size) override {
        const std::size_t wanted = m_piece == 0 ? size : std::min(size, m_piece);
        const std::size_t got = m_text.copy(buffer, wanted);
        m_text.remove_prefix(got);
        return got;
    }
    const std::string& name() const override { return m_name; }

private:
    std::string_view m_text;
    std::size_t m_piece;
    std::string m_name;
};

}  // namespace fuzz
