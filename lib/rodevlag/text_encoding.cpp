#include "rodevlag/text_encoding.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fmt/format.h>
#include <utility>

#include "rodevlag/error.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::array<std::pair<std::string_view, TextEncoding>, 15> names = {{
    {"", TextEncoding::utf_8},
    {"utf-8", TextEncoding::utf_8},
    {"utf8", TextEncoding::utf_8},
    {"windows-1252", TextEncoding::windows_1252},
    {"cp1252", TextEncoding::windows_1252},
    {"iso-8859-1", TextEncoding::windows_1252},
    {"latin1", TextEncoding::windows_1252},
    {"iso-8859-15", TextEncoding::iso_8859_15},
    {"latin9", TextEncoding::iso_8859_15},
    {"utf-16", TextEncoding::utf_16},
    {"utf16", TextEncoding::utf_16},
    {"utf-16le", TextEncoding::utf_16le},
    {"utf16le", TextEncoding::utf_16le},
    {"utf-16be", TextEncoding::utf_16be},
    {"utf16be", TextEncoding::utf_16be},
}};

constexpr std::size_t word_size = sizeof(std::uint64_t);
constexpr std::size_t longest_form = 3;  // of one byte or one unit of two bytes
constexpr char32_t continuation = 0x80;
constexpr char32_t continuation_bits = 0x3F;

std::uint64_t word_at(const char* data) {
    std::uint64_t word = 0;
    std::memcpy(&word, data, word_size);
    return word;
}

// Also for halves of a surrogate pair, which UTF-8 does not allow.
char* put_character(char32_t character, char* out) {
    const auto put_rest = [&](unsigned shift) {
        *out++ = static_cast<char>(continuation | (character >> shift & continuation_bits));
    };
    if (character < 0x80) {
        *out++ = static_cast<char>(character);
    } else if (character < 0x800) {
        *out++ = static_cast<char>(0xC0 | character >> 6U);
        put_rest(0);
    } else if (character < 0x10000) {
        *out++ = static_cast<char>(0xE0 | character >> 12U);
        put_rest(6);
        put_rest(0);
    } else {
        *out++ = static_cast<char>(0xF0 | character >> 18U);
        put_rest(12);
        put_rest(6);
        put_rest(0);
    }
    return out;
}

// The bytes from 80 on; 0 where there is no character.
using UpperHalf = std::array<char16_t, 128>;

constexpr UpperHalf latin_1_from_a0() {
    UpperHalf half{};
    for (std::size_t index = 0x20; index < half.size(); ++index) {
        half[index] = static_cast<char16_t>(0x80 + index);
    }
    return half;
}

// https://encoding.spec.whatwg.org/index-windows-1252.txt, without its five control characters.
constexpr UpperHalf windows_1252 = [] {
    constexpr std::array<char16_t, 0x20> from_80 = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,  //
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,       //
        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,  //
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    UpperHalf half = latin_1_from_a0();
    std::copy(from_80.begin(), from_80.end(), half.begin());
    return half;
}();

// 80..9F are control characters by its letter; a file that holds them is in another character set.
constexpr UpperHalf iso_8859_15 = [] {
    constexpr std::array<std::pair<unsigned char, char16_t>, 8> different = {{{0xA4, 0x20AC},
                                                                              {0xA6, 0x0160},
                                                                              {0xA8, 0x0161},
                                                                              {0xB4, 0x017D},
                                                                              {0xB8, 0x017E},
                                                                              {0xBC, 0x0152},
                                                                              {0xBD, 0x0153},
                                                                              {0xBE, 0x0178}}};
    UpperHalf half = latin_1_from_a0();
    for (const auto& [byte, character] : different) {
        half[byte - 0x80U] = character;
    }
    return half;
}();

char* decode_bytes(std::string_view bytes, const UpperHalf& upper_half, char* out) {
    constexpr std::uint64_t upper_bits = 0x8080808080808080U;
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (bytes.size() - at >= word_size && (word_at(bytes.data() + at) & upper_bits) == 0) {
            std::memcpy(out, bytes.data() + at, word_size);
            out += word_size;
            at += word_size;
            continue;
        }
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        const char32_t character = byte < 0x80 ? byte : upper_half[byte - 0x80U];
        if (byte >= 0x80 && character == 0) {
            *out++ = static_cast<char>(byte);
        } else {
            out = put_character(character, out);
        }
    }
    return out;
}

enum class ByteOrder { little, big };

template <ByteOrder order>
char32_t unit_at(const char* data) {
    const auto first = static_cast<unsigned char>(data[0]);
    const auto second = static_cast<unsigned char>(data[1]);
    return order == ByteOrder::little ? first | char32_t{second} << 8U
                                      : second | char32_t{first} << 8U;
}

