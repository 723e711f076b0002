// The rules of the domain that must survive every change of the instruments, as properties.
#include <algorithm>
#include <doctest/doctest.h>
#include <initializer_list>
#include <set>
#include <string>

#include "concepts.h"
#include "rodevlag/answers.h"
#include "rodevlag/record.h"
#include "subject.h"

using namespace rodevlag;
using namespace rodevlag::reference;

namespace {

bool certainly(const Pattern& pattern, std::string_view name, Word word) {
    return pattern[question(name)] == only(word);
}

bool can_be(const Pattern& pattern, std::string_view name, Word word) {
    return has(pattern[question(name)], word);
}

/// The outcome's id when only one is possible, else empty.
std::string_view certain_outcome(const Subject& subject, const Pattern& pattern) {
    const std::uint32_t outcomes = subject.reachable(pattern);
    for (std::size_t index = 0; index < subject.function().outcomes.size(); ++index) {
        if (outcomes == 1U << index) {
            return subject.function().outcomes[index];
        }
    }
    return {};
}

std::set<std::string> names(const std::vector<std::size_t>& list) {
    std::set<std::string> result;
    for (const std::size_t at : list) {
        result.emplace(questions()[at].name);
    }
    return result;
}

/// What must be known for certain before a mild outcome of a decision may be the only one. Each is
/// written from what the outcome says, without the decision's function.
bool mild_outcome_is_earned(std::string_view outcome, const Pattern& p) {
    const bool no_criterion = criterium_can_be(p) == 1;
    const bool not_structural = structureel_can_be(p) == 1;
    const bool evidence = certainly(p, "feiten.bewijs", Word::voldoende);
    const bool assessed = certainly(p, "feiten.vermoeden_strafbaar_feit", Word::ja) &&
                          certainly(p, "feiten.veiligheidsbeoordeling_vt", Word::ja);
    const bool not_acute = no_criterion || certainly(p, "acuut.toegang", Word::nee) ||
                           certainly(p, "acuut.zicht_derden", Word::ja);
    const bool nobody_objects = certainly(p, "feiten.slachtoffer_wenst_vervolging", Word::nee);
    if (outcome == "laag") {
        return certainly(p, "sash.niets_te_verliezen", Word::nee) &&
               !can_be(p, "sash.doodsangst", Word::ja) && certainly(p, "sash.oordeel", Word::laag);
    }
    if (outcome == "geen_criterium") {
        return no_criterion;
    }
    if (outcome == "niet_structureel") {
        return not_structural;
    }
    if (outcome == "geen_strafzaak") {
        return certainly(p, "feiten.vermoeden_strafbaar_feit", Word::nee);
    }
    if (outcome == "voorwaardelijk_sepot") {
        return assessed && not_acute && evidence && not_structural && nobody_objects &&
               certainly(p, "feiten.huisverbod_overtreden", Word::nee);
    }
    if (outcome == "sepot_bewijs") {
        const bool nothing_to_find =
            certainly(p, "feiten.bewijs", Word::onvoldoende) ||
            (!can_be(p, "feiten.bewijs", Word::voldoende) && not_structural && nobody_objects);
        return assessed && not_acute && nothing_to_find;
    }
    return true;  // not mild
}

DecisionResult score(std::string_view decision, const Answers& answers) {
    Scorer scorer(builtin_catalog());
    return scorer.score(builtin_catalog().find_decision(decision).value(), answers);
}

}  // namespace

TEST_CASE("an arrest or removal never changes whether it is acute at release") {
    const Subject subject(function("acuut"));
    const std::set<std::string> asked = names(subject.questions_of(subject.diagram().support()));
    CHECK(asked.count("feiten.vast") == 0);
    CHECK(asked.count("feiten.weggehouden") == 0);
    CHECK(asked.count("acuut.netwerkgevaar") == 0);

    // Through the whole of the library: the result is the same for every answer about it.
    const Catalog& catalog = builtin_catalog();
    Scorer scorer(catalog);
    PatternMaker maker(5);
    for (int round = 0; round < 2000; ++round) {
        Pattern pattern = maker.mixed(function("acuut_nu"));
        std::set<std::vector<std::size_t>> outcomes;
        for (const WordSet held : {only(Word::ja), only(Word::nee)}) {
            pattern[question("feiten.vast")] = held;
            pattern[question("feiten.weggehouden")] = held;
            outcomes.insert(scorer.score(subject.decision(), answers_of(pattern)).possible);
        }
        REQUIRE(outcomes.size() == 1);
    }
}

