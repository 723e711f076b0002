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
    require_different_files(options);
    return options;
}

std::unique_ptr<RejectWriter> make_reject_writer(ByteSink& sink, const CaseInput& input) {
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

CaseIntake::CaseIntake(const CommonOptions& options, std::string program, RunStreams& streams,
                       std::vector<const Catalog*> catalogs, const NothingToDo& nothing_to_do)
    : m_options(checked(options)),
      m_streams(streams),
      m_program(std::move(program)),
      m_names(std::move(catalogs)),
      m_input(open_input(options, streams,
                         [this](std::string_view name) { return m_names.is_known(name); })) {
    if (m_input.csv != nullptr) {
        check_header(nothing_to_do);
    }
    if (!options.rejects.empty()) {
        m_reject_sink = streams.open_rejects(options);
        m_reject_writer = make_reject_writer(*m_reject_sink, m_input);
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
    // Also with --quiet: a mistyped question would count as not filled in.
    for (const std::string& message : m_names.suspicious(header)) {
        warn(message);
    }
    if (m_options.delimiter.empty()) {
        tell(fmt::format("{}: scheidingsteken '{}' herkend", m_input.name,
                         delimiter_name(m_input.csv->csv_header().dialect.delimiter)));
    }
}

bool CaseIntake::next(Record& record, std::vector<Problem>& problems) {
    while (m_input.reader->next(record)) {
        ++m_read;
        problems.clear();
        if (!record.problems.empty()) {
            for (const Problem& problem : record.problems) {
                problems.push_back(problem);
                problems.back().message = fmt::format("{}: {}", name_of(record), problem.message);
            }
            reject(record, problems);
            continue;
        }
        if (m_input.csv == nullptr && m_checked_layout != record.layout) {
            m_checked_layout = record.layout;
            std::vector<std::string> names;
            for (const Field& field : record.fields) {
                names.emplace_back(field.name);
            }
            for (const std::string& message : m_names.suspicious(names)) {
                warn(message);
            }
        }
        m_names.find_misplaced_answers(record, m_input, problems);
        return true;
    }
    return false;
}

void CaseIntake::reject(const Record& record, const std::vector<Problem>& problems) {
    ++m_rejected;
    std::string reason;
    for (const Problem& problem : problems) {
        reason += (reason.empty() ? "" : "; ") + problem.message;
        if (!m_reject_writer) {
            warn(problem.to_string());
        }
    }
    if (m_reject_writer) {
        m_reject_writer->write(record, reason);
    }
}

void CaseIntake::finish_rejects() {
    if (m_reject_writer) {
        m_reject_writer->finish();
    }
}

void CaseIntake::tell_blank_lines() const {
    if (m_input.csv != nullptr && m_input.csv->blank_lines() > 0) {
        tell(fmt::format("lege regels overgeslagen: {}", m_input.csv->blank_lines()));
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
