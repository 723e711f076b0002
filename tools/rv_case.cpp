// rv-case: exercises for trainees, their hand-outs, and the marking of what trainees answered.
#include <CLI/App.hpp>
#include <functional>

#include "case/make.h"
#include "case/mark.h"
#include "case/sheet.h"
#include "common/options.h"
#include "common/run_main.h"

namespace {

using namespace rodevlag;
using namespace rodevlag::tools;

const Program program{
    case_program,
    "Voor trainers: maakt oefenzaken met een bewezen sleutel (make), de bladen en formulieren voor "
    "deelnemers en trainer (sheet), en kijkt de antwoorden na (mark).",
    "Voorbeelden:\n"
    "  rv-case make recept.yaml -o sleutel.jsonl\n"
    "  rv-case sheet sleutel.jsonl --to pdf -o bladen\n"
    "  rv-case mark sleutel.jsonl antwoorden.csv\n\n"
    "rv-case OPDRACHT --help toont de opties van een opdracht. Status: 0 goed,\n"
    "2 gebruik, 65 antwoorden afgewezen, 66 invoer niet leesbaar, 70 fout in het\n"
    "programma, 74 uitvoer niet geschreven. Zie ook man rv-case."};

CLI::App& add_command(CLI::App& app, const std::string& name, const std::string& purpose) {
    CLI::App& command = *app.add_subcommand(name, purpose);
    command.group("Opdrachten");
    command.get_help_ptr()->group("Opties");
    return command;
}

}  // namespace

int main(int argc, char** argv) {
    MakeOptions make;
    SheetOptions sheet;
    MarkOptions mark;
    std::function<int()> command;
    return run_main(
        argc, argv, program,
        [&](CLI::App& app) {
            declare_make(add_command(app, "make", "Maak oefenzaken en hun sleutel"), make);
            declare_sheet(add_command(app, "sheet", "Maak de bladen en formulieren"), sheet);
            declare_mark(add_command(app, "mark", "Kijk antwoorden van deelnemers na"), mark);
            app.get_subcommand("make")->callback([&] { command = [&] { return run_make(make); }; });
            app.get_subcommand("sheet")->callback(
                [&] { command = [&] { return run_sheet(sheet); }; });
            app.get_subcommand("mark")->callback([&] { command = [&] { return run_mark(mark); }; });
        },
        [&] { return command(); });
}
