#include "rodevlag/suggest.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "rodevlag/case_search.h"
#include "rodevlag/text.h"
#include "rodevlag/yaml_text.h"

namespace rodevlag {

namespace {

using Kind = CoverageTarget::Kind;

constexpr std::size_t text_width = 110;

/// Turns what was found for one decision into suggestions.
class Presenter {
public:
    Presenter(CaseRunner& runner, const DecisionCoverage& coverage, const FoundCases& found,
              std::set<std::string>& taken)
        : m_runner(runner),
          m_catalog(runner.catalog()),
          m_model(coverage.model),
          m_decision(m_catalog.decision(coverage.model.decision())),
          m_exercised(coverage.exercised),
          m_found(found),
          m_taken(taken) {}

    /// `names`: of the cases that were there, one for one.
    std::vector<SuggestedCase> present(std::vector<std::string> names) {
        std::vector<SuggestedCase> suggested;
        for (std::size_t index = m_found.present; index < m_found.cases.size(); ++index) {
            suggested.push_back(suggest(m_found.cases[index]));
            names.push_back(suggested.back().name);
        }
        for (std::size_t index = m_found.present; index < m_found.cases.size(); ++index) {
            if (const auto twin = twin_of(m_found.cases[index])) {
                suggested[index - m_found.present].twin = names[*twin];
            }
        }
        return suggested;
    }

private:
    SuggestedCase suggest(const FoundCase& found) {
        SuggestedCase next;
        next.decision = m_model.decision();
        next.answers = found.words;
        next.has_contradiction = found.contradictions > 0;
        std::stable_sort(next.answers.begin(), next.answers.end(),
                         [&](const CaseAnswer& left, const CaseAnswer& right) {
                             return m_catalog.find_item(left.item) <
                                    m_catalog.find_item(right.item);
                         });
        next.outcomes = m_runner.output(next.decision, m_runner.read(found.words)).possible;
        next.name = unused(name_of(found, join(next.outcomes, " of ")));
        for (std::size_t target = 0; target < m_model.targets().size(); ++target) {
            if (!found.pattern.exercised[target] || m_exercised[target]) {
                continue;
            }
            m_exercised[target] = true;
            const CoverageTarget& closed = m_model.targets()[target];
            if (closed.kind == Kind::action) {
                next.actions.push_back(m_decision.actions[closed.index].id);
            } else if (closed.kind == Kind::without_action) {
                next.without_actions.push_back(m_decision.actions[closed.index].id);
            }
        }
        return next;
    }

    /// The first case that differs from this one only in the question that it was made for.
    std::optional<std::size_t> twin_of(const FoundCase& found) const {
        for (std::size_t index = 0;
             found.aim.kind == Kind::question && index < m_found.cases.size(); ++index) {
            if (CoverageModel::pair_of(found.pattern, m_found.cases[index].pattern) ==
                found.aim.index) {
                return index;
            }
        }
        return std::nullopt;
    }

    std::string name_of(const FoundCase& found, const std::string& outcome) const {
        const CoverageTarget& aim = found.aim;
        switch (aim.kind) {
            case Kind::question:
                return twin_of(found) ? question_name(found, outcome) : "Weg naar " + outcome;
            case Kind::rule:
                return fmt::format("Regel {} beslist, {}", aim.index + 1, outcome);
            case Kind::outcome:
                return "Uitkomst " + outcome;
            case Kind::node:
                return fmt::format("Knoop {}, {}", m_decision.flow->nodes[aim.index].id, outcome);
            case Kind::branch: {
                const FlowNode& node = m_decision.flow->nodes[aim.index];
                return fmt::format("Knoop {}, tak {}, {}", node.id, node.branches[aim.part].label,
                                   outcome);
            }
            case Kind::action:
                return "Met actie " + m_decision.actions[aim.index].id;
            case Kind::without_action:
                return "Zonder actie " + m_decision.actions[aim.index].id;
            case Kind::in_scope:
                return fmt::format("Binnen deel {} van het bereik, {}", aim.index + 1, outcome);
            case Kind::out_of_scope:
                return fmt::format("Buiten deel {} van het bereik", aim.index + 1);
            case Kind::edge:
                break;
        }
        return "Weg naar " + outcome;
    }

    std::string question_name(const FoundCase& found, const std::string& outcome) const {
        const Item& item = m_catalog.item(m_model.variables()[found.aim.index]);
        return fmt::format("Alleen {} verschilt: {}, dan {}", item.name,
                           item.domain.describe(found.pattern.allowed[found.aim.index]), outcome);
    }

    std::string unused(const std::string& name) {
        std::string candidate = name;
        for (std::size_t number = 2; !m_taken.insert(candidate).second; ++number) {
            candidate = fmt::format("{} ({})", name, number);
        }
        return candidate;
    }

