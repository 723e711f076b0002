// Character sets that input can be in, decoded to UTF-8 so that no byte is lost.
//
// What does not exist in the character set is passed on as bytes that are not valid UTF-8 and that
// stand for exactly one piece of the input. So only the record that holds it is rejected later on,
// its original bytes can be found again, and encoded_size() can tell where a record stood in the
// file.
//   windows-1252, iso-8859-15: the byte itself; these are 80..9F, never valid on their own.
//   UTF-16: half a surrogate pair as ED A0..BF 80..BF; one byte left over at the end as the two
//   bytes F8..FB 80..BF, which hold its upper two and its lower six bits.
// A byte-order mark is a character like any other, so it becomes that of UTF-8. Left out: guessing
// the character set, and encoding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rodevlag {

enum class TextEncoding {
    utf_8,
    windows_1252,
    iso_8859_15,
    utf_16,  ///< big-endian when the mark says so, otherwise little-endian as Windows writes it
    utf_16le,
    utf_16be,
};

/// The character set for the value of --encoding; "" is UTF-8. latin1 and iso-8859-1 are read as
/// windows-1252, as browsers do: what differs are control characters that no text holds. Throws
/// UsageError for a name that is not known.
TextEncoding encoding_from_name(std::string_view name);

/// Decodes text that comes in pieces.
class TextDecoder {
public:
    explicit TextDecoder(TextEncoding encoding) : m_encoding(encoding) {}

    /// Appends the text of `bytes` to `text`; returns how many bytes were decoded. What is left, at
    /// most 3 bytes, goes on in the next piece and must stand at its start; at the end of the input
    /// nothing is left.
    std::size_t decode(std::string_view bytes, bool at_end, std::string& text);

private:
    TextEncoding m_encoding;
};

/// How many bytes of the input decoded text stands for. `text` must begin and end where a character
/// (or what stands for bytes that are none) does.
std::uint64_t encoded_size(std::string_view text, TextEncoding encoding);

}  // namespace rodevlag
