// The whole picture of one case: how every decision stands, and one list of actions.
//
// The usual flow: an Overviewer over a Router; overview() for the answers of a record, and
// overview_report.h or overview_members.h to show it. What applies is exact over the whole chain of
// decisions, the scope included. Left out: what one decision says in detail (explain.h, route.h).
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "rodevlag/merged_actions.h"
#include "rodevlag/route.h"
#include "rodevlag/score.h"

namespace rodevlag {

/// Whether a meeting or route is for the case.
enum class Standing { applies, may_apply, does_not_apply, out_of_scope };

/// One decision in the picture.
struct OverviewEntry {
    std::size_t decision = 0;                ///< index in the catalog
    const DecisionResult* result = nullptr;  ///< valid until the next case is scored
    Standing standing = Standing::may_apply;
    bool filled_in = false;            ///< at least one question that asks for it has an answer
    std::size_t possible_actions = 0;  ///< that may apply and are not in the list of actions
};

/// The whole picture of one case.
struct Overview {
    std::vector<OverviewEntry> entries;  ///< every decision, in the catalog's order
    std::vector<MergedAction> actions;   ///< per organisation, most urgent first
};

/// Makes overviews with the decisions of one catalog.
class Overviewer {
public:
    explicit Overviewer(Router& router);

    /// How every decision stands, without actions: quick enough for many records. Everything here
    /// throws InstrumentError when the rules of a decision leave a gap.
    std::vector<OverviewEntry> entries(const Answers& answers);

    /// The picture of one case. Actions that are only possible are counted, not listed, for what
    /// nobody filled in and does not certainly apply, and for a main route with an open outcome.
    Overview overview(const Answers& answers);

    /// The items whose answers settle a standing: a smallest reason. Empty when it is open or
    /// always so.
    std::vector<std::size_t> settled_by(const OverviewEntry& entry, const Answers& answers);

    /// The item to ask first for what is still open: the standing, or else the outcome.
    std::optional<std::size_t> first_question(const OverviewEntry& entry, const Answers& answers);

    Scorer& scorer() { return m_router.scorer(); }

private:
    const CompiledApplication& application(std::size_t decision);
    Standing standing(std::size_t decision, const DecisionResult& result, const Answers& answers);
    bool is_filled_in(std::size_t decision, const Answers& answers) const;

    Router& m_router;
    std::optional<ActionMerger> m_merger;  // made for the first overview
    std::vector<std::unique_ptr<CompiledApplication>> m_applications;
    std::vector<std::vector<std::size_t>> m_asking;  // per decision: items_asking_for()
};

}  // namespace rodevlag