    CaseRunner& m_runner;
    const Catalog& m_catalog;
    const CoverageModel& m_model;
    const Decision& m_decision;
    std::vector<bool> m_exercised;  // by the cases that were there and the suggestions so far
    const FoundCases& m_found;
    std::set<std::string>& m_taken;
};

/// `key: {a, b, c}` with more lines where one would be too long, aligned behind the bracket.
void append_flow(std::string& text, const std::string& start, char open,
                 const std::vector<std::string>& parts, char close) {
    std::string line = start + open;
    const std::size_t indent = line.size();
    for (std::size_t index = 0; index < parts.size(); ++index) {
        const std::string part =
            parts[index] + (index + 1 < parts.size() ? "," : std::string(1, close));
        if (index > 0 && line.size() + 1 + part.size() > text_width) {
            text += line + "\n";
            line = std::string(indent, ' ') + part;
        } else {
            line += (index > 0 ? " " : "") + part;
        }
    }
    text += line + (parts.empty() ? std::string(1, close) : "") + "\n";
}

std::string scalar(const std::string& text) {
    std::string yaml;
    append_yaml_scalar(yaml, text);
    return yaml;
}

void append_answers(std::string& text, const SuggestedCase& suggested) {
    text += suggested.answers.empty() ? "    antwoorden: {}\n" : "    antwoorden:\n";
    for (std::size_t first = 0; first < suggested.answers.size();) {
        const std::string& name = suggested.answers[first].item;
        const std::string space = name.substr(0, name.find('.'));
        std::vector<std::string> parts;
        for (; first < suggested.answers.size() &&
               suggested.answers[first].item.starts_with(space + ".");
             ++first) {
            const CaseAnswer& answer = suggested.answers[first];
            parts.push_back(answer.item.substr(space.size() + 1) + ": " + scalar(answer.text));
        }
        append_flow(text, "      " + space + ": ", '{', parts, '}');
    }
}

void append_case(std::string& text, const Catalog& catalog, const SuggestedCase& suggested) {
    text += "  - naam: " + scalar(suggested.name) + "\n";
    if (!suggested.twin.empty()) {
        text +=
            "    # verschilt alleen in die vraag van: " + printable(suggested.twin, text_width) +
            "\n";
    }
    if (suggested.has_contradiction) {
        text +=
            "    # let op: een antwoord past niet bij een ander; dit geval krijgt een melding\n";
    }
    append_answers(text, suggested);
    std::vector<std::string> parts;
    parts.push_back(suggested.outcomes.size() == 1
                        ? "uitkomst: " + suggested.outcomes.front()
                        : "mogelijk: [" + join(suggested.outcomes, ", ") + "]");
    if (!suggested.actions.empty()) {
        parts.push_back("acties_bevat: [" + join(suggested.actions, ", ") + "]");
    }
    if (!suggested.without_actions.empty()) {
        parts.push_back("acties_zonder: [" + join(suggested.without_actions, ", ") + "]");
    }
    text += "    verwacht:\n";
    append_flow(text, "      " + catalog.decision(suggested.decision).id + ": ", '{', parts, '}');
}

}  // namespace

Suggestions suggest_cases(CaseRunner& runner, const CaseSuite& suite) {
    Suggestions all;
    std::set<std::string> taken;
    for (const ExampleCase& example : suite.file.cases) {
        taken.insert(example.name);
    }
    for (const DecisionCoverage& coverage : suite.decisions) {
        const FoundCases found = search_cases(runner, suite, coverage);
        std::vector<std::string> names;
        for (const std::size_t index : coverage.cases) {
            names.push_back(suite.file.cases[index].name);
        }
        Presenter presenter(runner, coverage, found, taken);
        for (SuggestedCase& next : presenter.present(std::move(names))) {
            all.cases.push_back(std::move(next));
        }
        all.given_up += static_cast<std::size_t>(
            std::count(found.exercised.begin(), found.exercised.end(), false));
    }
    return all;
}

std::string suggestions_text(const Catalog& catalog, std::size_t instrument,
                             const Suggestions& suggestions) {
    std::string text =
        "# Voorgesteld door rv-check --suggest: gevallen die de gaten in de dekking sluiten.\n"
        "# De verwachte uitkomsten heeft het programma berekend. Ze komen niet uit de bron en "
        "tonen\n"
        "# dus geen fouten in het instrument. Laat een mens elk geval naast de bron leggen "
        "voordat\n"
        "# het bij de gevallen in cases.yaml komt.\n";
    if (suggestions.given_up > 0) {
        text +=
            fmt::format("# Voor {} onderdelen is geen geval gevonden; rv-check --cases noemt ze.\n",
                        suggestions.given_up);
    }
    text += "instrument: " + catalog.instruments()[instrument].id + "\n";
    if (suggestions.cases.empty()) {
        return text + "gevallen: []  # er valt niets meer voor te stellen\n";
    }
    text += "gevallen:\n";
    for (const SuggestedCase& suggested : suggestions.cases) {
        append_case(text, catalog, suggested);
    }
    return text;
}

}  // namespace rodevlag
