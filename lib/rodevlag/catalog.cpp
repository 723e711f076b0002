#include "rodevlag/catalog.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>
#include <utility>

#include "rodevlag/instrument_file.h"
#include "rodevlag/link.h"
#include "rodevlag/link_checks.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

namespace {

std::optional<std::size_t> find_in(const std::unordered_map<std::string, std::size_t>& map,
                                   std::string_view name) {
    const auto found = map.find(std::string(name));
    return found == map.end() ? std::nullopt : std::optional(found->second);
}

/// In the order of the files, then by position; what is said twice at one place only once.
void sort_by_file(std::vector<Problem>& problems, const std::vector<InstrumentText>& texts) {
    std::vector<Problem> sorted;
    std::vector<std::string_view> done;
    for (const InstrumentText& text : texts) {
        if (std::find(done.begin(), done.end(), text.name) != done.end()) {
            continue;
        }
        done.push_back(text.name);
        std::vector<Problem> of_file;
        std::copy_if(problems.begin(), problems.end(), std::back_inserter(of_file),
                     [&](const Problem& problem) { return problem.file == text.name; });
        sort_problems(of_file);
        std::move(of_file.begin(), of_file.end(), std::back_inserter(sorted));
    }
    problems = std::move(sorted);
}

}  // namespace

Catalog::Catalog(const std::vector<InstrumentText>& texts) {
    std::vector<Problem> problems;
    for (const InstrumentText& text : texts) {
        add(read_instrument(text, problems));
    }
    index_names(problems);
    for (std::size_t index = 0; index < m_instruments.size(); ++index) {
        link_instrument(*this, index, m_instruments[index], problems);
    }
    check_circles(*this, problems);
    check_columns(*this, problems);
    if (!problems.empty()) {
        sort_by_file(problems, texts);
        throw InstrumentError(std::move(problems));
    }
}

void Catalog::add(Instrument instrument) {
    if (instrument.id.empty()) {
        return;  // what is wrong with it was reported
    }
    const auto [place, is_new] = m_instrument_by_id.emplace(instrument.id, m_instruments.size());
    if (is_new) {
        m_instruments.push_back(std::move(instrument));
    } else {
        m_instruments[place->second] = std::move(instrument);
    }
}

void Catalog::index_names(std::vector<Problem>& problems) {
    for (std::size_t place = 0; place < m_instruments.size(); ++place) {
        const Instrument& instrument = m_instruments[place];
        for (std::size_t item = 0; item < instrument.items.size(); ++item) {
            m_item_by_name.emplace(instrument.items[item].name, m_items.size());
            m_items.emplace_back(place, item);
        }
        for (std::size_t index = 0; index < instrument.decisions.size(); ++index) {
            const Decision& decision = instrument.decisions[index];
            const auto [found, is_new] = m_decision_by_id.emplace(decision.id, m_decisions.size());
            if (!is_new) {
                const std::size_t other = m_decisions[found->second].first;
                problems.push_back({instrument.file, decision.place.line, decision.place.column,
                                    fmt::format("besluit '{}' bestaat al in instrument '{}'",
                                                decision.id, m_instruments[other].id)});
            }
            m_decisions.emplace_back(place, index);
        }
    }
}

const Item& Catalog::item(std::size_t index) const {
    const auto& [instrument, place] = m_items.at(index);
    return m_instruments[instrument].items[place];
}

const Decision& Catalog::decision(std::size_t index) const {
    const auto& [instrument, place] = m_decisions.at(index);
    return m_instruments[instrument].decisions[place];
}

std::optional<std::size_t> Catalog::find_item(std::string_view name) const {
    return find_in(m_item_by_name, name);
}

std::optional<std::size_t> Catalog::find_decision(std::string_view id) const {
    return find_in(m_decision_by_id, id);
}

std::optional<std::size_t> Catalog::find_instrument(std::string_view id) const {
    return find_in(m_instrument_by_id, id);
}

}  // namespace rodevlag
