#include "rodevlag/case_suite.h"

#include <algorithm>

namespace rodevlag {

namespace {

bool says_something_about(const ExampleCase& example, std::size_t decision) {
    return std::any_of(
        example.expectations.begin(), example.expectations.end(),
        [&](const CaseExpectation& expectation) { return expectation.decision == decision; });
}

DecisionCoverage measure(CaseRunner& runner, std::size_t index, const CaseSuite& suite) {
    const Decision& decision = runner.catalog().decision(index);
    DecisionCoverage coverage{CoverageModel(runner.catalog(), index),
                              {},
                              {},
                              {},
                              std::vector<bool>(decision.notices.size()),
                              std::vector<bool>(decision.notices.size())};
    for (std::size_t number = 0; number < suite.results.size(); ++number) {
        const CaseResult& result = suite.results[number];
        if (!says_something_about(suite.file.cases[number], index) || !result.passed(index)) {
            continue;
        }
        coverage.cases.push_back(number);
        coverage.patterns.push_back(coverage.model.pattern_of(result.answers));
        const DecisionResult& scored = runner.scorer().score(index, result.answers);
        if (scored.is_out_of_scope()) {
            continue;  // that no notice shows there says nothing about their conditions
        }
        const std::vector<std::size_t>& shown = scored.notices;
        for (std::size_t notice = 0; notice < decision.notices.size(); ++notice) {
            const bool is_shown = std::find(shown.begin(), shown.end(), notice) != shown.end();
            (is_shown ? coverage.notices_shown : coverage.notices_hidden)[notice] = true;
        }
    }
    coverage.exercised = coverage.model.exercised_by(coverage.patterns);
    return coverage;
}

}  // namespace

std::size_t CaseSuite::passed_count() const {
    return static_cast<std::size_t>(std::count_if(
        results.begin(), results.end(), [](const CaseResult& result) { return result.passed(); }));
}

CaseSuite run_suite(CaseRunner& runner, std::size_t instrument, CaseFile file) {
    CaseSuite suite{instrument, std::move(file), {}, {}};
    if (!suite.file.problems.empty()) {
        return suite;
    }
    for (const ExampleCase& example : suite.file.cases) {
        suite.results.push_back(runner.run(example));
    }
    for (std::size_t decision = 0; decision < runner.catalog().decision_count(); ++decision) {
        if (runner.catalog().instrument_of_decision(decision) == instrument) {
            suite.decisions.push_back(measure(runner, decision, suite));
        }
    }
    return suite;
}

double CoverageShare::percentage() const {
    return all == 0 ? 100.0 : 100.0 * static_cast<double>(exercised) / static_cast<double>(all);
}

std::vector<CoverageShare> shares_of(const DecisionCoverage& coverage) {
    std::vector<CoverageShare> shares;
    const std::vector<CoverageTarget>& targets = coverage.model.targets();
    for (std::size_t target = 0; target < targets.size(); ++target) {
        if (shares.empty() || shares.back().kind != targets[target].kind) {
            shares.push_back({targets[target].kind, 0, 0});
        }
        ++shares.back().all;
        shares.back().exercised += coverage.exercised[target] ? 1U : 0U;
    }
    return shares;
}

}  // namespace rodevlag
