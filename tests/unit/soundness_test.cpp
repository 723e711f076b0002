// The proofs on random small instruments, against writing out every answer pattern.
#include "rodevlag/soundness.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <functional>
#include <ostream>
#include <rapidcheck.h>
#include <string>

#include "bicycle.h"
#include "random_function.h"
#include "rodevlag/soundness_report.h"

using namespace rodevlag;

namespace {

using Pattern = std::array<std::size_t, 3>;  // the values of a, b and c

constexpr std::size_t patterns = 2 * 3 * 2;

const std::array<std::vector<std::string>, 3> values = {
    {{"ja", "nee"}, {"nooit", "soms", "vaak"}, {"ja", "nee"}}};

Pattern pattern_at(std::size_t number) {
    return {number % 2, number / 2 % 3, number / 6};
}

/// A condition as an instrument file writes it, and what it means.
struct Written {
    std::string text;
    std::function<bool(const Pattern&)> holds;
};

Written random_condition(std::size_t depth) {
    const std::size_t kind = random_function::below(depth == 0 ? 1 : 4);
    if (kind == 0) {
        const std::size_t item = random_function::below(3);
        const std::size_t value = random_function::below(values[item].size());
        return {std::string("{") + "abc"[item] + ": " + values[item][value] + "}",
                [=](const Pattern& pattern) { return pattern[item] == value; }};
    }
    const Written left = random_condition(depth - 1);
    const Written right = random_condition(depth - 1);
    if (kind == 1) {
        return {"{niet: " + left.text + "}",
                [=](const Pattern& pattern) { return !left.holds(pattern); }};
    }
    const bool all = kind == 2;
    return {(all ? "{alle: [" : "{een_van: [") + left.text + ", " + right.text + "]}",
            [=](const Pattern& pattern) {
                return all ? left.holds(pattern) && right.holds(pattern)
                           : left.holds(pattern) || right.holds(pattern);
            }};
}

struct RandomRule {
    Written condition;
    std::size_t outcome = 0;
};

constexpr std::size_t outcomes = 3;
constexpr std::size_t none = outcomes;  // no rule applies

/// A random instrument in both forms.
struct RandomInstrument {
    std::vector<RandomRule> rules;

    std::string text() const {
        std::string yaml =
            "instrument: klein\ntitel: K\nversie: 1.0.0\ngeldig_vanaf: 2024-01-01\n"
            "bron: {document: d.txt, regels: 1}\ntoelichting: t\nitems:\n"
            "  - {id: a, vraag: A, erger: ja, bron: 1}\n"
            "  - {id: b, vraag: B, waarden: [nooit, soms, vaak], erger: [nooit, soms, vaak], "
            "bron: 1}\n"
            "  - {id: c, vraag: C, bron: 1}\n"
            "besluiten:\n  - id: klein\n    titel: K\n    vraag: K?\n    bevoegd: wie\n"
            "    bron: 1\n    schaal: [{id: x, titel: X, bron: 1}, {id: y, titel: Y, bron: 1}, "
            "{id: z, titel: Z, bron: 1}]\n    regels:\n";
        for (const RandomRule& rule : rules) {
            yaml += std::string("      - {dan: ") + "xyz"[rule.outcome] +
                    ", als: " + rule.condition.text + ", bron: 1}\n";
        }
        return yaml;
    }

    /// The rule that decides; the number of rules when none does.
    std::size_t rule_for(const Pattern& pattern) const {
        std::size_t rule = 0;
        while (rule < rules.size() && !rules[rule].condition.holds(pattern)) {
            ++rule;
        }
        return rule;
    }

    std::size_t outcome_for(const Pattern& pattern) const {
        const std::size_t rule = rule_for(pattern);
        return rule == rules.size() ? none : rules[rule].outcome;
    }
};

std::ostream& operator<<(std::ostream& out, const RandomInstrument& shown) {
    return out << shown.text();
}

/// Patterns that an example leaves open.
std::vector<Pattern> patterns_of(const ExampleAnswers& answers) {
    std::vector<Pattern> fitting;
    for (std::size_t number = 0; number < patterns; ++number) {
        const Pattern pattern = pattern_at(number);
        if (std::all_of(answers.begin(), answers.end(), [&](const auto& answer) {
                return pattern[answer.first] == answer.second;
            })) {
            fitting.push_back(pattern);
        }
    }
    return fitting;
}

bool has_finding(const SoundnessResult& result, std::size_t line, std::string_view part) {
    return std::any_of(result.findings.begin(), result.findings.end(), [&](const Finding& found) {
        return found.problem.line == line && found.problem.message.find(part) != std::string::npos;
    });
}

/// How many pairs of patterns that differ by one step to a worse answer get milder.
std::size_t milder_pairs(const RandomInstrument& instrument) {
    std::size_t pairs = 0;
    for (std::size_t number = 0; number < patterns; ++number) {
        const Pattern pattern = pattern_at(number);
        Pattern worse = pattern;
        if (pattern[0] == 1) {  // nee, and ja is worse
            worse[0] = 0;
            pairs += instrument.outcome_for(worse) < instrument.outcome_for(pattern) ? 1U : 0U;
        }
        worse = pattern;
        if (++worse[1] < 3) {
            pairs += instrument.outcome_for(worse) < instrument.outcome_for(pattern) ? 1U : 0U;
        }
    }
    return pairs;
}

}  // namespace