TEST_CASE("but it does lift acute danger now, unless the network is a danger too") {
    const Field harm{"acuut.letsel_of_verwurging", "ja"};
    const Field suspicion{"feiten.vermoeden_strafbaar_feit", "ja"};
    const Field access{"acuut.toegang", "ja"};
    const Field view{"acuut.zicht_derden", "nee"};
    const Field held{"feiten.vast", "ja"};
    const Subject subject(function("acuut_nu"));
    const auto now = [&](std::string_view network) {
        const Answers answers =
            read({harm, suspicion, access, view, held, {"acuut.netwerkgevaar", network}});
        return subject.as_bits(score("acuut_nu", answers).possible);
    };
    constexpr std::uint32_t lifted = 1U << static_cast<unsigned>(AcuutOutcome::opgeheven);
    constexpr std::uint32_t acute = 1U << static_cast<unsigned>(AcuutOutcome::acuut);
    CHECK(now("nee") == lifted);
    CHECK(now("ja") == acute);
    CHECK(now("onbekend") == (lifted | acute));
}

TEST_CASE("unknown is never no: taking an answer back only makes more outcomes possible") {
    PatternMaker maker(6);
    for (const Function& function : functions()) {
        const Subject subject(function);
        std::size_t lost = 0;
        for (int round = 0; round < 5000; ++round) {
            const Pattern pattern = maker.mixed(function);
            const std::uint32_t before = subject.reachable(pattern);
            for (const std::size_t at : function.depends_on) {
                Pattern opened = pattern;
                opened[at] = domain_of(at);
                const std::uint32_t after = subject.reachable(opened);
                const std::uint32_t as_no = [&] {
                    opened[at] = has(domain_of(at), Word::nee) ? only(Word::nee) : pattern[at];
                    return subject.reachable(opened);
                }();
                lost += (before & ~after) != 0 || (as_no & ~after) != 0 ? 1U : 0U;
            }
        }
        CHECK_MESSAGE(lost == 0, function.id);
    }
}

TEST_CASE("with nothing answered every outcome is possible, and blank is the same as unknown") {
    Scorer scorer(builtin_catalog());
    for (const Function& function : functions()) {
        CAPTURE(function.id);
        const Subject subject(function);
        const DecisionResult blank =
            scorer.score(subject.decision(), blank_answers(builtin_catalog()));
        CHECK(blank.possible.size() == function.outcomes.size());
        CHECK(blank.red_flags.empty());
        const DecisionResult unknown = scorer.score(subject.decision(), answers_of(open_pattern()));
        CHECK(unknown.possible == blank.possible);
        CHECK(unknown.decisive == blank.decisive);
        std::vector<std::size_t> all = subject.questions_of(subject.diagram().support());
        CHECK(questions_of_items(blank.decisive) == all);
    }
}

TEST_CASE("a mild outcome is only certain when what it rests on is answered") {
    PatternMaker maker(7);
    const std::set<std::string_view> mild = {"laag",           "geen_criterium",
                                             "geen_strafzaak", "niet_structureel",
                                             "sepot_bewijs",   "voorwaardelijk_sepot"};
    std::set<std::string_view> seen;
    for (const Function& function : functions()) {
        const Subject subject(function);
        for (int round = 0; round < 40'000; ++round) {
            const Pattern pattern = maker.mixed(function);
            const std::string_view outcome = certain_outcome(subject, pattern);
            if (mild.count(outcome) != 0) {
                seen.insert(outcome);
                REQUIRE_MESSAGE(mild_outcome_is_earned(outcome, pattern),
                                outcome << " for " << describe(function, pattern));
            }
        }
    }
    CHECK(seen == mild);
}

