#include "rodevlag/cell_words.h"

#include <bit>

namespace rodevlag {

// Other processors would need other masks.
static_assert(std::endian::native == std::endian::little);

void CellWords::add(std::string_view cell, std::uint8_t word) {
    if (m_crowded.size() + m_long.size() >= max_spellings) {
        return;
    }
    if (cell.size() > short_size) {
        m_long.emplace_back(cell, word);
        return;
    }
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, cell.data(), cell.size());
    Entry& entry = m_entries[place_of(bytes)];
    const Entry added{bytes, static_cast<std::uint8_t>(cell.size()), word};
    if (entry.word == unknown) {
        entry = added;
    } else {
        m_crowded.push_back(added);
    }
}

std::uint8_t CellWords::find_elsewhere(std::uint64_t bytes, std::size_t size) const {
    for (const Entry& entry : m_crowded) {
        if (entry.bytes == bytes && entry.size == size) {
            return entry.word;
        }
    }
    return unknown;
}

std::uint8_t CellWords::find_long(std::string_view cell) const {
    for (const auto& [text, word] : m_long) {
        if (text == cell) {
            return word;
        }
    }
    return unknown;
}

}  // namespace rodevlag
