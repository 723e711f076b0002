#include "rodevlag/link.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

#include "rodevlag/catalog.h"
#include "rodevlag/condition_words.h"
#include "rodevlag/flow_file.h"
#include "rodevlag/link_checks.h"
#include "rodevlag/nearest.h"
#include "rodevlag/text.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

namespace {

/// Links the names of one instrument.
class Linker {
public:
    Linker(const Catalog& catalog, std::size_t index, Instrument& instrument,
           std::vector<Problem>& problems)
        : m_catalog(catalog),
          m_index(index),
          m_instrument(instrument),
          m_problems(problems),
          m_report(instrument.file, problems) {}

    void run() {
        check_uses();
        for (NamedCondition& named : m_instrument.concepts) {
            link(named.condition, nullptr);
        }
        for (Item& item : m_instrument.items) {
            if (item.not_applicable) {
                link(*item.not_applicable, nullptr);
            }
            if (item.derivation) {
                link(*item.derivation);
            }
        }
        for (Decision& decision : m_instrument.decisions) {
            link(decision);
        }
    }

    /// A condition over questions.
    void run(Condition& condition) { link(condition, nullptr); }

private:
    void check_uses() {
        std::vector<std::string_view> known;
        for (const Instrument& other : m_catalog.instruments()) {
            known.push_back(other.id);
        }
        for (std::size_t use = 0; use < m_instrument.uses.size(); ++use) {
            const std::string& id = m_instrument.uses[use];
            if (!m_catalog.find_instrument(id)) {
                m_report.add(
                    m_instrument.uses_places[use],
                    fmt::format("onbekend instrument '{}'{}", id, did_you_mean(id, known)));
            }
        }
    }

    void link(Decision& decision) {
        decision.instrument = m_index;
        for (ScopeCondition& part : decision.scope) {
            link(part.condition, nullptr);
        }
        link(decision.source_conflicts, decision);
        for (Outcome& outcome : decision.outcomes) {
            link(outcome.remarks, decision);
            link(outcome.source_conflicts, decision);
        }
        for (Rule& rule : decision.rules) {
            link(rule.condition, decision);
        }
        if (decision.flow) {
            for (FlowNode& node : decision.flow->nodes) {
                for (Branch& branch : node.branches) {
                    link(branch, decision);
                }
                check_branches(m_catalog, node, m_report);
            }
        }
        for (Notice& notice : decision.notices) {
            link(notice.condition, &decision);
        }
        for (Action& action : decision.actions) {
            link(action.condition, decision);
            link(action.remarks, decision);
            for (SameAct& same : action.same_acts) {
                link(same, action, decision);
            }
        }
        for (SeverityException& exception : decision.severity_exceptions) {
            link(exception);
        }
    }

    void link(SameAct& same, const Action& action, const Decision& decision) {
        const std::size_t dot = same.name.find('.');
        const std::string other = same.name.substr(0, dot);
        const std::optional<std::size_t> target = find_decision(other, same.place);
        if (!target) {
            return;
        }
        const std::vector<Action>& actions = m_catalog.decision(*target).actions;
        const auto found =
            std::find_if(actions.begin(), actions.end(), [&](const Action& candidate) {
                return candidate.id == std::string_view(same.name).substr(dot + 1);
            });
        if (other == decision.id) {
            m_report.add(same.place, fmt::format("'{}' is van dit besluit zelf; 'zelfde_als' noemt "
                                                 "een actie van een ander besluit",
                                                 same.name));
        } else if (found == actions.end()) {
            std::vector<std::string> names;
            for (const Action& action_of_other : actions) {
                names.push_back(fmt::format("{}.{}", other, action_of_other.id));
            }
            m_report.add(same.place, fmt::format("onbekende actie '{}'{}", same.name,
                                                 did_you_mean(same.name, names)));
        } else if (found->who != action.who) {
            m_report.add(same.place, fmt::format("actie '{}' is voor een andere organisatie: {}",
                                                 same.name, found->who));
        } else {
            same.target = {*target, static_cast<std::size_t>(found - actions.begin())};
        }
    }

    void link(SeverityException& exception) {
        const std::optional<std::size_t> target = find_question(exception.name, exception.place);
        if (!target) {
            return;
        }
        exception.item = *target;
        if (m_catalog.item(*target).severity.empty()) {
            m_report.add(exception.place,
                         fmt::format("vraag '{}' zegt niet welk antwoord erger is; een "
                                     "uitzondering is niet nodig",
                                     shown(exception.name)));
        }
    }

