// rv-route: where a case goes in the chart, and who is advised to do what.
#include <CLI/App.hpp>
#include <fmt/format.h>

#include "common/data_run.h"
#include "common/graph_handler.h"
#include "common/map_suggest.h"
#include "common/report_handler.h"
#include "common/run_main.h"
#include "rodevlag/overview_report.h"
#include "rodevlag/route_report.h"

namespace {

using namespace rodevlag;
using namespace rodevlag::tools;

const Program program{"rv-route",
                      "Laat voor elke zaak zien welke weg zij gaat: het eindpunt op ZSM of de "
                      "eindpunten die nog mogelijk zijn, welke overleggen en routes gelden, kunnen "
                      "gelden of niet gelden, en wat elke organisatie doet. Het is een advies; de "
                      "bevoegde organisatie beslist.",
                      "Voorbeelden:\n"
                      "  rv-route zaak.yaml\n"
                      "  rv-route --route besluit zaak.yaml\n"
                      "  rv-score intake.csv | rv-route > routes.csv\n"
                      "  rv-route --graph dot zaak.yaml | dot -Tsvg > route.svg\n\n"
                      "Status: als bij rv-score. Zie ook man rv-route."};

struct RouteOptions {
    CommonOptions common;
    std::string graph;
    std::vector<std::string> routes;
};

/// Answers in a file for people give a report for people; a data format stays what it is.
std::optional<ReportFormat> chosen_report(const CommonOptions& options, const CaseInput& input) {
    if (options.to.empty()) {
        return input.format == RecordFormat::yaml ? std::optional(ReportFormat::text)
                                                  : std::nullopt;
    }
    return report_format(options.to);
}

void check(const RouteOptions& options) {
    const std::string& to = options.common.to;
    if (!options.graph.empty() && !to.empty()) {
        throw UsageError("--graph en --to gaan niet samen: een tekening heeft haar eigen vorm");
    }
    if (!to.empty() && !report_format(to) && !record_format_from_name(to)) {
        throw UsageError(
            fmt::format("--to: '{}' is niet bekend; toegestaan: csv, jsonl, json, yaml, "
                        "text, markdown, html",
                        to));
    }
}

/// Without a choice of decisions or a drawing: the whole picture of each case.
bool shows_overview(const RouteOptions& options) {
    return options.routes.empty() && options.common.instruments.empty() && options.graph.empty();
}

ReportsOf overviews(Overviewer& overviewer) {
    return [&](const Case& one_case) {
        std::vector<std::size_t> revised;
        for (const CaseDecision& decision : one_case.decisions) {
            if (decision.revised) {
                revised.push_back(decision.decision);
            }
        }
        return std::vector<Document>{
            overview_report(overviewer, one_case.record, one_case.answers, revised)};
    };
}

ReportsOf routes(Router& router) {
    return per_decision([&](const Case& one_case, const CaseDecision& decision) {
        return route_report(router, one_case.record, one_case.answers, decision.decision,
                            decision.revised);
    });
}

int run(const RouteOptions& options) {
    if (options.common.map_suggest) {
        if (!options.graph.empty() || !options.routes.empty()) {
            throw UsageError(
                "--map-suggest rekent niets uit; --graph en --route kunnen er niet bij");
        }
        return run_map_suggest(options.common, program.name);
    }
    check(options);
    CaseRun run(options.common, program.name,
                {Purpose::route, options.routes, shows_overview(options)});
    if (!options.graph.empty()) {
        GraphHandler handler(options.common, run, options.graph);
        return run.run(handler);
    }
    const std::optional<ReportFormat> format = chosen_report(options.common, run.input());
    if (!format) {
        return run_to_data(
            options.common, run,
            shows_overview(options) ? DataContents::routes_and_overview : DataContents::routes);
    }
    Router router(run.cases().scorer());
    Overviewer overviewer(router);
    ReportHandler handler(options.common, *format, "Route en acties",
                          shows_overview(options) ? overviews(overviewer) : routes(router));
    return run.run(handler);
}

}  // namespace

int main(int argc, char** argv) {
    RouteOptions options;
    return run_main(
        argc, argv, program,
        [&](CLI::App& app) {
            declare_common_options(app, options.common,
                                   "csv, jsonl, json, yaml, text, markdown of html. Zonder: die "
                                   "van de invoer, en text "
                                   "voor een zaak in yaml");
            app.add_option("--graph", options.graph,
                           help_text("Teken het schema met de afgelegde weg: dot of mermaid"))
                ->type_name("TAAL");
            app.add_option(
                   "--route", options.routes,
                   help_text("Alleen deze route, dit overleg of deze beoordeling, met de weg "
                             "en alle acties. Mag vaker. Zonder: het overzicht van de hele "
                             "zaak"))
                ->type_name("BESLUIT")
                ->allow_extra_args(false);
        },
        [&] { return run(options); });
}
