// Writes the explanations of all cases as one JSON array, a case per line.
#pragma once

#include <memory>

#include "common/case_run.h"
#include "rodevlag/route.h"

namespace rodevlag::tools {

class ExplainJsonHandler : public CaseHandler {
public:
    ExplainJsonHandler(const CommonOptions& options, CaseRun& run);

    void handle(const Case& one_case) override;
    void finish() override;

private:
    CaseRun& m_run;
    Router m_router;
    std::unique_ptr<ByteSink> m_sink;
    bool m_first = true;
};

}  // namespace rodevlag::tools
