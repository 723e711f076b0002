#include "case/sheet.h"

#include <CLI/App.hpp>
#include <algorithm>
#include <fmt/format.h>

#include "case/make.h"
#include "case/pdf.h"
#include "case/sheet_folder.h"
#include "common/options.h"
#include "common/run_main.h"
#include "rodevlag/answer_sheet.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/byte_stream.h"
#include "rodevlag/dutch_number.h"
#include "rodevlag/exercise_form.h"
#include "rodevlag/exercise_key.h"
#include "rodevlag/trainee_sheet.h"
#include "rodevlag/trainer_guide.h"

namespace rodevlag::tools {

namespace {

/// The formats that are asked for.
struct Formats {
    bool markdown = false;
    bool html = false;
    bool pdf = false;
};

Formats formats_of(const std::vector<std::string>& words) {
    Formats formats;
    for (const std::string& word : words) {
        if (word != "markdown" && word != "html" && word != "pdf") {
            throw UsageError(
                fmt::format("--to: '{}' is niet bekend; toegestaan: markdown, html, pdf", word));
        }
        formats.markdown = formats.markdown || word == "markdown";
        formats.pdf = formats.pdf || word == "pdf";
        formats.html = formats.html || word == "html" || word == "pdf";  // the PDF is made of it
    }
    formats.html = formats.html || words.empty();
    return formats;
}

/// Letters, digits, . _ and -, and not one of these first: a name of a file everywhere, and no
/// formula in a spreadsheet.
bool can_be_file_name(const std::string& id) {
    constexpr std::string_view letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    constexpr std::string_view signs = "._-";
    constexpr std::size_t longest = 100;
    return id.size() <= longest && letters.find(id.front()) != std::string_view::npos &&
           std::all_of(id.begin(), id.end(), [&](char character) {
               return letters.find(character) != std::string_view::npos ||
                      signs.find(character) != std::string_view::npos;
           });
}

void require_file_names(const std::vector<Exercise>& exercises, const std::string& key) {
    std::vector<Problem> problems;
    for (std::size_t index = 0; index < exercises.size(); ++index) {
        if (!can_be_file_name(exercises[index].id)) {
            problems.push_back({key, 0, 0,
                                fmt::format("oefening {}: de naam bij 'zaak' wordt ook de naam van "
                                            "een bestand; gebruik alleen letters, cijfers, . _ en "
                                            "-, met een letter of cijfer vooraan",
                                            index + 1)});
        }
    }
    if (!problems.empty()) {
        throw InstrumentError(std::move(problems));
    }
}

void add_hand_out(std::vector<SheetFile>& files, const std::string& name, const HandOut& hand_out,
                  const Formats& formats) {
    files.push_back({name + ".html", hand_out_html(hand_out), formats.html});
    files.push_back({name + ".md", hand_out_markdown(hand_out), formats.markdown});
}

void write_pdf(const std::string& folder, const SheetFile& page) {
    const std::string html = folder + "/" + page.path;
    OutputFile pdf(html.substr(0, html.size() - std::string_view("html").size()) + "pdf");
    pdf.write(pdf_of(html));
    pdf.finish();
}

/// Who can tell about each question: the sources of the built-in stories. With an instrument of the
/// user's own nobody is known, because the built-in stories are not about it.
TellersOf known_tellers(const Catalog& catalog, const SheetOptions& options) {
    if (!options.instruments.empty()) {
        return {};
    }
    std::vector<StoryText> texts;
    for (const BuiltinStories& story : builtin_stories()) {
        texts.push_back({std::string(story.name), std::string(story.text)});
    }
    return tellers_of(read_story_book(catalog, texts));
}

std::vector<SheetFile> files_of(const Catalog& catalog, const std::vector<Exercise>& exercises,
                                const Formats& formats, const TellersOf& tellers) {
    Scorer scorer(catalog);
    Router router(scorer);
    std::vector<SheetFile> files;
    add_hand_out(files, "deelnemers/opgaven", trainee_sheet(catalog, exercises), formats);
    add_hand_out(files, "trainer/trainer-sleutel", answer_sheet(router, exercises), formats);
    add_hand_out(files, "trainer/trainer-gids", trainer_guide(router, exercises, tellers), formats);
    for (std::size_t index = 0; index < exercises.size(); ++index) {
        files.push_back({fmt::format("deelnemers/formulier-{}.yaml", exercises[index].id),
                         form_yaml(catalog, exercises[index], index + 1)});
    }
    files.push_back({"deelnemers/formulier.csv", form_csv(catalog, exercises)});
    return files;
}

}  // namespace

void declare_sheet(CLI::App& app, SheetOptions& options) {
    app.add_option("-o,--output", options.folder,
                   help_text("Schrijf in deze map: deelnemers/ om uit te delen, trainer/ voor u. "
                             "Wat er al staat met een andere inhoud, wordt niet overschreven"))
        ->type_name("MAP");
    app.add_option("-t,--to", options.formats,
                   help_text("Vorm van de bladen: html (standaard), markdown of pdf. Mag vaker; "
                             "bij pdf komt html mee. De formulieren komen er altijd bij"))
        ->type_name("VORM")
        ->allow_extra_args(false);
    app.add_option("-i,--instrument", options.instruments,
                   help_text("Gebruik dit bestand in plaats van het ingebouwde instrument, zoals "
                             "bij het maken van de sleutel. Mag vaker"))
        ->type_name("BESTAND")
        ->allow_extra_args(false);
    app.add_flag("-q,--quiet", options.quiet, help_text("Zeg niet op stderr wat er is geschreven"));
    app.add_option("SLEUTEL", options.key,
                   help_text("De sleutel van rv-case make; - is "
                             "standaardinvoer"))
        ->type_name("");
}

int run_sheet(const SheetOptions& options) {
    if (options.key.empty()) {
        throw UsageError("noem de sleutel: rv-case sheet SLEUTEL -o MAP");
    }
    if (options.folder.empty()) {
        throw UsageError("--output ontbreekt: noem de map voor de bladen");
    }
    const Formats formats = formats_of(options.formats);
    std::vector<std::string> selected;
    const Catalog catalog = load_catalog(options.instruments, selected);
    FileSource source(options.key);
    const std::vector<Exercise> exercises = read_exercises(catalog, source);
    require_file_names(exercises, source.name());
    const std::vector<SheetFile> files =
        files_of(catalog, exercises, formats, known_tellers(catalog, options));
    require_same_or_new(options.folder, files);
    write_sheet_files(options.folder, files);
    if (formats.pdf) {
        for (const SheetFile& file : files) {
            if (file.path.ends_with(".html")) {
                write_pdf(options.folder, file);
            }
        }
    }
    if (!options.quiet) {
        print_message(case_program,
                      fmt::format("{}: uitdelen: {}/deelnemers; alleen voor u: {}/trainer",
                                  counted(exercises.size(), "opgave", "opgaven"), options.folder,
                                  options.folder));
    }
    return exit_ok;
}

}  // namespace rodevlag::tools
