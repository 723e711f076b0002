// A range of the bytes of a file, read as if it were a file of its own.
//
// For a part of an input (rv-score --shard): which bytes it covered is told by their SHA-256. Reads
// with pread(2), so that no position is shared with anybody. Left out: pipes, which have no
// offsets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "rodevlag/byte_stream.h"
#include "rodevlag/hashing_stream.h"

namespace rodevlag {

/// Yields the bytes [begin, end) of a file.
class RangeSource : public ByteSource {
public:
    /// Throws InputError when the file cannot be opened or is no regular file.
    RangeSource(const std::string& path, std::uint64_t begin, std::uint64_t end);
    ~RangeSource() override;
    RangeSource(const RangeSource&) = delete;
    RangeSource& operator=(const RangeSource&) = delete;

    /// Throws InputError when the file ends before the range does.
    std::size_t read(char* buffer, std::size_t size) override;
    const std::string& name() const override { return m_name; }

    /// The size of the whole file, in bytes, when it was opened.
    std::uint64_t file_size() const { return m_file_size; }

private:
    std::string m_name;
    int m_descriptor = -1;
    std::uint64_t m_file_size = 0;
    std::uint64_t m_at = 0;
    std::uint64_t m_end = 0;
};

/// How many bytes are in the range (end - begin), and their SHA-256. Throws InputError as
/// RangeSource does.
Fingerprint fingerprint_of_range(const std::string& path, std::uint64_t begin, std::uint64_t end);

/// Reads a source to its end and notes what passes.
void tally_all(ByteSource& source, ByteTally& tally);

}  // namespace rodevlag
