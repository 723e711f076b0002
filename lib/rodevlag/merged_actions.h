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
    std::size_t organisation = 0;      ///< its place in the order of organisations
    bool certain = false;              ///< at least one part is
    std::string modality;              ///< the strictest of the parts that are as certain as this
    std::optional<Deadline> within;    ///< the shortest of those
    std::string deadline;              ///< in words, of the part with that deadline
};

/// Merges the actions of one catalog; which ones are the same is found out once.
class ActionMerger {
public:
    explicit ActionMerger(const Catalog& catalog);

    /// The acts: certain ones first, then by organisation in the order in which the main routes and
    /// then the other instruments name them, then by deadline, then by modality.
    std::vector<MergedAction> merged(std::vector<AdvisedAction> advised) const;

private:
    const Action& action(const AdvisedAction& part) const;
    void settle(MergedAction& act) const;

    const Catalog& m_catalog;
    std::vector<std::vector<std::size_t>> m_act;     // per decision and action: its act
    std::vector<std::size_t> m_organisation_of_act;  // the place of its organisation in the list
};

/// How binding a modality is: 0 is the strictest (moet).
std::size_t modality_rank(std::string_view modality);

}  // namespace rodevlag
