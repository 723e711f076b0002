// The streams of a run with everything that passes noted: how many bytes, and their SHA-256.
#pragma once

#include "common/run_streams.h"
#include "rodevlag/hashing_stream.h"
#include "rodevlag/receipt.h"

namespace rodevlag::tools {

/// Stands in front of other streams, which do the work.
class NotedStreams : public RunStreams {
public:
    /// `streams` must outlive this.
    explicit NotedStreams(RunStreams& streams) : m_streams(streams) {}

    std::unique_ptr<ByteSource> open_input(const CommonOptions& options) override;
    std::unique_ptr<ByteSource> open_map(const CommonOptions& options) override;
    std::unique_ptr<ByteSink> open_output(const CommonOptions& options) override;
    std::unique_ptr<ByteSink> open_rejects(const CommonOptions& options) override;
    void tell(const std::string& program, const std::string& message) override;

    /// What of the input was read so far.
    ByteTally& input() { return m_input; }

    /// Fills in what passed.
    void note_in(Receipt& receipt) const;

private:
    RunStreams& m_streams;
    ByteTally m_input;
    ByteTally m_map;
    ByteTally m_output;
    ByteTally m_rejects;
};

}  // namespace rodevlag::tools
