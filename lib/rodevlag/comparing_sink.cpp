#include "rodevlag/comparing_sink.h"

#include <algorithm>

namespace rodevlag {

namespace {

constexpr std::size_t buffer_size = std::size_t{64} * 1024;
constexpr std::size_t excerpt_size = 60;

}  // namespace

void ComparingSink::write(std::string_view text) {
    while (!text.empty() && !m_difference) {
        if (!read_ahead()) {
            differ(text);
            return;
        }
        const std::string_view other = std::string_view(m_ahead).substr(m_compared);
        const std::size_t size = std::min(text.size(), other.size());
        const auto [end, other_end] = std::mismatch(
            text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size), other.begin());
        const auto same = static_cast<std::size_t>(end - text.begin());
        pass(text.substr(0, same));
        text.remove_prefix(same);
        if (same < size) {
            differ(text);
            return;
        }
    }
    if (m_difference) {
        m_difference->written += text.substr(0, excerpt_size - m_difference->written.size());
    }
}

void ComparingSink::finish() {
    if (!m_difference && read_ahead()) {
        differ({});
    }
}

// Makes sure that there is something to compare with; false at the end of the other source.
bool ComparingSink::read_ahead() {
    if (m_compared == m_ahead.size()) {
        m_ahead.resize(buffer_size);
        m_ahead.resize(m_other.read(m_ahead.data(), m_ahead.size()));
        m_compared = 0;
    }
    return m_compared < m_ahead.size();
}

void ComparingSink::pass(std::string_view text) {
    m_compared += text.size();
    m_place.line += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    const std::size_t last_newline = text.rfind('\n');
    if (last_newline == std::string_view::npos) {
        m_place.byte += text.size();
    } else {
        m_place.byte = text.size() - last_newline;
    }
}

void ComparingSink::differ(std::string_view text) {
    m_difference = m_place;
    m_difference->written = text.substr(0, excerpt_size);
    m_difference->other = m_ahead.substr(m_compared, excerpt_size);
}

}  // namespace rodevlag