    void link(Branch& branch, const Decision& decision) {
        const std::size_t before = m_problems.size();
        link(branch.condition, &decision);
        if (branch.label == otherwise_label) {
            // It names what the other branches name, and there it was reported.
            m_problems.erase(m_problems.begin() + static_cast<std::ptrdiff_t>(before),
                             m_problems.end());
        }
    }

    void link(std::vector<Remark>& remarks, const Decision& decision) {
        for (Remark& remark : remarks) {
            link(remark.condition, decision);
        }
    }

    void link(std::optional<Condition>& condition, const Decision& decision) {
        if (condition) {
            link(*condition, &decision);
        }
    }

    /// `decision` is the one that `uitkomst` and `mogelijk` speak of; they only occur in decisions.
    void link(Condition& condition, const Decision* decision) {
        switch (condition.kind) {
            case Condition::Kind::item:
                link_item(condition);
                break;
            case Condition::Kind::unknown:
                condition.target = find_question(condition.name, condition.place).value_or(0);
                break;
            case Condition::Kind::decision:
                link_decision(condition);
                break;
            case Condition::Kind::outcome_certain:
            case Condition::Kind::outcome_possible:
                if (decision != nullptr) {
                    condition.values = outcomes_of(*decision, condition);
                }
                break;
            case Condition::Kind::all:
            case Condition::Kind::any:
            case Condition::Kind::negation:
            case Condition::Kind::at_least:
                break;
        }
        for (Condition& part : condition.parts) {
            link(part, decision);
        }
    }

    void link_item(Condition& condition) {
        const std::optional<std::size_t> target = find_question(condition.name, condition.place);
        if (!target) {
            return;
        }
        condition.target = *target;
        const Domain& domain = m_catalog.item(*target).domain;
        if (domain.size() == 0) {
            return;  // its values were reported
        }
        if (condition.words.empty()) {
            const std::optional<ValueSet> yes = domain.meaning("ja");
            if (!yes) {
                m_report.add(condition.place,
                             fmt::format("vraag '{0}' heeft geen antwoord ja; noem de waarde: "
                                         "{{{0}: {1}}}",
                                         shown(condition.name), domain.values().front()));
            }
            condition.values = yes.value_or(ValueSet());
        }
        for (const std::string& word : condition.words) {
            const std::optional<ValueSet> values = domain.meaning(word);
            if (!values) {
                m_report.add(condition.place,
                             fmt::format("'{}' is geen antwoord op vraag '{}'{}; wel: {}", word,
                                         shown(condition.name), did_you_mean(word, domain.values()),
                                         join(domain.values(), ", ")));
            }
            condition.values |= values.value_or(ValueSet());
        }
    }

    void link_decision(Condition& condition) {
        if (condition.name.empty()) {
            return;
        }
        if (const auto target = find_decision(condition.name, condition.place)) {
            condition.target = *target;
            condition.values = outcomes_of(m_catalog.decision(*target), condition);
        }
    }

    /// The index of a decision of this instrument or of one that it uses; reports when there is
    /// none.
    std::optional<std::size_t> find_decision(const std::string& id, Place place) {
        const std::optional<std::size_t> target = m_catalog.find_decision(id);
        if (!target) {
            std::vector<std::string_view> known;
            for (std::size_t index = 0; index < m_catalog.decision_count(); ++index) {
                known.push_back(m_catalog.decision(index).id);
            }
            m_report.add(place,
                         fmt::format("onbekend besluit '{}'{}", id, did_you_mean(id, known)));
            return std::nullopt;
        }
        const std::size_t owner = m_catalog.instrument_of_decision(*target);
        if (owner != m_index && !uses(m_catalog.instruments()[owner].id)) {
            m_report.add(place,
                         fmt::format("besluit '{}' is van instrument '{}'; zet dat bij 'gebruikt'",
                                     id, m_catalog.instruments()[owner].id));
            return std::nullopt;
        }
        return target;
    }

    ValueSet outcomes_of(const Decision& decision, const Condition& condition) {
        ValueSet values;
        for (const std::string& word : condition.words) {
            const std::optional<std::size_t> outcome = decision.find_outcome(word);
            if (!outcome) {
                std::vector<std::string_view> known;
                for (const Outcome& other : decision.outcomes) {
                    known.push_back(other.id);
                }
                m_report.add(condition.place,
                             fmt::format("'{}' is geen uitkomst van besluit '{}'{}", word,
                                         decision.id, did_you_mean(word, known)));
            } else if (*outcome < max_domain_size) {  // more were reported
                values |= ValueSet::single(static_cast<Value>(*outcome));
            }
        }
        return values;
    }

