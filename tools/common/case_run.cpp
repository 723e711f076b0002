#include "common/case_run.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <unordered_map>

#include "common/run_main.h"
#include "rodevlag/nearest.h"
#include "rodevlag/reject_writer.h"
#include "rodevlag/result_members.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

constexpr std::string_view identity_name = "zaak";
constexpr std::size_t shown_name_width = 60;

/// The options, when they can be meant; before anything is read or written.
const CommonOptions& checked(const CommonOptions& options) {
    use_color(options.color, -1);  // refuses a wrong word in every program
    require_different_files(options);
    return options;
}

std::vector<std::string> question_names(const Catalog& catalog) {
    std::vector<std::string> names;
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        names.push_back(catalog.item(item).name);
    }
    return names;
}

std::vector<std::string> instrument_ids(const Catalog& catalog) {
    std::vector<std::string> ids;
    for (const Instrument& instrument : catalog.instruments()) {
        ids.push_back(instrument.id);
    }
    return ids;
}

/// How messages name a record.
std::string name_of(const Record& record) {
    return record.id.empty() ? fmt::format("record {}", record.number)
                             : fmt::format("record {} (zaak {})", record.number,
                                           printable(record.id, shown_name_width));
}

std::unique_ptr<RejectWriter> make_reject_writer(ByteSink& sink, const CaseInput& input) {
    if (input.csv != nullptr) {
        return std::make_unique<CsvRejectWriter>(sink, input.csv->dialect(),
                                                 input.csv->raw_header());
    }
    if (input.format == RecordFormat::yaml) {
        return std::make_unique<YamlRejectWriter>(sink);
    }
    return std::make_unique<JsonRejectWriter>(sink, input.format == RecordFormat::json);
}

}  // namespace

CaseRun::CaseRun(const CommonOptions& options, std::string program, Purpose purpose,
                 RunStreams& streams)
    : m_options(checked(options)),
      m_streams(streams),
      m_program(std::move(program)),
      m_catalog(load_catalog(options.instruments, m_selected)),
      m_scorer(m_catalog),
      m_selection(m_catalog, m_selected, purpose),
      m_answer_reader(m_catalog, options.show_values),
      m_input(open_input(options, streams,
                         [this](std::string_view name) { return is_known_name(name); })) {
    for (Gate& gate : parse_gates(options.fail_on, m_catalog)) {
        m_gates.push_back({std::move(gate)});
    }
    if (m_input.csv != nullptr) {
        check_header();
        if (options.delimiter.empty()) {
            tell(fmt::format("{}: scheidingsteken '{}' herkend", m_input.name,
                             delimiter_name(m_input.csv->dialect().delimiter)));
        }
    }
    if (!options.rejects.empty()) {
        m_reject_sink = streams.open_rejects(options);
        m_reject_writer = make_reject_writer(*m_reject_sink, m_input);
    }
}

CaseRun::~CaseRun() = default;

bool CaseRun::is_known_name(std::string_view name) const {
    const std::string plain = plain_name(name);
    return plain == identity_name || m_catalog.find_item(plain).has_value() ||
           decision_of_column(m_catalog, plain).has_value();
}

FieldRoleOf CaseRun::field_roles() const {
    return [this](std::string_view name) {
        const std::string plain = plain_name(name);
        if (plain == identity_name) {
            return FieldRole::identity;
        }
        if (m_catalog.find_item(plain)) {
            return FieldRole::answer;
        }
        return decision_of_column(m_catalog, plain) ? FieldRole::result : FieldRole::other;
    };
}

void CaseRun::check_header() {
    const std::span<const std::string> header = m_input.reader->header();
    std::unordered_map<std::string, std::size_t> seen;
    std::string doubles;
    for (std::size_t column = 0; column < header.size(); ++column) {
        if (!is_known_name(header[column])) {
            continue;
        }
        const auto [first, is_new] = seen.emplace(plain_name(header[column]), column);
        if (!is_new) {
            doubles += fmt::format("{}'{}' (kolom {} en {})", doubles.empty() ? "" : ", ",
                                   first->first, first->second + 1, column + 1);
        }
    }
    if (!doubles.empty()) {
        throw InputError(Problem{m_input.name, m_input.csv->header_line(), 0,
                                 fmt::format("kolommen die er twee keer staan: {}; het is niet "
                                             "duidelijk welke geldt",
                                             doubles)});
    }
    const std::vector<std::string_view> names(header.begin(), header.end());
    if (m_selection.of_names(names).empty()) {
        throw InputError(Problem{
            m_input.name, m_input.csv->header_line(), 0,
            "geen kolom hoort bij een instrument; kolommen heten instrument.vraag, of noem het "
            "instrument met --instrument"});
    }
    report_unknown_columns(header);
}

/// The question that a name without a dot seems to mean: its id alone, or another sign for the dot.
std::string CaseRun::question_without_dot(const std::string& name) const {
    for (std::size_t item = 0; item < m_catalog.item_count(); ++item) {
        const std::string& full = m_catalog.item(item).name;
        std::string spelled = full;
        for (const char sign : {'_', '-', ' ', ':'}) {
            spelled[full.find('.')] = sign;
            if (name == spelled) {
                return full;
            }
        }
        // A short id can be an ordinary column name; a long one hardly.
        constexpr std::size_t telling_length = 8;
        if (name == m_catalog.item(item).id && name.size() >= telling_length) {
            return full;
        }
    }
    return {};
}

