#include "ask/choice.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/error.h"
#include "rodevlag/interview.h"
#include "rodevlag/mentions.h"
#include "rodevlag/nearest.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

/// `  id  title` for every instrument with decisions.
std::string choices(const Catalog& catalog) {
    std::size_t width = 0;
    for (const Instrument& instrument : catalog.instruments()) {
        width = std::max(width, instrument.id.size());
    }
    std::string text;
    for (const Instrument& instrument : catalog.instruments()) {
        if (!instrument.decisions.empty()) {
            text += fmt::format("\n  {:<{}}  {}", instrument.id, width, instrument.title);
        }
    }
    return text;
}

std::size_t decision_of(const Catalog& catalog, const std::string& id) {
    const std::optional<std::size_t> decision = catalog.find_decision(id);
    if (!decision) {
        std::vector<std::string> known;
        for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
            known.push_back(catalog.decision(index).id);
        }
        throw UsageError(fmt::format("--decision: besluit '{}' bestaat niet{}; toegestaan: {}", id,
                                     did_you_mean(id, known), join(known, ", ")));
    }
    return *decision;
}

bool is_for(const Catalog& catalog, const Decision& decision, const std::vector<bool>& present) {
    const auto is_present = [&](std::size_t item) { return present[item]; };
    const std::vector<std::size_t> asking = items_asking_for(catalog, decision);
    return catalog.instrument_of(decision).items.empty()
               ? !asking.empty() && std::ranges::all_of(asking, is_present)
               : std::ranges::any_of(asking, is_present);
}

}  // namespace

std::vector<std::size_t> chosen_decisions(const Catalog& catalog, const ChosenIds& chosen,
                                          const std::vector<std::string>& names) {
    std::vector<bool> present(catalog.item_count());
    for (const std::string& name : names) {
        if (const auto item = catalog.find_item(plain_name(name))) {
            present[*item] = true;
        }
    }
    const bool is_chosen = !chosen.instruments.empty() || !chosen.decisions.empty();
    std::vector<std::size_t> decisions;
    for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
        const Decision& decision = catalog.decision(index);
        const std::string& id = catalog.instrument_of(decision).id;
        const auto& ids = chosen.instruments;
        if (is_chosen ? std::ranges::find(ids, id) != ids.end()
                      : is_for(catalog, decision, present)) {
            decisions.push_back(index);
        }
    }
    for (const std::string& id : chosen.decisions) {
        decisions.push_back(decision_of(catalog, id));
    }
    if (decisions.empty()) {
        throw UsageError("kies met --instrument welk instrument u wilt invullen:" +
                         choices(catalog));
    }
    return interview_order(catalog, std::move(decisions));
}

}  // namespace rodevlag::tools
