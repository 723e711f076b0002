// The names that a mutation may put in the place of another one.
//
// Everything comes from the unchanged catalog: which questions stand beside a question and have the
// same answers, which answers and outcomes there are. Names are as the instrument writes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag::mutation {

using Names = std::vector<std::string>;

/// The names that one instrument can use. Keeps a reference to the catalog.
class Vocabulary {
public:
    Vocabulary(const Catalog& catalog, const Instrument& instrument)
        : m_catalog(catalog), m_instrument(instrument) {}

    const Instrument& instrument() const { return m_instrument; }

    /// The full name of a question.
    std::string full_name(std::string_view name) const;

    /// The questions before and after this one, in its own instrument, that have the same answers;
    /// for a date: the dates.
    Names neighbours(std::string_view name) const;

    /// The answers to a question, and the answers that these words stand for (none: `ja`).
    Names answers(std::string_view name) const;
    Names meant(std::string_view name, const Names& words) const;

    Names outcomes(std::string_view decision) const;

    /// The decisions that the instrument can ask, other than this one.
    Names other_decisions(std::string_view decision) const;

    /// The named conditions of the instrument, other than this one.
    Names other_concepts(std::string_view id) const;

    /// The questions of one of its groups.
    Names group(std::string_view id) const;

private:
    const Item& item(std::string_view name) const;

    const Catalog& m_catalog;
    const Instrument& m_instrument;
};

}  // namespace rodevlag::mutation
