// Every case of instruments/<id>/cases.yaml, from the words in the file to the result.
#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <string>

#include "case_file.h"
#include "rodevlag/answers.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/record.h"
#include "rodevlag/result_members.h"
#include "rodevlag/route.h"
#include "rodevlag/score.h"

using namespace rodevlag;
using namespace rodevlag::cases;

namespace {

using Texts = std::set<std::string>;

Texts set_of(const std::vector<std::string>& list) {
    return {list.begin(), list.end()};
}

std::string joined(const Texts& texts) {
    std::string result;
    for (const std::string& text : texts) {
        result += (result.empty() ? "" : ", ") + text;
    }
    return "[" + result + "]";
}

Texts item_names(const Catalog& catalog, const std::vector<std::size_t>& items) {
    Texts names;
    for (const std::size_t item : items) {
        names.insert(catalog.item(item).name);
    }
    return names;
}

/// Everything that a case can say something about, for one decision.
struct Found {
    Texts possible;
    Texts red_flags;
    Texts decisive;
    Texts notices;
    Texts actions;
};

/// Runs cases over the built-in instruments.
class Runner {
public:
    const Catalog& catalog() const { return m_catalog; }

    /// The result of one decision for the answers of a case, and the problems of reading them.
    Found run(const Case& subject, const std::string& decision_id, std::vector<Problem>& problems) {
        Record record;
        record.number = 1;
        record.layout = ++m_layout;
        for (const auto& [name, text] : subject.answers) {
            record.fields.push_back({name, text});
        }
        const Answers answers = m_reader.read(record, subject.file, problems);
        const std::size_t index = m_catalog.find_decision(decision_id).value();
        const DecisionResult result = m_scorer.score(index, answers);
        const RouteResult route = m_router.route(index, answers);
        return {set_of(possible_ids(m_catalog, result)), item_names(m_catalog, result.red_flags),
                item_names(m_catalog, result.decisive),
                set_of(notice_ids(m_catalog, result, false)),
                set_of(action_ids(m_catalog.decision(index), route))};
    }

private:
    Catalog m_catalog{builtin_instruments()};
    AnswerReader m_reader{m_catalog, true};
    Scorer m_scorer{m_catalog};
    Router m_router{m_scorer};
    std::size_t m_layout = 0;
};

/// Instruments with decisions; those with only questions have nothing to try.
std::vector<std::string> instruments_with_cases(const Catalog& catalog) {
    std::vector<std::string> ids;
    for (const Instrument& instrument : catalog.instruments()) {
        if (!instrument.decisions.empty()) {
            ids.push_back(instrument.id);
        }
    }
    return ids;
}

std::vector<Case> all_cases(const Catalog& catalog) {
    std::vector<Case> all;
    for (const std::string& id : instruments_with_cases(catalog)) {
        for (Case& next : read_cases(catalog, id).cases) {
            all.push_back(std::move(next));
        }
    }
    return all;
}

/// An action in `acties_zonder` may be there neither for certain nor possibly; with `?` behind it
/// only not as a possible one.
bool is_without(const Texts& actions, const std::string& action) {
    return actions.count(action) == 0 && actions.count(action + "?") == 0;
}

void check_list(const std::string& key, const std::vector<std::string>& expected,
                const Found& found) {
    const Texts wanted = set_of(expected);
    CAPTURE(key);
    const auto check_equal = [&](const Texts& actual) {
        CHECK_MESSAGE(wanted == actual,
                      "expected " << joined(wanted) << ", found " << joined(actual));
    };
    const auto check_contains = [&](const Texts& actual) {
        const bool all = std::includes(actual.begin(), actual.end(), wanted.begin(), wanted.end());
        CHECK_MESSAGE(all, "expected at least " << joined(wanted) << ", found " << joined(actual));
    };
    if (key == "mogelijk") {
        check_equal(found.possible);
    } else if (key == "rode_vlaggen") {
        check_equal(found.red_flags);
    } else if (key == "doorslaggevend") {
        check_equal(found.decisive);
    } else if (key == "meldingen") {
        check_equal(found.notices);
    } else if (key == "meldingen_bevat") {
        check_contains(found.notices);
    } else if (key == "acties_bevat") {
        check_contains(found.actions);
    } else if (key == "acties_zonder") {
        for (const std::string& action : wanted) {
            CHECK_MESSAGE(is_without(found.actions, action),
                          "not expected: " << action << ", found " << joined(found.actions));
        }
    } else {
        FAIL("no check for this key");
    }
}

}  // namespace

