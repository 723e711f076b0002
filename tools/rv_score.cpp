// rv-score: answers in, decisions added.
#include <CLI/App.hpp>

#include "common/map_suggest.h"
#include "common/run_main.h"
#include "common/score_receipt.h"
#include "common/score_run.h"

namespace {

using namespace rodevlag;
using namespace rodevlag::tools;

const Program program{
    score_program,
    "Rekent voor elke zaak de uitkomst van de instrumenten uit en voegt die toe aan de invoer. "
    "De uitkomst is een advies; de bevoegde organisatie beslist.",
    "Voorbeelden:\n"
    "  rv-score zaak.yaml\n"
    "  rv-score intake.csv | rv-route | mlr --icsv --ifs ';' --ojson cat\n"
    "  rv-score --fail-on BESLUIT=UITKOMST --rejects afgewezen.csv -o uit.csv intake.csv\n\n"
    "Status: 0 goed, 1 een --fail-on kwam voor, 2 gebruik, 65 records afgewezen,\n"
    "66 invoer niet leesbaar, 70 fout in het programma, 74 uitvoer niet geschreven.\n"
    "Zie ook man rv-score."};

int run(const CommonOptions& options) {
    if (options.map_suggest) {
        return run_map_suggest(options, score_program);
    }
    return options.receipt.empty() ? run_score(options, real_streams()).status
                                   : run_score_with_receipt(options);
}

}  // namespace

int main(int argc, char** argv) {
    CommonOptions options;
    return run_main(
        argc, argv, program,
        [&](CLI::App& app) {
            declare_common_options(app, options, "csv, jsonl, json of yaml");
            app.add_option("--shard", options.shard,
                           help_text("Reken alleen met het I-de van N delen van het bestand; "
                                     "rv-merge voegt de delen samen"))
                ->type_name("I/N");
            app.add_option(
                   "--receipt", options.receipt,
                   help_text("Schrijf na de run een controlebewijs naar dit bestand: wat er "
                             "in ging en wat eruit kwam, om de run precies te herhalen"))
                ->type_name("BESTAND");
        },
        [&] { return run(options); });
}
