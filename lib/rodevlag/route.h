// The route: where a case goes in a flowchart, and what each organisation is advised to do.
//
// The usual flow: a Router over a Scorer; route() for a decision and the answers of a record. With
// open answers everything is exact over the whole chain: a node, a branch or an action is certain,
// possible or excluded for the answers that are still possible. Left out: drawing (flow_graph.h)
// and wording (route_report.h).
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rodevlag/compiler.h"
#include "rodevlag/score.h"
#include "rodevlag/truth.h"

namespace rodevlag {

/// An action that applies, or may apply.
struct ActionAdvice {
    std::size_t action = 0;            ///< index in Decision::actions
    bool certain = false;              ///< false: for some of the answers still possible
    std::vector<std::size_t> remarks;  ///< indexes in Action::remarks that apply or may apply
};

/// The travelled part of a flowchart, for the answers still possible.
struct TravelledFlow {
    std::vector<Truth> nodes;                  ///< is the node reached; per Flow::nodes
    std::vector<std::vector<Truth>> branches;  ///< is the branch taken; per node and branch
    std::vector<std::size_t> path;             ///< nodes that are reached for certain, in order
};

/// Nothing of the flowchart is travelled: the case is out of scope.
TravelledFlow untravelled(const Flow& flow);

/// The route of one case through one decision; empty when the case is out of scope.
struct RouteResult {
    std::size_t decision = 0;
    std::vector<ActionAdvice> actions;  ///< in the order of the instrument; excluded ones left out
    std::optional<TravelledFlow> flow;  ///< only for a flowchart, and a case in its scope
};

/// Routes cases with the decisions of one catalog.
class Router {
public:
    explicit Router(Scorer& scorer);

    /// Routes one case. Throws InstrumentError when the decision's rules leave a gap.
    RouteResult route(std::size_t index, const Answers& answers);

    /// The item to ask first: one that decides the first open question of the chart, or of all
    /// decisive ones where there is no chart; nothing when no answer can change the outcome. As if
    /// the case is in scope. With `may_ask` (per item) it is one of these.
    std::optional<std::size_t> first_question(std::size_t index, const Answers& answers,
                                              const std::vector<bool>* may_ask = nullptr);

    Scorer& scorer() { return m_scorer; }

private:
    const CompiledRoute& compiled(std::size_t decision);

    Scorer& m_scorer;
    std::vector<std::unique_ptr<CompiledRoute>> m_routes;
};

/// Whether a decision has something to route: a flowchart or actions.
bool has_route(const Decision& decision);

/// The members of `acties` in CSV and JSON: the ids of the actions, with `?` behind one that is not
/// certain.
std::vector<std::string> action_ids(const Decision& decision, const RouteResult& route);

}  // namespace rodevlag
