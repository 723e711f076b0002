// The records of one input, with everything that keeps rows and answers from being lost.
//
// Opens the input, refuses columns that are there twice, warns about names that look like a slip,
// rejects records that cannot be read, and keeps the counts. Usual flow: next() until false,
// reject() for a record of which the answers are not understood, finish_rejects(), and a last line
// with the counts. Left out: what the answers mean (case_run.h scores them).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/column_map_intake.h"
#include "common/field_names.h"
#include "common/input.h"
#include "common/options.h"
#include "common/reject_limit.h"
#include "common/run_streams.h"
#include "rodevlag/record.h"

namespace rodevlag::tools {

/// Why columns with these names leave nothing to do, in Dutch; "" when they do.
using NothingToDo = std::function<std::string(std::span<const std::string_view> names)>;

/// How messages name a record: its number and, where there is one, its case id.
std::string name_of(const Record& record);

/// The names of the fields of a record.
std::vector<std::string> names_of(const Record& record);

/// The reasons of a rejection in one text.
std::string reject_reason(const std::vector<Problem>& problems);

class CaseIntake {
public:
    /// Opens the input; names count as known when one of `catalogs` knows them. `nothing_to_do`
    /// is asked for CSV. Throws UsageError and InputError. Keeps references.
    CaseIntake(const CommonOptions& options, std::string program, RunStreams& streams,
               std::vector<const Catalog*> catalogs, const NothingToDo& nothing_to_do);
    ~CaseIntake();

    CaseInput& input() { return m_input; }
    const FieldNames& names() const { return m_names; }

    /// Reads on to the next record that is sound in itself; `problems` receives what is wrong with
    /// the places of its answers. False at the end. Throws InputError as RecordReader does.
    bool next(Record& record, std::vector<Problem>& problems);

    /// Rejects a record that next() gave: it goes to --rejects with its reasons, or is named on
    /// standard error. Throws TooManyRejects.
    void reject(const Record& record, const std::vector<Problem>& problems);

    /// What next() does with a record, for records that are read elsewhere: false when the record
    /// is broken in itself. `problems` receives why, or what is wrong with the places of answers.
    bool check(const Record& record, std::vector<Problem>& problems) const;

    /// Counts records that were read elsewhere, and keeps the text that a writer of
    /// make_reject_writer() made of the rejects among them.
    void take_over(std::uint64_t read, std::uint64_t rejected, std::string_view rejects);

    /// A writer like that of --rejects, for another thread; nullptr without --rejects.
    std::unique_ptr<RejectWriter> make_reject_writer(ByteSink& sink) const;

    const RejectLimit& limit() const { return m_limit; }

    /// Warns about names that look like a slip, each once.
    void warn_about_names(std::span<const std::string> names);

    /// At the end: warns about columns of --map that no record had.
    void warn_about_unseen_columns() const;

    /// Throws TooManyRejects when the share of rejects is too large for a whole input.
    void check_limit_at_end() const;

    /// Completes the file of --rejects. First the rejects: when the results stand under their name,
    /// nothing is missing beside them.
    void finish_rejects();

    /// The line about empty lines in CSV, if there were any; `elsewhere` were read elsewhere.
    void tell_blank_lines(std::uint64_t elsewhere = 0) const;

    std::uint64_t read() const { return m_read; }
    std::uint64_t rejected() const { return m_rejected; }

    /// A message on standard error; tell() is silent with --quiet.
    void tell(const std::string& message) const;
    void warn(const std::string& message) const;

private:
    void check_header(const NothingToDo& nothing_to_do);

    const CommonOptions& m_options;
    RunStreams& m_streams;
    std::string m_program;
    FieldNames m_names;
    std::unique_ptr<ColumnMap> m_map;
    SeenColumns m_seen_columns;
    CaseInput m_input;
    RejectLimit m_limit;
    std::unique_ptr<ByteSink> m_reject_sink;
    std::unique_ptr<RejectWriter> m_reject_writer;
    std::uint64_t m_read = 0;
    std::uint64_t m_rejected = 0;
    std::optional<std::size_t> m_checked_layout;
};

}  // namespace rodevlag::tools