    /// The index of an item that can be asked; reports when there is none.
    std::optional<std::size_t> find_question(const std::string& name, Place place) {
        const std::optional<std::size_t> target = find_any_item(name, place);
        if (target && m_catalog.item(*target).is_date) {
            m_report.add(place, fmt::format("vraag '{}' is een datum en kan niet in een voorwaarde "
                                            "staan; gebruik een vraag met 'afleiding'",
                                            shown(name)));
            return std::nullopt;
        }
        return target;
    }

    std::optional<std::size_t> find_any_item(const std::string& name, Place place) {
        const std::string_view owner = std::string_view(name).substr(0, name.find('.'));
        if (owner != m_instrument.id && !uses(owner)) {
            const std::string_view reason =
                m_catalog.find_instrument(owner) ? "staat niet bij 'gebruikt'" : "is onbekend";
            m_report.add(place, fmt::format("vraag '{}': instrument '{}' {}{}", name, owner, reason,
                                            did_you_mean(owner, m_instrument.uses)));
            return std::nullopt;
        }
        const std::optional<std::size_t> target = m_catalog.find_item(name);
        if (!target && m_catalog.find_instrument(owner)) {
            report_unknown_item(name, owner, place);
        }
        return target;
    }

    void report_unknown_item(const std::string& name, std::string_view owner, Place place) {
        std::vector<std::string> known;
        const std::size_t instrument = *m_catalog.find_instrument(owner);
        for (const Item& item : m_catalog.instruments()[instrument].items) {
            known.push_back(shown(item.name));
        }
        if (owner == m_instrument.id) {
            known.insert(known.end(), reserved_words().begin(), reserved_words().end());
        }
        m_report.add(place, fmt::format("onbekende vraag '{}'{}", shown(name),
                                        did_you_mean(shown(name), known)));
    }

    /// The name as it is written in this instrument: its own items without the instrument.
    std::string shown(const std::string& name) const {
        const bool own = name.starts_with(m_instrument.id + ".");
        return own ? name.substr(m_instrument.id.size() + 1) : name;
    }

    bool uses(std::string_view id) const {
        const std::vector<std::string>& all = m_instrument.uses;
        return std::find(all.begin(), all.end(), id) != all.end();
    }

    void link(Derivation& derivation) {
        for (const std::string& name : derivation.required) {
            const std::optional<std::size_t> target = find_question(name, derivation.place);
            if (!target) {
                continue;
            }
            const Domain& domain = m_catalog.item(*target).domain;
            if (domain.size() != 0 && !(domain.find("ja") && domain.find("nee"))) {
                m_report.add(derivation.place,
                             fmt::format("afleiding: vraag '{}' heeft niet de antwoorden ja en nee",
                                         shown(name)));
            }
            derivation.required_targets.push_back(*target);
        }
        derivation.from_target = find_date(derivation.from, derivation.place).value_or(0);
        for (const std::string& name : derivation.until) {
            if (const std::optional<std::size_t> target = find_date(name, derivation.place)) {
                derivation.until_targets.push_back(*target);
            }
        }
    }

    std::optional<std::size_t> find_date(const std::string& name, Place place) {
        if (name.empty()) {
            return std::nullopt;
        }
        const std::optional<std::size_t> target = find_any_item(name, place);
        if (target && !m_catalog.item(*target).is_date) {
            m_report.add(place, fmt::format("afleiding: vraag '{}' is geen datum", shown(name)));
            return std::nullopt;
        }
        return target;
    }

    const Catalog& m_catalog;
    std::size_t m_index;
    Instrument& m_instrument;
    std::vector<Problem>& m_problems;
    ProblemReport m_report;
};

}  // namespace

void link_instrument(const Catalog& catalog, std::size_t index, Instrument& instrument,
                     std::vector<Problem>& problems) {
    Linker(catalog, index, instrument, problems).run();
}

void link_condition(const Catalog& catalog, std::size_t index, const std::string& file,
                    Condition& condition, std::vector<Problem>& problems) {
    Instrument user;
    user.id = catalog.instruments()[index].id;
    user.file = file;
    for (const Instrument& other : catalog.instruments()) {
        user.uses.push_back(other.id);
    }
    Linker(catalog, index, user, problems).run(condition);
}

}  // namespace rodevlag
