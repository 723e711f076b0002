#include "rodevlag/utf8.h"

#include <cstdint>
#include <cstring>
#include <utf8proc.h>

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

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
    std::size_t offset = 0;
    for (;;) {
        offset += ascii_length(text.data() + offset, text.size() - offset);
        if (offset == text.size()) {
            return std::string_view::npos;
        }
        utf8proc_int32_t character = 0;
        const utf8proc_ssize_t length =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + offset,
                             static_cast<utf8proc_ssize_t>(text.size() - offset), &character);
        if (length <= 0) {
            return offset;
        }
        offset += static_cast<std::size_t>(length);
    }
}

}  // namespace rodevlag
