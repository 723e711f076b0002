#include "rodevlag/merged_actions_report.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/report_text.h"

namespace rodevlag {

namespace {

/// The document of the main route; lines of other documents get its name.
std::string_view main_document(const Catalog& catalog) {
    for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
        const Decision& decision = catalog.decision(index);
        if (decision.kind == DecisionKind::main_route) {
            return catalog.instrument_of(decision).document;
        }
    }
    return catalog.instruments().front().document;
}

const Organisation& organisation_of(const Catalog& catalog, const AdvisedAction& part) {
    const Decision& decision = catalog.decision(part.decision);
    const std::vector<Organisation>& all = catalog.instrument_of(decision).organisations;
    return *std::find_if(all.begin(), all.end(), [&](const Organisation& organisation) {
        return organisation.id == decision.actions[part.advice.action].who;
    });
}

std::vector<std::string> details_of(const Catalog& catalog, const MergedAction& act) {
    std::vector<std::string> details;
    const auto add = [&](std::string text) {
        if (std::find(details.begin(), details.end(), text) == details.end()) {
            details.push_back(std::move(text));
        }
    };
    if (!act.deadline.empty()) {
        add(fmt::format("Termijn (indicatie): {}", act.deadline));
    }
    std::vector<std::string> origins;
    for (const AdvisedAction& part : act.parts) {
        const Decision& decision = catalog.decision(part.decision);
        const Action& action = decision.actions[part.advice.action];
        if (!action.legal_ground.empty()) {
            add(fmt::format("Grondslag: {}", action.legal_ground));
        }
        for (const std::size_t remark : part.advice.remarks) {
            add(fmt::format("Let op: {}", action.remarks[remark].text));
        }
        origins.push_back(fmt::format("{} ({}{})", decision.id,
                                      act.certain && !part.advice.certain ? "misschien; " : "",
                                      describe_sources(action.sources, main_document(catalog))));
    }
    details.push_back(fmt::format("Uit: {}", joined_words(origins, "en")));
    return details;
}

Block item_of(const Catalog& catalog, const MergedAction& act) {
    const AdvisedAction& first = act.parts.front();
    const Action& action = catalog.decision(first.decision).actions[first.advice.action];
    return {Block::Kind::item,
            act.certain ? fmt::format("[{}] {}", act.modality, action.what)
                        : fmt::format("{}: [{}] {}", action.who, act.modality, action.what),
            details_of(catalog, act)};
}

/// What is not in the list, so that nobody takes it for complete: acts that hang on an outcome that
/// is open, with their number where somebody began to answer.
void add_not_listed(Document& document, const Catalog& catalog, const Overview& overview) {
    std::vector<std::string> begun;
    bool has_blank = false;
    for (const OverviewEntry& entry : overview.entries) {
        if (entry.possible_actions == 0) {
            continue;
        }
        has_blank = has_blank || !entry.filled_in;
        if (entry.filled_in) {
            begun.push_back(fmt::format("{} ({})", catalog.decision(entry.decision).id,
                                        entry.possible_actions));
        }
    }
    if (!begun.empty()) {
        document.push_back(
            {Block::Kind::paragraph,
             fmt::format("Niet in deze lijst: wat alleen bij een deel van de uitkomsten hoort, "
                         "zolang de uitkomst nog open is: {}. Bekijk dat met rv-route --route "
                         "BESLUIT.",
                         joined_words(begun, "en"))});
    }
    if (has_blank) {
        document.push_back({Block::Kind::paragraph,
                            "Ook niet in deze lijst: wat misschien nodig is volgens besluiten die "
                            "niet zijn ingevuld."});
    }
}

}  // namespace

void add_merged_actions(Document& document, const Catalog& catalog, const Overview& overview) {
    std::string organisation;
    const auto possible = static_cast<std::size_t>(
        std::count_if(overview.actions.begin(), overview.actions.end(),
                      [](const MergedAction& act) { return !act.certain; }));
    bool in_possible = false;
    for (const MergedAction& act : overview.actions) {
        const Organisation& who = organisation_of(catalog, act.parts.front());
        if (act.certain && who.id != organisation) {
            organisation = who.id;
            document.push_back(actions_heading(who));
        } else if (!act.certain && !in_possible) {
            in_possible = true;
            add_possible_heading(document, possible);
        }
        document.push_back(item_of(catalog, act));
    }
    add_not_listed(document, catalog, overview);
}

std::string line_number_note(const Catalog& catalog) {
    return fmt::format("Regelnummers zonder naam verwijzen naar {}.", main_document(catalog));
}

}  // namespace rodevlag
