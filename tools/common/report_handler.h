// Writes a readable report per case, or per case and decision: text, Markdown or HTML.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/case_run.h"
#include "rodevlag/document.h"

namespace rodevlag::tools {

enum class ReportFormat { text, markdown, html };

/// The report format that a word for --to names, or nothing.
std::optional<ReportFormat> report_format(const std::string& word);

/// The columns that a report has on standard output.
std::size_t terminal_width();

/// Makes the reports of one case.
using ReportsOf = std::function<std::vector<Document>(const Case& one_case)>;

/// One report per decision that the run is about.
ReportsOf per_decision(
    std::function<Document(const Case& one_case, const CaseDecision& decision)> report_of);

/// Writes the reports of all cases.
class ReportHandler : public CaseHandler {
public:
    /// Throws UsageError for a bad --color.
    ReportHandler(const CommonOptions& options, ReportFormat format, std::string title,
                  ReportsOf reports_of);

    void handle(const Case& one_case) override;
    void finish() override;

private:
    void write(const Document& document);

    ReportFormat m_format;
    std::string m_title;
    ReportsOf m_reports_of;
    bool m_color;
    std::size_t m_width;
    std::unique_ptr<ByteSink> m_sink;
    bool m_first = true;
};

}  // namespace rodevlag::tools
