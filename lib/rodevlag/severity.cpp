#include "rodevlag/severity.h"

#include <algorithm>
#include <functional>

namespace rodevlag {

namespace {

/// The breach of a step, if any, with the smallest example.
std::optional<SeverityBreach> breach_of(const DecisionDiagram& diagram, const SeverityStep& step,
                                        const std::vector<std::size_t>& ranks) {
    std::optional<SeverityBreach> breach;
    Count pairs = 0;
    for (Contrast& contrast : contrasts(diagram, step.variable, step.milder, step.worse)) {
        if (ranks[contrast.first] <= ranks[contrast.second]) {
            continue;
        }
        pairs += contrast.count;
        if (!breach || contrast.others.size() < breach->example.others.size()) {
            breach = SeverityBreach{step, 0, std::move(contrast)};
        }
    }
    if (breach) {
        breach->pairs = pairs;
    }
    return breach;
}

}  // namespace

std::optional<std::vector<std::size_t>> outcome_ranks(const Decision& decision) {
    std::vector<std::size_t> ranks;
    for (const Outcome& outcome : decision.outcomes) {
        ranks.push_back(decision.ordered ? ranks.size() : outcome.is_alarming ? 1 : 0);
    }
    const bool differ =
        std::adjacent_find(ranks.begin(), ranks.end(), std::not_equal_to<>()) != ranks.end();
    return differ ? std::optional(std::move(ranks)) : std::nullopt;
}

std::vector<SeverityStep> severity_steps(const Catalog& catalog,
                                         const std::vector<std::size_t>& variables) {
    std::vector<SeverityStep> steps;
    for (Variable variable = 0; variable < variables.size(); ++variable) {
        const std::vector<ValueSet>& levels = catalog.item(variables[variable]).severity;
        for (std::size_t level = 1; level < levels.size(); ++level) {
            for (const Value milder : levels[level - 1]) {
                for (const Value worse : levels[level]) {
                    steps.push_back({variable, milder, worse});
                }
            }
        }
    }
    return steps;
}

SeverityCheck check_severity(const CompiledDecision& compiled,
                             const std::vector<SeverityStep>& steps,
                             const std::vector<std::size_t>& ranks) {
    SeverityCheck check;
    Count patterns = 1;
    for (const std::size_t size : compiled.diagram.domain_sizes()) {
        patterns *= size;
    }
    for (const SeverityStep& step : steps) {
        check.pairs =
            sum_of(check.pairs, patterns / compiled.diagram.domain_sizes()[step.variable]);
        if (std::optional<SeverityBreach> breach = breach_of(compiled.diagram, step, ranks)) {
            check.breaches.push_back(std::move(*breach));
        }
    }
    return check;
}

}  // namespace rodevlag
