#include "rodevlag/text_encoding.h"

#include <array>
#include <doctest/doctest.h>
#include <iconv.h>
#include <optional>
#include <rapidcheck.h>

#include "rodevlag/error.h"
#include "rodevlag/utf8.h"

using namespace rodevlag;

namespace {

constexpr std::array all_but_utf_8 = {TextEncoding::windows_1252, TextEncoding::iso_8859_15,
                                      TextEncoding::utf_16, TextEncoding::utf_16le,
                                      TextEncoding::utf_16be};

std::string decoded(std::string_view bytes, TextEncoding encoding) {
    TextDecoder decoder(encoding);
    std::string text;
    CHECK(decoder.decode(bytes, true, text) == bytes.size());
    return text;
}

// The same in pieces of the given sizes, which are gone through again and again.
std::string decoded_in_pieces(std::string_view bytes, TextEncoding encoding,
                              const std::vector<std::size_t>& sizes) {
    TextDecoder decoder(encoding);
    std::string text;
    std::string waiting;
    for (std::size_t piece = 0; !bytes.empty(); ++piece) {
        const std::size_t size = std::min(sizes[piece % sizes.size()], bytes.size());
        waiting += bytes.substr(0, size);
        bytes.remove_prefix(size);
        waiting.erase(0, decoder.decode(waiting, false, text));
        CHECK(waiting.size() <= 3);
    }
    CHECK(decoder.decode(waiting, true, text) == waiting.size());
    return text;
}

// What another program makes of it; nullopt where it gives up.
std::optional<std::string> decoded_by_iconv(std::string bytes, const char* encoding) {
    const iconv_t converter = iconv_open("UTF-8", encoding);
    std::string text(4 * bytes.size() + 8, '\0');
    char* in = bytes.data();
    char* out = text.data();
    std::size_t in_left = bytes.size();
    std::size_t out_left = text.size();
    const std::size_t result = iconv(converter, &in, &in_left, &out, &out_left);
    iconv_close(converter);
    text.resize(text.size() - out_left);
    return result == static_cast<std::size_t>(-1) ? std::nullopt : std::optional(text);
}

// The way back from decoded text to the bytes, written from the description in the header.
std::string encoded(std::string_view text, TextEncoding encoding) {
    const bool wide =
        encoding != TextEncoding::windows_1252 && encoding != TextEncoding::iso_8859_15;
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = [&](std::size_t index) {
            return static_cast<unsigned char>(text[at + index]);
        };
        const unsigned lead = byte(0);
        const std::size_t size = lead < 0xC0                  ? 1
                                 : lead < 0xE0 || lead > 0xF7 ? 2
                                 : lead < 0xF0                ? 3
                                                              : 4;
        unsigned character = size == 1 ? lead : lead & (0x7FU >> size);
        for (std::size_t index = 1; index < size; ++index) {
            character = character << 6U | (byte(index) & 0x3FU);
        }
        if (!wide) {
            // The byte of which this is the text; a byte that is no character is its own.
            for (unsigned candidate = 0; candidate < 256; ++candidate) {
                const std::string one(1, static_cast<char>(candidate));
                if (decoded(one, encoding) == text.substr(at, size)) {
                    bytes += one;
                }
            }
        } else if (lead > 0xF7) {
            bytes += static_cast<char>((lead & 3U) << 6U | (byte(1) & 0x3FU));
        } else {
            const auto put_unit = [&](unsigned unit) {
                const bool big = encoding == TextEncoding::utf_16be;
                bytes += static_cast<char>(big ? unit >> 8U : unit & 0xFFU);
                bytes += static_cast<char>(big ? unit & 0xFFU : unit >> 8U);
            };
            if (character < 0x10000) {
                put_unit(character);
            } else {
                put_unit(0xD800 + (character - 0x10000) / 0x400);
                put_unit(0xDC00 + (character - 0x10000) % 0x400);
            }
        }
        at += size;
    }
    return bytes;
}

