#include "vocabulary.h"

#include <algorithm>

namespace rodevlag::mutation {

std::string Vocabulary::full_name(std::string_view name) const {
    const bool is_full = name.find('.') != std::string_view::npos;
    return is_full ? std::string(name) : m_instrument.id + "." + std::string(name);
}

const Item& Vocabulary::item(std::string_view name) const {
    return m_catalog.item(m_catalog.find_item(full_name(name)).value());
}

Names Vocabulary::neighbours(std::string_view name) const {
    const std::size_t index = m_catalog.find_item(full_name(name)).value();
    const Instrument& owner = m_catalog.instruments()[m_catalog.instrument_of_item(index)];
    const Item& subject = m_catalog.item(index);
    Names alike;
    std::size_t own = 0;
    for (const Item& other : owner.items) {
        if (other.id == subject.id) {
            own = alike.size();
        }
        if (other.is_date == subject.is_date && other.domain.values() == subject.domain.values()) {
            alike.push_back(owner.id == m_instrument.id ? other.id : other.name);
        }
    }
    Names result;
    if (own > 0) {
        result.push_back(alike[own - 1]);
    }
    if (own + 1 < alike.size()) {
        result.push_back(alike[own + 1]);
    }
    return result;
}

Names Vocabulary::answers(std::string_view name) const {
    return item(name).domain.values();
}

Names Vocabulary::meant(std::string_view name, const Names& words) const {
    const Domain& domain = item(name).domain;
    ValueSet values;
    for (const std::string& word : words.empty() ? Names{"ja"} : words) {
        values |= domain.meaning(word).value();
    }
    Names result;
    for (const Value value : values) {
        result.push_back(domain.values()[value]);
    }
    return result;
}

Names Vocabulary::outcomes(std::string_view decision) const {
    Names ids;
    for (const Outcome& outcome :
         m_catalog.decision(m_catalog.find_decision(decision).value()).outcomes) {
        ids.push_back(outcome.id);
    }
    return ids;
}

Names Vocabulary::other_decisions(std::string_view decision) const {
    Names ids;
    for (std::size_t index = 0; index < m_catalog.decision_count(); ++index) {
        const std::string& owner =
            m_catalog.instruments()[m_catalog.instrument_of_decision(index)].id;
        const Names& uses = m_instrument.uses;
        const bool is_used = std::find(uses.begin(), uses.end(), owner) != uses.end();
        if (m_catalog.decision(index).id != decision && (owner == m_instrument.id || is_used)) {
            ids.push_back(m_catalog.decision(index).id);
        }
    }
    return ids;
}

Names Vocabulary::other_concepts(std::string_view id) const {
    Names ids;
    for (const NamedCondition& named : m_instrument.concepts) {
        if (named.id != id) {
            ids.push_back(named.id);
        }
    }
    return ids;
}

Names Vocabulary::group(std::string_view id) const {
    for (const ItemGroup& candidate : m_instrument.groups) {
        if (candidate.id == id) {
            return candidate.items;
        }
    }
    return {};
}

}  // namespace rodevlag::mutation
