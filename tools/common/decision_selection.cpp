#include "common/decision_selection.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/error.h"
#include "rodevlag/mentions.h"
#include "rodevlag/nearest.h"
#include "rodevlag/result_members.h"
#include "rodevlag/route.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

bool contains(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

DecisionSelection::DecisionSelection(const Catalog& catalog,
                                     const std::vector<std::string>& instruments,
                                     const Wanted& wanted)
    : m_catalog(catalog),
      m_purpose(wanted.purpose),
      m_wants_overview(wanted.overview),
      m_selected_so_far(catalog.decision_count()) {
    for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
        const Decision& decision = catalog.decision(index);
        std::vector<bool>& asks = m_asks.emplace_back(catalog.item_count());
        for (const std::size_t item : items_asking_for(catalog, decision)) {
            asks[item] = true;
        }
        if (contains(instruments, catalog.instrument_of(decision).id) && is_about(decision)) {
            m_named.push_back(index);
        }
    }
    if (!instruments.empty() && m_named.empty()) {
        throw UsageError(fmt::format("--instrument: bij {} valt hier niets te berekenen",
                                     join(instruments, ", ")));
    }
    if (!wanted.decisions.empty()) {
        name_decisions(wanted.decisions);
    }
}

/// `--route`: these decisions and no others.
void DecisionSelection::name_decisions(const std::vector<std::string>& ids) {
    std::vector<std::string> known;
    for (std::size_t index = 0; index < m_catalog.decision_count(); ++index) {
        if (is_about(m_catalog.decision(index))) {
            known.push_back(m_catalog.decision(index).id);
        }
    }
    m_named.clear();
    for (const std::string& id : ids) {
        if (!contains(known, id)) {
            throw UsageError(
                fmt::format("--route: besluit '{}' bestaat niet of heeft geen "
                            "acties{}; toegestaan: {}",
                            id, did_you_mean(id, known), join(known, ", ")));
        }
        m_named.push_back(m_catalog.find_decision(id).value());
    }
}

bool DecisionSelection::is_about(const Decision& decision) const {
    return m_purpose == Purpose::score || has_route(decision);
}

const std::vector<SelectedDecision>& DecisionSelection::of(const Record& record) {
    if (m_layout == record.layout) {
        return m_current;
    }
    m_layout = record.layout;
    std::vector<std::string_view> names;
    m_stored.clear();
    for (std::size_t field = 0; field < record.fields.size(); ++field) {
        const std::string_view name = record.fields[field].name;
        names.push_back(name);
        const std::string plain = plain_name(name);
        const std::optional<std::size_t> decision = decision_of_column(m_catalog, plain);
        const bool is_outcome = plain.ends_with(".uitkomst");
        if (decision && (is_outcome || plain.ends_with(".mogelijk"))) {
            m_stored.push_back({field, *decision, is_outcome});
        }
    }
    m_current = of_names(names);
    return m_current;
}

std::vector<SelectedDecision> DecisionSelection::of_names(std::span<const std::string_view> names) {
    const std::vector<bool> wanted = wanted_decisions(names);
    std::vector<bool> stored(wanted.size());
    std::vector<bool> stored_actions(wanted.size());
    m_has_stored_overview = false;
    for (const std::string_view name : names) {
        const std::string plain = plain_name(name);
        m_has_stored_overview = m_has_stored_overview || is_overview_column(plain);
        if (const auto decision = decision_of_column(m_catalog, plain)) {
            stored[*decision] = true;
            stored_actions[*decision] = stored_actions[*decision] || plain.ends_with(".acties");
        }
    }
    std::vector<SelectedDecision> selected;
    for (std::size_t decision = 0; decision < wanted.size(); ++decision) {
        if (wanted[decision] || stored[decision]) {
            selected.push_back({decision, wanted[decision], stored_actions[decision]});
            m_selected_so_far[decision] = true;
        }
    }
    if (m_purpose == Purpose::route) {  // the chart is what people look for
        std::stable_partition(selected.begin(), selected.end(), [&](const SelectedDecision& one) {
            return m_catalog.decision(one.decision).flow.has_value();
        });
    }
    return selected;
}

std::vector<bool> DecisionSelection::wanted_decisions(
    std::span<const std::string_view> names) const {
    std::vector<bool> wanted(m_catalog.decision_count());
    if (!m_named.empty()) {
        for (const std::size_t decision : m_named) {
            wanted[decision] = true;
        }
        return wanted;
    }
    for (const std::string_view name : names) {
        const std::optional<std::size_t> item = m_catalog.find_item(plain_name(name));
        for (std::size_t decision = 0; item && decision < wanted.size(); ++decision) {
            if (m_asks[decision][*item] && is_about(m_catalog.decision(decision))) {
                wanted[decision] = true;
            }
        }
    }
    if (m_purpose == Purpose::route) {
        // What a chart asks along its way is not a route of its own.
        const std::vector<bool> chosen = wanted;
        for (std::size_t decision = 0; decision < chosen.size(); ++decision) {
            if (chosen[decision] && m_catalog.decision(decision).flow) {
                for (const std::size_t step : decisions_named_by(m_catalog.decision(decision))) {
                    wanted[step] = false;
                }
            }
        }
    }
    return wanted;
}

bool DecisionSelection::is_revised(const Record& record, const DecisionResult& result) const {
    for (const StoredField& stored : m_stored) {
        if (stored.decision != result.decision) {
            continue;
        }
        const std::string_view text = trimmed(record.fields[stored.field].text);
        if (text.empty()) {
            continue;
        }
        std::string computed = outcome_text(m_catalog, result);
        if (!stored.is_outcome) {
            computed = join(possible_ids(m_catalog, result), "|");
        }
        if (text != computed) {
            return true;
        }
    }
    return false;
}

}  // namespace rodevlag::tools
