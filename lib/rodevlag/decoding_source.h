// Input in another character set, read as UTF-8 (text_encoding.h).
//
// Bytes that do not fit the character set do not end the reading: they are passed on as bytes that
// are not UTF-8, so that the record which holds them is rejected and the others are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "rodevlag/byte_stream.h"
#include "rodevlag/text_encoding.h"

namespace rodevlag {

/// Reads another source and decodes it. Lines and columns in messages refer to the decoded text.
class DecodingSource : public ByteSource {
public:
    /// `encoding`: a name as for encoding_from_name(). Throws UsageError for another one.
    DecodingSource(ByteSource& source, std::string_view encoding)
        : m_source(source), m_encoding(encoding_from_name(encoding)), m_decoder(m_encoding) {}

    std::size_t read(char* buffer, std::size_t size) override;
    const std::string& name() const override { return m_source.name(); }
    std::uint64_t size_in_file(std::string_view bytes) const override {
        return encoded_size(bytes, m_encoding);
    }

private:
    void decode_block();

    ByteSource& m_source;
    TextEncoding m_encoding;
    TextDecoder m_decoder;
    std::string m_input;   // bytes that are not decoded yet
    std::string m_output;  // text that is not handed on yet
    std::size_t m_output_offset = 0;
    bool m_at_end = false;
};

/// Whether --encoding asks for no conversion; other names than utf-8 go to DecodingSource.
bool is_utf8_name(std::string_view encoding);

}  // namespace rodevlag