TEST_CASE("the case files have no faults") {
    const Runner runner;
    for (const std::string& id : instruments_with_cases(runner.catalog())) {
        const CaseFile file = read_cases(runner.catalog(), id);
        CHECK_FALSE(file.cases.empty());
        for (const std::string& fault : file.faults) {
            FAIL_CHECK(fault);
        }
    }
}

TEST_CASE("every case gives what it says") {
    Runner runner;
    for (const Case& next : all_cases(runner.catalog())) {
        for (const Expectation& expectation : next.expectations) {
            CAPTURE(next.file);
            CAPTURE(next.name);
            CAPTURE(expectation.decision);
            std::vector<Problem> problems;
            const Found found = runner.run(next, expectation.decision, problems);
            for (const Problem& problem : problems) {
                FAIL_CHECK(problem.message);
            }
            if (expectation.outcome) {
                CHECK_MESSAGE(
                    found.possible == Texts{*expectation.outcome},
                    "expected " << *expectation.outcome << ", found " << joined(found.possible));
            }
            for (const auto& [key, list] : expectation.lists) {
                check_list(key, list, found);
            }
        }
    }
}

TEST_CASE("every outcome is the certain outcome of some case") {
    const Runner runner;
    Texts certain;
    for (const Case& next : all_cases(runner.catalog())) {
        for (const Expectation& expectation : next.expectations) {
            if (expectation.outcome) {
                certain.insert(expectation.decision + " = " + *expectation.outcome);
            }
        }
    }
    for (std::size_t index = 0; index < runner.catalog().decision_count(); ++index) {
        const Decision& decision = runner.catalog().decision(index);
        for (const Outcome& outcome : decision.outcomes) {
            const std::string name = decision.id + " = " + outcome.id;
            CHECK_MESSAGE(certain.count(name) == 1, "no case has " << name);
        }
    }
}

TEST_CASE("every notice and every action occurs in some case, and is left out in another") {
    Runner runner;
    std::set<std::string> shown;
    std::set<std::string> hidden;
    const std::vector<Case> all = all_cases(runner.catalog());
    for (const Case& next : all) {
        for (const Expectation& expectation : next.expectations) {
            std::vector<Problem> problems;
            const Found found = runner.run(next, expectation.decision, problems);
            const Decision& decision = runner.catalog().decision(
                runner.catalog().find_decision(expectation.decision).value());
            for (const Notice& notice : decision.notices) {
                const std::string name = decision.id + ": notice " + notice.id;
                (found.notices.count(notice.id) != 0 ? shown : hidden).insert(name);
            }
            for (const Action& action : decision.actions) {
                const std::string name = decision.id + ": action " + action.id;
                (found.actions.count(action.id) != 0 ? shown : hidden).insert(name);
                if (action.outcomes.size() == decision.outcomes.size() && !action.condition) {
                    hidden.insert(name);  // goes with everything
                }
            }
        }
    }
    for (std::size_t index = 0; index < runner.catalog().decision_count(); ++index) {
        const Decision& decision = runner.catalog().decision(index);
        std::vector<std::string> names;
        for (const Notice& notice : decision.notices) {
            names.push_back(decision.id + ": notice " + notice.id);
        }
        for (const Action& action : decision.actions) {
            names.push_back(decision.id + ": action " + action.id);
        }
        for (const std::string& name : names) {
            CHECK_MESSAGE(shown.count(name) == 1, "never in a case: " << name);
            CHECK_MESSAGE(hidden.count(name) == 1, "never left out in a case: " << name);
        }
    }
}
