#include "common/data_handler.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/answers.h"
#include "rodevlag/csv_collector.h"
#include "rodevlag/csv_writer.h"
#include "rodevlag/json_record_writer.h"
#include "rodevlag/overview_members.h"
#include "rodevlag/result_members.h"
#include "rodevlag/result_names.h"
#include "rodevlag/text.h"
#include "rodevlag/yaml_case.h"

namespace rodevlag::tools {

DataHandler::DataHandler(const CommonOptions& options, const CaseInput& input, CaseScorer& cases,
                         FieldRoleOf field_roles, DataContents contents, ByteSink& sink)
    : m_input(input),
      m_cases(cases),
      m_contents(contents),
      m_router(cases.scorer()),
      m_overviewer(m_router),
      m_sink(sink) {
    const RecordFormat format = output_format(options, input);
    m_is_csv = format == RecordFormat::csv;
    m_writer = make_writer(format, options, field_roles);
}

RecordFormat output_format(const CommonOptions& options, const CaseInput& input) {
    return options.to.empty() ? input.format : format_from_option(options.to, "--to");
}

void DataHandler::start() {
    m_writer->start();
}

std::unique_ptr<RecordWriter> DataHandler::make_writer(RecordFormat format,
                                                       const CommonOptions& options,
                                                       const FieldRoleOf& field_roles) {
    const CaseInput& input = m_input;
    const bool from_json =
        input.format == RecordFormat::json || input.format == RecordFormat::json_lines;
    const CellForm cells = options.safe_for_excel ? CellForm::safe : CellForm::as_they_are;
    const JsonOrigin json_origin = from_json ? JsonOrigin::json : JsonOrigin::other_format;
    switch (format) {
        case RecordFormat::csv:
            if (input.csv != nullptr) {
                auto writer = std::make_unique<CsvWriter>(m_sink, input.csv->csv_header(),
                                                          announced_columns(), cells);
                m_only_appends = writer->only_appends();
                return writer;
            }
            return std::make_unique<CsvCollector>(m_sink, CsvDialect{}, field_roles, cells);
        case RecordFormat::json_lines:
            return std::make_unique<JsonLinesWriter>(m_sink, json_origin, field_roles);
        case RecordFormat::json:
            return std::make_unique<JsonDocumentWriter>(
                m_sink, json_origin, field_roles,
                input.format != RecordFormat::yaml &&
                    (input.format != RecordFormat::json || input.is_array));
        case RecordFormat::yaml:
            break;
    }
    const YamlOrigin yaml_origin =
        input.format == RecordFormat::yaml ? YamlOrigin::yaml : YamlOrigin::other_format;
    return std::make_unique<YamlCaseWriter>(m_sink, yaml_origin, field_roles);
}

std::vector<std::string> DataHandler::announced_columns() {
    const std::span<const std::string> header = m_input.reader->header();
    const std::vector<std::string_view> names(header.begin(), header.end());
    const Answers blank = blank_answers(m_cases.catalog());
    Record names_only;
    for (const std::string& name : header) {
        names_only.fields.push_back({name, {}});
    }
    Case announcement{names_only, blank, {}};
    for (const SelectedDecision& selected : m_cases.selection().of_names(names)) {
        announcement.decisions.push_back(
            {selected, false, &m_cases.scorer().score(selected.decision, blank)});
    }
    add_results(announcement);
    for (const Result& result : m_results) {
        for (const ResultMember& member : result.members) {
            const std::string column = result_column(result, member);
            if (!member.in_csv && std::ranges::find(header, column, plain_name) != header.end()) {
                m_shown.insert(column);
            }
        }
    }
    show_stored_members();
    return result_columns(m_results);
}

/// A result that CSV has no column for is written when the input has one: what stands there may be
/// out of date.
void DataHandler::show_stored_members() {
    if (m_shown.empty()) {
        return;
    }
    for (Result& result : m_results) {
        for (ResultMember& member : result.members) {
            member.in_csv = member.in_csv || m_shown.contains(result_column(result, member));
        }
    }
}

void DataHandler::handle(const Case& one_case) {
    add_results(one_case);
    m_writer->write(one_case.record, m_results);
}

void DataHandler::finish() {
    m_writer->finish();
}

void DataHandler::add_results(const Case& one_case) {
    m_results.clear();
    for (const CaseDecision& selected : one_case.decisions) {
        std::optional<RouteResult> route;
        if ((m_contents != DataContents::results && selected.wanted) ||
            selected.has_stored_actions) {
            route = m_router.route(selected.decision, one_case.answers);
        }
        m_results.push_back(result_of(m_cases.catalog(), *selected.result, selected.revised,
                                      route ? &*route : nullptr));
    }
    if (m_cases.selection().has_overview()) {
        const Answers& answers = one_case.answers;
        const bool with_actions =
            !m_is_csv || m_shown.contains(fmt::format("{}.acties", overview_section));
        m_results.push_back(overview_result(
            m_cases.catalog(), with_actions ? m_overviewer.overview(answers)
                                            : Overview{m_overviewer.entries(answers), {}}));
    }
    show_stored_members();
}

}  // namespace rodevlag::tools
