#include "common/options.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>

#include "rodevlag/builtin_instruments.h"
#include "rodevlag/byte_stream.h"
#include "rodevlag/nearest.h"
#include "rodevlag/result_members.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t max_instrument_bytes = std::size_t{1} << 20;
constexpr std::size_t most_threads = 1024;
constexpr std::size_t help_text_width = 48;  // what is left of 80 columns beside the option names

InstrumentText read_instrument_file(const std::string& path) {
    FileSource source(path);
    // One byte more than is allowed, so that the reader of the file reports what is too large.
    return {source.name(), read_all(source, max_instrument_bytes + 1)};
}

std::vector<std::string> instrument_ids(const Catalog& catalog, InstrumentUse use) {
    std::vector<std::string> ids;
    for (const Instrument& instrument : catalog.instruments()) {
        if (use == InstrumentUse::check || !instrument.decisions.empty()) {
            ids.push_back(instrument.id);
        }
    }
    return ids;
}

/// What the `uitkomst` of a decision can say.
std::vector<std::string> gate_outcomes(const Decision& decision) {
    std::vector<std::string> ids;
    for (const Outcome& outcome : decision.outcomes) {
        ids.push_back(outcome.id);
    }
    ids.emplace_back(undetermined);
    if (!decision.scope.empty()) {
        ids.emplace_back(out_of_scope_outcome);
    }
    return ids;
}

}  // namespace

std::size_t thread_count(const std::string& text) {
    if (text.empty()) {
        return std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
    }
    std::size_t count = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, count);
    if (error != std::errc{} || rest != end || count == 0 || count > most_threads) {
        throw UsageError(
            fmt::format("--threads: '{}' is geen aantal van 1 tot en met {}", text, most_threads));
    }
    return count;
}

std::string help_text(const std::string& text) {
    return join(wrapped(text, help_text_width), "\n");
}

void declare_reading_options(CLI::App& app, CommonOptions& options) {
    app.add_option(
           "-f,--from", options.from,
           help_text(
               "Vorm van de invoer: csv, jsonl, json of yaml. Zonder: herkend aan naam en inhoud"))
        ->type_name("VORM");
    app.add_option("--rejects", options.rejects,
                   help_text("Schrijf afgewezen records met de reden naar dit bestand"))
        ->type_name("BESTAND");
    app.add_option("--max-rejects", options.max_rejects,
                   help_text("Stop zodra er meer records zijn afgewezen: een aantal, of een "
                             "percentage als 2%. Zonder: ga altijd door"))
        ->type_name("N|P%");
    app.add_option(
           "--delimiter", options.delimiter,
           help_text("Scheidingsteken van de CSV-invoer, of het woord tab. Zonder: herkend aan de "
                     "kolomnamen"))
        ->type_name("TEKEN");
    app.add_option(
           "--encoding", options.encoding,
           help_text("Tekenset van de invoer: utf-8 (standaard), windows-1252, iso-8859-15, "
                     "utf-16, utf-16le of utf-16be"))
        ->type_name("TEKENSET");
    app.add_flag("--show-values", options.show_values,
                 help_text("Toon in foutmeldingen ook wat er was ingevuld"));
}

void declare_map_options(CLI::App& app, CommonOptions& options) {
    app.add_option("--map", options.map,
                   help_text("Lees de kolommen en woorden van de invoer zoals deze kolommenlijst "
                             "zegt, bijvoorbeeld bij een export van LimeSurvey"))
        ->type_name("BESTAND");
    app.add_flag("--map-suggest", options.map_suggest,
                 help_text("Reken niets uit, maar schrijf een voorstel voor een kolommenlijst bij "
                           "deze invoer; loop elke regel na"));
}

void declare_output_option(CLI::App& app, CommonOptions& options) {
    app.add_option(
           "-o,--output", options.output,
           help_text("Schrijf naar dit bestand; het verschijnt pas als alles geschreven is"))
        ->type_name("BESTAND");
}

void declare_common_options(CLI::App& app, CommonOptions& options, const std::string& formats) {
    app.add_option(
           "-i,--instrument", options.instruments,
           help_text("Reken met dit instrument: een id of een bestand. Mag vaker. Zonder: elk "
                     "ingebouwd instrument waarvoor de invoer antwoorden heeft"))
        ->type_name("ID|BESTAND")
        ->allow_extra_args(false);
    declare_reading_options(app, options);
    declare_map_options(app, options);
    app.add_option("-t,--to", options.to,
                   help_text(fmt::format("Vorm van de uitvoer: {}", formats)))
        ->type_name("VORM");
    declare_output_option(app, options);
    app.add_option("--threads", options.threads,
                   help_text("Reken met zoveel threads. Zonder: met alle kernen. De uitvoer is "
                             "altijd dezelfde"))
        ->type_name("N");
    app.add_flag("--safe-for-excel", options.safe_for_excel,
                 help_text("Zet in CSV een ' voor elke cel die een spreadsheet als formule zou "
                           "uitvoeren"));
    app.add_flag("-q,--quiet", options.quiet,
                 help_text("Geen samenvatting op stderr; waarschuwingen en fouten blijven"));
    app.add_option(
           "--fail-on", options.fail_on,
           help_text("Eindig met status 1 als een record bij dit besluit deze uitkomst heeft. Mag "
                     "vaker. Ook onbepaald is een uitkomst"))
        ->type_name("BESLUIT=UITKOMST")
        ->allow_extra_args(false);
    app.add_option("--color", options.color,
                   help_text("Kleur in leesbare uitvoer: auto, always of never"))
        ->type_name("WANNEER");
    app.add_option("BESTAND", options.input,
                   help_text("Invoerbestand; - of niets is standaardinvoer"))
        ->type_name("");
}

