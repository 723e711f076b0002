// A run of whole records as they stand in the input, to be read in any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rodevlag/byte_stream.h"

namespace rodevlag {

/// A CSV record that breaks the quoting rules; offsets in the chunk.
struct BrokenCsvRecord {
    std::size_t begin = 0;
    std::size_t end = 0;   ///< of its last line, without the line end
    std::size_t next = 0;  ///< where reading goes on
    bool is_cut = false;   ///< it ends earlier than its quotes say
};

/// A record in a chunk, and what stands before it there.
struct ChunkPlace {
    std::size_t at = 0;  ///< where it begins; the size of the chunk when there is no such record
    std::size_t lines = 0;
    std::size_t records = 0;
    std::size_t blank_lines = 0;
};

struct RecordChunk {
    /// Bytes behind the records of a CSV chunk that may be read, so that eight can be loaded at
    /// once.
    static constexpr std::size_t spare = 8;

    std::vector<char> bytes;
    std::size_t size = 0;                ///< of the records in `bytes`
    const ByteSource* source = nullptr;  ///< of the bytes
    std::uint64_t offset = 0;            ///< of the first byte in the file
    std::size_t line = 1;                ///< of the first byte, 1-based
    std::size_t first_record = 1;        ///< number of the first record, 1-based
    std::size_t records = 0;             ///< broken ones included
    std::size_t blank_lines = 0;
    std::vector<BrokenCsvRecord> broken;  ///< in order; none in other formats than CSV

    std::string_view text() const { return {bytes.data(), size}; }

    /// Where a place in the text stands in the file.
    std::uint64_t offset_of(std::size_t at) const {
        return offset + source->size_in_file(text().substr(0, at));
    }

    /// Leaves out everything before a place, or everything from it on.
    void drop_before(const ChunkPlace& place);
    void drop_from(const ChunkPlace& place);

    /// Begins a chunk at a place in the input; the memory is kept.
    void restart(const ByteSource& from, std::uint64_t at_offset, std::size_t at_line,
                 std::size_t record) {
        source = &from;
        size = 0;
        offset = at_offset;
        line = at_line;
        first_record = record;
        records = 0;
        blank_lines = 0;
        broken.clear();
    }
};

/// Cuts an input into chunks.
class ChunkSource {
public:
    virtual ~ChunkSource() = default;

    /// Fills `chunk`, whose memory is used again; false at the end of the input. Throws InputError;
    /// what was read before that was handed on.
    virtual bool next(RecordChunk& chunk) = 0;

    /// The first record of a chunk that starts at `offset` in the file or behind it.
    virtual ChunkPlace place_from(const RecordChunk& chunk, std::uint64_t offset) const = 0;
};

}  // namespace rodevlag
