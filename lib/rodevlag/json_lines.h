// Reads records from JSON Lines: one object per line (json_records.h).
//
// The usual flow: JsonLinesReader, or a JsonLinesSplitter whose chunks are read with
// JsonLineRecords in any thread. Empty lines are skipped and counted; a bad line is one broken
// record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <utility>

#include "rodevlag/byte_stream.h"
#include "rodevlag/json_records.h"
#include "rodevlag/record.h"
#include "rodevlag/record_chunk.h"

namespace rodevlag {

inline constexpr std::size_t json_block_size = std::size_t{128} * 1024;

/// Cuts JSON Lines into chunks of whole lines.
class JsonLinesSplitter : public ChunkSource {
public:
    /// Keeps a reference to `source`; blocks of `block_size` bytes are asked for.
    explicit JsonLinesSplitter(ByteSource& source, std::size_t block_size = json_block_size)
        : m_source(source), m_block_size(block_size) {}

    bool next(RecordChunk& chunk) override;
    ChunkPlace place_from(const RecordChunk& chunk, std::uint64_t offset) const override;

private:
    void fill(RecordChunk& chunk, std::size_t& filled);

    ByteSource& m_source;
    std::size_t m_block_size;
    std::string m_rest;  // read, but not cut yet
    bool m_at_end = false;
    std::exception_ptr m_failure;
    std::uint64_t m_offset = 0;
    std::size_t m_line = 1;
    std::size_t m_next_record = 1;
};

/// Goes through the records of a chunk of JSON Lines.
class JsonLineRecords {
public:
    explicit JsonLineRecords(std::string file) : m_file(file), m_fields(std::move(file)) {}

    /// Begins with the records of `chunk`, which must outlive them.
    void start(const RecordChunk& chunk);

    /// The next record, valid until the call after it; false when there is none.
    bool next(Record& record);

private:
    std::string m_file;
    JsonFields m_fields;
    const RecordChunk* m_chunk = nullptr;
    std::size_t m_at = 0;
    std::size_t m_line = 0;
    std::size_t m_next_record = 0;
};

/// Reads JSON Lines.
class JsonLinesReader : public RecordReader {
public:
    explicit JsonLinesReader(ByteSource& source) : m_splitter(source), m_records(source.name()) {}

    bool next(Record& record) override;

    /// Lines without anything on them skipped so far.
    std::size_t blank_lines() const { return m_blank_lines; }

    /// To read in chunks instead of records; next() must not have been called.
    JsonLinesSplitter& splitter() { return m_splitter; }

private:
    JsonLinesSplitter m_splitter;
    RecordChunk m_chunk;
    JsonLineRecords m_records;
    bool m_has_chunk = false;
    std::size_t m_blank_lines = 0;
};

}  // namespace rodevlag
