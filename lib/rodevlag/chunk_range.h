// The records of an input that start within a range of the file, for the parts of --shard.
//
// The usual flow: a ChunkRange in front of a splitter; what it yields has the offsets, lines and
// numbers of the whole input. Where records start in a CSV file depends on all quotes before it, so
// everything before the range is read and cut as well, which is quick, and nothing behind it is.
#pragma once

#include <cstdint>

#include "rodevlag/record_chunk.h"

namespace rodevlag {

/// Which part of a file: the I-th (from 1) of N ranges, as equal as whole bytes allow.
struct FilePart {
    std::uint64_t number = 1;
    std::uint64_t count = 1;
    std::uint64_t file_size = 0;

    /// Where a part begins; for the number behind the last, the size of the file.
    static std::uint64_t begin_of(std::uint64_t number, std::uint64_t count,
                                  std::uint64_t file_size);
};

/// Offsets in a file.
struct FileRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;  ///< of the first byte behind it

    bool operator==(const FileRange&) const = default;
};

class ChunkRange : public ChunkSource {
public:
    /// Keeps a reference to `source`.
    ChunkRange(ChunkSource& source, const FilePart& part);

    bool next(RecordChunk& chunk) override;
    ChunkPlace place_from(const RecordChunk& chunk, std::uint64_t offset) const override {
        return m_source.place_from(chunk, offset);
    }

    const FilePart& part() const { return m_part; }

    /// From the first record of the part to the first one behind it; the first part begins with the
    /// file, the last one ends with it. Known when next() gave false.
    FileRange covered() const { return m_covered; }

private:
    bool is_before_part(RecordChunk& chunk);

    ChunkSource& m_source;
    FilePart m_part;
    FileRange m_wanted;  // where records of the part start
    FileRange m_covered;
    bool m_has_begun = false;
    bool m_is_done = false;
};

}  // namespace rodevlag
