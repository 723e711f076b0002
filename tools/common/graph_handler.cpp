#include "common/graph_handler.h"

#include <fmt/format.h>

#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

GraphFormat graph_format(const std::string& language) {
    if (language == "dot") {
        return GraphFormat::dot;
    }
    if (language == "mermaid") {
        return GraphFormat::mermaid;
    }
    throw UsageError(
        fmt::format("--graph: '{}' is niet bekend; toegestaan: dot, mermaid", language));
}

}  // namespace

GraphHandler::GraphHandler(const CommonOptions& options, CaseRun& run, const std::string& language)
    : m_run(run),
      m_format(graph_format(language)),
      m_router(run.cases().scorer()),
      m_sink(open_output(options)) {
}

void GraphHandler::handle(const Case& one_case) {
    for (const CaseDecision& selected : one_case.decisions) {
        const Decision& decision = m_run.catalog().decision(selected.decision);
        if (!selected.wanted || !decision.flow) {
            continue;
        }
        const RouteResult route = m_router.route(selected.decision, one_case.answers);
        const std::string name = one_case.record.id.empty()
                                     ? fmt::format("record {}", one_case.record.number)
                                     : fmt::format("zaak {}", printable(one_case.record.id, 60));
        const std::string title =
            fmt::format("{}: {}{}", decision.title, name,
                        selected.result->is_out_of_scope() ? ": niet van toepassing" : "");
        m_sink->write(flow_graph(decision, route.flow ? *route.flow : untravelled(*decision.flow),
                                 title, m_format));
        m_drawn = true;
    }
}

void GraphHandler::finish() {
    if (!m_drawn) {
        throw InputError("geen enkel record heeft antwoorden voor een instrument met een schema");
    }
    m_sink->finish();
}

}  // namespace rodevlag::tools
