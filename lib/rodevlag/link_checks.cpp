#include "rodevlag/link_checks.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

#include "rodevlag/catalog.h"
#include "rodevlag/flow_file.h"
#include "rodevlag/graph_cycle.h"
#include "rodevlag/result_names.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

std::vector<std::string> values_of(const Catalog& catalog, const Condition& subject) {
    if (subject.kind == Condition::Kind::item) {
        return catalog.item(subject.target).domain.values();
    }
    std::vector<std::string> ids;
    for (const Outcome& outcome : catalog.decision(subject.target).outcomes) {
        ids.push_back(outcome.id);
    }
    return ids;
}

void check_coverage(const Catalog& catalog, const FlowNode& node, const Condition& subject,
                    ValueSet taken, ProblemReport& report) {
    const std::vector<std::string> values = values_of(catalog, subject);
    std::vector<std::string> missing;
    for (std::size_t value = 0; value < values.size(); ++value) {
        if (!taken.contains(static_cast<Value>(value))) {
            missing.push_back(values[value]);
        }
    }
    const bool has_rest =
        std::any_of(node.branches.begin(), node.branches.end(),
                    [](const Branch& branch) { return branch.label == otherwise_label; });
    if (!has_rest && !missing.empty()) {
        report.add(node.place,
                   fmt::format("knoop '{}' heeft geen tak voor: {}", node.id, join(missing, ", ")));
    }
    if (has_rest && missing.empty()) {
        report.add(
            node.place,
            fmt::format("knoop '{}': tak 'overig' komt nooit voor, want elk antwoord heeft al "
                        "een tak",
                        node.id));
    }
}

/// Adds to `targets` what a condition names: decisions, or items.
void collect(const Condition& condition, Condition::Kind kind, std::vector<std::size_t>& targets) {
    if (condition.kind == kind && !condition.values.empty()) {
        targets.push_back(condition.target);
    }
    for (const Condition& part : condition.parts) {
        collect(part, kind, targets);
    }
}

/// The decisions on which the outcome of a decision depends.
std::vector<std::size_t> decisions_in(const Decision& decision) {
    std::vector<std::size_t> targets;
    for (const Rule& rule : decision.rules) {
        if (rule.condition) {
            collect(*rule.condition, Condition::Kind::decision, targets);
        }
    }
    if (decision.flow) {
        for (const FlowNode& node : decision.flow->nodes) {
            for (const Branch& branch : node.branches) {
                collect(branch.condition, Condition::Kind::decision, targets);
            }
        }
    }
    return targets;
}

/// The items from which the answer to an item can follow.
std::vector<std::size_t> items_behind(const Item& item) {
    std::vector<std::size_t> targets;
    if (item.derivation) {
        targets = item.derivation->required_targets;
    }
    if (item.not_applicable) {
        collect(*item.not_applicable, Condition::Kind::item, targets);
    }
    return targets;
}

template <typename NameOf>
std::string describe_cycle(const std::vector<std::size_t>& cycle, const NameOf& name_of) {
    std::string path;
    for (const std::size_t step : cycle) {
        path += name_of(step) + " -> ";
    }
    return path + name_of(cycle.front());
}

}  // namespace

void check_branches(const Catalog& catalog, const FlowNode& node, ProblemReport& report) {
    if (node.asks_condition) {
        return;  // ja and nee cover everything by their form
    }
    ValueSet taken;
    const Condition* subject = nullptr;
    for (const Branch& branch : node.branches) {
        const Condition& condition = branch.condition;
        if (branch.label == otherwise_label) {
            continue;
        }
        if ((condition.kind != Condition::Kind::item &&
             condition.kind != Condition::Kind::decision) ||
            condition.values.empty()) {
            return;  // what is wrong with it was reported
        }
        if (!(taken & condition.values).empty()) {
            report.add(
                condition.place,
                fmt::format("tak '{}' overlapt met een andere tak van deze knoop", branch.label));
        }
        taken |= condition.values;
        subject = &condition;
    }
    if (subject != nullptr) {
        check_coverage(catalog, node, *subject, taken, report);
    }
}

void check_circles(const Catalog& catalog, std::vector<Problem>& problems) {
    std::vector<std::vector<std::size_t>> successors;
    for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
        successors.push_back(decisions_in(catalog.decision(index)));
    }
    std::vector<std::size_t> cycle = find_cycle(successors);
    if (!cycle.empty()) {
        const Decision& decision = catalog.decision(cycle.front());
        ProblemReport(catalog.instrument_of(decision).file, problems)
            .add(decision.place, fmt::format("besluiten verwijzen in een kring naar elkaar: {}",
                                             describe_cycle(cycle, [&](std::size_t index) {
                                                 return catalog.decision(index).id;
                                             })));
    }
    successors.clear();
    for (std::size_t index = 0; index < catalog.item_count(); ++index) {
        successors.push_back(items_behind(catalog.item(index)));
    }
    cycle = find_cycle(successors);
    if (!cycle.empty()) {
        const Item& item = catalog.item(cycle.front());
        const std::size_t owner = catalog.instrument_of_item(cycle.front());
        ProblemReport(catalog.instruments()[owner].file, problems)
            .add(item.place,
                 fmt::format("vragen volgen in een kring uit elkaar (afleiding of nvt_als): {}",
                             describe_cycle(cycle, [&](std::size_t index) {
                                 return catalog.item(index).name;
                             })));
    }
}

void check_columns(const Catalog& catalog, std::vector<Problem>& problems) {
    for (std::size_t index = 0; index < catalog.item_count(); ++index) {
        const Item& item = catalog.item(index);
        const Instrument& instrument = catalog.instruments()[catalog.instrument_of_item(index)];
        const bool is_result = is_result_member(item.id);
        if (is_result && catalog.find_decision(instrument.id)) {
            ProblemReport(instrument.file, problems)
                .add(item.place,
                     fmt::format("een vraag kan niet '{}' heten: '{}' is al de kolom met een "
                                 "resultaat van besluit '{}'",
                                 item.id, item.name, instrument.id));
        }
    }
}

}  // namespace rodevlag
