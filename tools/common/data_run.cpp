#include "common/data_run.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fmt/format.h>
#include <optional>
#include <unistd.h>

#include "common/batch_worker.h"
#include "common/progress.h"
#include "common/repeated_ids_words.h"
#include "common/shard.h"
#include "rodevlag/duplicate_ids.h"
#include "rodevlag/id_hash.h"
#include "rodevlag/ordered_work.h"

namespace rodevlag::tools {

namespace {

/// Formats that come in chunks, and go out a record at a time.
bool can_be_split(const CommonOptions& options, const CaseInput& input) {
    const RecordFormat to = output_format(options, input);
    return input.csv != nullptr ? to == RecordFormat::csv || to == RecordFormat::json_lines
                                : input.lines != nullptr && to == RecordFormat::json_lines;
}

int run_in_one_piece(const CommonOptions& options, CaseRun& run, DataContents contents) {
    const std::unique_ptr<ByteSink> sink = run.open_output();
    DataHandler handler(options, run.input(), run.cases(), run.field_roles(), contents, *sink);
    handler.start();
    return run.run(handler);
}

/// The size of the input where that is known beforehand.
std::optional<std::uint64_t> size_of_file(const std::string& path) {
    std::error_code error;
    if (path == "-" || !std::filesystem::is_regular_file(path, error)) {
        return std::nullopt;
    }
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    return error ? std::nullopt : std::optional<std::uint64_t>(size);
}

/// A run in chunks, by several threads.
class BatchRun {
public:
    BatchRun(const CommonOptions& options, CaseRun& run, DataContents contents)
        : m_options(options),
          m_run(run),
          m_contents(contents),
          m_threads(thread_count(options.threads)),
          m_sink(run.open_output()),
          m_first_worker(options, run, run.cases(), contents, m_id_hash) {
        if (!options.shard.empty()) {
            m_part.emplace(run.input().chunks(), part_from_option(options.shard, options.input));
        }
        if (!options.quiet) {
            m_progress.emplace(STDERR_FILENO, size_of_file(options.input));
        }
    }

    int run() {
        return m_run.run([this] { read_all(); },
                         [this] {
                             tell_repeated_ids();
                             m_sink->finish();
                         });
    }

private:
    void read_all() {
        const ClearingAtEnd at_end{*this};
        m_sink->write(m_first_worker.head());
        ChunkSource& source = m_part ? *m_part : m_run.input().chunks();
        OrderedWork<BatchTask> work;
        work.next = [&](BatchTask& task) { return source.next(task.chunk); };
        work.make_worker = [this] { return next_worker(); };
        work.emit = [this](BatchTask& task) {
            emit(task);
            return true;
        };
        run_in_order(work, m_threads);
        if (m_part) {
            const FileRange covered = m_part->covered();
            m_run.note_part(
                {m_part->part().number, m_part->part().count, covered.begin, covered.end});
        }
    }

    /// The first one works with what the run has already; the others have a scorer of their own.
    std::function<void(BatchTask&)> next_worker() {
        if (!m_first_is_taken.test_and_set()) {
            return [this](BatchTask& task) { m_first_worker.work(task); };
        }
        struct Another {
            Another(BatchRun& run)
                : cases(run.m_run.make_scorer()),
                  worker(run.m_options, run.m_run, *cases, run.m_contents, run.m_id_hash) {}
            std::unique_ptr<CaseScorer> cases;
            BatchWorker worker;
        };
        return [another = std::make_shared<Another>(*this)](BatchTask& task) {
            another->worker.work(task);
        };
    }

    void emit(BatchTask& task) {
        CaseIntake& intake = m_run.intake();
        if (passes_limit(task)) {
            const std::unique_ptr<CaseScorer> cases = m_run.make_scorer();
            BatchWorker(m_options, m_run, *cases, m_contents, m_id_hash)
                .work_to_limit(task, intake.read(), intake.rejected());
        }
        tell(task.messages);
        intake.take_over(task.counts.read, task.counts.rejected, task.rejects.text());
        m_run.counts().add(task.counts);
        for (const MetId& id : task.ids) {
            m_ids.add(id.hash, id.record);
        }
        m_sink->write(task.output.text());
        if (m_progress) {
            m_progress->update(task.chunk.offset_of(task.chunk.size), intake.read());
        }
        if (task.failure) {
            std::rethrow_exception(task.failure);
        }
    }

    void tell(const std::vector<BatchMessage>& messages) {
        if (!messages.empty()) {
            clear_progress();
        }
        for (const BatchMessage& message : messages) {
            if (const auto* text = std::get_if<std::string>(&message)) {
                m_run.intake().warn(*text);
            } else {
                m_run.intake().warn_about_names(std::get<std::vector<std::string>>(message));
            }
        }
    }

    /// Whatever ends the reading, what is told next stands on a line of its own.
    struct ClearingAtEnd {
        BatchRun& run;
        ~ClearingAtEnd() { run.clear_progress(); }
    };

    void clear_progress() {
        if (m_progress) {
            m_progress->clear();
        }
    }

    /// Whether --max-rejects is passed at one of the records of a task.
    bool passes_limit(const BatchTask& task) const {
        const CaseIntake& intake = m_run.intake();
        std::uint64_t rejected = intake.rejected();
        return intake.limit().is_set() &&
               std::ranges::any_of(task.rejected, [&](std::uint64_t record) {
                   return intake.limit().is_passed(
                       intake.read() + record + 1 - task.chunk.first_record, ++rejected);
               });
    }

    void tell_repeated_ids() {
        const RepeatedIds repeated = m_ids.finish();
        if (!repeated.complete) {
            m_run.intake().warn(
                "let op: er was geen plaats voor een tijdelijk bestand; daarom is niet nagekeken "
                "of zaken meer dan eens voorkomen");
        }
        if (repeated.count > 0) {
            m_run.intake().warn(repeated_ids_line(
                repeated, {"record", "ook dat is gescoord", "alle zijn gescoord"}));
        }
    }

    const CommonOptions& m_options;
    CaseRun& m_run;
    DataContents m_contents;
    std::size_t m_threads;
    std::unique_ptr<ByteSink> m_sink;
    std::optional<ChunkRange> m_part;
    std::optional<Progress> m_progress;
    IdHash m_id_hash;
    DuplicateIds m_ids;
    BatchWorker m_first_worker;
    std::atomic_flag m_first_is_taken;
};

}  // namespace

int run_to_data(const CommonOptions& options, CaseRun& run, DataContents contents) {
    if (can_be_split(options, run.input())) {
        return BatchRun(options, run, contents).run();
    }
    if (!options.shard.empty()) {
        throw UsageError(
            "--shard: delen kan alleen van CSV naar CSV of JSON Lines, en van JSON Lines naar JSON "
            "Lines");
    }
    return run_in_one_piece(options, run, contents);
}

}  // namespace rodevlag::tools
