// Recognises the words in the cells of a register, of which there are few, as small numbers.
//
// The usual flow: find() for every cell; when it does not know the bytes, the caller finds out what
// they mean and add()s them. Cells are compared as they stand, quotes and capitals included, so a
// spelling is read once and recognised ever after.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rodevlag {

/// The words of one column, or of several that read alike.
class CellWords {
public:
    static constexpr std::uint8_t unknown = 0xFF;

    /// The number of a cell, or `unknown`. At least 8 bytes must be readable at `cell`.
    std::uint8_t find(const char* cell, std::size_t size) const {
        if (size > short_size) {
            return find_long({cell, size});
        }
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, cell, sizeof bytes);
        bytes &= masks[size];
        const Entry& entry = m_entries[place_of(bytes)];
        return entry.bytes == bytes && entry.size == size ? entry.word
                                                          : find_elsewhere(bytes, size);
    }

    /// Remembers that these bytes are the word `word` (below `unknown`). Beyond some number of
    /// spellings nothing more is remembered, so that memory stays bounded.
    void add(std::string_view cell, std::uint8_t word);

private:
    static constexpr std::size_t short_size = 8;
    static constexpr std::size_t max_spellings = 64;

    /// Which bytes of eight belong to a cell of a size; little-endian, as the cells are loaded.
    static constexpr std::array<std::uint64_t, short_size + 1> masks = {
        0x0,          0xFF,           0xFFFF,           0xFFFFFF,          0xFFFFFFFF,
        0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF};

    struct Entry {
        std::uint64_t bytes = 0;
        std::uint8_t size = 0xFF;  // of no cell
        std::uint8_t word = unknown;
    };

    static std::size_t place_of(std::uint64_t bytes) {
        return (bytes * 0x9E3779B97F4A7C15U) >> 59U;  // 32 places
    }

    std::uint8_t find_elsewhere(std::uint64_t bytes, std::size_t size) const;
    std::uint8_t find_long(std::string_view cell) const;

    std::array<Entry, 32> m_entries{};
    std::vector<Entry> m_crowded;  // short words whose place was taken
    std::vector<std::pair<std::string, std::uint8_t>> m_long;
};

}  // namespace rodevlag