TEST_CASE("one open question about violence is enough to keep the mild outcomes uncertain") {
    // Everything answered on the mild side; then each question of the two concepts is opened alone.
    for (const std::string_view id : {"acuut", "acuut_nu", "structureel", "zsm"}) {
        const Subject subject(function(id));
        Pattern mild = open_pattern();
        for (const std::size_t at : subject.function().depends_on) {
            const bool no = has(domain_of(at), Word::nee);
            mild[at] = only(no ? Word::nee : Word::voldoende);
        }
        mild[question("feiten.vermoeden_strafbaar_feit")] = only(Word::ja);
        mild[question("feiten.veiligheidsbeoordeling_vt")] = only(Word::ja);
        mild[question("acuut.toegang")] = only(Word::ja);
        REQUIRE_FALSE(certain_outcome(subject, mild).empty());
        for (const std::size_t at : subject.function().depends_on) {
            if (!is_of_criterium(at) && !is_of_structureel(at)) {
                continue;
            }
            Pattern opened = mild;
            opened[at] = domain_of(at);
            const std::string_view name = questions()[at].name;
            // Alone these cannot be enough: K8 needs both halves, an earlier event one more.
            const bool half = name == "acuut.ongewenst_patroon" || name == "acuut.ernstige_vrees" ||
                              name == "structureel.eerdere_gebeurtenis";
            CAPTURE(name);
            CHECK(certain_outcome(subject, opened).empty() == !half);
        }
    }
}

TEST_CASE("the ways to be not acute are never merged") {
    const Subject at_release(function("acuut"));
    const Subject now(function("acuut_nu"));
    for (const Subject* subject : {&at_release, &now}) {
        const std::vector<Count> counts = subject->counts();
        CHECK(counts.size() == 5);
        CHECK(std::count(counts.begin(), counts.end(), Count{0}) == 0);
        const Decision& decision = builtin_catalog().decision(subject->decision());
        std::set<std::string> titles;
        for (const Outcome& outcome : decision.outcomes) {
            titles.insert(outcome.title);
        }
        CHECK(titles.size() == 5);
    }
}

TEST_CASE("sash: only the two triggers force hoog, and only they are red flags") {
    const Subject subject(function("sash"));
    CHECK(names(subject.questions_of(subject.diagram().support())) ==
          std::set<std::string>{"sash.niets_te_verliezen", "sash.doodsangst", "sash.oordeel"});
    std::set<std::string> flags;
    const Catalog& catalog = builtin_catalog();
    const std::size_t own = catalog.find_instrument("sash").value();
    for (const Item& item : catalog.instruments()[own].items) {
        if (!item.flag.empty()) {
            flags.insert(item.id);
            CHECK(item.flag == item.domain.meaning("ja"));
        }
    }
    CHECK(flags == std::set<std::string>{"niets_te_verliezen", "doodsangst"});

    // All other factors together do not change what the assessor says.
    Pattern pattern = open_pattern();
    for (std::size_t at = 0; at < questions().size(); ++at) {
        if (questions()[at].name.starts_with("sash.") && has(domain_of(at), Word::ja)) {
            pattern[at] = only(Word::ja);
        }
    }
    pattern[question("sash.niets_te_verliezen")] = only(Word::nee);
    pattern[question("sash.doodsangst")] = only(Word::nee);
    pattern[question("sash.oordeel")] = only(Word::laag);
    const DecisionResult result = score("sash", answers_of(pattern));
    CHECK(subject.as_bits(result.possible) == 1U << static_cast<unsigned>(SashOutcome::laag));
    CHECK(result.red_flags.empty());
}

TEST_CASE("sash: questions for ex-partners do not apply only when that is certain") {
    const Field no_trigger{"sash.niets_te_verliezen", "nee"};
    const Field judgement{"sash.oordeel", "laag"};
    const Subject subject(function("sash"));
    const auto outcomes = [&](std::string_view ex_partner, std::string_view fear) {
        return subject.as_bits(score("sash", read({no_trigger,
                                                   judgement,
                                                   {"feiten.ex_partner", ex_partner},
                                                   {"sash.doodsangst", fear}}))
                                   .possible);
    };
    constexpr std::uint32_t low = 1U;
    constexpr std::uint32_t high = 4U;
    CHECK(outcomes("nee", "") == low);
    CHECK(outcomes("nee", "onbekend") == (low | high));  // "onbekend" is not unanswered
    CHECK(outcomes("nee", "ja") == high);                // what was seen counts
    CHECK(outcomes("", "") == (low | high));
    CHECK(outcomes("onbekend", "onbekend") == (low | high));
    CHECK(outcomes("ja", "") == (low | high));
    CHECK(outcomes("ja", "nvt") == low);
    const DecisionResult contradiction =
        score("sash", read({{"feiten.ex_partner", "nee"}, {"sash.doodsangst", "ja"}}));
    CHECK(contradiction.contradictions ==
          std::vector<std::size_t>{builtin_catalog().find_item("sash.doodsangst").value()});
}

