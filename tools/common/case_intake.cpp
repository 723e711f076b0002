#include "common/case_intake.h"

#include <fmt/format.h>

#include "rodevlag/reject_writer.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t shown_name_width = 60;

/// The options, when they can be meant; before anything is read or written.
const CommonOptions& checked(const CommonOptions& options) {
    use_color(options.color, -1);  // refuses a wrong word in every program
    thread_count(options.threads);
    require_different_files(options);
    return options;
}

std::unique_ptr<RejectWriter> reject_writer(ByteSink& sink, const CaseInput& input) {
    if (input.csv != nullptr) {
        return std::make_unique<CsvRejectWriter>(sink, input.csv->csv_header());
    }
    if (input.format == RecordFormat::yaml) {
        return std::make_unique<YamlRejectWriter>(sink);
    }
    return std::make_unique<JsonRejectWriter>(sink, input.format == RecordFormat::json);
}

}  // namespace

std::string name_of(const Record& record) {
    return record.id.empty() ? fmt::format("record {}", record.number)
                             : fmt::format("record {} (zaak {})", record.number,
                                           printable(record.id, shown_name_width));
}

std::string reject_reason(const std::vector<Problem>& problems) {
    std::string reason;
    for (const Problem& problem : problems) {
        reason += (reason.empty() ? "" : "; ") + problem.message;
    }
    return reason;
}

std::vector<std::string> names_of(const Record& record) {
    std::vector<std::string> names;
    for (const Field& field : record.fields) {
        names.emplace_back(field.name);
    }
    return names;
}

CaseIntake::CaseIntake(const CommonOptions& options, std::string program, RunStreams& streams,
                       std::vector<const Catalog*> catalogs, const NothingToDo& nothing_to_do)
    : m_options(checked(options)),
      m_streams(streams),
      m_program(std::move(program)),
      m_names(std::move(catalogs)),
      m_map(load_column_map(options, streams, m_names.latest())),
      m_input(open_input(
          options, streams, [this](std::string_view name) { return m_names.is_known(name); },
          m_map.get())),
      m_limit(options.max_rejects.empty() ? RejectLimit() : RejectLimit(options.max_rejects)) {
    if (m_input.csv != nullptr) {
        check_header(nothing_to_do);
    }
    if (!options.rejects.empty()) {
        m_reject_sink = streams.open_rejects(options);
        m_reject_writer = reject_writer(*m_reject_sink, m_input);
        m_reject_writer->start();
    }
}

CaseIntake::~CaseIntake() = default;

void CaseIntake::check_header(const NothingToDo& nothing_to_do) {
    m_names.require_single_columns(m_input);
    const std::span<const std::string> header = m_input.reader->header();
    const std::vector<std::string_view> names(header.begin(), header.end());
    if (const std::string reason = nothing_to_do(names); !reason.empty()) {
        throw InputError(Problem{m_input.name, m_input.csv->csv_header().line, 0, reason});
    }
    warn_about_names(header);
    if (m_input.mapped != nullptr) {
        tell(mapped_columns_message(*m_input.mapped, header, [this](std::string_view name) {
            return m_names.is_known(name);
        }));
    }
    if (m_options.delimiter.empty()) {
        tell(fmt::format("{}: scheidingsteken '{}' herkend", m_input.name,
                         delimiter_name(m_input.csv->csv_header().dialect.delimiter)));
    }
}

bool CaseIntake::next(Record& record, std::vector<Problem>& problems) {
    while (m_input.reader->next(record)) {
        ++m_read;
        if (!check(record, problems)) {
            reject(record, problems);
            continue;
        }
        if (m_input.csv == nullptr && m_checked_layout != record.layout) {
            m_checked_layout = record.layout;
            warn_about_names(names_of(record));
        }
        return true;
    }
    return false;
}

bool CaseIntake::check(const Record& record, std::vector<Problem>& problems) const {
    problems = record.problems;
    for (Problem& problem : problems) {
        problem.message = fmt::format("{}: {}", name_of(record), problem.message);
    }
    if (!problems.empty()) {
        return false;
    }
    m_names.find_misplaced_answers(record, m_input, problems);
    return true;
}

/// Also with --quiet: a mistyped question would count as not filled in.
void CaseIntake::warn_about_names(std::span<const std::string> names) {
    if (m_map) {
        m_seen_columns.note(names);
    }
    for (const std::string& message : m_names.suspicious(names)) {
        warn(message);
    }
}

void CaseIntake::warn_about_unseen_columns() const {
    if (m_map) {
        for (const std::string& message : m_seen_columns.messages(*m_map)) {
            warn(message);
        }
    }
}

void CaseIntake::reject(const Record& record, const std::vector<Problem>& problems) {
    ++m_rejected;
    if (m_reject_writer) {
        m_reject_writer->write(record, reject_reason(problems));
    } else {
        for (const Problem& problem : problems) {
            warn(problem.to_string());
        }
    }
    if (m_limit.is_passed(m_read, m_rejected)) {
        throw m_limit.failure(m_read, m_rejected);
    }
}

void CaseIntake::take_over(std::uint64_t read, std::uint64_t rejected, std::string_view rejects) {
    m_read += read;
    m_rejected += rejected;
    if (m_reject_sink && !rejects.empty()) {
        m_reject_sink->write(rejects);
    }
}

std::unique_ptr<RejectWriter> CaseIntake::make_reject_writer(ByteSink& sink) const {
    return m_reject_writer ? reject_writer(sink, m_input) : nullptr;
}

void CaseIntake::check_limit_at_end() const {
    if (m_limit.is_passed(m_read, m_rejected, true)) {
        throw m_limit.failure(m_read, m_rejected);
    }
}

void CaseIntake::finish_rejects() {
    if (m_reject_writer) {
        m_reject_writer->finish();
    }
}

void CaseIntake::tell_blank_lines(std::uint64_t elsewhere) const {
    const std::uint64_t lines = m_input.csv != nullptr ? elsewhere + m_input.csv->blank_lines() : 0;
    if (lines > 0) {
        tell(fmt::format("lege regels overgeslagen: {}", lines));
    }
}

void CaseIntake::tell(const std::string& message) const {
    if (!m_options.quiet) {
        warn(message);
    }
}

void CaseIntake::warn(const std::string& message) const {
    m_streams.tell(m_program, message);
}

}  // namespace rodevlag::tools
