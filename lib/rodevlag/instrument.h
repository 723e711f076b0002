// An instrument as data: its questions, its decisions (rules or a flowchart) and its actions.
//
// Plain structs, filled by instrument_file.cpp (one file) and linked by catalog.cpp (references
// between files). Left out: any computation (compiler.h) and anything that is particular to one
// instrument. Texts are Dutch, as written in the files of instruments/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/action.h"
#include "rodevlag/condition.h"
#include "rodevlag/item.h"
#include "rodevlag/source.h"

namespace rodevlag {

/// A named list of items, for conditions and for display.
struct ItemGroup {
    std::string id;
    std::string title;
    std::vector<std::string> items;  ///< ids within the instrument
    Place place;
};

/// A condition with a name (`begrippen`), as defined; where it is used it is written out.
struct NamedCondition {
    std::string id;
    std::string title;
    Condition condition;
    Sources sources;
    Place place;
};

/// One possible outcome of a decision.
struct Outcome {
    std::string id;
    std::string title;
    std::string explanation;
    std::vector<Remark> remarks;
    std::vector<Remark> source_conflicts;  ///< where sources differ, and which is followed
    bool is_alarming = false;              ///< reports make it stand out
    bool applies = true;  ///< false (`geldt: nee`): the meeting or route is not for this case
    Sources sources;
    Place place;
};

/// First match wins; without a condition it holds for everything that is left.
struct Rule {
    std::size_t outcome = 0;  ///< index in Decision::outcomes
    std::optional<Condition> condition;
    Sources sources;
    Place place;
};

/// Where one answer at a node of a flowchart leads.
struct Branch {
    std::string label;    ///< as written: a value, an outcome, `ja`/`nee` or `overig`
    Condition condition;  ///< written out, also for `overig`
    bool to_outcome = false;
    std::size_t target = 0;  ///< index in Flow::nodes or Decision::outcomes
};

/// One question of a flowchart.
struct FlowNode {
    std::string id;
    std::string question;
    std::vector<Branch> branches;
    Sources sources;
    Place place;
    bool asks_condition = false;  ///< `als`: a condition, with branches ja and nee
};

/// A flowchart without cycles; every node can be reached from the start.
struct Flow {
    std::size_t start = 0;
    std::vector<FlowNode> nodes;
};

/// A remark on the result itself, shown when its condition is certain.
struct Notice {
    std::string id;
    std::string text;
    Condition condition;
    Sources sources;
    Place place;
};

/// A question for which a worse answer may give a milder outcome, and why that is right.
struct SeverityException {
    std::string name;      ///< of the item, `namespace.item`
    std::size_t item = 0;  ///< linked: index in the catalog
    std::string reason;
    Sources sources;
    Place place;
};

/// What must hold for a decision to be meant for a case at all, and what to say when it does not.
struct ScopeCondition {
    Condition condition;  ///< over items only
    std::string reason;
    Sources sources;
    Place place;
};

/// What a decision is about, for the picture of a whole case.
enum class DecisionKind { assessment, main_route, route, meeting };

/// One decision: a function from answers to one of its outcomes, by rules or by a flowchart.
struct Decision {
    std::string id;
    std::string title;
    std::string question;
    std::string authority;  ///< the organisation that decides; the tool only advises
    DecisionKind kind = DecisionKind::assessment;
    std::vector<ScopeCondition> scope;     ///< all must hold; when one certainly does not, there is
                                           ///< no outcome but "niet van toepassing"
    std::vector<Remark> source_conflicts;  ///< as those of an outcome, for every outcome
    bool ordered = false;                  ///< outcomes go from mild to worst
    std::vector<Outcome> outcomes;
    std::vector<Rule> rules;  ///< empty for a flowchart
    std::optional<Flow> flow;
    std::vector<Notice> notices;
    std::vector<Action> actions;
    std::vector<SeverityException> severity_exceptions;
    Sources sources;
    Place place;
    std::size_t instrument = 0;  ///< linked: index in the catalog

    /// The index of an outcome, or nothing.
    std::optional<std::size_t> find_outcome(std::string_view outcome_id) const;
};

/// One instrument file.
struct Instrument {
    std::string id;
    std::string title;
    std::string version;
    std::string valid_from;     ///< ISO date
    std::string_view document;  ///< the source document; a document_name()
    std::string document_place;
    Sources sources;
    std::string explanation;         ///< the notice that goes with every result
    std::vector<Remark> unreadable;  ///< passages of the source that no rule could be made of
    std::vector<std::string> uses;
    std::vector<Place> uses_places;  ///< of `uses`, one for one
    std::vector<Organisation> organisations;
    std::vector<ItemGroup> groups;
    std::vector<NamedCondition> concepts;
    std::vector<Item> items;
    std::vector<Decision> decisions;
    Place place;
    std::string file;    ///< where it was read
    std::string sha256;  ///< of the file's bytes, 64 hex digits
};

}  // namespace rodevlag
