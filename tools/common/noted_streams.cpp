#include "common/noted_streams.h"

namespace rodevlag::tools {

std::unique_ptr<ByteSource> NotedStreams::open_input(const CommonOptions& options) {
    return std::make_unique<HashingSource>(m_streams.open_input(options), m_input);
}

std::unique_ptr<ByteSource> NotedStreams::open_map(const CommonOptions& options) {
    return std::make_unique<HashingSource>(m_streams.open_map(options), m_map);
}

std::unique_ptr<ByteSink> NotedStreams::open_output(const CommonOptions& options) {
    return std::make_unique<HashingSink>(m_streams.open_output(options), m_output);
}

std::unique_ptr<ByteSink> NotedStreams::open_rejects(const CommonOptions& options) {
    return std::make_unique<HashingSink>(m_streams.open_rejects(options), m_rejects);
}

void NotedStreams::tell(const std::string& program, const std::string& message) {
    m_streams.tell(program, message);
}

void NotedStreams::note_in(Receipt& receipt) const {
    receipt.input.content = m_input.fingerprint();
    if (receipt.map) {
        receipt.map->content = m_map.fingerprint();
    }
    receipt.output.content = m_output.fingerprint();
    if (receipt.rejects) {
        receipt.rejects->content = m_rejects.fingerprint();
    }
}

}  // namespace rodevlag::tools
