#include "check/replay.h"

#include <filesystem>
#include <fmt/format.h>

#include "check/replay_report.h"
#include "common/noted_streams.h"
#include "common/run_main.h"
#include "common/score_receipt.h"
#include "common/score_run.h"
#include "rodevlag/comparing_sink.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t max_receipt_bytes = std::size_t{1} << 20;

/// Reads what is left of a source, for what that leaves behind.
void drain(ByteSource& source) {
    std::string buffer(std::size_t{64} * 1024, '\0');
    while (source.read(buffer.data(), buffer.size()) > 0) {
    }
}

/// A file that the run wrote, compared with what the repetition writes.
class WrittenFile {
public:
    WrittenFile(const std::string& name, const Fingerprint& then) : m_now{name, then, {}, {}} {
        // Reading a pipe or a terminal would wait for something that does not come.
        std::error_code error;
        if (std::filesystem::is_regular_file(name, error)) {
            m_file = std::make_unique<HashingSource>(std::make_unique<FileSource>(name), m_tally);
            m_sink = std::make_unique<ComparingSink>(*m_file);
        }
    }

    ByteSink* sink() { return m_sink.get(); }

    /// After the repetition, which ended or not.
    FileNow now(bool ended) {
        if (m_file) {
            drain(*m_file);
            m_now.content = m_tally.fingerprint();
            m_now.difference = ended ? m_sink->difference() : std::nullopt;
        }
        return m_now;
    }

private:
    FileNow m_now;
    ByteTally m_tally;
    std::unique_ptr<ByteSource> m_file;
    std::unique_ptr<ComparingSink> m_sink;
};

/// Hands on to a sink of somebody else, if there is one.
class BorrowedSink : public ByteSink {
public:
    explicit BorrowedSink(ByteSink* sink) : m_sink(sink) {}

    void write(std::string_view text) override {
        if (m_sink != nullptr) {
            m_sink->write(text);
        }
    }
    void finish() override {
        if (m_sink != nullptr) {
            m_sink->finish();
        }
    }

private:
    ByteSink* m_sink;
};

/// Reads what the run read and writes nothing.
class ReplayStreams : public RunStreams {
public:
    explicit ReplayStreams(const Receipt& receipt) {
        if (!is_stream(receipt.output.name)) {
            m_output.emplace(receipt.output.name, receipt.output.content);
        }
        if (receipt.rejects && !is_stream(receipt.rejects->name)) {
            m_rejects.emplace(receipt.rejects->name, receipt.rejects->content);
        }
    }

    std::unique_ptr<ByteSource> open_input(const CommonOptions& options) override {
        m_input = RunStreams::open_input(options);
        return std::make_unique<PeekSource>(*m_input);
    }
    std::unique_ptr<ByteSink> open_output(const CommonOptions& /*options*/) override {
        return std::make_unique<BorrowedSink>(m_output ? m_output->sink() : nullptr);
    }
    std::unique_ptr<ByteSink> open_rejects(const CommonOptions& /*options*/) override {
        return std::make_unique<BorrowedSink>(m_rejects ? m_rejects->sink() : nullptr);
    }
    /// The run said it before, and with --show-values it can hold answers.
    void tell(const std::string& /*program*/, const std::string& /*message*/) override {}

    /// The input as it was opened; nothing when it was not.
    std::unique_ptr<ByteSource> take_input() { return std::move(m_input); }

    std::vector<FileNow> files_now(bool ended) {
        std::vector<FileNow> files;
        for (std::optional<WrittenFile>* file : {&m_output, &m_rejects}) {
            if (*file) {
                files.push_back((*file)->now(ended));
            }
        }
        return files;
    }

private:
    static bool is_stream(const std::string& name) {
        return name == "-" || name.starts_with("/dev/") || name.starts_with("/proc/");
    }

    std::unique_ptr<ByteSource> m_input;
    std::optional<WrittenFile> m_output;
    std::optional<WrittenFile> m_rejects;
};

Receipt load_receipt(const std::string& name) {
    FileSource source(name);
    Receipt receipt = read_receipt(read_all(source, max_receipt_bytes), source.name());
    if (receipt.program != score_program) {
        throw InputError(fmt::format("{}: alleen een run van {} kan herhaald worden", source.name(),
                                     score_program));
    }
    return receipt;
}

/// The report must not overwrite what it is about.
void require_harmless(const ReplayOptions& options, const CommonOptions& run) {
    if (options.receipt == "-" && run.input == "-") {
        throw UsageError(
            "de invoer van deze run was standaardinvoer; geef het controlebewijs als bestand");
    }
    std::vector<std::string> names = run.instruments;
    names.insert(names.end(), {options.receipt, run.input, run.map, run.output, run.rejects});
    for (const std::string& name : names) {
        require_different(options.output, name,
                          "--output is een bestand van de run; kies een andere naam");
    }
}

/// What ends the repetition is a difference once its input is there; before that, the repetition is
/// not possible.
void break_off(const std::string& message, const std::string& advice, ReplayStreams& streams,
               NotedStreams& noted, Replay& replay) {
    std::unique_ptr<ByteSource> input = streams.take_input();
    std::error_code error;
    // A device such as /dev/zero has no end, so what is left of it cannot be read.
    if (input == nullptr || std::filesystem::is_character_file(replay.now.input.name, error)) {
        throw InputError(
            fmt::format("de run kan hier niet herhaald worden: {}{}", message, advice));
    }
    HashingSource rest(std::move(input), noted.input());
    drain(rest);
    replay.broke_off = message;
    replay.now.status = exit_no_input;
}

/// Runs again, with everything that went in and came out noted anew.
Replay repeat(Receipt then, const CommonOptions& options) {
    Replay replay;
    replay.now = begin_receipt(options);
    ReplayStreams streams(then);
    NotedStreams noted(streams);
    std::optional<ReceiptPart> part;
    try {
        const ScoreRun run = run_score(options, noted);
        replay.now.counts = run.counts;
        replay.now.instruments = run.instruments;
        replay.now.status = run.status;
        part = run.part;
    } catch (const UsageError& error) {
        break_off(error.what(), "", streams, noted, replay);
    } catch (const InputError& error) {
        break_off(error.what(),
                  "\nde namen in een controlebewijs gelden vanuit de map waarin de run is gedaan",
                  streams, noted, replay);
    }
    noted.note_in(replay.now);
    note_part(replay.now, part);
    replay.files = streams.files_now(replay.broke_off.empty());
    replay.then = std::move(then);
    return replay;
}

}  // namespace

int run_replay(const ReplayOptions& options) {
    Receipt receipt = load_receipt(options.receipt);
    const CommonOptions run_options = options_of_receipt(receipt, options.receipt);
    require_harmless(options, run_options);
    CommonOptions report_options;
    report_options.output = options.output;
    const std::unique_ptr<ByteSink> output = open_output(report_options);
    const Replay replay = repeat(std::move(receipt), run_options);
    output->write(replay_report(replay, !options.quiet, options.show_values));
    output->finish();
    return is_same(replay) ? exit_ok : exit_gate;
}

}  // namespace rodevlag::tools
