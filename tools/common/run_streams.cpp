#include "common/run_streams.h"

#include "common/run_main.h"

namespace rodevlag::tools {

std::unique_ptr<ByteSource> RunStreams::open_input(const CommonOptions& options) {
    return std::make_unique<FileSource>(options.input);
}

std::unique_ptr<ByteSource> RunStreams::open_map(const CommonOptions& options) {
    return std::make_unique<FileSource>(options.map);
}

std::unique_ptr<ByteSink> RunStreams::open_output(const CommonOptions& options) {
    return tools::open_output(options);
}

std::unique_ptr<ByteSink> RunStreams::open_rejects(const CommonOptions& options) {
    return std::make_unique<OutputFile>(options.rejects);
}

void RunStreams::tell(const std::string& program, const std::string& message) {
    print_message(program, message);
}

RunStreams& real_streams() {
    static RunStreams streams;
    return streams;
}

std::unique_ptr<ByteSink> open_output(const CommonOptions& options) {
    if (writes_to_stdout(options)) {
        return std::make_unique<StandardOutput>();
    }
    return std::make_unique<OutputFile>(options.output);
}

}  // namespace rodevlag::tools
