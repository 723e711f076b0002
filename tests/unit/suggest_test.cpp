// Suggested cases, pasted into a file of cases, leave no gaps.
#include "rodevlag/suggest.h"

#include <doctest/doctest.h>
#include <set>

#include "bicycle.h"
#include "plain_evaluator.h"

using namespace rodevlag;

namespace {

struct Suggested {
    std::string text;
    Suggestions suggestions;
};

class Workshop {
public:
    explicit Workshop(Catalog catalog) : m_catalog(std::move(catalog)), m_runner(m_catalog) {}

    CaseSuite suite_of(const std::string& instrument, const std::string& text) {
        const std::size_t index = m_catalog.find_instrument(instrument).value();
        const CaseFile file = read_case_file(m_catalog, m_catalog.instruments()[index], text, "f");
        for (const Problem& problem : file.problems) {
            FAIL_CHECK(problem.to_string());
        }
        return run_suite(m_runner, index, file);
    }

    CaseSuite no_cases(const std::string& instrument) {
        return run_suite(m_runner, m_catalog.find_instrument(instrument).value(), CaseFile());
    }

    Suggested suggest(const CaseSuite& suite) {
        Suggested result;
        result.suggestions = suggest_cases(m_runner, suite);
        result.text = suggestions_text(m_catalog, suite.instrument, result.suggestions);
        return result;
    }

    const Catalog& catalog() const { return m_catalog; }

private:
    Catalog m_catalog;
    CaseRunner m_runner;
};

void check_complete(const CaseSuite& suite) {
    CHECK(suite.passed_count() == suite.file.cases.size());
    for (const DecisionCoverage& coverage : suite.decisions) {
        for (const CoverageShare& share : shares_of(coverage)) {
            CHECK(share.exercised == share.all);
            CHECK(share.percentage() == 100);
        }
    }
}

std::string cases_of(const std::string& text) {
    const std::string key = "\ngevallen:\n";
    return text.substr(text.find(key) + key.size());
}

const std::string few_cases =
    "instrument: fiets\n"
    "gevallen:\n"
    "  - naam: Stukke remmen\n"
    "    antwoorden:\n"
    "      fiets: {voorrem: nee, achterrem: nee}\n"
    "    verwacht:\n"
    "      fiets: {uitkomst: slecht}\n"
    "  - naam: 'Alleen fiets.licht verschilt: nee, dan slecht'\n"
    "    antwoorden:\n"
    "      fiets: {licht: nee}\n"
    "    verwacht:\n"
    "      fiets: {uitkomst: slecht}\n"
    "      route: {mogelijk: [lopen, blijven]}\n";

}  // namespace

TEST_CASE("suggestions for an instrument without cases exercise everything") {
    Workshop workshop(bicycle::catalog());
    const Suggested suggested = workshop.suggest(workshop.no_cases("fiets"));
    CHECK(suggested.suggestions.given_up == 0);
    check_complete(workshop.suite_of("fiets", suggested.text));
}

TEST_CASE("suggestions pasted below the present cases exercise everything") {
    Workshop workshop(bicycle::catalog());
    const CaseSuite present = workshop.suite_of("fiets", few_cases);
    CHECK(present.passed_count() == 2);
    const Suggested suggested = workshop.suggest(present);
    CHECK(suggested.text == workshop.suggest(present).text);  // the same every time
    const CaseSuite whole = workshop.suite_of("fiets", few_cases + cases_of(suggested.text));
    check_complete(whole);
    const Suggested nothing = workshop.suggest(whole);
    CHECK(nothing.suggestions.cases.empty());
    CHECK(nothing.text.find("er valt niets meer voor te stellen") != std::string::npos);
}

TEST_CASE("no suggested case can be left out") {
    Workshop workshop(bicycle::catalog());
    const CaseSuite whole =
        workshop.suite_of("fiets", workshop.suggest(workshop.no_cases("fiets")).text);
    for (const DecisionCoverage& coverage : whole.decisions) {
        for (std::size_t index = 0; index < coverage.patterns.size(); ++index) {
            std::vector<CasePattern> others = coverage.patterns;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(index));
            CHECK(coverage.model.exercised_by(others) != coverage.exercised);
        }
    }
}

TEST_CASE("the outcome of a suggested case is that of every completion of its answers") {
    Workshop workshop(bicycle::catalog());
    const Suggested suggested = workshop.suggest(workshop.no_cases("fiets"));
    CaseRunner runner(workshop.catalog());
    std::set<std::string> names;
    for (const SuggestedCase& next : suggested.suggestions.cases) {
        CAPTURE(next.name);
        CHECK(names.insert(next.name).second);
        REQUIRE(next.outcomes.size() == 1);
        const std::vector<std::size_t> variables =
            CoverageModel(workshop.catalog(), next.decision).variables();
        plain::for_each_completion(
            runner.read(next.answers), variables, [&](const Answers& complete) {
                const plain::Evaluator evaluator(workshop.catalog(), complete);
                const Decision& decision = workshop.catalog().decision(next.decision);
                REQUIRE(decision.outcomes[evaluator.outcome(next.decision)].id == next.outcomes[0]);
            });
    }
}

TEST_CASE("suggestions for decisions with a scope exercise the scope too") {
    Workshop workshop(bicycle::catalog_with_scope());
    const Suggested suggested = workshop.suggest(workshop.no_cases("tocht"));
    CHECK(suggested.suggestions.given_up == 0);
    CHECK(suggested.text.find("vertrek: {uitkomst: niet_van_toepassing}") != std::string::npos);
    CHECK(suggested.text.find("naam: Buiten deel 1 van het bereik\n") != std::string::npos);
    check_complete(workshop.suite_of("tocht", suggested.text));
}
