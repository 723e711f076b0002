// Which decisions are computed for a record, and what it already holds of them.
//
// Named with --instrument, or by default those that the record has answers for: answers to
// questions of the instrument itself, or, for an instrument without questions of its own, to the
// questions that its rules or chart name. A decision with a stored result is always computed again:
// results in the input are never trusted.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/answers.h"
#include "rodevlag/catalog.h"
#include "rodevlag/record.h"
#include "rodevlag/score.h"

namespace rodevlag::tools {

/// What a tool does with decisions.
enum class Purpose {
    score,  ///< every decision
    route,  ///< those with a chart or actions; not those that are a step in a chart chosen as well
};

/// What a run asks for.
struct Wanted {
    Purpose purpose = Purpose::score;
    std::vector<std::string> decisions{};  ///< ids; empty: chosen by instrument or by answers
    bool overview = false;                 ///< the whole picture of every case as well
};

/// One decision to compute for a record.
struct SelectedDecision {
    std::size_t decision = 0;  ///< index in the catalog
    bool wanted = false;       ///< false: only because the record holds a stored result of it
    bool has_stored_actions = false;  ///< the record holds its actions, which must be refreshed too
};

/// Chooses decisions per record; records with the same layout are looked at once.
class DecisionSelection {
public:
    /// `instruments`: the ids named with --instrument; empty means "by the answers". Throws
    /// UsageError when what is named does not exist or holds nothing for this tool.
    DecisionSelection(const Catalog& catalog, const std::vector<std::string>& instruments,
                      const Wanted& wanted);

    /// The decisions for a record, or for fields with these names, by index.
    const std::vector<SelectedDecision>& of(const Record& record);
    std::vector<SelectedDecision> of_names(std::span<const std::string_view> names);

    /// Whether the record or the names asked about last get the whole picture: it is wanted, or
    /// they hold a stored one.
    bool has_overview() const { return m_wants_overview || m_has_stored_overview; }

    /// Per decision: was it selected for any record or names so far?
    const std::vector<bool>& selected_so_far() const { return m_selected_so_far; }

    /// Whether the stored result of a decision in this record differs from the computed one.
    /// of() must have been called for the record.
    bool is_revised(const Record& record, const DecisionResult& result) const;

private:
    struct StoredField {
        std::size_t field = 0;
        std::size_t decision = 0;
        bool is_outcome = false;  // `uitkomst`; otherwise `mogelijk`
    };

    bool is_about(const Decision& decision) const;
    void name_decisions(const std::vector<std::string>& ids);
    std::vector<bool> wanted_decisions(std::span<const std::string_view> names) const;

    const Catalog& m_catalog;
    Purpose m_purpose;
    bool m_wants_overview;
    bool m_has_stored_overview = false;  // what was looked at last holds one, to be made again
    std::vector<std::size_t> m_named;
    std::vector<std::vector<bool>> m_asks;  // per decision and item: an answer selects the decision
    std::optional<std::size_t> m_layout;
    std::vector<SelectedDecision> m_current;
    std::vector<bool> m_selected_so_far;
    std::vector<StoredField> m_stored;
};

}  // namespace rodevlag::tools
