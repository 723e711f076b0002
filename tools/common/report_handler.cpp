#include "common/report_handler.h"

#include <algorithm>
#include <sys/ioctl.h>
#include <unistd.h>

namespace rodevlag::tools {

namespace {

constexpr std::size_t default_width = 80;
constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 100;  // longer lines are hard to read aloud

}  // namespace

std::size_t terminal_width() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return default_width;
    }
    return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

std::optional<ReportFormat> report_format(const std::string& word) {
    if (word == "text" || word == "tekst") {
        return ReportFormat::text;
    }
    if (word == "markdown" || word == "md") {
        return ReportFormat::markdown;
    }
    if (word == "html") {
        return ReportFormat::html;
    }
    return std::nullopt;
}

ReportsOf per_decision(
    std::function<Document(const Case& one_case, const CaseDecision& decision)> report_of) {
    return [report_of = std::move(report_of)](const Case& one_case) {
        std::vector<Document> documents;
        for (const CaseDecision& decision : one_case.decisions) {
            if (decision.wanted) {
                documents.push_back(report_of(one_case, decision));
            }
        }
        return documents;
    };
}

ReportHandler::ReportHandler(const CommonOptions& options, ReportFormat format, std::string title,
                             ReportsOf reports_of)
    : m_format(format),
      m_title(std::move(title)),
      m_reports_of(std::move(reports_of)),
      m_color(use_color(options.color, writes_to_stdout(options) ? STDOUT_FILENO : -1)),
      m_width(writes_to_stdout(options) ? terminal_width() : default_width),
      m_sink(open_output(options)) {
}

void ReportHandler::handle(const Case& one_case) {
    for (const Document& document : m_reports_of(one_case)) {
        write(document);
    }
}

void ReportHandler::write(const Document& document) {
    switch (m_format) {
        case ReportFormat::text:
            m_sink->write(m_first ? "" : "\n\n");
            m_sink->write(render_text(document, m_width, m_color));
            break;
        case ReportFormat::markdown:
            m_sink->write(m_first ? "" : "\n");
            m_sink->write(render_markdown(document));
            break;
        case ReportFormat::html:
            m_sink->write(m_first ? html_head(m_title) : "");
            m_sink->write(render_html(document));
            break;
    }
    m_first = false;
}

void ReportHandler::finish() {
    if (m_format == ReportFormat::html) {
        m_sink->write(m_first ? html_head(m_title) : "");
        m_sink->write(html_tail());
    }
    m_sink->finish();
}

}  // namespace rodevlag::tools
