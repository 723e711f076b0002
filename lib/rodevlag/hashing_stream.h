// Sources and sinks that note how many bytes passed and what their SHA-256 is.
//
// They stand in front of a real source or sink, and the note (ByteTally) outlives them, so that it
// can be read when the stream is closed. Nothing of the bytes is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "rodevlag/byte_stream.h"
#include "rodevlag/sha256.h"

namespace rodevlag {

/// What is noted of a stream of bytes.
struct Fingerprint {
    std::uint64_t bytes = 0;
    std::string sha256;  ///< 64 hex digits

    bool operator==(const Fingerprint&) const = default;
};

/// Notes the bytes that pass.
class ByteTally {
public:
    void add(std::string_view bytes);

    /// Of all bytes so far.
    Fingerprint fingerprint() const { return {m_bytes, m_hash.hex()}; }

private:
    std::uint64_t m_bytes = 0;
    Sha256 m_hash;
};

/// Reads from another source and notes what was read.
class HashingSource : public ByteSource {
public:
    /// `tally` must outlive this.
    HashingSource(std::unique_ptr<ByteSource> source, ByteTally& tally)
        : m_source(std::move(source)), m_tally(tally) {}

    std::size_t read(char* buffer, std::size_t size) override;
    const std::string& name() const override { return m_source->name(); }

private:
    std::unique_ptr<ByteSource> m_source;
    ByteTally& m_tally;
};

/// Notes what is written and hands it on to another sink.
class HashingSink : public ByteSink {
public:
    /// `tally` must outlive this; without `sink` the bytes go nowhere.
    HashingSink(std::unique_ptr<ByteSink> sink, ByteTally& tally)
        : m_sink(std::move(sink)), m_tally(tally) {}

    void write(std::string_view text) override;
    void finish() override;

private:
    std::unique_ptr<ByteSink> m_sink;
    ByteTally& m_tally;
};

}  // namespace rodevlag
