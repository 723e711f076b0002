// Compares what is written with what another source holds, without keeping either.
//
// The usual flow: give it to a writer, finish(), ask difference(). Only the place of the first
// difference is remembered, and a few bytes from there on both sides.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rodevlag/byte_stream.h"

namespace rodevlag {

/// Where two texts stop being the same.
struct TextDifference {
    std::uint64_t line = 1;  ///< 1-based
    std::uint64_t byte = 1;  ///< in that line, 1-based
    std::string written;     ///< at most 60 bytes from there on; empty when this text ends there
    std::string other;       ///< the same of the other text
};

/// Takes text and looks for the first difference with another source.
class ComparingSink : public ByteSink {
public:
    /// `other` must outlive this; it is read no further than needed.
    explicit ComparingSink(ByteSource& other) : m_other(other) {}

    void write(std::string_view text) override;
    void finish() override;

    /// After finish(): nothing when the texts are the same.
    const std::optional<TextDifference>& difference() const { return m_difference; }

private:
    bool read_ahead();
    void pass(std::string_view text);
    void differ(std::string_view text);

    ByteSource& m_other;
    std::string m_ahead;         // read from the other source
    std::size_t m_compared = 0;  // how much of it was compared
    TextDifference m_place;
    std::optional<TextDifference> m_difference;
};

}  // namespace rodevlag
