#include "rodevlag/chunk_range.h"

namespace rodevlag {

std::uint64_t FilePart::begin_of(std::uint64_t number, std::uint64_t count,
                                 std::uint64_t file_size) {
    // In two steps: the product of a number and a size could be too large.
    const std::uint64_t before = number - 1;
    return file_size / count * before + file_size % count * before / count;
}

ChunkRange::ChunkRange(ChunkSource& source, const FilePart& part)
    : m_source(source),
      m_part(part),
      m_wanted{FilePart::begin_of(part.number, part.count, part.file_size),
               FilePart::begin_of(part.number + 1, part.count, part.file_size)},
      m_covered{part.number == 1 ? 0 : part.file_size, part.file_size} {
}

bool ChunkRange::next(RecordChunk& chunk) {
    while (!m_is_done && m_source.next(chunk)) {
        if (!m_has_begun && is_before_part(chunk)) {
            continue;
        }
        if (m_part.number < m_part.count && chunk.offset_of(chunk.size) > m_wanted.end) {
            const ChunkPlace behind = place_from(chunk, m_wanted.end);
            if (behind.at < chunk.size) {
                m_is_done = true;
                chunk.drop_from(behind);
                m_covered.end = chunk.offset_of(chunk.size);
            }
        }
        if (chunk.size > 0) {
            return true;
        }
    }
    return false;
}

/// Drops what stands before the part; true when that is all. Empty lines before the first record
/// belong to the first part.
bool ChunkRange::is_before_part(RecordChunk& chunk) {
    if (m_part.number == 1) {
        m_has_begun = true;
        return false;
    }
    if (chunk.offset_of(chunk.size) <= m_wanted.begin) {
        return true;
    }
    const ChunkPlace begin = place_from(chunk, m_wanted.begin);
    if (begin.at == chunk.size) {
        return true;
    }
    m_has_begun = true;
    m_covered.begin = chunk.offset_of(begin.at);
    chunk.drop_before(begin);
    return false;
}

}  // namespace rodevlag
