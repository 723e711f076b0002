#include "case/pdf.h"

#include <fmt/format.h>

#include "common/other_program.h"
#include "rodevlag/error.h"

namespace rodevlag::tools {

namespace {

/// The last line of a text that is not empty: where programs say what went wrong.
std::string last_line(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return std::string(text.substr(text.rfind('\n') + 1));
}

}  // namespace

std::string pdf_of(const std::string& html_file) {
    // PDF/UA has a structure that a screen reader can follow.
    const std::optional<ProgramResult> result = run_program(
        {"weasyprint", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", "-", "-"}, html_file);
    if (!result) {
        throw OutputError(fmt::format(
            "geen PDF: het programma weasyprint is er niet. Installeer het pakket weasyprint "
            "(apt-get install weasyprint) en geef de opdracht nog eens. De HTML staat er wel: {}",
            html_file));
    }
    if (result->status != 0 || !result->output.starts_with("%PDF-")) {
        throw OutputError(
            fmt::format("geen PDF: weasyprint eindigde met status {}{}. De HTML "
                        "staat er wel: {}",
                        result->status,
                        result->errors.empty() ? "" : ": " + last_line(result->errors), html_file));
    }
    // Without any font there is a page without words.
    if (result->output.find("/FontFile") == std::string::npos) {
        throw OutputError(
            fmt::format("geen PDF: er is geen lettertype. Installeer een pakket als "
                        "fonts-liberation2. De HTML staat er wel: {}",
                        html_file));
    }
    return result->output;
}

}  // namespace rodevlag::tools
