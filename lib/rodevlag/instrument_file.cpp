#include "rodevlag/instrument_file.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "rodevlag/condition_file.h"
#include "rodevlag/date.h"
#include "rodevlag/decision_file.h"
#include "rodevlag/item_file.h"
#include "rodevlag/result_names.h"
#include "rodevlag/sha256.h"
#include "rodevlag/source_lines.h"
#include "rodevlag/yaml_fields.h"
#include "rodevlag/yaml_image.h"
#include "rodevlag/yaml_tree.h"

namespace rodevlag {

namespace {

/// Three numbers with dots: 1.0.0.
bool is_version(std::string_view text) {
    std::size_t numbers = 1;
    bool has_digit = false;
    for (const char character : text) {
        if (character == '.' && has_digit) {
            ++numbers;
            has_digit = false;
        } else if (character >= '0' && character <= '9') {
            has_digit = true;
        } else {
            return false;
        }
    }
    return numbers == 3 && has_digit;
}

/// An instrument with only facts has no decisions; an empty list says so.
bool has_decisions(const Fields& fields) {
    const YamlNode* decisions = fields.find("besluiten");
    return decisions != nullptr && !(decisions->is_sequence() && decisions->items.empty());
}

void read_heading(Fields& fields, Instrument& instrument, ProblemReport& report) {
    instrument.id = fields.id("instrument");
    instrument.place = fields.place("instrument");
    constexpr std::array<std::string_view, 4> taken = {"zaak", "antwoorden", "besluiten",
                                                       overview_section};
    if (std::find(taken.begin(), taken.end(), instrument.id) != taken.end()) {
        report.add(instrument.place, fmt::format("een instrument kan niet '{}' heten: dat woord "
                                                 "heeft een vaste betekenis in antwoordbestanden",
                                                 instrument.id));
    }
    instrument.title = fields.text("titel");
    instrument.version = fields.text("versie");
    if (!instrument.version.empty() && !is_version(instrument.version)) {
        report.add(fields.place("versie"),
                   fmt::format("versie '{}' moet uit drie getallen met punten bestaan, zoals 1.0.0",
                               instrument.version));
    }
    instrument.valid_from = fields.text("geldig_vanaf");
    if (!instrument.valid_from.empty() && !parse_date(instrument.valid_from)) {
        report.add(fields.place("geldig_vanaf"),
                   fmt::format("'{}' is geen bestaande datum; schrijf jaar-maand-dag, zoals "
                               "2021-01-31",
                               instrument.valid_from));
    }
    instrument.explanation = fields.optional_text("toelichting");
    if (has_decisions(fields)) {
        fields.need("toelichting");
    }
}

/// `bron` of the instrument itself: the document that all other sources are lines of.
void read_document(Fields& fields, Instrument& instrument, ProblemReport& report) {
    const YamlNode* node = fields.need("bron");
    if (node == nullptr) {
        return;
    }
    Fields source(*node, "de bron van het instrument", {"document", "regels", "plaats"}, report);
    instrument.document = document_name(source.text("document"));
    instrument.document_place = source.optional_text("plaats");
    if (const YamlNode* lines = source.need("regels")) {
        instrument.sources = read_sources(*lines, instrument.document, report);
    }
}

void read_uses(Fields& fields, Instrument& instrument, ProblemReport& report) {
    for (const YamlNode& node : fields.list("gebruikt")) {
        const std::optional<std::string> id = read_id(node, "gebruikt instrument", report);
        if (!id) {
            continue;
        }
        const auto& uses = instrument.uses;
        if (*id == instrument.id) {
            report.add(node, fmt::format("instrument '{}' kan zichzelf niet gebruiken", *id));
        } else if (std::find(uses.begin(), uses.end(), *id) != uses.end()) {
            report.add(node, fmt::format("instrument '{}' staat er twee keer", *id));
        } else {
            instrument.uses.push_back(*id);
            instrument.uses_places.push_back(place_of(node));
        }
    }
}

void read_organisations(Fields& fields, Instrument& instrument, ProblemReport& report) {
    for (const YamlNode& node : fields.list("organisaties")) {
        Fields organisation_fields(node, "deze organisatie", {"id", "naam"}, report);
        Organisation organisation;
        organisation.id = organisation_fields.text("id");
        organisation.name = organisation_fields.text("naam");
        if (organisation.id.find('|') != std::string::npos) {
            report.add(organisation_fields.place("id"),
                       fmt::format("in '{}' mag geen '|' staan", organisation.id));
        }
        const bool known =
            std::any_of(instrument.organisations.begin(), instrument.organisations.end(),
                        [&](const Organisation& other) { return other.id == organisation.id; });
        if (known && !organisation.id.empty()) {
            report.add(organisation_fields.place("id"),
                       fmt::format("organisatie '{}' staat er twee keer", organisation.id));
        }
        instrument.organisations.push_back(std::move(organisation));
    }
}

/// `onleesbaar`: passages of the source that cannot be read.
void read_unreadable(Fields& fields, Instrument& instrument, ProblemReport& report) {
    for (const YamlNode& node : fields.list("onleesbaar")) {
        Fields passage(node, "deze onleesbare passage", {"tekst", "bron"}, report);
        instrument.unreadable.push_back(
            {passage.text("tekst"), {}, read_sources(passage, instrument.document, report)});
    }
}

void read_body(Fields& fields, Instrument& instrument, ProblemReport& report) {
    instrument.groups = read_groups(fields.list("groepen"), report);
    ConditionReader conditions(instrument.id, instrument.groups, instrument.document, report);
    instrument.concepts = conditions.read_concepts(fields.list("begrippen"));
    ItemReader items(conditions, instrument.document, report);
    instrument.items = items.read(fields.list("items"));
    check_groups(instrument.groups, instrument.items, report);
    DecisionReader decisions(conditions, instrument.organisations, instrument.document, report);
    if (has_decisions(fields)) {
        instrument.decisions = decisions.read(fields.list("besluiten"));
    }
    if (fields.usable() && !fields.has("items") && !fields.has("besluiten")) {
        report.add(instrument.place, "een instrument heeft 'items', 'besluiten' of allebei");
    }
}

}  // namespace

std::optional<std::size_t> Decision::find_outcome(std::string_view outcome_id) const {
    for (std::size_t index = 0; index < outcomes.size(); ++index) {
        if (outcomes[index].id == outcome_id) {
            return index;
        }
    }
    return std::nullopt;
}

Instrument read_instrument(const InstrumentText& text, std::vector<Problem>& problems) {
    Instrument instrument;
    instrument.file = text.name;
    // A built-in file was read when the library was built; the image is the tree it gave.
    const bool is_built_in = text.image != nullptr;
    instrument.sha256 = is_built_in ? text.sha256 : sha256_hex(text.text);
    YamlDocument document =
        is_built_in ? tree_of_image(*text.image) : read_yaml(text.text, text.name);
    std::vector<Problem> found = std::move(document.problems);
    if (document.complete && document.root.find("gevallen") != nullptr) {
        found.push_back({text.name, document.root.line, document.root.column,
                         "dit is een bestand met gevallen; noem het instrument ernaast"});
    } else if (document.complete) {
        ProblemReport report(text.name, found);
        Fields fields(
            document.root, "een instrument",
            {"instrument", "titel", "versie", "geldig_vanaf", "bron", "toelichting", "gebruikt",
             "organisaties", "groepen", "items", "begrippen", "besluiten", "onleesbaar"},
            report);
        if (fields.usable()) {
            read_heading(fields, instrument, report);
            read_document(fields, instrument, report);
            read_uses(fields, instrument, report);
            read_organisations(fields, instrument, report);
            read_unreadable(fields, instrument, report);
            read_body(fields, instrument, report);
        }
    }
    sort_problems(found);
    std::move(found.begin(), found.end(), std::back_inserter(problems));
    return instrument;
}

}  // namespace rodevlag
