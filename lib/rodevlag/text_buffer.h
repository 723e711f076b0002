// Text that grows at the end, also by writing straight into its memory.
//
// A std::string would fill every byte with zeros before it can be written to.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

#include "rodevlag/byte_stream.h"

namespace rodevlag {

class TextBuffer : public ByteSink {
public:
    std::string_view text() const { return {m_bytes.get(), m_size}; }

    /// Forgets the text and keeps the memory.
    void clear() { m_size = 0; }

    void swap(TextBuffer& other) noexcept {
        std::swap(m_bytes, other.m_bytes);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
    }

    /// Where at least `size` bytes can be written behind the text; grow_to() says how far it went.
    char* room(std::size_t size) {
        if (m_capacity - m_size < size) {
            m_capacity = std::max(m_capacity * 2, m_size + size);
            std::unique_ptr<char[]> larger(new char[m_capacity]);
            if (m_size > 0) {
                std::memcpy(larger.get(), m_bytes.get(), m_size);
            }
            m_bytes = std::move(larger);
        }
        return m_bytes.get() + m_size;
    }

    /// The text now ends at `end`, within the room that was asked for.
    void grow_to(const char* end) { m_size = static_cast<std::size_t>(end - m_bytes.get()); }

    void write(std::string_view text) override {
        if (!text.empty()) {
            char* const out = room(text.size());
            std::memcpy(out, text.data(), text.size());
            m_size += text.size();
        }
    }

    void finish() override {}

private:
    std::unique_ptr<char[]> m_bytes;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

}  // namespace rodevlag
