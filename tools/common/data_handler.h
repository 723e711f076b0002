// Hands every case on in a data format (CSV, JSON Lines, JSON, YAML) with the results added.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "common/case_scorer.h"
#include "common/input.h"
#include "common/options.h"
#include "rodevlag/overview.h"
#include "rodevlag/route.h"

namespace rodevlag::tools {

/// What the results of a record have.
enum class DataContents {
    results,              ///< the decisions
    routes,               ///< with the member `acties`, for decisions that the run is about
    routes_and_overview,  ///< and the whole picture of the case
};

/// The format of the results: that of --to, or that of the input. Throws UsageError.
RecordFormat output_format(const CommonOptions& options, const CaseInput& input);

/// Writes each record back with the results of its decisions.
class DataHandler : public CaseHandler {
public:
    /// Everything must outlive the handler. `sink` takes what start(), handle() and finish() write.
    DataHandler(const CommonOptions& options, const CaseInput& input, CaseScorer& cases,
                FieldRoleOf field_roles, DataContents contents, ByteSink& sink);

    /// Writes what stands before the records; once, before the first.
    void start();

    void handle(const Case& one_case) override;
    void finish() override;

    /// Of the case that was handled last.
    const std::vector<Result>& results() const { return m_results; }

    /// Rows of CSV that come out as they went in, with nothing but results behind them.
    bool only_appends() const { return m_only_appends; }

private:
    std::unique_ptr<RecordWriter> make_writer(RecordFormat format, const CommonOptions& options,
                                              const FieldRoleOf& field_roles);
    std::vector<std::string> announced_columns();
    void add_results(const Case& one_case);
    void show_stored_members();

    const CaseInput& m_input;
    CaseScorer& m_cases;
    DataContents m_contents;
    Router m_router;
    Overviewer m_overviewer;
    ByteSink& m_sink;
    std::unique_ptr<RecordWriter> m_writer;
    bool m_only_appends = false;
    bool m_is_csv = false;  // no actions in the overview: they are not written there, unless ...
    std::set<std::string> m_shown;  // columns of the input that CSV does not get otherwise
    std::vector<Result> m_results;
};

}  // namespace rodevlag::tools
