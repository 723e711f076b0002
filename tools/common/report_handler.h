// Writes a readable report per case and decision: text, Markdown or HTML.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "common/case_run.h"
#include "rodevlag/document.h"

namespace rodevlag::tools {

enum class ReportFormat { text, markdown, html };

/// The report format that a word for --to names, or nothing.
std::optional<ReportFormat> report_format(const std::string& word);

/// Makes the report of one decision of one case.
using ReportOf = std::function<Document(const Case& one_case, const CaseDecision& decision)>;

/// Writes the reports of all cases.
class ReportHandler : public CaseHandler {
public:
    /// Throws UsageError for a bad --color.
    ReportHandler(const CommonOptions& options, ReportFormat format, std::string title,
                  ReportOf report_of);

    void handle(const Case& one_case) override;
    void finish() override;

private:
    void write(const Document& document);

    ReportFormat m_format;
    std::string m_title;
    ReportOf m_report_of;
    bool m_color;
    std::size_t m_width;
    std::unique_ptr<ByteSink> m_sink;
    bool m_first = true;
};

}  // namespace rodevlag::tools