rc::Gen<std::string> any_bytes() {
    // With what is special more often than by chance.
    return rc::gen::container<std::string>(rc::gen::weightedOneOf<char>(
        {{4, rc::gen::inRange<char>(' ', '\x7F')},
         {2, rc::gen::arbitrary<char>()},
         {2, rc::gen::element('\0', '\xD8', '\xDB', '\xDC', '\xDF', '\xFE', '\xFF', '\x81')}}));
}

}  // namespace

TEST_CASE("names of character sets") {
    CHECK(encoding_from_name("") == TextEncoding::utf_8);
    CHECK(encoding_from_name("UTF-8") == TextEncoding::utf_8);
    CHECK(encoding_from_name("windows-1252") == TextEncoding::windows_1252);
    CHECK(encoding_from_name("CP1252") == TextEncoding::windows_1252);
    CHECK(encoding_from_name("ISO-8859-1") == TextEncoding::windows_1252);
    CHECK(encoding_from_name("latin1") == TextEncoding::windows_1252);
    CHECK(encoding_from_name("iso-8859-15") == TextEncoding::iso_8859_15);
    CHECK(encoding_from_name("UTF-16") == TextEncoding::utf_16);
    CHECK(encoding_from_name("utf-16LE") == TextEncoding::utf_16le);
    CHECK(encoding_from_name("utf16be") == TextEncoding::utf_16be);
    CHECK_THROWS_WITH_AS(encoding_from_name("ebcdic"),
                         "--encoding: 'ebcdic' is niet bekend; toegestaan: utf-8, windows-1252, "
                         "iso-8859-15, utf-16, utf-16le, utf-16be",
                         UsageError);
}

TEST_CASE("every byte of a one-byte character set is what iconv says, or passed on") {
    for (unsigned value = 0; value < 256; ++value) {
        const std::string byte(1, static_cast<char>(value));
        const std::optional<std::string> windows = decoded_by_iconv(byte, "CP1252");
        CHECK(decoded(byte, TextEncoding::windows_1252) == windows.value_or(byte));
        const bool is_control = value >= 0x80 && value < 0xA0;
        const std::optional<std::string> iso = decoded_by_iconv(byte, "ISO-8859-15");
        CHECK(decoded(byte, TextEncoding::iso_8859_15) == (is_control ? byte : *iso));
    }
    CHECK(decoded("\x81\x8D\x8F\x90\x9D", TextEncoding::windows_1252) == "\x81\x8D\x8F\x90\x9D");
}

TEST_CASE("every character of UTF-16 is what iconv says, or passed on") {
    for (unsigned unit = 0; unit < 0x10000; ++unit) {
        const std::string little{static_cast<char>(unit & 0xFFU), static_cast<char>(unit >> 8U)};
        const std::string big{little[1], little[0]};
        const std::string text = decoded(little, TextEncoding::utf_16le);
        const bool is_half = unit >= 0xD800 && unit < 0xE000;
        if (decoded_by_iconv(little, "UTF-16LE").value_or("none") != (is_half ? "none" : text) ||
            decoded(big, TextEncoding::utf_16be) != text ||
            (first_invalid_utf8(text) == 0) != is_half ||
            encoded(text, TextEncoding::utf_16le) != little) {
            FAIL("unit " << unit);
        }
    }
    const std::string pairs("\x3D\xD8\x00\xDE\x00\xD8\x00\xDC\xFF\xDB\xFF\xDF", 12);
    CHECK(decoded(pairs, TextEncoding::utf_16le) == "\U0001F600\U00010000\U0010FFFF");
    CHECK(encoded_size("\U0001F600\U00010000\U0010FFFF", TextEncoding::utf_16le) == 12);
}

