#include "rodevlag/decoding_source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <iconv.h>

#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t block_size = std::size_t{64} * 1024;

/// iconv's name for what users write.
std::string iconv_name(const std::string& encoding) {
    const std::string name = lower_case(encoding);
    if (name == "windows-1252" || name == "cp1252") {
        return "CP1252";
    }
    if (name == "utf-16" || name == "utf16") {
        return "UTF-16";
    }
    throw UsageError(
        fmt::format("--encoding: '{}' is niet bekend; toegestaan: utf-8, windows-1252, "
                    "utf-16",
                    encoding));
}

}  // namespace

bool is_utf8_name(std::string_view encoding) {
    const std::string name = lower_case(encoding);
    return name.empty() || name == "utf-8" || name == "utf8";
}

DecodingSource::DecodingSource(ByteSource& source, const std::string& encoding)
    : m_source(source),
      m_encoding(encoding),
      m_converter(iconv_open("UTF-8", iconv_name(encoding).c_str())) {
    if (m_converter == reinterpret_cast<iconv_t>(-1)) {
        throw InputError(fmt::format("tekenset {} is op deze computer niet beschikbaar", encoding));
    }
}

DecodingSource::~DecodingSource() {
    iconv_close(m_converter);
}

std::size_t DecodingSource::read(char* buffer, std::size_t size) {
    while (m_output_offset == m_output.size() && !m_at_end) {
        if (!m_fault.empty()) {
            throw InputError(m_fault);
        }
        decode_block();
    }
    const std::size_t count = std::min(size, m_output.size() - m_output_offset);
    std::memcpy(buffer, m_output.data() + m_output_offset, count);
    m_output_offset += count;
    return count;
}

void DecodingSource::decode_block() {
    m_output.clear();
    m_output_offset = 0;
    const std::size_t kept = m_input.size();
    m_input.resize(kept + block_size);
    const std::size_t count = m_source.read(m_input.data() + kept, block_size);
    m_input.resize(kept + count);
    if (count == 0) {
        m_at_end = true;
        if (kept > 0) {
            throw InputError(
                fmt::format("{}: de invoer eindigt midden in een teken ({})", name(), m_encoding));
        }
        return;
    }
    char* input = m_input.data();
    std::size_t input_left = m_input.size();
    std::array<char, block_size> output_block;
    while (input_left > 0) {
        char* output = output_block.data();
        std::size_t output_left = output_block.size();
        const std::size_t converted =
            iconv(m_converter, &input, &input_left, &output, &output_left);
        m_output.append(output_block.data(), output_block.size() - output_left);
        if (converted != static_cast<std::size_t>(-1) || errno == E2BIG) {
            continue;
        }
        if (errno == EINVAL) {  // a character that goes on in the next block
            break;
        }
        // What came before is good and is handed on first.
        m_fault = fmt::format("{}: byte {} past niet bij tekenset {}", name(),
                              m_decoded_bytes + m_input.size() - input_left, m_encoding);
        return;
    }
    m_decoded_bytes += m_input.size() - input_left;
    m_input.erase(0, m_input.size() - input_left);
}

}  // namespace rodevlag
