// One list of actions out of those of many decisions: without doubles, per organisation, most
// urgent first.
//
// Two actions are the same act when an instrument says so (`zelfde_als`) or when the same
// organisation is asked in the same words. What a double adds is kept: every source, every remark,
// the strictest modality and the shortest deadline. Left out: which actions apply (route.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/route.h"

namespace rodevlag {

/// One decision's advice of an act.
struct AdvisedAction {
    std::size_t decision = 0;
    ActionAdvice advice;
};

/// One act that one organisation is advised to do.
struct MergedAction {
    std::vector<AdvisedAction> parts;  ///< who advises it, certain ones first; the first gives the
                                       ///< words
    bool certain = false;              ///< at least one part is
    std::string modality;              ///< the strictest of the parts that are as certain as this
    std::optional<Deadline> within;    ///< the shortest of those
    std::string deadline;              ///< in words, of the part with that deadline
};

/// Collects actions and merges them.
class ActionMerger {
public:
    explicit ActionMerger(const Catalog& catalog) : m_catalog(catalog) {}

    /// Adds an action of a decision; `advice` must be of that decision.
    void add(std::size_t decision, ActionAdvice advice);

    /// The acts: certain ones first, then by organisation in the order in which the main routes and
    /// then the other instruments name them, then by deadline, then by modality.
    std::vector<MergedAction> merged() const;

private:
    struct Group {
        ActionReference key;
        MergedAction act;
    };

    const Action& action(const AdvisedAction& part) const;
    std::size_t group_of(std::size_t decision, const ActionAdvice& advice);
    void settle(MergedAction& act) const;
    std::vector<std::string> organisation_order() const;

    const Catalog& m_catalog;
    std::vector<Group> m_groups;
};

/// How binding a modality is: 0 is the strictest (moet).
std::size_t modality_rank(std::string_view modality);

}  // namespace rodevlag
