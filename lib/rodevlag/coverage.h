// What a set of cases exercises of a decision.
//
// Strict on purpose: a case exercises a part only when it does so whatever its open answers turn
// out to be. A rule must decide for certain, a node must be reached for certain; "possibly" counts
// for nothing. An edge of the decision diagram is exercised by a walk from the root, as far as the
// answers lead to one child: the edges of all values still allowed there count, and the walk stops
// at the first node where the answers leave two children open, also when both would end in the same
// outcome. So the shares are lower bounds of what the cases show, and never flatter them.
//
// MC/DC (modified condition/decision coverage, DO-178C), here for questions with many values: a
// question is shown to matter by two cases that differ in it alone and have two different certain
// outcomes. Open answers to other questions are fine when they are open in both.
//
// A case out of scope exercises the scope and nothing else: of a decision that is not used, nothing
// is shown. Parts of the scope and of the rules are looked at apart, a question at a time: where
// the scope allows only some answers to a question, only those are asked for.
//
// What no answers can exercise (a rule that never decides) is listed apart and not asked for; the
// proofs report it. Notices are left out: whether one shows is not a function of complete answers.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "rodevlag/compiler.h"
#include "rodevlag/example.h"
#include "rodevlag/item_answer.h"

namespace rodevlag {

/// One thing that cases can exercise.
struct CoverageTarget {
    enum class Kind {
        rule,            ///< rule `index` decides
        outcome,         ///< outcome `index` is the outcome
        node,            ///< node `index` of the flowchart is reached
        branch,          ///< branch `part` of node `index` is taken
        action,          ///< action `index` applies
        without_action,  ///< action `index` does not apply
        in_scope,        ///< part `index` of the scope holds
        out_of_scope,    ///< part `index` of the scope fails
        edge,            ///< node `index` of the diagram is left by value `part`
        question,        ///< variable `index` alone changes the outcome
    };

    Kind kind = Kind::rule;
    std::size_t index = 0;
    std::size_t part = 0;

    bool operator==(const CoverageTarget&) const = default;
};

/// What the answers of one case come to for one decision.
struct CasePattern {
    std::vector<ValueSet> allowed;    ///< per variable of the decision
    std::optional<Terminal> outcome;  ///< when it is certain, and the case may be in scope
    std::vector<bool> exercised;      ///< per target; never a question, that takes two cases
};

/// The targets of one decision.
class CoverageModel {
public:
    /// Throws InstrumentError as compile_decision does.
    CoverageModel(const Catalog& catalog, std::size_t decision);

    /// In the order of CoverageTarget::Kind.
    const std::vector<CoverageTarget>& targets() const { return m_targets; }

    /// What no answers can exercise, in the same order.
    const std::vector<CoverageTarget>& unreachable() const { return m_unreachable; }

    /// What one case comes to.
    CasePattern pattern_of(const Answers& answers) const;

    /// The variable of the decision in which two cases alone differ while their outcomes are
    /// certain and different; nothing when they are no such pair.
    static std::optional<Variable> pair_of(const CasePattern& one, const CasePattern& other);

    /// The number of the target for a variable that the decision depends on.
    std::size_t target_of_question(Variable variable) const {
        return m_question.at(variable).value();
    }

    /// Per target, whether these cases together exercise it.
    std::vector<bool> exercised_by(std::span<const CasePattern> patterns) const;

    /// A few answers that exercise a target that is no edge and no question, with values that are
    /// in scope; the variables are those of variables_of(target).
    Example example_of(const CoverageTarget& target) const;

    /// The items behind the variables of the diagram of a target.
    const std::vector<std::size_t>& variables_of(const CoverageTarget& target) const;

    /// The values of variables() that some answers in scope have.
    const std::vector<ValueSet>& in_scope() const { return m_in_scope; }

    /// Answers on a shortest way from the root to a node of the diagram.
    std::vector<Assignment> way_to(std::size_t node) const;

    std::size_t decision() const { return m_compiled.decision; }
    const CompiledDecision& compiled() const { return m_compiled; }
    /// The items behind the variables of every diagram but those of the scope; those of compiled()
    /// come first.
    const std::vector<std::size_t>& variables() const { return m_route.variables; }

private:
    std::pair<const DecisionDiagram*, Terminal> diagram_of(const CoverageTarget& target) const;
    std::span<const ValueSet> values_for(const CoverageTarget& target) const;
    void find_values_in_scope(const Catalog& catalog);
    void add(CoverageTarget target);
    void add_all(CoverageTarget::Kind kind, std::size_t count);
    void add_edges();
    void add_questions();
    void walk(const std::vector<ValueSet>& allowed, std::vector<bool>& exercised) const;

    CompiledDecision m_compiled;
    CompiledRules m_rules;
    CompiledRoute m_route;
    CompiledScope m_scope;
    std::vector<ValueSet> m_scope_values;  // per variable of m_scope: all of them
    std::vector<ValueSet> m_in_scope;      // per variable of m_route
    std::vector<CoverageTarget> m_targets;
    std::vector<CoverageTarget> m_unreachable;
    std::vector<std::vector<std::optional<std::size_t>>> m_edges;  // per node and value, its target
    std::vector<std::optional<std::size_t>> m_question;            // per variable, its target
};

}  // namespace rodevlag
