// Where a run gets its bytes and leaves them: the edge between a run and the files of its options.
//
// RunStreams itself opens what the options name. A run that is measured (score_receipt.cpp) or
// repeated without writing anything (tools/check/replay.cpp) takes another one.
#pragma once

#include <memory>
#include <string>

#include "common/options.h"
#include "rodevlag/byte_stream.h"

namespace rodevlag::tools {

/// The files and standard streams that the options name.
class RunStreams {
public:
    virtual ~RunStreams() = default;

    /// Throws InputError.
    virtual std::unique_ptr<ByteSource> open_input(const CommonOptions& options);

    /// The map of --map, which must be given. Throws InputError.
    virtual std::unique_ptr<ByteSource> open_map(const CommonOptions& options);

    /// As the function below.
    virtual std::unique_ptr<ByteSink> open_output(const CommonOptions& options);

    /// The sink for --rejects, which must be given. Throws OutputError.
    virtual std::unique_ptr<ByteSink> open_rejects(const CommonOptions& options);

    /// A message for the user of `program`: what is wrong with a record, the summary.
    virtual void tell(const std::string& program, const std::string& message);
};

/// The one that every program uses unless it says otherwise.
RunStreams& real_streams();

/// The sink for --output, or standard output. Throws OutputError.
std::unique_ptr<ByteSink> open_output(const CommonOptions& options);

}  // namespace rodevlag::tools
