#include "campaign.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "instrument_mutations.h"
#include "rodevlag/case_check.h"
#include "rodevlag/compiler.h"
#include "rodevlag/inert_items.h"
#include "rodevlag/mentions.h"
#include "rodevlag/soundness.h"

namespace rodevlag::mutation {

namespace {

/// Do the proofs find something in one of these decisions, or in any question? The original gives
/// no findings, so the decisions that stay as they were need not be looked at.
bool has_findings(const Catalog& catalog, const std::vector<std::size_t>& decisions) {
    std::vector<std::size_t> all;
    for (std::size_t index = 0; index < catalog.instruments().size(); ++index) {
        const bool is_concerned =
            std::any_of(decisions.begin(), decisions.end(), [&](std::size_t decision) {
                return catalog.instrument_of_decision(decision) == index;
            });
        if (is_concerned && !check_soundness(catalog, {index}).findings.empty()) {
            return true;
        }
        all.push_back(index);
    }
    SoundnessResult questions;
    check_inert_items(catalog, all, questions);
    return !questions.findings.empty();
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

Campaign::Campaign(const Originals& originals, std::span<const BuiltinCases> cases)
    : m_originals(originals), m_catalog(originals.catalog()), m_functions(m_catalog) {
    std::vector<std::size_t> decisions(m_catalog.decision_count());
    std::iota(decisions.begin(), decisions.end(), std::size_t{0});
    if (has_findings(m_catalog, decisions)) {
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

std::vector<Trial> Campaign::try_all(std::size_t instrument, std::size_t step) const {
    TreeNode root = m_originals.tree(instrument);
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

Verdict Campaign::try_one(std::size_t instrument, const TreeNode& tree, const Site& site) const {
    Verdict verdict;
    const std::vector<std::size_t> decisions = decisions_of(instrument, site);
    try {
        const Catalog mutant = m_originals.with(instrument, tree);
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
        // Saves time: of an action the proofs ask whether it ever applies, and which questions
        // matter to it.
        const bool can_be_found = site.scope != Scope::action ||
                                  verdict.change->mutant->terminals().back() == 0 ||
                                  m_functions.changes_what_matters(*verdict.change);
        verdict.by_proof = can_be_found && has_findings(mutant, decisions);
        verdict.by_cases = is_noticed_by_cases(mutant, site, decisions);
    } catch (const InstrumentError&) {
        verdict = {};
        verdict.refused = true;
    }
    return verdict;
}

std::vector<std::size_t> Campaign::decisions_of(std::size_t instrument, const Site& site) const {
    if (site.scope == Scope::action) {
        return {m_catalog.find_decision(site.owner).value()};
    }
    std::vector<std::size_t> result;
    if (site.scope == Scope::reading) {
        return result;
    }
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
