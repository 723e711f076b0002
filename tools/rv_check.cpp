// rv-check: proves that instruments are sound, shows by example where they are not, runs the cases
// beside them, compares versions, writes text for solvers, and repeats runs. What each mode does is
// in tools/check.
#include <CLI/App.hpp>
#include <filesystem>
#include <utility>

#include "check/cases.h"
#include "check/diff.h"
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
    "Kijkt instrumenten na: bewijst wat zij bij elk mogelijk antwoordpatroon doen, en toont bij "
    "elke fout een voorbeeld. Met --cases, --suggest, --smt2, --diff of --replay doet het in "
    "plaats daarvan wat bij die optie staat.",
    "Voorbeelden:\n"
    "  rv-check\n"
    "  rv-check --counterexamples fouten map/instrument.yaml\n"
    "  rv-check --cases --minimum 90 map/instrument.yaml\n"
    "  rv-check --suggest -o voorstel.yaml map/instrument.yaml\n"
    "  rv-check --diff oud.yaml nieuw.yaml --impact intake.csv\n"
    "  rv-check --replay uit.controle.json\n\n"
    "Status: 0 goed of gelijk, 1 iets gevonden of verschillend, 2 gebruik,\n"
    "65 records afgewezen, 66 niet leesbaar, 70 fout in het programma,\n"
    "74 uitvoer niet geschreven. Zie ook man rv-check."};

struct CheckOptions {
    CommonOptions common;
    std::vector<std::string> names;
    std::string counterexamples;
    bool cases = false;
    std::string minimum;
    bool suggest = false;
    bool smt2 = false;
    bool diff = false;
    std::string impact;
    bool replay = false;
};

void declare_options(CLI::App& app, CheckOptions& options) {
    app.add_option(
           "--counterexamples", options.counterexamples,
           help_text("Schrijf elk voorbeeld als antwoordbestand in deze lege of nieuwe map, "
                     "het kleinste eerst"))
        ->type_name("MAP");
    app.add_flag("--cases", options.cases,
                 help_text("Draai de gevallen in cases.yaml naast het instrument, en toon welk "
                           "deel van het instrument zij oefenen"));
    app.add_option("--minimum", options.minimum,
                   help_text("Bij --cases: eindig met status 1 als een van de percentages lager is "
                             "dan dit"))
        ->type_name("PERCENTAGE");
    app.add_flag("--suggest", options.suggest,
                 help_text("Schrijf gevallen voor wat nog niet geoefend is, in de vorm van "
                           "cases.yaml; een mens legt ze naast de bron"));
    app.add_flag("--smt2", options.smt2,
                 help_text("Schrijf de bewijzen als SMT-LIB 2-tekst, om ze na te laten rekenen "
                           "door een ander programma, zoals z3 of cvc5"));
    app.add_flag("--diff", options.diff,
                 help_text("Vergelijk twee versies van een instrument: noem de oude en dan de "
                           "nieuwe"));
    app.add_option("--impact", options.impact,
                   help_text("Bij --diff: zeg welke records van dit intakebestand een andere "
                             "uitkomst krijgen; - is standaardinvoer"))
        ->type_name("INTAKE");
    declare_reading_options(app, options.common);
    app.add_flag("--replay", options.replay,
                 help_text("Herhaal de run van een controlebewijs van rv-score --receipt (geef dat "
                           "in plaats van INSTRUMENT) en zeg of het resultaat precies gelijk is"));
    declare_output_option(app, options.common);
    app.add_option("--color", options.common.color,
                   help_text("Kleur bij --diff: auto, always of never"))
        ->type_name("WANNEER");
    app.add_flag("-q,--quiet", options.common.quiet,
                 help_text("Schrijf alleen wat er gevonden is"));
    app.add_option("INSTRUMENT", options.names,
                   help_text("Id of bestand (met een punt of schuine streep); zonder: elk "
                             "ingebouwd instrument"))
        ->type_name("");
}

/// What to do, each with the option that asks for it; without one of these it is the proofs.
enum class Mode { proofs, cases, suggest, diff, smt2, replay };

Mode mode_of(const CheckOptions& options) {
    Mode mode = Mode::proofs;
    for (const auto& [asked, candidate] :
         {std::pair{options.cases, Mode::cases}, std::pair{options.suggest, Mode::suggest},
          std::pair{options.diff, Mode::diff}, std::pair{options.smt2, Mode::smt2},
          std::pair{options.replay, Mode::replay}}) {
        if (asked && mode != Mode::proofs) {
            throw UsageError("kies een van --cases, --suggest, --diff, --smt2 en --replay");
        }
        mode = asked ? candidate : mode;
    }
    return mode;
}

/// An option that means nothing in this mode would be passed over in silence.
void require_fitting_options(const CheckOptions& options, Mode mode) {
    const CommonOptions& common = options.common;
    const bool reads = !common.from.empty() || !common.rejects.empty() ||
                       !common.delimiter.empty() || !common.encoding.empty();
    if (!options.counterexamples.empty() && mode != Mode::proofs) {
        throw UsageError("--counterexamples hoort bij de bewijzen; laat het hier weg");
    }
    if (!options.minimum.empty() && mode != Mode::cases) {
        throw UsageError("--minimum kan alleen bij --cases");
    }
    if (!options.impact.empty() && mode != Mode::diff) {
        throw UsageError("--impact kan alleen bij --diff");
    }
    if (reads && options.impact.empty()) {
        throw UsageError("--from, --rejects, --delimiter en --encoding kunnen alleen bij --impact");
    }
    if (common.show_values && options.impact.empty() && mode != Mode::replay) {
        throw UsageError("--show-values kan alleen bij --impact en --replay");
    }
    if (mode == Mode::diff && options.names.size() != 2) {
        throw UsageError("--diff vraagt twee namen: de oude en de nieuwe versie");
    }
    if (mode == Mode::replay && options.names.size() != 1) {
        throw UsageError("--replay vraagt precies één controlebewijs");
    }
}

/// What is read is not written over: an instrument, and what somebody wrote beside it.
/// The modes with other files (--diff, --replay) see to those themselves.
void require_output_elsewhere(const CheckOptions& options) {
    for (const std::string& name : options.names) {
        if (!is_instrument_path(name)) {
            continue;
        }
        require_different(options.common.output, name,
                          "--output is het invoerbestand; kies een andere naam");
        for (const auto& [file, message] :
             {std::pair{"cases.yaml",
                        "--output is het bestand met de gevallen; kies een andere naam"},
              std::pair{"verhaal.yaml",
                        "--output is het bestand met de verhalen; kies een andere naam"}}) {
            const std::filesystem::path beside = std::filesystem::path(name).parent_path() / file;
            std::error_code ignored;
            if (std::filesystem::exists(beside, ignored)) {
                require_different(options.common.output, beside.string(), message);
            }
        }
    }
}

int run_diff_of_names(const CheckOptions& options) {
    DiffOptions diff{options.names[0], options.names[1], !options.impact.empty(), options.common};
    if (diff.impact) {
        diff.common.input = options.impact;
    }
    return run_diff(diff, program.name);
}

int run(const CheckOptions& options) {
    const Mode mode = mode_of(options);
    require_fitting_options(options, mode);
    if (mode != Mode::replay) {
        require_output_elsewhere(options);
    }
    switch (mode) {
        case Mode::cases:
            return run_cases({options.names, options.minimum, options.common});
        case Mode::suggest:
            return run_suggest({options.names, options.common});
        case Mode::diff:
            return run_diff_of_names(options);
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
