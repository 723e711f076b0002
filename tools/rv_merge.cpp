// rv-merge: the parts that rv-score --shard made of one file, proved to fit and joined.
#include <CLI/App.hpp>

#include "common/options.h"
#include "common/run_main.h"
#include "merge/merge.h"

namespace {

using namespace rodevlag;
using namespace rodevlag::tools;

const Program program{
    merge_program,
    "Voegt de delen van één bestand samen die rv-score --shard apart heeft gescoord. Bewijst eerst "
    "dat elk deel er precies één keer is, niet is veranderd en bij de andere past; pas dan "
    "verschijnt de uitvoer. Het resultaat is byte voor byte dat van een run over het hele bestand.",
    "Voorbeelden:\n"
    "  rv-score --shard 1/2 -o deel-1.csv --receipt deel-1.controle.json intake.csv\n"
    "  rv-score --shard 2/2 -o deel-2.csv --receipt deel-2.controle.json intake.csv\n"
    "  rv-merge -o uit.csv --receipt uit.controle.json deel-*.controle.json\n\n"
    "Status: 0 goed, 1 een --fail-on kwam voor, 2 gebruik, 65 records afgewezen,\n"
    "66 een deel ontbreekt of past niet, 70 fout in het programma, 74 uitvoer niet\n"
    "geschreven. Zie ook man rv-merge."};

void declare_options(CLI::App& app, MergeOptions& options) {
    app.add_option("-o,--output", options.output,
                   help_text("Schrijf het geheel naar dit bestand. Het verschijnt pas als alles "
                             "bewezen en geschreven is; zonder: standaarduitvoer"))
        ->type_name("BESTAND");
    app.add_option("--rejects", options.rejects,
                   help_text("Voeg ook de afgewezen records van de delen samen, naar dit bestand"))
        ->type_name("BESTAND");
    app.add_option("--receipt", options.receipt,
                   help_text("Schrijf het controlebewijs van het geheel naar dit bestand, zoals "
                             "een run over het hele bestand het had geschreven"))
        ->type_name("BESTAND");
    app.add_flag("--without-input", options.without_input,
                 help_text("Lees de invoer niet na. Dan is niet bewezen dat de delen samen het "
                           "hele bestand zijn"));
    app.add_flag("-q,--quiet", options.quiet,
                 help_text("Geen samenvatting op stderr; waarschuwingen en fouten blijven"));
    app.add_option("BEWIJS", options.receipts,
                   help_text("De controlebewijzen van alle delen, in elke volgorde"))
        ->type_name("");
}

}  // namespace

int main(int argc, char** argv) {
    MergeOptions options;
    return run_main(
        argc, argv, program, [&](CLI::App& app) { declare_options(app, options); },
        [&] { return run_merge(options); });
}
