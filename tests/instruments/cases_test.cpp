// Every case of instruments/<id>/cases.yaml, with the engine that `rv-check --cases` uses.
#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "rodevlag/builtin_instruments.h"
#include "rodevlag/case_suite.h"
#include "rodevlag/suggest.h"

using namespace rodevlag;

namespace {

using Kind = CoverageTarget::Kind;

/// The built-in instruments with their cases. Those with only questions have nothing to try.
struct BuiltinSuites {
    Catalog catalog{builtin_instruments()};
    CaseRunner runner{catalog};
    std::vector<CaseSuite> suites;

    BuiltinSuites() {
        for (std::size_t index = 0; index < catalog.instruments().size(); ++index) {
            const Instrument& instrument = catalog.instruments()[index];
            const std::string name = "instruments/" + instrument.id + "/cases.yaml";
            for (const BuiltinCases& cases : builtin_cases()) {
                if (cases.name == name) {
                    suites.push_back(run_suite(
                        runner, index, read_case_file(catalog, instrument, cases.text, name)));
                }
            }
        }
    }
};

const std::vector<CaseSuite>& suites() {
    static const BuiltinSuites builtin;
    return builtin.suites;
}

const Catalog& catalog() {
    static const Catalog all(builtin_instruments());
    return all;
}

void check_exercised(const DecisionCoverage& coverage, const std::vector<Kind>& kinds) {
    const std::vector<CoverageTarget>& targets = coverage.model.targets();
    for (std::size_t index = 0; index < targets.size(); ++index) {
        const bool is_asked =
            std::find(kinds.begin(), kinds.end(), targets[index].kind) != kinds.end();
        CHECK_MESSAGE((!is_asked || coverage.exercised[index]),
                      catalog().decision(coverage.model.decision()).id
                          << ": no case exercises kind " << static_cast<int>(targets[index].kind)
                          << " number " << targets[index].index);
    }
}

std::string builtin_text(const std::string& name) {
    for (const BuiltinCases& cases : builtin_cases()) {
        if (cases.name == name) {
            return std::string(cases.text);
        }
    }
    return {};
}

/// What stands below `gevallen:`.
std::string cases_of(const std::string& text) {
    const std::string key = "\ngevallen:\n";
    return text.substr(text.find(key) + key.size());
}

}  // namespace

TEST_CASE("every instrument with decisions has cases, and they have no problems") {
    std::size_t with_decisions = 0;
    for (const Instrument& instrument : catalog().instruments()) {
        with_decisions += instrument.decisions.empty() ? 0U : 1U;
    }
    CHECK(suites().size() == with_decisions);
    for (const CaseSuite& suite : suites()) {
        CHECK(suite.file.cases.size() > 10);
        for (const Problem& problem : suite.file.problems) {
            FAIL_CHECK(problem.to_string());
        }
    }
}

TEST_CASE("every case gives what it says") {
    for (const CaseSuite& suite : suites()) {
        REQUIRE(suite.results.size() == suite.file.cases.size());
        for (std::size_t index = 0; index < suite.results.size(); ++index) {
            for (const CaseMismatch& mismatch : suite.results[index].mismatches) {
                FAIL_CHECK(suite.file.file << ":" << mismatch.place.line << ": "
                                           << suite.file.cases[index].name << ": " << mismatch.key
                                           << " expected " << mismatch.expected << ", found "
                                           << mismatch.found);
            }
        }
    }
}

TEST_CASE("every outcome is the certain outcome of some case") {
    for (const CaseSuite& suite : suites()) {
        for (const DecisionCoverage& coverage : suite.decisions) {
            check_exercised(coverage, {Kind::outcome});
        }
    }
}

TEST_CASE("every notice and every action occurs in some case, and is left out in another") {
    for (const CaseSuite& suite : suites()) {
        for (const DecisionCoverage& coverage : suite.decisions) {
            check_exercised(coverage, {Kind::action, Kind::without_action});
            const Decision& decision = catalog().decision(coverage.model.decision());
            for (std::size_t notice = 0; notice < decision.notices.size(); ++notice) {
                const std::string name = decision.id + ": " + decision.notices[notice].id;
                CHECK_MESSAGE(coverage.notices_shown[notice], "never in a case: " << name);
                CHECK_MESSAGE(coverage.notices_hidden[notice], "never left out: " << name);
            }
        }
    }
}

TEST_CASE("suggestions close every gap in the built-in cases") {
    CaseRunner runner(catalog());
    for (const CaseSuite& suite : suites()) {
        const Instrument& instrument = catalog().instruments()[suite.instrument];
        CAPTURE(instrument.id);
        const Suggestions suggestions = suggest_cases(runner, suite);
        CHECK(suggestions.given_up == 0);
        const std::string added = suggestions_text(catalog(), suite.instrument, suggestions);
        const std::string pasted =
            builtin_text(suite.file.file) + (suggestions.cases.empty() ? "" : cases_of(added));
        const CaseFile file = read_case_file(catalog(), instrument, pasted, "pasted");
        CHECK(file.problems.empty());
        const CaseSuite whole = run_suite(runner, suite.instrument, file);
        CHECK(whole.passed_count() == file.cases.size());
        for (const DecisionCoverage& coverage : whole.decisions) {
            for (const CoverageShare& share : shares_of(coverage)) {
                CHECK(share.exercised == share.all);
            }
        }
    }
}
