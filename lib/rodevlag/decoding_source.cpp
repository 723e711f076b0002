#include "rodevlag/decoding_source.h"

#include <algorithm>
#include <cstring>

#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t block_size = std::size_t{64} * 1024;

}  // namespace

bool is_utf8_name(std::string_view encoding) {
    const std::string name = lower_case(encoding);
    return name.empty() || name == "utf-8" || name == "utf8";
}

std::size_t DecodingSource::read(char* buffer, std::size_t size) {
    while (m_output_offset == m_output.size() && !m_at_end) {
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
    m_at_end = count == 0;
    m_input.erase(0, m_decoder.decode(m_input, m_at_end, m_output));
}

}  // namespace rodevlag
