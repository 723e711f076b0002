#include "rodevlag/hashing_stream.h"

namespace rodevlag {

void ByteTally::add(std::string_view bytes) {
    m_bytes += bytes.size();
    m_hash.add(bytes);
}

std::size_t HashingSource::read(char* buffer, std::size_t size) {
    const std::size_t got = m_source->read(buffer, size);
    m_tally.add({buffer, got});
    return got;
}

void HashingSink::write(std::string_view text) {
    if (m_sink) {
        m_sink->write(text);
    }
    m_tally.add(text);
}

void HashingSink::finish() {
    if (m_sink) {
        m_sink->finish();
    }
}

}  // namespace rodevlag
