// Hands every case on in a data format (CSV, JSON Lines, JSON, YAML) with the results added.
#pragma once

#include <memory>
#include <vector>

#include "common/case_run.h"
#include "rodevlag/route.h"

namespace rodevlag::tools {

/// Writes each record back with the results of its decisions.
class DataHandler : public CaseHandler {
public:
    /// With `routes` the results have the member `acties`, for decisions that the filter of the run
    /// is about.
    DataHandler(const CommonOptions& options, CaseRun& run, bool routes);

    void handle(const Case& one_case) override;
    void finish() override;

private:
    std::unique_ptr<RecordWriter> make_writer(RecordFormat format);
    std::vector<std::string> announced_columns();
    void add_results(const Case& one_case);

    CaseRun& m_run;
    bool m_routes;
    Router m_router;
    std::unique_ptr<ByteSink> m_sink;
    std::unique_ptr<RecordWriter> m_writer;
    std::vector<Result> m_results;
};

}  // namespace rodevlag::tools
