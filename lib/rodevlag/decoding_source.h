// Input in another character set, read as UTF-8 (glibc iconv).
//
// Left out: guessing the character set. A wrong guess changes names and words silently; the user
// says it with --encoding.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rodevlag/byte_stream.h"

namespace rodevlag {

/// Reads another source and decodes it. Lines and columns in messages refer to the decoded text.
class DecodingSource : public ByteSource {
public:
    /// `encoding`: utf-16 (with a byte-order mark, otherwise little-endian as Windows writes it) or
    /// windows-1252. Throws UsageError for another name.
    DecodingSource(ByteSource& source, const std::string& encoding);
    ~DecodingSource() override;
    DecodingSource(const DecodingSource&) = delete;
    DecodingSource& operator=(const DecodingSource&) = delete;

    /// Throws InputError, with the byte offset, where the bytes do not fit the character set.
    std::size_t read(char* buffer, std::size_t size) override;
    const std::string& name() const override { return m_source.name(); }

private:
    void decode_block();

    ByteSource& m_source;
    std::string m_encoding;
    void* m_converter;
    std::string m_input;   // bytes that are not decoded yet
    std::string m_output;  // text that is not handed on yet
    std::size_t m_output_offset = 0;
    std::size_t m_decoded_bytes = 0;
    std::string m_fault;  // what read() throws when the text before it is handed on
    bool m_at_end = false;
};

/// Whether --encoding asks for no conversion; other names than utf-8 go to DecodingSource.
bool is_utf8_name(std::string_view encoding);

}  // namespace rodevlag
