#include "campaign.h"

#include <algorithm>
#include <stdexcept>

#include "instrument_mutations.h"
#include "rodevlag/case_check.h"
#include "rodevlag/compiler.h"
#include "rodevlag/mentions.h"
#include "rodevlag/soundness.h"
#include "rodevlag/yaml_image.h"
#include "yaml_nodes.h"

namespace rodevlag::mutation {

namespace {

std::vector<Finding> findings(const Catalog& catalog) {
    std::vector<std::size_t> all(catalog.instruments().size());
    for (std::size_t index = 0; index < all.size(); ++index) {
        all[index] = index;
    }
    return check_soundness(catalog, all).findings;
}

/// A list that can come out differently when only this action is changed.
bool looks_at_action(const ExpectedList& list, const std::string& action) {
    if (list.kind == CaseListKind::actions) {
        return true;
    }
    if (list.kind != CaseListKind::some_actions && list.kind != CaseListKind::without_actions) {
        return false;
    }
    return std::any_of(list.texts.begin(), list.texts.end(), [&](const std::string& text) {
        return text == action || text == action + "?";
    });
}

/// Saves time: of an action the proofs ask whether it ever applies, and on which questions it
/// depends. When both stay as they were, they find what they found before.
bool can_be_noticed_by_proof(const Site& site, const Change& change) {
    return site.scope != Scope::action || change.mutant->terminals().back() == 0 ||
           change.mutant->support() != change.original->support();
}

/// What a case says about one action; no expectations when it says nothing.
ExampleCase about_action(const ExampleCase& example, std::size_t decision,
                         const std::string& action) {
    ExampleCase result{example.name, example.answers, {}, example.place};
    for (const CaseExpectation& expectation : example.expectations) {
        if (expectation.decision != decision) {
            continue;
        }
        CaseExpectation kept{decision, {}, {}, {}};
        for (const ExpectedList& list : expectation.lists) {
            if (looks_at_action(list, action)) {
                kept.lists.push_back(list);
            }
        }
        if (!kept.lists.empty()) {
            result.expectations.push_back(std::move(kept));
        }
    }
    return result;
}

/// What a case says about some decisions.
ExampleCase about_decisions(const ExampleCase& example, const std::vector<std::size_t>& decisions) {
    ExampleCase result{example.name, example.answers, {}, example.place};
    for (const CaseExpectation& expectation : example.expectations) {
        if (std::find(decisions.begin(), decisions.end(), expectation.decision) !=
            decisions.end()) {
            result.expectations.push_back(expectation);
        }
    }
    return result;
}

}  // namespace

Campaign::Campaign(const std::vector<InstrumentText>& texts, std::span<const BuiltinCases> cases)
    : m_texts(texts), m_catalog(texts), m_functions(m_catalog) {
    if (!findings(m_catalog).empty()) {
        throw std::runtime_error("rv-check finds something without any change");
    }
    CaseRunner runner(m_catalog);
    for (const BuiltinCases& text : cases) {
        const std::string_view folder = text.name.substr(0, text.name.rfind('/'));
        const std::string_view id = folder.substr(folder.rfind('/') + 1);
        const Instrument& instrument =
            m_catalog.instruments()[m_catalog.find_instrument(id).value()];
        const CaseFile file =
            read_case_file(m_catalog, instrument, text.text, std::string(text.name));
        if (!file.problems.empty()) {
            throw std::runtime_error(file.problems.front().to_string());
        }
        for (const ExampleCase& example : file.cases) {
            if (!runner.run(example).passed()) {
                throw std::runtime_error("fails without any change: " + example.name);
            }
            m_cases.push_back(example);
        }
    }
}

YamlNode Campaign::tree(std::size_t instrument) const {
    return tree_of_image(*m_texts[instrument].image);
}

Catalog Campaign::with(std::size_t instrument, const YamlNode& tree) const {
    const FlatYaml flat = flatten_yaml(tree);
    const YamlImage image{flat.nodes, flat.text};
    std::vector<InstrumentText> texts = m_texts;
    texts[instrument].image = &image;
    return Catalog(texts);
}

Catalog Campaign::with_text(std::size_t instrument, const YamlNode& tree) const {
    std::vector<InstrumentText> texts = m_texts;
    texts[instrument] = {m_texts[instrument].name, to_yaml(tree)};
    return Catalog(texts);
}

std::vector<Trial> Campaign::try_all(std::size_t instrument, std::size_t step) const {
    YamlNode root = tree(instrument);
    Mutations mutations = mutations_of(root, m_catalog, m_catalog.instruments()[instrument]);
    std::vector<Trial> trials;
    for (std::size_t index = 0; index < mutations.size(); index += step) {
        Verdict verdict;
        {
            const Applied applied(mutations[index]);
            verdict = try_one(instrument, root, mutations[index].site);
        }
        trials.push_back({std::move(mutations[index]), std::move(verdict)});
    }
    return trials;
}

Verdict Campaign::try_one(std::size_t instrument, const YamlNode& tree, const Site& site) const {
    Verdict verdict;
    const std::vector<std::size_t> decisions = decisions_that_ask(instrument);
    try {
        const Catalog mutant = with(instrument, tree);
        verdict.change = m_functions.change(mutant, site, decisions);
        verdict.equivalent = !verdict.change;
        if (verdict.equivalent) {
            return verdict;
        }
        if (site.scope == Scope::decision) {
            for (const std::size_t decision : decisions) {
                compile_decision(mutant, decision, Gaps::refuse);
            }
        }
        verdict.by_proof = can_be_noticed_by_proof(site, *verdict.change) &&
                           !findings(mutant).empty();  // the original has none
        verdict.by_cases = is_noticed_by_cases(mutant, site, decisions);
    } catch (const InstrumentError&) {
        verdict = {};
        verdict.refused = true;
    }
    return verdict;
}

std::vector<std::size_t> Campaign::decisions_that_ask(std::size_t instrument) const {
    std::vector<std::size_t> result;
    for (std::size_t index = 0; index < m_catalog.decision_count(); ++index) {
        std::vector<std::size_t> behind = decisions_behind(m_catalog, m_catalog.decision(index));
        behind.push_back(index);
        if (std::any_of(behind.begin(), behind.end(), [&](std::size_t decision) {
                return m_catalog.instrument_of_decision(decision) == instrument;
            })) {
            result.push_back(index);
        }
    }
    return result;
}

bool Campaign::is_noticed_by_cases(const Catalog& mutant, const Site& site,
                                   const std::vector<std::size_t>& decisions) const {
    CaseRunner runner(mutant);
    for (const ExampleCase& example : m_cases) {
        ExampleCase part = example;  // another reading can change every decision
        if (site.scope == Scope::action) {
            part = about_action(example, m_catalog.find_decision(site.owner).value(), site.action);
        } else if (site.scope == Scope::decision) {
            part = about_decisions(example, decisions);
        }
        if (!part.expectations.empty() && !runner.run(part).passed()) {
            return true;
        }
    }
    return false;
}

}  // namespace rodevlag::mutation
