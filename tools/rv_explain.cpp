// rv-explain: per record and decision, in plain Dutch, why the outcome is what it is.
#include <fmt/format.h>

#include "common/explain_json_handler.h"
#include "common/map_suggest.h"
#include "common/report_handler.h"
#include "common/run_main.h"
#include "rodevlag/explain_report.h"

namespace {

using namespace rodevlag;
using namespace rodevlag::tools;

const Program program{"rv-explain",
                      "Legt per zaak in gewone taal uit waarom de uitkomst is wat zij is: de rode "
                      "vlaggen met hun bron, "
                      "de redenen, wat nog onbekend is en wat u eerst moet vragen, en wat de "
                      "uitkomst zou veranderen.",
                      "Voorbeelden:\n"
                      "  rv-explain zaak.yaml\n"
                      "  rv-explain --to html -o uitleg.html zaak.yaml\n"
                      "  rv-score intake.csv | rv-explain --instrument ID | less -R\n\n"
                      "Status: als bij rv-score. Zie ook man rv-explain."};

// A person reads a handful of reasons; --to json lists more.
constexpr std::size_t reasons_in_report = 3;

int run(const CommonOptions& options) {
    if (options.map_suggest) {
        return run_map_suggest(options, program.name);
    }
    const bool to_json = options.to == "json";
    const std::optional<ReportFormat> format =
        report_format(options.to.empty() ? "text" : options.to);
    if (!to_json && !format) {
        throw UsageError(fmt::format(
            "--to: '{}' is niet bekend; toegestaan: text, markdown, html, json", options.to));
    }
    CaseRun run(options, program.name, {Purpose::score});
    if (to_json) {
        ExplainJsonHandler handler(options, run);
        return run.run(handler);
    }
    Router router(run.cases().scorer());
    ReportHandler handler(
        options, *format, "Uitleg bij de uitkomst",
        per_decision([&](const Case& one_case, const CaseDecision& decision) {
            const Explanation explanation =
                explain(router, decision.decision, one_case.answers, reasons_in_report);
            return explain_report(run.cases().scorer(), one_case.record, one_case.answers,
                                  explanation, decision.revised);
        }));
    return run.run(handler);
}

}  // namespace

int main(int argc, char** argv) {
    CommonOptions options;
    return run_main(
        argc, argv, program,
        [&](CLI::App& app) {
            declare_common_options(app, options, "text (standaard), markdown, html of json");
        },
        [&] { return run(options); });
}
