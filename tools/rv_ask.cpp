// rv-ask: fills in the answers of one case at the terminal, in the order that decides soonest.
#include <CLI/App.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

#include "ask/choice.h"
#include "ask/dialogue.h"
#include "ask/filled_in.h"
#include "common/options.h"
#include "common/run_main.h"
#include "rodevlag/error.h"
#include "rodevlag/record_format.h"
#include "rodevlag/yaml_answer_edit.h"

namespace {

using namespace rodevlag;
using namespace rodevlag::tools;

const Program program{
    "rv-ask",
    "Vult de antwoorden van één zaak in, vraag voor vraag. Eerst komen de vragen die de uitkomst "
    "nog kunnen veranderen. Elk antwoord wordt meteen bewaard in het bestand (YAML). De uitkomst "
    "is een advies; de bevoegde organisatie beslist.",
    "Voorbeelden:\n"
    "  rv-ask --instrument ID zaak.yaml\n"
    "  rv-ask zaak.yaml                       (gaat verder waar u stopte)\n"
    "  rv-ask --decision ID --only-deciding zaak.yaml\n\n"
    "Typ bij een vraag hulp voor wat u kunt doen. Status: 0 goed, ook als er vragen\n"
    "open zijn, 2 gebruik, 66 bestand of invoer niet leesbaar, 70 fout in het\n"
    "programma, 74 antwoord niet bewaard. Zie ook man rv-ask."};

struct AskOptions {
    std::vector<std::string> instruments;
    std::vector<std::string> decisions;
    std::string case_id;
    bool only_deciding = false;
    bool quiet = false;
    std::string color = "auto";
    std::string file;
};

void declare(CLI::App& app, AskOptions& options) {
    app.add_option("-i,--instrument", options.instruments,
                   help_text("Vraag wat dit instrument vraagt: een id of een bestand. Mag vaker. "
                             "Zonder: de instrumenten waarvoor het bestand vragen heeft"))
        ->type_name("ID|BESTAND")
        ->allow_extra_args(false);
    app.add_option("--decision", options.decisions,
                   help_text("Vraag wat voor dit besluit nodig is. Mag vaker"))
        ->type_name("BESLUIT")
        ->allow_extra_args(false);
    app.add_option("--case", options.case_id,
                   help_text("Naam van de zaak in een nieuw bestand. Zonder: de naam van het "
                             "bestand zonder .yaml"))
        ->type_name("ZAAK");
    app.add_flag("--only-deciding", options.only_deciding,
                 help_text("Stel alleen vragen die een uitkomst nog kunnen veranderen"));
    app.add_flag("-q,--quiet", options.quiet,
                 help_text("Geen toelichting vooraf, geen voortgang en geen samenvatting"));
    app.add_option("--color", options.color,
                   help_text("Kleur op het scherm: auto, always of never"))
        ->type_name("WANNEER");
    app.add_option("BESTAND", options.file,
                   help_text("Het bestand met de antwoorden; het wordt gemaakt als het er niet is"))
        ->type_name("");
}

void check(const AskOptions& options) {
    if (options.file.empty() || options.file == "-") {
        throw UsageError("geef de naam van het bestand waarin de antwoorden komen");
    }
    const std::optional<RecordFormat> format = record_format_from_path(options.file);
    if (format && *format != RecordFormat::yaml) {
        throw UsageError(
            fmt::format("{}: rv-ask schrijft YAML; kies een naam op .yaml", options.file));
    }
    for (const std::string& instrument : options.instruments) {
        if (is_instrument_path(instrument)) {
            require_different(options.file, instrument,
                              "het bestand voor de antwoorden is het bestand van een instrument; "
                              "kies een andere naam");
        }
    }
}

/// A word of a command line, with quotes where a shell needs them.
std::string shell_word(const std::string& text) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./";
    if (text.find_first_not_of(plain) == std::string::npos && !text.starts_with("-")) {
        return text;
    }
    std::string quoted = "'";
    for (const char letter : text) {
        quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    }
    return (text.starts_with("-") ? "-- " : "") + quoted + "'";
}

/// How to go on another time.
std::string command_again(const AskOptions& options) {
    std::string command = program.name;
    for (const std::string& instrument : options.instruments) {
        command += " -i " + shell_word(instrument);
    }
    for (const std::string& decision : options.decisions) {
        command += " --decision " + shell_word(decision);
    }
    return command + (options.only_deciding ? " --only-deciding " : " ") + shell_word(options.file);
}

/// Makes a new file, or gives an existing one the id that it lacks.
void put_case_id(const AskOptions& options, AnswerFile& file, const FilledIn& filled_in) {
    if (file.is_new()) {
        const std::string id = options.case_id.empty()
                                   ? std::filesystem::path(options.file).stem().string()
                                   : options.case_id;
        const std::string begin =
            "# Antwoorden. Leeg of afwezig is niet ingevuld. Weet u het niet, schrijf dan "
            "onbekend.\nzaak:\n";
        file.save(with_yaml_answer(begin, "zaak", id, options.file));
        return;
    }
    if (options.case_id.empty() || options.case_id == filled_in.id) {
        return;
    }
    if (!filled_in.id.empty()) {
        throw UsageError(fmt::format("--case: in {} staat een andere zaak", options.file));
    }
    file.save(with_yaml_answer(file.text(), "zaak", options.case_id, options.file));
}

int run(const AskOptions& options) {
    check(options);
    const bool color = use_color(options.color, STDOUT_FILENO);
    ChosenIds chosen{{}, options.decisions};
    const Catalog catalog = load_catalog(options.instruments, chosen.instruments);
    AnswerFile file(options.file);
    const FilledIn filled_in = file.is_new() ? FilledIn{} : read_filled_in(catalog, file);
    for (const std::string& warning : filled_in.warnings) {
        print_message(program.name, warning);
    }
    Scorer scorer(catalog);
    Router router(scorer);
    Interview interview(router, chosen_decisions(catalog, chosen, filled_in.names),
                        options.only_deciding);
    put_case_id(options, file, filled_in);
    for (const auto& [item, text] : filled_in.answers) {
        interview.take(item, text);
    }
    Console console(color);
    Dialogue dialogue(interview, scorer, file, console, filled_in.notes,
                      {options.quiet, command_again(options)});
    dialogue.run();
    return exit_ok;
}

}  // namespace

int main(int argc, char** argv) {
    AskOptions options;
    return run_main(
        argc, argv, program, [&](CLI::App& app) { declare(app, options); },
        [&] { return run(options); });
}