void CaseRun::report_unknown_columns(std::span<const std::string> names) {
    for (const std::string& name : names) {
        const std::string plain = plain_name(name);
        if (is_known_name(name) || !m_told_names.insert(plain).second) {
            continue;
        }
        const std::size_t dot = plain.find('.');
        if (dot == std::string::npos) {
            if (const std::string meant = question_without_dot(plain); !meant.empty()) {
                warn(fmt::format("let op: '{}' telt niet mee; bedoelt u '{}'?",
                                 printable(name, shown_name_width), meant));
            }
            continue;
        }
        const std::string space = plain.substr(0, dot);
        const std::string shown = printable(name, shown_name_width);
        // Also with --quiet: a mistyped question would count as not filled in.
        if (m_catalog.find_instrument(space)) {
            warn(
                fmt::format("let op: '{}' is geen vraag van instrument {}{}; de inhoud telt niet "
                            "mee",
                            shown, space, did_you_mean(plain, question_names(m_catalog))));
        } else if (const std::string meant = did_you_mean(space, instrument_ids(m_catalog));
                   !meant.empty()) {
            warn(fmt::format("let op: '{}' hoort bij geen instrument{}; de inhoud telt niet mee",
                             shown, meant));
        }
    }
}

int CaseRun::run(CaseHandler& handler) {
    try {
        read_all_records(handler);
    } catch (const InputError&) {
        // What was read so far is good. Under the name of --output only a whole result may stand.
        if (m_reject_writer) {
            m_reject_writer->finish();
        }
        if (writes_to_stdout(m_options)) {
            handler.finish();
        }
        print_summary();
        warn("let op: de rest van de invoer is niet gelezen");
        throw;
    }
    // First the rejects: when the results stand under their name, nothing is missing beside them.
    if (m_reject_writer) {
        m_reject_writer->finish();
    }
    handler.finish();
    print_summary();
    if (m_rejected > 0) {
        return exit_rejected;
    }
    return std::any_of(m_gates.begin(), m_gates.end(),
                       [](const GateState& state) { return state.matched > 0; })
               ? exit_gate
               : exit_ok;
}

void CaseRun::read_all_records(CaseHandler& handler) {
    Record record;
    std::vector<Problem> problems;
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
            report_unknown_columns(names);
        }
        find_misplaced_answers(record, problems);
        const Answers& answers = m_answer_reader.read(record, m_input.name, problems);
        if (!problems.empty()) {
            reject(record, problems);
            continue;
        }
        handle(record, answers, handler);
    }
}

void CaseRun::handle(const Record& record, const Answers& answers, CaseHandler& handler) {
    Case one_case{record, answers, {}};
    for (const SelectedDecision& selected : m_selection.of(record)) {
        const DecisionResult& result = m_scorer.score(selected.decision, answers);
        one_case.decisions.push_back({selected, m_selection.is_revised(record, result), &result});
    }
    if (one_case.decisions.empty() && m_without_decision++ == 0) {
        m_first_without_decision = record.number;
    }
    check_gates(one_case);
    handler.handle(one_case);
}

void CaseRun::find_misplaced_answers(const Record& record, std::vector<Problem>& problems) const {
    if (m_input.csv != nullptr) {
        return;
    }
    const bool is_json = m_input.format != RecordFormat::yaml;
    for (const Field& field : record.fields) {
        const auto add = [&](const std::string& message) {
            problems.push_back({m_input.name, field.line, field.column,
                                fmt::format("record {}: {}", record.number, message)});
        };
        const std::string plain = lower_case(field.name);
        if (is_json && m_catalog.find_instrument(plain) && field.text.starts_with("{")) {
            add(fmt::format("'{}' hoort binnen 'antwoorden' te staan", plain));
        } else if (!is_json && !trimmed(field.text).empty() &&
                   (m_catalog.find_instrument(plain) || plain == "antwoorden")) {
            add(fmt::format("'{}' hoort een blok te zijn, met per vraag een regel eronder", plain));
        } else if (plain != field.name &&
                   (plain == "antwoorden" || plain == "besluiten" || plain == identity_name)) {
            add(fmt::format("schrijf '{}' met kleine letters", plain));
        }
    }
}

void CaseRun::reject(const Record& record, const std::vector<Problem>& problems) {
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

void CaseRun::check_gates(const Case& one_case) {
    for (GateState& state : m_gates) {
        const DecisionResult& result = m_scorer.score(state.gate.decision, one_case.answers);
        if (outcome_text(m_catalog, result) == state.gate.outcome) {
            ++state.matched;
            continue;
        }
        const std::vector<std::string> possible = possible_ids(m_catalog, result);
        if (std::find(possible.begin(), possible.end(), state.gate.outcome) != possible.end()) {
            ++state.possible;
        }
    }
}

void CaseRun::print_summary() const {
    for (const GateState& state : m_gates) {
        if (state.possible > 0) {
            tell(fmt::format(
                "let op: bij {} is {} bij {} niet uitgesloten",
                state.possible == 1 ? "1 record" : fmt::format("{} records", state.possible),
                state.gate.outcome, m_catalog.decision(state.gate.decision).id));
        }
    }
    if (m_without_decision > 0) {
        // Also with --quiet: "nothing to worry about" and "nothing looked at" must not look alike.
        warn(fmt::format(
            "let op: {} zonder antwoorden voor een instrument; daar is niets berekend "
            "(het eerste is record {})",
            m_without_decision == 1 ? "1 record" : fmt::format("{} records", m_without_decision),
            m_first_without_decision));
    }
    if (m_input.csv != nullptr && m_input.csv->blank_lines() > 0) {
        tell(fmt::format("lege regels overgeslagen: {}", m_input.csv->blank_lines()));
    }
    tell(fmt::format("gelezen {} = gescoord {} + afgewezen {}", m_read, m_read - m_rejected,
                     m_rejected));
}

void CaseRun::tell(const std::string& message) const {
    if (!m_options.quiet) {
        warn(message);
    }
}

void CaseRun::warn(const std::string& message) const {
    m_streams.tell(m_program, message);
}

}  // namespace rodevlag::tools
