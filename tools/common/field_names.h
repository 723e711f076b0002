// What the names of columns and members mean to the instruments in use, and which ones look like a
// slip that would cost answers (docs/decisions/013).
//
// Left out: the answers themselves (rodevlag/answers.h), and which decisions they ask for
// (decision_selection.h).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/input.h"
#include "rodevlag/catalog.h"
#include "rodevlag/record.h"

namespace rodevlag::tools {

/// The names that at least one of some catalogs knows.
class FieldNames {
public:
    /// Keeps the pointers; suggestions come from the last catalog. There must be at least one.
    explicit FieldNames(std::vector<const Catalog*> catalogs) : m_catalogs(std::move(catalogs)) {}

    bool is_known(std::string_view name) const { return role_of(name) != FieldRole::other; }
    FieldRole role_of(std::string_view name) const;

    /// Throws InputError when a column with a meaning is there twice. The input must be CSV.
    void require_single_columns(const CaseInput& input) const;

    /// Messages about names that were meant as a question, it seems; each name is told once.
    std::vector<std::string> suspicious(std::span<const std::string> names);

    /// Adds answers that a JSON record holds beside `antwoorden`, where nothing would read them,
    /// and keys with capitals.
    void find_misplaced_answers(const Record& record, const CaseInput& input,
                                std::vector<Problem>& problems) const;

    /// The catalog that suggestions come from.
    const Catalog& latest() const { return *m_catalogs.back(); }

private:
    bool is_instrument(std::string_view id) const;
    std::string question_without_dot(const std::string& name) const;
    std::string suspicion(const std::string& name) const;

    std::vector<const Catalog*> m_catalogs;
    std::unordered_set<std::string> m_told;
};

}  // namespace rodevlag::tools