TEST_CASE("the byte-order mark says the order and stays") {
    CHECK(decoded(std::string("\xFF\xFEj\0a\0", 6), TextEncoding::utf_16) == "\xEF\xBB\xBFja");
    CHECK(decoded(std::string("\xFE\xFF\0j\0a", 6), TextEncoding::utf_16) == "\xEF\xBB\xBFja");
    CHECK(decoded(std::string("j\0a\0", 4), TextEncoding::utf_16) == "ja");
    CHECK(decoded(std::string("\xFE\xFF\0j", 4), TextEncoding::utf_16be) == "\xEF\xBB\xBFj");
    CHECK(encoded_size("\xEF\xBB\xBFja", TextEncoding::utf_16) == 6);
    CHECK(decoded("", TextEncoding::utf_16).empty());
    CHECK(decoded("j", TextEncoding::utf_16) == "\xF9\xAA");
}

TEST_CASE("what does not fit is passed on as bytes that are not UTF-8") {
    // A high half before something else, a low half on its own, a high half at the end.
    CHECK(decoded(std::string("\x00\xD8j\x00", 4), TextEncoding::utf_16le) == "\xED\xA0\x80j");
    CHECK(decoded(std::string("\x00\xDCj\x00", 4), TextEncoding::utf_16le) == "\xED\xB0\x80j");
    CHECK(decoded(std::string("j\x00\x00\xD8", 4), TextEncoding::utf_16le) == "j\xED\xA0\x80");
    CHECK(decoded(std::string("\x00\xD8\x00\xD8\x00\xDC", 6), TextEncoding::utf_16le) ==
          "\xED\xA0\x80\xF0\x90\x80\x80");
    // One byte left over, also a line feed or a quote, which must not look like one.
    for (unsigned value = 0; value < 256; ++value) {
        const std::string text =
            decoded(std::string("j\0", 2) + static_cast<char>(value), TextEncoding::utf_16le);
        CHECK(first_invalid_utf8(text) == 1);
        CHECK(text.find_first_of("\r\n\";,", 1) == std::string::npos);
        CHECK(encoded_size(text, TextEncoding::utf_16le) == 3);
    }
}

TEST_CASE("any bytes can be found again and counted, however they come in") {
    CHECK(rc::check([] {
        const TextEncoding encoding = *rc::gen::elementOf(all_but_utf_8);
        const std::string bytes = *any_bytes();
        const std::string text = decoded(bytes, encoding);
        const auto actual = encoding == TextEncoding::utf_16 && bytes.starts_with("\xFE\xFF")
                                ? TextEncoding::utf_16be
                                : encoding;
        RC_ASSERT(encoded(text, actual) == bytes);
        RC_ASSERT(encoded_size(text, encoding) == bytes.size());
        const auto sizes = *rc::gen::nonEmpty(
            rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(1, 12)));
        RC_ASSERT(decoded_in_pieces(bytes, encoding, sizes) == text);
    }));
}

TEST_CASE("text that iconv can decode becomes the same text") {
    CHECK(rc::check([] {
        const std::string bytes = *any_bytes();
        const auto one_byte = decoded_by_iconv(bytes, "CP1252");
        const auto little = decoded_by_iconv(bytes, "UTF-16LE");
        const auto big = decoded_by_iconv(bytes, "UTF-16BE");
        const auto check = [&](const std::optional<std::string>& text, TextEncoding encoding) {
            const std::string ours = decoded(bytes, encoding);
            RC_ASSERT(text.has_value() == (first_invalid_utf8(ours) == std::string::npos));
            // Not in one expression: the macro would look into an empty optional all the same.
            if (text) {
                RC_ASSERT(*text == ours);
            }
        };
        check(one_byte, TextEncoding::windows_1252);
        check(little, TextEncoding::utf_16le);
        check(big, TextEncoding::utf_16be);
    }));
}

TEST_CASE("the size of a part is where the next part starts") {
    CHECK(rc::check([] {
        const std::string before = *any_bytes();
        const std::string behind = *any_bytes();
        const std::string text = decoded(before, TextEncoding::windows_1252);
        const std::string whole = decoded(before + behind, TextEncoding::windows_1252);
        RC_ASSERT(whole.starts_with(text));
        RC_ASSERT(encoded_size(whole.substr(text.size()), TextEncoding::windows_1252) ==
                  behind.size());
    }));
    CHECK(encoded_size("één", TextEncoding::utf_8) == 5);
}
