// Draws the flowcharts of a case with the travelled path.
#pragma once

#include <memory>
#include <string>

#include "common/case_run.h"
#include "rodevlag/flow_graph.h"
#include "rodevlag/route.h"

namespace rodevlag::tools {

/// Writes one drawing per case and decision with a chart.
class GraphHandler : public CaseHandler {
public:
    /// `language`: dot or mermaid. Throws UsageError for another word.
    GraphHandler(const CommonOptions& options, CaseRun& run, const std::string& language);

    void handle(const Case& one_case) override;
    void finish() override;

private:
    CaseRun& m_run;
    GraphFormat m_format;
    Router m_router;
    std::unique_ptr<ByteSink> m_sink;
    bool m_drawn = false;
};

}  // namespace rodevlag::tools
