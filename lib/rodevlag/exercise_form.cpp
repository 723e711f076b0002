#include "rodevlag/exercise_form.h"

#include <fmt/format.h>
#include <set>

#include "rodevlag/csv_scanner.h"
#include "rodevlag/text.h"
#include "rodevlag/yaml_text.h"

namespace rodevlag {

namespace {

constexpr std::size_t comment_width = 92;

/// The question with its code, and with what may be answered unless that is ja or nee.
std::string question_line(const Item& item) {
    const std::string code = item.code.empty() ? "" : item.code + ": ";
    const std::string values = item.domain.values() == Domain::yes_no().values()
                                   ? ""
                                   : fmt::format(" ({})", join(item.domain.values(), ", "));
    return code + item.question + values;
}

void append_comment(std::string& yaml, std::string_view text, std::string_view indent) {
    for (const std::string& line : wrapped(text, comment_width)) {
        yaml += fmt::format("{}# {}\n", indent, line);
    }
}

}  // namespace

std::string form_yaml(const Catalog& catalog, const Exercise& exercise, std::size_t number) {
    std::string yaml;
    append_comment(yaml,
                   fmt::format("Formulier bij opgave {}. Schrijf uw antwoord achter de "
                               "dubbele punt.",
                               number),
                   "");
    append_comment(yaml,
                   "ja, nee of onbekend; staat er iets tussen haakjes, kies dan daaruit, of "
                   "onbekend. Leeg betekent: niet bekeken.",
                   "");
    append_comment(yaml, "Staat het niet in het verhaal, schrijf dan onbekend en niet nee.", "");
    append_comment(yaml, "Schrijf bij deelnemer een nummer of een schuilnaam.", "");
    yaml += "deelnemer:\nzaak: ";
    append_yaml_scalar(yaml, exercise.id);
    yaml += '\n';
    std::string_view open_space;
    // A key of YAML stands there once: the questions of an instrument must stand together.
    const std::set<std::size_t> questions(exercise.questions.begin(), exercise.questions.end());
    for (const std::size_t index : questions) {
        const Item& item = catalog.item(index);
        const std::string_view name = item.name;
        const std::string_view space = name.substr(0, name.find('.'));
        if (space != open_space) {
            yaml += fmt::format("{}:\n", space);
            open_space = space;
        }
        append_comment(yaml, question_line(item), "  ");
        yaml += fmt::format("  {}:\n", name.substr(space.size() + 1));
    }
    return yaml;
}

std::string form_csv(const Catalog& catalog, std::span<const Exercise> exercises) {
    constexpr char delimiter = ';';
    std::set<std::size_t> questions;
    for (const Exercise& exercise : exercises) {
        questions.insert(exercise.questions.begin(), exercise.questions.end());
    }
    std::string csv =
        "\xEF\xBB\xBF"
        "deelnemer;zaak";
    for (const std::size_t item : questions) {
        csv += delimiter;
        append_cell(csv, catalog.item(item).name, delimiter);
    }
    csv += "\r\n";
    for (const Exercise& exercise : exercises) {
        csv += delimiter;
        append_cell(csv, exercise.id, delimiter);
        csv.append(questions.size(), delimiter);
        csv += "\r\n";
    }
    return csv;
}

}  // namespace rodevlag
