#include "rodevlag/aligned_variables.h"

#include <algorithm>
#include <stdexcept>

namespace rodevlag {

namespace {

/// The question with this name, or nothing when the version has none.
const Item* find_question(const Catalog& catalog, const std::string& name) {
    const std::optional<std::size_t> index = catalog.find_item(name);
    return index && !catalog.item(*index).is_date ? &catalog.item(*index) : nullptr;
}

/// The place of a word in the list, added when it is new.
Value value_of(std::vector<std::string>& words, const std::string& word) {
    const auto found = std::find(words.begin(), words.end(), word);
    const auto place = static_cast<std::size_t>(found - words.begin());
    if (place >= max_domain_size) {
        throw std::length_error("aligned variables: too many values");
    }
    if (found == words.end()) {
        words.push_back(word);
    }
    return static_cast<Value>(place);
}

}  // namespace

AlignedVariables::AlignedVariables(const Catalog& old_catalog,
                                   const std::vector<std::size_t>& before,
                                   const Catalog& new_catalog,
                                   const std::vector<std::size_t>& after) {
    // A new question comes behind the one it follows in its own version, because neighbours there
    // belong together.
    for (const auto& [catalog, items] :
         {std::pair(&old_catalog, &before), {&new_catalog, &after}}) {
        std::size_t next = 0;
        for (const std::size_t item : *items) {
            next = place_of(catalog->item(item).name, next) + 1;
        }
    }
    add_values(old_catalog, &Question::known_before);
    add_values(new_catalog, &Question::known_after);
    align(old_catalog, before, m_images_before);
    align(new_catalog, after, m_images_after);
    count();
}

/// The place of the variable with this name; a new one is put at `next`.
std::size_t AlignedVariables::place_of(const std::string& name, std::size_t next) {
    const auto found = std::ranges::find(m_variables, name, &Question::name);
    if (found != m_variables.end()) {
        return static_cast<std::size_t>(found - m_variables.begin());
    }
    m_variables.insert(m_variables.begin() + static_cast<std::ptrdiff_t>(next), {name, {}, {}, {}});
    return next;
}

void AlignedVariables::add_values(const Catalog& catalog, ValueSet Question::*known) {
    for (Question& variable : m_variables) {
        if (const Item* item = find_question(catalog, variable.name)) {
            for (const std::string& word : item->domain.values()) {
                variable.*known |= ValueSet::single(value_of(variable.words, word));
            }
        }
    }
}

void AlignedVariables::align(const Catalog& catalog, const std::vector<std::size_t>& items,
                             std::vector<VariableImage>& images) {
    for (const std::size_t index : items) {
        const Item& item = catalog.item(index);
        VariableImage image{place_of(item.name, 0), {}};
        for (const std::string& word : item.domain.values()) {
            image.values.push_back(value_of(m_variables[image.variable].words, word));
        }
        images.push_back(std::move(image));
    }
}

void AlignedVariables::count() {
    constexpr Count limit = Count{1} << 127U;
    Count fillable_before = 1;
    Count fillable_after = 1;
    m_counts.all = 1;
    m_counts.comparable = 1;
    for (Question& variable : m_variables) {
        // A version without the question takes every answer to it: it does not look.
        const ValueSet all = ValueSet::all(variable.words.size());
        for (ValueSet* known : {&variable.known_before, &variable.known_after}) {
            *known = known->empty() ? all : *known;
        }
        if (m_counts.all >= limit / all.size()) {
            throw std::length_error("aligned variables: too many patterns");
        }
        m_counts.all *= all.size();
        fillable_before *= variable.known_before.size();
        fillable_after *= variable.known_after.size();
        m_counts.comparable *= (variable.known_before & variable.known_after).size();
    }
    m_counts.unfillable_before = m_counts.all - fillable_before;
    m_counts.unfillable_after = m_counts.all - fillable_after;
}

DiagramDifference AlignedVariables::difference(const DecisionDiagram& before,
                                               const DecisionDiagram& after,
                                               std::size_t example_limit) const {
    if (m_counts.comparable == 0) {
        return {};
    }
    std::vector<std::size_t> sizes;
    std::vector<ValueSet> allowed;
    for (const Question& variable : m_variables) {
        sizes.push_back(variable.words.size());
        allowed.push_back(variable.known_before & variable.known_after);
    }
    return difference_of(with_variables(before, m_images_before, sizes),
                         with_variables(after, m_images_after, sizes), allowed, example_limit);
}

}  // namespace rodevlag