namespace rc {

template <>
struct Arbitrary<RandomInstrument> {
    static Gen<RandomInstrument> arbitrary() {
        return gen::exec([] {
            RandomInstrument instrument;
            const std::size_t rules = 1 + random_function::below(5);
            for (std::size_t rule = 0; rule < rules; ++rule) {
                instrument.rules.push_back({random_condition(2), random_function::below(outcomes)});
            }
            // Most instruments cover everything in the end.
            if (random_function::below(4) != 0) {
                const Written yes = {"{een_van: [{a: ja}, {a: nee}]}",
                                     [](const Pattern&) { return true; }};
                instrument.rules.push_back({yes, random_function::below(outcomes)});
            }
            return instrument;
        });
    }
};

}  // namespace rc

TEST_CASE("proofs and findings are those of writing out every pattern") {
    CHECK(rc::check("check_soundness", [](const RandomInstrument& instrument) {
        const Catalog catalog({{"klein.yaml", instrument.text()}});
        const SoundnessResult result = check_soundness(catalog, {0});
        const DecisionProof& proof = result.proofs.at(0);
        std::array<std::size_t, outcomes + 1> count{};
        std::vector<std::size_t> decided(instrument.rules.size() + 1);
        for (std::size_t number = 0; number < patterns; ++number) {
            ++count[instrument.outcome_for(pattern_at(number))];
            ++decided[instrument.rule_for(pattern_at(number))];
        }
        // The diagram counts over the questions that are mentioned.
        const Count unmentioned = Count{patterns} / proof.patterns;
        RC_ASSERT(proof.without_outcome * unmentioned == Count{count[none]});
        for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
            RC_ASSERT(proof.patterns_of[outcome] * unmentioned == Count{count[outcome]});
        }
        RC_ASSERT(proof.is_complete == (count[none] == 0));
        RC_ASSERT(has_finding(result, 12, "antwoordpatronen geen uitkomst") == (count[none] > 0));
        if (!proof.is_complete) {
            return;
        }
        const std::size_t first_rule_line = 19;
        for (std::size_t rule = 0; rule < instrument.rules.size(); ++rule) {
            RC_ASSERT(has_finding(result, first_rule_line + rule, "regel") == (decided[rule] == 0));
        }
        for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
            const std::string message = std::string("uitkomst '") + "xyz"[outcome] + "' komt";
            RC_ASSERT(has_finding(result, 17, message) == (count[outcome] == 0));
        }
        RC_ASSERT(proof.severity->breaches * unmentioned == Count{milder_pairs(instrument)});
    }));
}

TEST_CASE("a breach and a gap come with answers that show it, whatever the other answers are") {
    CHECK(rc::check("examples of check_soundness", [](const RandomInstrument& instrument) {
        const Catalog catalog({{"klein.yaml", instrument.text()}});
        for (const Finding& finding : check_soundness(catalog, {0}).findings) {
            if (finding.problem.message.find("antwoordpatronen geen uitkomst") !=
                std::string::npos) {
                for (const Pattern& pattern : patterns_of(finding.examples.at(0).answers)) {
                    RC_ASSERT(instrument.outcome_for(pattern) == none);
                }
            }
            if (finding.problem.message.find("mildere") != std::string::npos) {
                const auto mild = patterns_of(finding.examples.at(0).answers);
                const auto worse = patterns_of(finding.examples.at(1).answers);
                RC_ASSERT(mild.size() == worse.size());
                for (std::size_t index = 0; index < mild.size(); ++index) {
                    RC_ASSERT(instrument.outcome_for(mild[index]) >
                              instrument.outcome_for(worse[index]));
                }
            }
        }
    }));
}