bool writes_to_stdout(const CommonOptions& options) {
    return options.output.empty() || options.output == "-";
}

bool is_instrument_path(const std::string& word) {
    return word.find_first_of("./") != std::string::npos;
}

void require_different(const std::string& a, const std::string& b, const std::string& message) {
    if (a.empty() || b.empty() || a == "-" || b == "-" || a.starts_with("/dev/")) {
        return;
    }
    namespace fs = std::filesystem;
    std::error_code error;
    if (fs::weakly_canonical(fs::absolute(a), error) ==
            fs::weakly_canonical(fs::absolute(b), error) ||
        fs::equivalent(a, b, error)) {
        throw UsageError(message);
    }
}

void require_different_files(const CommonOptions& options) {
    if (options.rejects == "-") {
        throw UsageError("--rejects vraagt de naam van een bestand; op stdout staan de resultaten");
    }
    if (options.receipt == "-") {
        throw UsageError("--receipt vraagt de naam van een bestand; op stdout staan de resultaten");
    }
    if (options.map == "-") {
        throw UsageError("--map vraagt de naam van een bestand; op stdin staan de records");
    }
    require_different(options.output, options.rejects,
                      "--output en --rejects zijn hetzelfde bestand");
    require_different(options.output, options.input,
                      "--output is het invoerbestand; kies een andere naam");
    require_different(options.rejects, options.input,
                      "--rejects is het invoerbestand; kies een andere naam");
    require_different(options.receipt, options.output,
                      "--receipt en --output zijn hetzelfde bestand");
    require_different(options.receipt, options.rejects,
                      "--receipt en --rejects zijn hetzelfde bestand");
    require_different(options.receipt, options.input,
                      "--receipt is het invoerbestand; kies een andere naam");
    for (const std::string* file : {&options.output, &options.rejects, &options.receipt}) {
        require_different(*file, options.map,
                          "de kolommenlijst van --map is ook een bestand om te schrijven; kies een "
                          "andere naam");
    }
    require_different(options.map, options.input, "--map is het invoerbestand");
    for (const std::string& instrument : options.instruments) {
        if (is_instrument_path(instrument)) {
            require_different(options.receipt, instrument,
                              "--receipt is het bestand van een instrument; kies een andere naam");
        }
    }
}

bool use_color(const std::string& option, int descriptor) {
    if (option == "always") {
        return true;
    }
    if (option == "never") {
        return false;
    }
    if (option != "auto") {
        throw UsageError(
            fmt::format("--color: '{}' is niet bekend; toegestaan: auto, always, never", option));
    }
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool is_dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    return isatty(descriptor) == 1 && !is_dumb && (no_color == nullptr || *no_color == '\0');
}

std::vector<Gate> parse_gates(const std::vector<std::string>& texts, const Catalog& catalog) {
    std::vector<Gate> gates;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos) {
            throw UsageError(fmt::format("--fail-on '{}': schrijf BESLUIT=UITKOMST", text));
        }
        const std::string decision_id = text.substr(0, equals);
        const std::string outcome = text.substr(equals + 1);
        const std::optional<std::size_t> decision = catalog.find_decision(decision_id);
        if (!decision) {
            std::vector<std::string> ids;
            for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
                ids.push_back(catalog.decision(index).id);
            }
            throw UsageError(fmt::format("--fail-on: besluit '{}' bestaat niet; toegestaan: {}",
                                         decision_id, join(ids, ", ")));
        }
        const std::vector<std::string> ids = gate_outcomes(catalog.decision(*decision));
        if (std::find(ids.begin(), ids.end(), outcome) == ids.end()) {
            throw UsageError(
                fmt::format("--fail-on: uitkomst '{}' bestaat niet bij besluit {}; toegestaan: {}",
                            outcome, decision_id, join(ids, ", ")));
        }
        gates.push_back({*decision, outcome});
    }
    return gates;
}

Catalog load_catalog(const std::vector<std::string>& instruments,
                     std::vector<std::string>& selected, InstrumentUse use) {
    const std::string_view subject = use == InstrumentUse::score ? "--instrument: " : "";
    std::vector<InstrumentText> texts = builtin_instruments();
    std::vector<std::string> files;  // per name; empty for an id
    for (const std::string& instrument : instruments) {
        files.emplace_back();
        // Standard input can be an instrument only where it is not the records.
        const bool is_stdin = use == InstrumentUse::check && instrument == "-";
        if (is_instrument_path(instrument) || is_stdin) {
            texts.push_back(read_instrument_file(instrument));
            files.back() = texts.back().name;
        }
    }
    Catalog catalog(texts);
    const std::vector<std::string> ids = instrument_ids(catalog, use);
    for (std::size_t index = 0; index < instruments.size(); ++index) {
        const std::string& name = instruments[index];
        if (!files[index].empty()) {
            const auto known = std::find_if(
                catalog.instruments().begin(), catalog.instruments().end(),
                [&](const Instrument& candidate) { return candidate.file == files[index]; });
            if (known == catalog.instruments().end()) {
                throw UsageError(fmt::format(
                    "{}{} is hetzelfde instrument als een ander opgegeven bestand{}", subject, name,
                    use == InstrumentUse::check ? "; vergelijk twee versies met --diff" : ""));
            }
            selected.push_back(known->id);
            continue;
        }
        if (std::find(ids.begin(), ids.end(), name) == ids.end()) {
            throw UsageError(
                fmt::format("{}instrument '{}' bestaat niet{}; toegestaan: {}, of een "
                            "bestand als map/naam.yaml",
                            subject, name, did_you_mean(name, ids), join(ids, ", ")));
        }
        selected.push_back(name);
    }
    return catalog;
}

}  // namespace rodevlag::tools
