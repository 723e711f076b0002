// Hands every case on in a data format (CSV, JSON Lines, JSON, YAML) with the results added.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "common/case_run.h"
#include "rodevlag/overview.h"
#include "rodevlag/route.h"

namespace rodevlag::tools {

/// What the results of a record have.
enum class DataContents {
    results,              ///< the decisions
    routes,               ///< with the member `acties`, for decisions that the run is about
    routes_and_overview,  ///< and the whole picture of the case
};

/// Writes each record back with the results of its decisions.
class DataHandler : public CaseHandler {
public:
    DataHandler(const CommonOptions& options, CaseRun& run, DataContents contents);

    void handle(const Case& one_case) override;
    void finish() override;

private:
    std::unique_ptr<RecordWriter> make_writer(RecordFormat format);
    std::vector<std::string> announced_columns();
    void add_results(const Case& one_case);
    void show_stored_members();

    CaseRun& m_run;
    DataContents m_contents;
    Router m_router;
    Overviewer m_overviewer;
    std::unique_ptr<ByteSink> m_sink;
    std::unique_ptr<RecordWriter> m_writer;
    bool m_is_csv = false;  // no actions in the overview: they are not written there, unless ...
    std::set<std::string> m_shown;  // columns of the input that CSV does not get otherwise
    std::vector<Result> m_results;
};

}  // namespace rodevlag::tools
