#include "case/mark.h"

#include <CLI/App.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>

#include "case/make.h"
#include "case/mark_intake.h"
#include "common/report_handler.h"
#include "common/run_main.h"
#include "rodevlag/exercise_key.h"
#include "rodevlag/marking_csv.h"
#include "rodevlag/marking_page.h"
#include "rodevlag/marking_report.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t report_width = 80;

void check(const MarkOptions& options) {
    if (options.key.empty() || options.answers.empty()) {
        throw UsageError(
            "mark vraagt een sleutel en antwoorden: rv-case mark SLEUTEL ANTWOORDEN...");
    }
    const std::string& to = options.common.to;
    if (to != "csv" && !report_format(to)) {
        throw UsageError(
            fmt::format("--to: '{}' is niet bekend; toegestaan: text, csv, html, markdown", to));
    }
    if (options.common.safe_for_excel && to != "csv") {
        throw UsageError("--safe-for-excel hoort bij --to csv");
    }
    use_color(options.common.color, -1);
    std::vector<std::string> files = options.answers;
    files.push_back(options.key);
    if (std::ranges::count(files, "-") > 1) {
        throw UsageError("standaardinvoer (-) kan maar één bestand zijn");
    }
    require_different(options.common.output, options.key,
                      "--output is de sleutel; kies een andere naam");
    for (const std::string& file : options.answers) {
        require_different(options.common.output, file,
                          "--output is een bestand met antwoorden; kies een andere naam");
        require_different(options.key, file,
                          fmt::format("{} is de sleutel, niet een bestand met antwoorden", file));
    }
}

std::string report_of(const MarkOptions& options, const MarkedGroup& group) {
    const CommonOptions& common = options.common;
    if (common.to == "csv") {
        return marking_csv(group, common.safe_for_excel);
    }
    const ReportFormat format = *report_format(common.to);
    if (format == ReportFormat::html) {
        return marking_page(group);
    }
    const bool color = use_color(common.color, writes_to_stdout(common) ? STDOUT_FILENO : -1);
    std::string text;
    const auto add = [&](const Document& document) {
        const std::string_view gap = format == ReportFormat::text ? "\n\n" : "\n";
        text += text.empty() ? "" : gap;
        text += format == ReportFormat::text ? render_text(document, report_width, color)
                                             : render_markdown(document);
    };
    add(group_report(group));
    for (const Trainee& trainee : group.trainees()) {
        add(trainee_report(group, trainee));
    }
    return text;
}

/// What the run tells at its end. Names of trainees stand in the report alone.
void tell_summary(const MarkOptions& options, const MarkIntake& intake, const MarkedGroup& group) {
    const auto warn = [](const std::string& message) { print_message(case_program, message); };
    if (intake.unasked_count() > 0) {
        warn(fmt::format(
            "let op: antwoorden op vragen die de oefening niet stelt, tellen niet mee: {}",
            intake.unasked_count()));
    }
    if (group.skipped_count() > 0) {
        warn(fmt::format("let op: oefeningen die een deelnemer oversloeg: {}; het verslag noemt ze",
                         group.skipped_count()));
    }
    if (!options.common.quiet) {
        warn(fmt::format("gelezen {} = nagekeken {} + afgewezen {}", intake.read_count(),
                         intake.read_count() - intake.rejected_count(), intake.rejected_count()));
    }
}

}  // namespace

void declare_mark(CLI::App& app, MarkOptions& options) {
    CommonOptions& common = options.common;
    common.to = "text";
    app.add_option("SLEUTEL", options.key, help_text("De sleutel die rv-case make schreef"))
        ->type_name("");
    app.add_option("ANTWOORDEN", options.answers,
                   help_text("Bestanden met antwoorden: een per deelnemer, of een CSV voor allen; "
                             "- is standaardinvoer"))
        ->type_name("");
    app.add_option("-i,--instrument", common.instruments,
                   help_text("Het bestand van een instrument waarmee de sleutel is gemaakt. Mag "
                             "vaker"))
        ->type_name("BESTAND")
        ->allow_extra_args(false);
    app.add_option("-f,--from", common.from,
                   help_text("Vorm van de antwoorden: csv, jsonl, json of yaml. Zonder: herkend "
                             "aan naam en inhoud"))
        ->type_name("VORM");
    app.add_option("--delimiter", common.delimiter,
                   help_text("Scheidingsteken van CSV met antwoorden, of het woord tab. Zonder: "
                             "herkend aan de kolomnamen"))
        ->type_name("TEKEN");
    app.add_option("--encoding", common.encoding,
                   help_text("Tekenset van de antwoorden: utf-8 (standaard), windows-1252, "
                             "iso-8859-15, utf-16, utf-16le of utf-16be"))
        ->type_name("TEKENSET");
    app.add_flag("--show-values", common.show_values,
                 help_text("Toon in foutmeldingen ook wat er was ingevuld"));
    app.add_option("-t,--to", common.to,
                   help_text("Vorm van het verslag: text (standaard), csv, html of markdown"))
        ->type_name("VORM");
    declare_output_option(app, common);
    app.add_flag("--safe-for-excel", common.safe_for_excel,
                 help_text("Zet in CSV een ' voor elke cel die een spreadsheet als formule zou "
                           "uitvoeren"));
    app.add_flag("-q,--quiet", common.quiet,
                 help_text("Geen samenvatting op stderr; waarschuwingen en fouten blijven"));
    app.add_option("--color", common.color,
                   help_text("Kleur in leesbare uitvoer: auto, always of never"))
        ->type_name("WANNEER");
}

int run_mark(const MarkOptions& options) {
    check(options);
    std::vector<std::string> selected;
    const Catalog catalog = load_catalog(options.common.instruments, selected);
    FileSource key(options.key);
    const std::vector<Exercise> exercises = read_exercises(catalog, key);
    Scorer scorer(catalog);
    Router router(scorer);
    Marker marker(router, exercises);
    MarkedGroup group(catalog, exercises);
    MarkIntake intake(options.common, marker, group);
    bool is_all_read = true;
    for (const std::string& file : options.answers) {
        try {
            intake.read(file);
        } catch (const InputError& error) {
            // The work of the other trainees is marked all the same.
            print_message(case_program, error.what());
            is_all_read = false;
        }
    }
    if (!group.trainees().empty()) {
        const std::unique_ptr<ByteSink> sink = open_output(options.common);
        sink->write(report_of(options, group));
        sink->finish();
    }
    tell_summary(options, intake, group);
    if (!is_all_read) {
        return exit_no_input;
    }
    return intake.rejected_count() > 0 || group.trainees().empty() ? exit_rejected : exit_ok;
}

}  // namespace rodevlag::tools
