// rv-check: proves that instruments are sound, shows by example where they are not, runs the cases
// beside them, compares versions, and repeats runs. What each mode does is in tools/check.
#include <CLI/App.hpp>
#include <utility>

#include "check/cases.h"
#include "check/proofs.h"
#include "check/replay.h"
#include "check/smt2.h"
#include "check/suggest.h"
#include "common/run_main.h"
#include "rodevlag/error.h"

namespace {

using namespace rodevlag;
using namespace rodevlag::tools;

const Program program{
    "rv-check",
    "Leest instrumenten na en bewijst voor elk mogelijk antwoordpatroon wat zij doen. Elke fout "
    "komt met een voorbeeld.",
    "Voorbeelden:\n"
    "  rv-check\n"
    "  rv-check map/instrument.yaml --counterexamples fouten\n"
    "  rv-check --cases --minimum 90 map/instrument.yaml\n"
    "  rv-check --suggest map/instrument.yaml > meer.yaml\n"
    "  rv-check --replay uit.controle.json\n\n"
    "Status: 0 goed, 1 iets gevonden, 2 gebruik, 66 niet leesbaar, 70 fout in het\n"
    "programma, 74 uitvoer niet geschreven. Zie ook man rv-check."};

struct CheckOptions {
    CommonOptions common;
    std::vector<std::string> names;
    std::string counterexamples;
    bool cases = false;
    std::string minimum;
    bool suggest = false;
    bool smt2 = false;
    bool replay = false;
};

void declare_options(CLI::App& app, CheckOptions& options) {
    app.add_option("--counterexamples", options.counterexamples,
                   help_text("Schrijf elk voorbeeld als antwoordbestand in deze map, het kleinste "
                             "eerst"))
        ->type_name("MAP");
    app.add_flag("--cases", options.cases,
                 help_text("Draai de gevallen in cases.yaml naast het instrument, en toon wat zij "
                           "oefenen"));
    app.add_option("--minimum", options.minimum,
                   help_text("Bij --cases: eindig met status 1 als een deel van een besluit voor "
                             "minder dan dit percentage geoefend is"))
        ->type_name("PERCENTAGE");
    app.add_flag("--suggest", options.suggest,
                 help_text("Schrijf gevallen die nog niet geoefende delen oefenen, in de vorm van "
                           "cases.yaml"));
    app.add_flag("--smt2", options.smt2,
                 help_text("Schrijf de bewijzen als SMT-LIB 2-tekst, om ze na te laten rekenen "
                           "door een ander programma, zoals z3 of cvc5"));
    app.add_flag("--replay", options.replay,
                 help_text("Herhaal de run van een controlebewijs van rv-score (geef het in plaats "
                           "van INSTRUMENT) en zeg of het resultaat precies gelijk is"));
    app.add_flag("--show-values", options.common.show_values,
                 help_text("Toon bij --replay ook de tekst waar de uitvoer verschilt"));
    declare_output_option(app, options.common);
    app.add_flag("-q,--quiet", options.common.quiet,
                 help_text("Schrijf alleen wat er gevonden is"));
    app.add_option("INSTRUMENT", options.names,
                   help_text("Id of bestand (met een punt of schuine streep); zonder: elk "
                             "ingebouwd instrument"))
        ->type_name("");
}

/// What to do, each with the option that asks for it; without one of these it is the proofs.
enum class Mode { proofs, cases, suggest, smt2, replay };

Mode mode_of(const CheckOptions& options) {
    Mode mode = Mode::proofs;
    for (const auto& [asked, candidate] :
         {std::pair{options.cases, Mode::cases}, std::pair{options.suggest, Mode::suggest},
          std::pair{options.smt2, Mode::smt2}, std::pair{options.replay, Mode::replay}}) {
        if (asked && mode != Mode::proofs) {
            throw UsageError("kies een van --cases, --suggest, --smt2 en --replay");
        }
        mode = asked ? candidate : mode;
    }
    return mode;
}

/// An option that would be passed over in silence is a mistake.
void require_belonging(const CheckOptions& options, Mode mode) {
    if (!options.minimum.empty() && mode != Mode::cases) {
        throw UsageError("--minimum kan alleen bij --cases");
    }
    if (!options.counterexamples.empty() && mode != Mode::proofs) {
        throw UsageError("--counterexamples hoort bij de bewijzen; laat het hier weg");
    }
    if (mode == Mode::replay && options.names.size() != 1) {
        throw UsageError("--replay vraagt precies één controlebewijs");
    }
}

int run(const CheckOptions& options) {
    const Mode mode = mode_of(options);
    require_belonging(options, mode);
    switch (mode) {
        case Mode::cases:
            return run_cases({options.names, options.minimum, options.common});
        case Mode::suggest:
            return run_suggest({options.names, options.common});
        case Mode::smt2:
            return run_smt2({options.names, options.common});
        case Mode::replay:
            return run_replay({options.names.front(), options.common.output, options.common.quiet,
                               options.common.show_values});
        case Mode::proofs:
            break;
    }
    return run_proofs({options.names, options.counterexamples, options.common});
}

}  // namespace

int main(int argc, char** argv) {
    CheckOptions options;
    return run_main(
        argc, argv, program, [&](CLI::App& app) { declare_options(app, options); },
        [&] { return run(options); });
}
