#include "common/data_handler.h"

#include "rodevlag/csv_collector.h"
#include "rodevlag/csv_writer.h"
#include "rodevlag/json_record_writer.h"
#include "rodevlag/result_members.h"
#include "rodevlag/yaml_case.h"

namespace rodevlag::tools {

DataHandler::DataHandler(const CommonOptions& options, CaseRun& run, bool routes)
    : m_run(run), m_routes(routes), m_router(run.scorer()) {
    const RecordFormat format =
        options.to.empty() ? run.input().format : format_from_option(options.to, "--to");
    m_sink = run.open_output();
    m_writer = make_writer(format);
}

std::unique_ptr<RecordWriter> DataHandler::make_writer(RecordFormat format) {
    const CaseInput& input = m_run.input();
    const bool from_json =
        input.format == RecordFormat::json || input.format == RecordFormat::json_lines;
    const JsonOrigin json_origin = from_json ? JsonOrigin::json : JsonOrigin::other_format;
    switch (format) {
        case RecordFormat::csv:
            if (input.csv != nullptr) {
                return std::make_unique<CsvWriter>(*m_sink, input.csv->dialect(),
                                                   input.csv->raw_header(), announced_columns());
            }
            return std::make_unique<CsvCollector>(*m_sink, CsvDialect{}, m_run.field_roles());
        case RecordFormat::json_lines:
            return std::make_unique<JsonLinesWriter>(*m_sink, json_origin, m_run.field_roles());
        case RecordFormat::json:
            return std::make_unique<JsonDocumentWriter>(
                *m_sink, json_origin, m_run.field_roles(),
                input.format != RecordFormat::yaml &&
                    (input.format != RecordFormat::json || input.is_array));
        case RecordFormat::yaml:
            break;
    }
    const YamlOrigin yaml_origin =
        input.format == RecordFormat::yaml ? YamlOrigin::yaml : YamlOrigin::other_format;
    return std::make_unique<YamlCaseWriter>(*m_sink, yaml_origin, m_run.field_roles());
}

std::vector<std::string> DataHandler::announced_columns() {
    const std::span<const std::string> header = m_run.input().reader->header();
    const std::vector<std::string_view> names(header.begin(), header.end());
    const Answers blank = blank_answers(m_run.catalog());
    Case announcement{Record{}, blank, {}};
    for (const SelectedDecision& selected : m_run.selection().of_names(names)) {
        announcement.decisions.push_back(
            {selected, false, &m_run.scorer().score(selected.decision, blank)});
    }
    add_results(announcement);
    return result_columns(m_results);
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
        if ((m_routes && selected.wanted) || selected.has_stored_actions) {
            route = m_router.route(selected.decision, one_case.answers);
        }
        m_results.push_back(result_of(m_run.catalog(), *selected.result, selected.revised,
                                      route ? &*route : nullptr));
    }
}

}  // namespace rodevlag::tools