TEST_CASE("sash: each of the three questions for ex-partners is filled in as not applicable") {
    for (const char* name :
         {"sash.extreem_jaloers", "sash.conflict_kinderen_bezit", "sash.doodsangst"}) {
        CAPTURE(name);
        const std::size_t item = builtin_catalog().find_item(name).value();
        const Domain& domain = builtin_catalog().item(item).domain;
        const Answers not_ex = read({{"feiten.ex_partner", "nee"}});
        CHECK(not_ex[item].values == domain.meaning("nvt"));
        CHECK(not_ex[item].origin == AnswerOrigin::not_applicable);
        for (const char* other : {"ja", "onbekend", ""}) {
            CHECK(read({{"feiten.ex_partner", other}})[item].values == domain.all());
        }
    }
}

TEST_CASE("the items that can be a red flag are the criteria, the events and signs of stalking") {
    std::set<std::string> expected = {"sash.niets_te_verliezen", "sash.doodsangst"};
    for (const char* id : {"rode_vlaggen_stalking", "vragenlijst_stalking"}) {
        const Catalog& catalog = builtin_catalog();
        for (const Item& item : catalog.instruments()[catalog.find_instrument(id).value()].items) {
            expected.insert(item.name);
        }
    }
    expected.merge(names(questions_of_criterium()));
    expected.merge(names(questions_of_structureel()));
    std::set<std::string> found;
    const Catalog& catalog = builtin_catalog();
    for (std::size_t index = 0; index < catalog.item_count(); ++index) {
        const Item& item = catalog.item(index);
        if (!item.flag.empty()) {
            found.insert(item.name);
            const std::string_view alarming =
                item.domain.find("ja") || item.domain.meaning("ja") ? "ja" : "formeel_vastgesteld";
            CHECK_MESSAGE(item.flag == item.domain.meaning(alarming), item.name);
        }
    }
    for (const std::string& name : expected) {
        CHECK_MESSAGE(found.count(name) == 1, "cannot be a red flag: " << name);
    }
    for (const std::string& name : found) {
        CHECK_MESSAGE(expected.count(name) == 1, "can be a red flag: " << name);
    }
}

TEST_CASE("an answer that keeps a case mild is no red flag, also when it is not quite no") {
    Pattern pattern = open_pattern();
    for (const std::size_t at : questions_of_structureel()) {
        pattern[at] = only(Word::nee);
    }
    for (const std::size_t at : questions_of_structureel()) {
        Pattern partly = pattern;
        if (has(domain_of(at), Word::eenmalig)) {
            partly[at] = only(Word::nee) | only(Word::eenmalig);
        }
        const DecisionResult result = score("structureel", answers_of(partly));
        REQUIRE(result.possible.size() == 1);
        CHECK(result.red_flags.empty());
    }
}

TEST_CASE("a break-up of at most fourteen days ago, at the incident or at the assessment") {
    const Catalog& catalog = builtin_catalog();
    const std::size_t item = catalog.find_item("acuut.geweld_na_breuk").value();
    const ValueSet yes = catalog.item(item).domain.meaning("ja").value();
    const ValueSet no = catalog.item(item).domain.meaning("nee").value();
    const auto derived = [&](std::string_view violence, std::string_view break_up,
                             std::string_view incident, std::string_view assessment) {
        return read({{"acuut.geweld", violence},
                     {"feiten.breuk_datum", break_up},
                     {"feiten.incident_datum", incident},
                     {"feiten.beoordeling_datum", assessment}})[item]
            .values;
    };
    CHECK(derived("ja", "2024-02-20", "2024-03-05", "") == yes);  // 14 days, over a leap day
    CHECK(derived("ja", "2024-02-20", "2024-03-06", "") == (yes | no));
    CHECK(derived("ja", "2024-02-20", "2024-03-06", "2024-03-06") == no);
    CHECK(derived("ja", "2024-02-20", "2024-03-06", "2024-03-05") == yes);
    CHECK(derived("ja", "2024-02-20", "2024-02-20", "") == yes);
    CHECK(derived("ja", "2024-02-20", "2024-02-19", "2024-04-01") == no);  // before the break-up
    CHECK(derived("onbekend", "2024-02-20", "2024-03-05", "") == (yes | no));
    CHECK(derived("nee", "", "", "") == no);
    CHECK(derived("ja", "onbekend", "2024-03-05", "2024-03-05") == (yes | no));
}
