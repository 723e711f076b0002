#include "rodevlag/utf8.h"

#include <cstdint>
#include <cstring>

namespace rodevlag {

namespace {

// How far the text is plain ASCII; nearly all of our input is.
std::size_t ascii_length(const char* data, std::size_t size) {
    std::size_t offset = 0;
    while (offset + sizeof(std::uint64_t) <= size) {
        std::uint64_t word = 0;
        std::memcpy(&word, data + offset, sizeof word);
        if ((word & 0x8080808080808080U) != 0) {
            break;
        }
        offset += sizeof word;
    }
    while (offset < size && static_cast<unsigned char>(data[offset]) < 0x80) {
        ++offset;
    }
    return offset;
}

// The length of the well-formed sequence at the start of `data`; 0 when there is none (table 3-7 of
// the Unicode standard).
std::size_t sequence_length(const unsigned char* data, std::size_t size) {
    const unsigned char lead = data[0];
    const std::size_t length = lead < 0xC2   ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || length > size) {
        return 0;
    }
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (data[1] < low || data[1] > high) {
        return 0;
    }
    for (std::size_t index = 2; index < length; ++index) {
        if ((data[index] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return length;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
    std::size_t offset = 0;
    for (;;) {
        offset += ascii_length(text.data() + offset, text.size() - offset);
        if (offset == text.size()) {
            return std::string_view::npos;
        }
        const std::size_t length = sequence_length(
            reinterpret_cast<const unsigned char*>(text.data()) + offset, text.size() - offset);
        if (length == 0) {
            return offset;
        }
        offset += length;
    }
}

}  // namespace rodevlag
