#include "common/explain_json_handler.h"

#include "rodevlag/explain_json.h"

namespace rodevlag::tools {

namespace {

// Enough for a program to work with; the total is always told.
constexpr std::size_t reasons_in_json = 100;

}  // namespace

ExplainJsonHandler::ExplainJsonHandler(const CommonOptions& options, CaseRun& run)
    : m_run(run), m_router(run.cases().scorer()), m_sink(open_output(options)) {
}

void ExplainJsonHandler::handle(const Case& one_case) {
    JsonWriter json;
    json.begin_object();
    json.member("zaak", one_case.record.id);
    json.key("besluiten");
    json.begin_object();
    for (const CaseDecision& selected : one_case.decisions) {
        if (!selected.wanted) {
            continue;
        }
        const Explanation explanation =
            explain(m_router, selected.decision, one_case.answers, reasons_in_json);
        json.key(m_run.catalog().decision(selected.decision).id);
        write_explanation(json, m_run.cases().scorer(), one_case.answers, explanation,
                          selected.revised);
    }
    json.end_object();
    json.end_object();
    m_sink->write(m_first ? "[\n" : ",\n");
    m_sink->write(json.text());
    m_first = false;
}

void ExplainJsonHandler::finish() {
    m_sink->write(m_first ? "[]\n" : "\n]\n");
    m_sink->finish();
}

}  // namespace rodevlag::tools