TEST_CASE("more pairs than fit in a count are not given as a smaller number") {
    std::string text =
        "instrument: groot\ntitel: Groot\nversie: 1.0.0\ngeldig_vanaf: 2024-01-31\n"
        "bron: {document: boek.txt, regels: 1-90}\ntoelichting: Een voorbeeld.\nitems:\n";
    std::string all;
    constexpr int questions = 126;  // 126 * 2^125 pairs; a count is below 2^128
    for (int question = 0; question < questions; ++question) {
        text += "  - {id: v" + std::to_string(question) + ", vraag: V, erger: ja, bron: 1}\n";
        all += (question == 0 ? "v" : ", v") + std::to_string(question);
    }
    text +=
        "besluiten:\n  - id: groot\n    titel: T\n    vraag: V\n    bevoegd: De maker\n    bron: "
        "6\n"
        "    schaal:\n      - {id: laag, titel: L, bron: 7}\n      - {id: hoog, titel: H, bron: "
        "8}\n"
        "    regels:\n      - {dan: hoog, als: {een_van: [" +
        all + "]}, bron: 9}\n      - {dan: laag, bron: 9}\n";
    const Catalog catalog({{"groot.yaml", text}});
    const SoundnessResult result = check_soundness(catalog, {0});
    REQUIRE(result.proofs.at(0).severity);
    CHECK(result.proofs[0].severity->pairs == uncountable);
    CHECK(result.proofs[0].severity->breaches == 0);
    CHECK(proofs_in_words(catalog, {0}, result).find("meer paren dan te tellen zijn") !=
          std::string::npos);
}

TEST_CASE("the synthetic instruments are sound, exceptions and inert questions included") {
    const Catalog catalog = bicycle::catalog();
    const SoundnessResult result = check_soundness(catalog, {0, 1});
    for (const Finding& finding : result.findings) {
        FAIL_CHECK(finding.problem.to_string());
    }
    CHECK(result.proofs.size() == 2);
    CHECK(result.inert_items.empty());
    CHECK(result.proofs[1].chart_nodes.sound == 4);
}

namespace {

/// What is found in the ride when the scope of its meeting is this.
std::vector<std::string> findings_with_scope(const std::string& first, const std::string& second) {
    const Catalog catalog = bicycle::catalog_with_scope(
        {{"{soort: [dag, week]}", first}, {"{niet: {weg.ondergrond: zand}}", second}});
    std::vector<std::string> messages;
    for (const Finding& finding :
         check_soundness(catalog, {*catalog.find_instrument("tocht")}).findings) {
        messages.push_back(std::to_string(finding.problem.line) + ": " + finding.problem.message);
    }
    return messages;
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("a part of the scope that asks nothing, or leaves nothing, is a finding") {
    CHECK(findings_with_scope("{soort: dag}", "leden").empty());
    CHECK(findings_with_scope("{soort: dag}", "{een_van: [leden, {niet: leden}]}") ==
          Messages{"28: dit deel van het bereik klopt bij elk antwoord; het sluit niets uit"});
    CHECK(
        findings_with_scope("{alle: [leden, {niet: leden}]}", "leden") ==
        Messages{"25: dit deel van het bereik klopt bij geen enkel antwoord: besluit 'vertrek' is "
                 "dan nooit van toepassing"});
    CHECK(findings_with_scope("{soort: dag}", "{soort: week}") ==
          Messages{"25: de delen van het bereik gaan niet samen: besluit 'vertrek' is nooit van "
                   "toepassing"});
}

TEST_CASE("the proofs count the parts of the scope, and say that the rest is as if in scope") {
    const Catalog catalog = bicycle::catalog_with_scope();
    const std::size_t ride = *catalog.find_instrument("tocht");
    const SoundnessResult result = check_soundness(catalog, {ride});
    CHECK(result.findings.empty());
    REQUIRE(result.proofs.size() == 2);
    CHECK(result.proofs[0].scope.total == 2);
    CHECK(result.proofs[0].scope.sound == 2);
    CHECK(result.proofs[0].patterns == 12);  // all answers to the questions of its rules
    CHECK(proofs_in_words(catalog, {ride}, result)
              .find("2 van de 2 delen van het bereik sluiten iets uit en laten iets over") !=
          std::string::npos);
}

TEST_CASE("a question that only a scope asks is not without effect") {
    const auto findings = [](const std::string& question) {
        const Catalog catalog = bicycle::catalog_with_scope(
            {{"items:\n", "items:\n  - " + question + "\n"}, {"{soort: [dag, week]}", "lang"}});
        Messages messages;
        for (const Finding& finding :
             check_soundness(catalog, {*catalog.find_instrument("tocht")}).findings) {
            messages.push_back(finding.problem.message);
        }
        return messages;
    };
    CHECK(findings("{id: lang, vraag: \"Lang?\", bron: 3}").empty());
    CHECK(findings("{id: lang, vraag: \"Lang?\", zonder_gevolg: Zomaar., bron: 3}") ==
          Messages{"van vraag 'lang' hangt wel iets af (het bereik van besluit 'vertrek'); haal "
                   "'zonder_gevolg' weg"});
}
