// What one thread does with a chunk of records: read, score, and write down what came of them.
//
// The usual flow: work() on a task that holds a chunk; the task then holds everything that the
// chunk leads to, to be handed on in the order of the chunks (data_run.cpp). Rows of CSV whose
// answers were met before take the short way (answer_patterns.h); all others, and all other
// formats, are read into records and go the way of every program. Both ways write the same bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/case_intake.h"
#include "common/case_run.h"
#include "common/case_scorer.h"
#include "common/data_handler.h"
#include "rodevlag/answer_patterns.h"
#include "rodevlag/csv_record_text.h"
#include "rodevlag/csv_rows.h"
#include "rodevlag/id_hash.h"
#include "rodevlag/json_lines.h"
#include "rodevlag/mapped_fields.h"
#include "rodevlag/record_chunk.h"
#include "rodevlag/text_buffer.h"

namespace rodevlag::tools {

/// A case id that was met.
struct MetId {
    std::uint64_t hash = 0;
    std::uint64_t record = 0;
};

/// Something to tell: a text, or names of fields that may look like a slip.
using BatchMessage = std::variant<std::string, std::vector<std::string>>;

/// A chunk, and what comes of it.
struct BatchTask {
    RecordChunk chunk;

    TextBuffer output;
    TextBuffer rejects;                   ///< the text for --rejects
    std::vector<std::uint64_t> rejected;  ///< which records, by number
    std::vector<BatchMessage> messages;
    std::vector<MetId> ids;
    CaseCounts counts;
    std::exception_ptr failure;  ///< what ended the reading, behind the records that are counted
};

class BatchWorker {
public:
    /// Everything must outlive the worker; `cases` is this worker's own, `id_hash` the same for
    /// all.
    BatchWorker(const CommonOptions& options, CaseRun& run, CaseScorer& cases,
                DataContents contents, const IdHash& id_hash);
    ~BatchWorker();

    /// What stands before the records in the output; valid until the first task.
    std::string_view head();

    /// Does a task.
    void work(BatchTask& task);

    /// Does a task again up to the record at which --max-rejects is passed, with these many records
    /// read and rejected before it; `failure` says so.
    void work_to_limit(BatchTask& task, std::uint64_t read, std::uint64_t rejected);

private:
    void read_all(BatchTask& task);
    void read_csv(BatchTask& task);
    void read_json(BatchTask& task);
    void apply_map();
    bool take_short_way(const CsvRow& row, BatchTask& task);
    void take_long_way(BatchTask& task);
    void reject(BatchTask& task);
    void note_names(BatchTask& task);
    void make_patterns();
    void add_pattern(const Case& one_case, const std::vector<GateVerdict>& verdicts);
    std::string_view id_of(const CsvRow& row, std::string_view text);
    void note_id(std::string_view id, std::uint64_t record, BatchTask& task) const;

    const CaseIntake& m_intake;
    const CaseInput& m_input;
    const IdHash& m_id_hash;
    CaseScorer& m_cases;
    TextBuffer m_sink;
    TextBuffer m_reject_sink;
    std::unique_ptr<RejectWriter> m_reject_writer;
    DataHandler m_handler;
    std::unique_ptr<CsvRows> m_rows;
    std::unique_ptr<CsvRecordText> m_text;
    std::unique_ptr<JsonLineRecords> m_lines;
    std::optional<FieldMapper> m_mapper;  // with --map
    std::unique_ptr<AnswerPatterns> m_patterns;
    std::vector<std::size_t> m_decisions;  // that the patterns count
    std::vector<GateVerdict> m_verdicts;
    std::string m_id;
    bool m_wants_pattern = false;  // the row at hand has none yet
    Record m_record;
    std::vector<Problem> m_problems;
    std::optional<std::size_t> m_layout;
    std::optional<std::pair<std::uint64_t, std::uint64_t>> m_before;  // with a limit
};

}  // namespace rodevlag::tools