constexpr bool is_high_half(char32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

constexpr bool is_low_half(char32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

// Four units when all are ASCII; nearly all of our input is.
template <ByteOrder order>
bool put_four_ascii(const char* data, char* out) {
    constexpr bool is_little = order == ByteOrder::little;
    constexpr bool is_native = is_little == (std::endian::native == std::endian::little);
    constexpr std::uint64_t not_ascii = is_native ? 0xFF80FF80FF80FF80U : 0x80FF80FF80FF80FFU;
    if ((word_at(data) & not_ascii) != 0) {
        return false;
    }
    for (std::size_t unit = 0; unit < 4; ++unit) {
        out[unit] = data[2 * unit + (is_little ? 0 : 1)];
    }
    return true;
}

template <ByteOrder order>
char* decode_units(std::string_view& bytes, bool at_end, char* out) {
    while (bytes.size() >= 2) {
        if (bytes.size() >= word_size && put_four_ascii<order>(bytes.data(), out)) {
            out += 4;
            bytes.remove_prefix(word_size);
            continue;
        }
        char32_t character = unit_at<order>(bytes.data());
        std::size_t used = 2;
        if (is_high_half(character)) {
            if (bytes.size() < 4 && !at_end) {
                return out;
            }
            const char32_t next = bytes.size() < 4 ? 0 : unit_at<order>(bytes.data() + 2);
            if (is_low_half(next)) {
                character = 0x10000 + ((character - 0xD800) << 10U) + (next - 0xDC00);
                used = 4;
            }
        }
        out = put_character(character, out);
        bytes.remove_prefix(used);
    }
    if (bytes.size() == 1 && at_end) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        *out++ = static_cast<char>(0xF8 | byte >> 6U);
        *out++ = static_cast<char>(continuation | (byte & continuation_bits));
        bytes = {};
    }
    return out;
}

// How many bytes the form that starts with `lead` has.
std::size_t form_size(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0xC0) {
        return 1;
    }
    const std::size_t size = lead < 0xE0 || lead >= 0xF8 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(size, text.size());
}

}  // namespace

TextEncoding encoding_from_name(std::string_view name) {
    const auto* const found = std::ranges::find(names, lower_case(name),
                                                &std::pair<std::string_view, TextEncoding>::first);
    if (found == names.end()) {
        throw UsageError(
            fmt::format("--encoding: '{}' is niet bekend; toegestaan: utf-8, windows-1252, "
                        "iso-8859-15, utf-16, utf-16le, utf-16be",
                        name));
    }
    return found->second;
}

std::size_t TextDecoder::decode(std::string_view bytes, bool at_end, std::string& text) {
    if (m_encoding == TextEncoding::utf_16) {
        if (bytes.size() < 2 && !at_end) {
            return 0;
        }
        m_encoding =
            bytes.starts_with("\xFE\xFF") ? TextEncoding::utf_16be : TextEncoding::utf_16le;
    }
    if (m_encoding == TextEncoding::utf_8) {
        text += bytes;
        return bytes.size();
    }
    const std::size_t before = text.size();
    text.resize(before + longest_form * bytes.size());
    char* const start = text.data() + before;
    char* end = start;
    std::string_view left;
    if (m_encoding == TextEncoding::utf_16le) {
        left = bytes;
        end = decode_units<ByteOrder::little>(left, at_end, start);
    } else if (m_encoding == TextEncoding::utf_16be) {
        left = bytes;
        end = decode_units<ByteOrder::big>(left, at_end, start);
    } else {
        const bool is_windows = m_encoding == TextEncoding::windows_1252;
        end = decode_bytes(bytes, is_windows ? windows_1252 : iso_8859_15, start);
    }
    text.resize(before + static_cast<std::size_t>(end - start));
    return bytes.size() - left.size();
}

std::uint64_t encoded_size(std::string_view text, TextEncoding encoding) {
    if (encoding == TextEncoding::utf_8) {
        return text.size();
    }
    const bool one_byte =
        encoding == TextEncoding::windows_1252 || encoding == TextEncoding::iso_8859_15;
    std::uint64_t size = 0;
    while (!text.empty()) {
        constexpr std::uint64_t upper_bits = 0x8080808080808080U;
        if (text.size() >= word_size && (word_at(text.data()) & upper_bits) == 0) {
            size += one_byte ? word_size : 2 * word_size;
            text.remove_prefix(word_size);
            continue;
        }
        const std::size_t form = form_size(text);
        const bool is_left_over = static_cast<unsigned char>(text.front()) >= 0xF8;
        size += one_byte || is_left_over ? 1U : form == 4 ? 4U : 2U;
        text.remove_prefix(form);
    }
    return size;
}

}  // namespace rodevlag
