#include "rodevlag/inert_items.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "rodevlag/compiler.h"
#include "rodevlag/contrast.h"

namespace rodevlag {

namespace {

/// Finds what depends on the questions of a catalog.
class Dependencies {
public:
    explicit Dependencies(const Catalog& catalog)
        : m_catalog(catalog), m_deciders(catalog.item_count()), m_seen(catalog.item_count()) {
        for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
            add_decision(index);
        }
        for (std::size_t index = 0; index < catalog.item_count(); ++index) {
            add_item(catalog.item(index));
        }
    }

    /// A yes/no or outcome diagram that depends on an item, and what it is.
    struct Decider {
        std::string what;
        std::vector<std::size_t> variables;
        DecisionDiagram diagram;
        Variable variable = 0;
    };

    const std::optional<Decider>& decider(std::size_t item) const { return m_deciders[item]; }

    /// A text or another answer looks at the item.
    bool is_seen(std::size_t item) const { return m_seen[item]; }

private:
    void add_decision(std::size_t index) {
        const Decision& decision = m_catalog.decision(index);
        const CompiledDecision compiled = compile_decision(m_catalog, index, Gaps::keep);
        add_support(compiled.variables, compiled.diagram, fmt::format("besluit '{}'", decision.id));
        const CompiledRoute route = compile_route(m_catalog, index, Gaps::keep);
        for (std::size_t action = 0; action < route.actions.size(); ++action) {
            add_support(route.variables, route.actions[action],
                        fmt::format("actie '{}'", decision.actions[action].id));
            add_remarks(decision.actions[action].remarks);
        }
        const CompiledScope scope = compile_scope(m_catalog, index);
        add_support(scope.variables, scope.all,
                    fmt::format("het bereik van besluit '{}'", decision.id));
        add_remarks(decision.source_conflicts);
        for (const Outcome& outcome : decision.outcomes) {
            add_remarks(outcome.remarks);
            add_remarks(outcome.source_conflicts);
        }
        for (const Notice& notice : decision.notices) {
            add_seen(notice.condition);
        }
    }

    void add_support(const std::vector<std::size_t>& variables, const DecisionDiagram& diagram,
                     const std::string& what) {
        for (const Variable variable : diagram.support()) {
            std::optional<Decider>& decider = m_deciders[variables[variable]];
            if (!decider) {
                decider = Decider{what, variables, diagram, variable};
            }
        }
    }

    void add_remarks(const std::vector<Remark>& remarks) {
        for (const Remark& remark : remarks) {
            if (remark.condition) {
                add_seen(*remark.condition);
            }
        }
    }

    void add_seen(const Condition& condition) {
        if (condition.kind == Condition::Kind::item || condition.kind == Condition::Kind::unknown) {
            m_seen[condition.target] = true;
        }
        for (const Condition& part : condition.parts) {
            add_seen(part);
        }
    }

    void add_item(const Item& item) {
        if (item.not_applicable) {
            add_seen(*item.not_applicable);
        }
        if (item.derivation) {
            for (const std::size_t required : item.derivation->required_targets) {
                m_seen[required] = true;
            }
            m_seen[item.derivation->from_target] = true;
            for (const std::size_t date : item.derivation->until_targets) {
                m_seen[date] = true;
            }
        }
    }

    const Catalog& m_catalog;
    std::vector<std::optional<Decider>> m_deciders;  // per item
    std::vector<bool> m_seen;
};

Finding finding_at(const Catalog& catalog, std::size_t item, std::string message) {
    const Instrument& owner = catalog.instruments()[catalog.instrument_of_item(item)];
    const Place place = catalog.item(item).place;
    return {{owner.file, place.line, place.column, std::move(message)}, {}};
}

Finding nothing_depends(const Catalog& catalog, std::size_t index) {
    const Item& item = catalog.item(index);
    Finding finding = finding_at(
        catalog, index,
        fmt::format("van vraag '{}' hangt niets af: geen uitkomst, geen actie, geen melding en "
                    "geen ander antwoord; is dat de bedoeling, zet dan de reden achter "
                    "'zonder_gevolg'",
                    item.id));
    if (item.is_date) {
        return finding;  // a date is not one of some values
    }
    for (const Value value : {Value{0}, Value{1}}) {
        finding.examples.push_back(
            {fmt::format("met {} = {} zijn alle resultaten hetzelfde als met elk ander antwoord",
                         item.name, item.domain.values()[value]),
             {{index, value}}});
    }
    return finding;
}

Finding something_depends(const Catalog& catalog, std::size_t index,
                          const Dependencies::Decider& decider) {
    const Item& item = catalog.item(index);
    Finding finding =
        finding_at(catalog, index,
                   fmt::format("van vraag '{}' hangt wel iets af ({}); haal 'zonder_gevolg' weg",
                               item.id, decider.what));
    const Difference difference = *smallest_difference(decider.diagram, decider.variable);
    for (const Value value : {difference.first, difference.second}) {
        CounterExample example{fmt::format("{} hangt hier af van {}; dit is het geval met {}",
                                           decider.what, item.name, item.domain.values()[value]),
                               {}};
        for (const Assignment& other : difference.contrast.others) {
            example.answers.emplace_back(decider.variables[other.variable], other.value);
        }
        example.answers.emplace_back(index, value);
        finding.examples.push_back(std::move(example));
    }
    return finding;
}

}  // namespace

void check_inert_items(const Catalog& catalog, const std::vector<std::size_t>& instruments,
                       SoundnessResult& result) {
    const Dependencies dependencies(catalog);
    for (std::size_t index = 0; index < catalog.item_count(); ++index) {
        const std::size_t owner = catalog.instrument_of_item(index);
        if (std::find(instruments.begin(), instruments.end(), owner) == instruments.end()) {
            continue;
        }
        const bool is_declared = !catalog.item(index).inert_reason.empty();
        const auto& decider = dependencies.decider(index);
        if (!is_declared && !decider && !dependencies.is_seen(index)) {
            result.inert_items.push_back(index);
            result.findings.push_back(nothing_depends(catalog, index));
        } else if (is_declared && decider) {
            result.findings.push_back(something_depends(catalog, index, *decider));
        }
    }
}

}  // namespace rodevlag
