// Writes the explanations of all cases as one JSON array, a case per line.
#pragma once

#include <memory>

#include "common/case_run.h"

namespace rodevlag::tools {

class ExplainJsonHandler : public CaseHandler {
public:
    ExplainJsonHandler(const CommonOptions& options, CaseRun& run);

    void handle(const Case& one_case) override;
    void finish() override;

private:
    CaseRun& m_run;
    std::unique_ptr<ByteSink> m_sink;
    bool m_first = true;
};

}  // namespace rodevlag::tools
