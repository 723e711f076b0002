// What cases exercise, compared with going through every completion of their answers.
#include "rodevlag/coverage.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <random>

#include "bicycle.h"
#include "plain_evaluator.h"

using namespace rodevlag;

namespace {

using Kind = CoverageTarget::Kind;

bool is_about_route(Kind kind) {
    return kind != Kind::edge && kind != Kind::question;
}

/// Whether complete answers do what the target says.
bool does(const Catalog& catalog, const CoverageModel& model, const CoverageTarget& target,
          const Answers& answers) {
    const plain::Evaluator evaluator(catalog, answers);
    const Decision& decision = catalog.decision(model.decision());
    switch (target.kind) {
        case Kind::rule:
            return evaluator.rule(model.decision()) == target.index;
        case Kind::outcome:
            return evaluator.outcome(model.decision()) == target.index;
        case Kind::node:
        case Kind::branch: {
            const auto way = evaluator.way(model.decision());
            return std::any_of(way.begin(), way.end(), [&](const auto& step) {
                return step.first == target.index &&
                       (target.kind == Kind::node || step.second == target.part);
            });
        }
        case Kind::action:
        case Kind::without_action: {
            const Action& action = decision.actions[target.index];
            const std::size_t outcome = evaluator.outcome(model.decision());
            const bool applies = std::find(action.outcomes.begin(), action.outcomes.end(),
                                           outcome) != action.outcomes.end() &&
                                 (!action.condition || evaluator.holds(*action.condition));
            return applies == (target.kind == Kind::action);
        }
        default:
            throw std::logic_error("two cases or a diagram are needed");
    }
}

/// The nodes of the diagram on the path of complete answers.
std::vector<std::size_t> path_of(const CompiledDecision& compiled, const Answers& answers) {
    std::vector<std::size_t> path;
    NodeReference here = compiled.diagram.root();
    while (!here.is_terminal()) {
        path.push_back(here.index());
        const Node node = compiled.diagram.node(here.index());
        here = node.children[answers[compiled.variables[node.variable]].values.first()];
    }
    path.push_back(compiled.diagram.node_count() + here.terminal());
    return path;
}

/// What one case exercises according to all completions of its answers.
std::vector<bool> expected_of(const Catalog& catalog, const CoverageModel& model,
                              const Answers& answers) {
    const std::vector<CoverageTarget>& targets = model.targets();
    std::vector<bool> expected(targets.size(), true);
    std::optional<std::vector<std::size_t>> common;  // the part that all paths begin with
    plain::for_each_completion(answers, model.variables(), [&](const Answers& complete) {
        for (std::size_t index = 0; index < targets.size(); ++index) {
            expected[index] = is_about_route(targets[index].kind) && expected[index] &&
                              does(catalog, model, targets[index], complete);
        }
        const std::vector<std::size_t> path = path_of(model.compiled(), complete);
        if (!common) {
            common = path;
        }
        const auto [end, _] =
            std::mismatch(common->begin(), common->end(), path.begin(), path.end());
        common->erase(end, common->end());
    });
    // Every node with a next one that is the same on all paths is left by all values allowed.
    for (std::size_t index = 0; index < targets.size(); ++index) {
        const auto place = std::find(common->begin(), common->end(), targets[index].index);
        if (targets[index].kind == Kind::edge && place != common->end() &&
            place + 1 != common->end()) {
            const Node node = model.compiled().diagram.node(targets[index].index);
            const ValueSet allowed = answers[model.variables()[node.variable]].values;
            expected[index] = allowed.contains(static_cast<Value>(targets[index].part));
        }
    }
    return expected;
}

/// Answers with mostly one value and some open, as a register has.
Answers random_answers(const Catalog& catalog, const std::vector<std::size_t>& items,
                       std::mt19937& generator) {
    Answers answers = blank_answers(catalog);
    for (const std::size_t item : items) {
        const std::size_t size = catalog.item(item).domain.size();
        const auto mask = static_cast<std::uint32_t>(generator());
        const ValueSet some = ValueSet::from_mask(mask) & ValueSet::all(size);
        const auto one = ValueSet::single(static_cast<Value>(generator() % size));
        answers[item].values = generator() % 4 == 0 && !some.empty() ? some : one;
    }
    return answers;
}

}  // namespace

TEST_CASE("a case exercises exactly what all completions of its answers do") {
    const Catalog catalog = bicycle::catalog();
    std::mt19937 generator(7);
    for (std::size_t decision = 0; decision < catalog.decision_count(); ++decision) {
        const CoverageModel model(catalog, decision);
        std::vector<bool> ever(model.targets().size());
        for (int round = 0; round < 150; ++round) {
            const Answers answers = random_answers(catalog, model.variables(), generator);
            const std::vector<bool> exercised = model.pattern_of(answers).exercised;
            CHECK(exercised == expected_of(catalog, model, answers));
            for (std::size_t target = 0; target < ever.size(); ++target) {
                ever[target] = ever[target] || exercised[target];
            }
        }
        // The comparison means little when nothing is ever exercised.
        CHECK(std::count(ever.begin(), ever.end(), true) > std::ssize(ever) / 2);
    }
}

TEST_CASE("the targets are what some answers do, and the unreachable parts are the others") {
    const Catalog catalog = bicycle::catalog();
    for (std::size_t decision = 0; decision < catalog.decision_count(); ++decision) {
        const CoverageModel model(catalog, decision);
        std::vector<bool> done(model.targets().size());
        plain::for_each_completion(
            blank_answers(catalog), model.variables(), [&](const Answers& complete) {
                for (std::size_t index = 0; index < done.size(); ++index) {
                    const CoverageTarget& target = model.targets()[index];
                    done[index] = done[index] || !is_about_route(target.kind) ||
                                  does(catalog, model, target, complete);
                }
                for (const CoverageTarget& target : model.unreachable()) {
                    REQUIRE_FALSE(does(catalog, model, target, complete));
                }
            });
        CHECK(std::count(done.begin(), done.end(), false) == 0);
        const auto count_of = [&](Kind kind) {
            return static_cast<std::size_t>(
                std::count_if(model.targets().begin(), model.targets().end(),
                              [&](const CoverageTarget& target) { return target.kind == kind; }));
        };
        const Decision& source = catalog.decision(decision);
        std::size_t unreachable_rules = 0;
        for (const CoverageTarget& target : model.unreachable()) {
            unreachable_rules += target.kind == Kind::rule ? 1U : 0U;
        }
        CHECK(count_of(Kind::rule) + unreachable_rules == source.rules.size());
        CHECK(count_of(Kind::question) == model.compiled().diagram.support().size());
    }
}

TEST_CASE("two cases are a pair when they differ in one question and have different outcomes") {
    const Catalog catalog = bicycle::catalog();
    const CoverageModel model(catalog, *catalog.find_decision("fiets"));
    const auto pattern = [&](const bicycle::Texts& texts) {
        return model.pattern_of(bicycle::answers_of(catalog, texts));
    };
    const auto item_of_pair = [&](const CasePattern& one, const CasePattern& other) {
        const std::optional<Variable> variable = CoverageModel::pair_of(one, other);
        return variable ? catalog.item(model.variables()[*variable]).name : std::string("none");
    };
    const CasePattern bad = pattern({{"fiets.licht", "nee"}});
    const CasePattern open = pattern({{"fiets.licht", "ja"}});
    CHECK(bad.outcome.has_value());
    CHECK_FALSE(open.outcome.has_value());
    CHECK(item_of_pair(bad, open) == "none");  // the other outcome is not certain
    const bicycle::Texts good = {{"fiets.licht", "ja"},     {"fiets.voorrem", "ja"},
                                 {"fiets.banden", "nooit"}, {"fiets.ketting", "nooit"},
                                 {"weg.donker", "ja"},      {"weg.ondergrond", "asfalt"},
                                 {"fiets.oordeel", "goed"}};
    const bicycle::Texts no_light = {{"fiets.licht", "nee"},    {"fiets.voorrem", "ja"},
                                     {"fiets.banden", "nooit"}, {"fiets.ketting", "nooit"},
                                     {"weg.donker", "ja"},      {"weg.ondergrond", "asfalt"},
                                     {"fiets.oordeel", "goed"}};
    const bicycle::Texts fair = {{"fiets.licht", "ja"},     {"fiets.voorrem", "ja"},
                                 {"fiets.banden", "nooit"}, {"fiets.ketting", "nooit"},
                                 {"weg.donker", "ja"},      {"weg.ondergrond", "asfalt"},
                                 {"fiets.oordeel", "matig"}};
    CHECK(item_of_pair(pattern(good), pattern(no_light)) == "fiets.licht");
    CHECK(item_of_pair(pattern(no_light), pattern(good)) == "fiets.licht");
    CHECK(item_of_pair(pattern(good), pattern(fair)) == "fiets.oordeel");
    CHECK(item_of_pair(pattern(no_light), pattern(fair)) == "none");  // two questions differ
    CHECK(item_of_pair(pattern(good), pattern(good)) == "none");
    const std::vector<bool> together =
        model.exercised_by(std::vector<CasePattern>{pattern(good), pattern(no_light)});
    const std::size_t questions = static_cast<std::size_t>(
        std::count_if(model.targets().begin(), model.targets().end(),
                      [](const auto& target) { return target.kind == Kind::question; }));
    CHECK(std::count(together.end() - static_cast<std::ptrdiff_t>(questions), together.end(),
                     true) == 1);
}

TEST_CASE("the way to a node leads to it") {
    const Catalog catalog = bicycle::catalog();
    const CoverageModel model(catalog, *catalog.find_decision("route"));
    const DecisionDiagram& diagram = model.compiled().diagram;
    for (std::size_t node = 0; node < diagram.node_count(); ++node) {
        NodeReference here = diagram.root();
        for (const Assignment& assignment : model.way_to(node)) {
            const Node at = diagram.node(here.index());
            REQUIRE(at.variable == assignment.variable);
            here = at.children[assignment.value];
        }
        CHECK(here == NodeReference::to_node(node));
    }
}

namespace {

std::size_t count_of(const CoverageModel& model, Kind kind) {
    return static_cast<std::size_t>(
        std::count_if(model.targets().begin(), model.targets().end(),
                      [&](const CoverageTarget& target) { return target.kind == kind; }));
}

/// The targets that these answers exercise, without edges.
std::vector<CoverageTarget> exercised(const Catalog& catalog, const CoverageModel& model,
                                      const bicycle::Texts& texts) {
    const CasePattern pattern = model.pattern_of(bicycle::answers_of(catalog, texts));
    std::vector<CoverageTarget> found;
    for (std::size_t index = 0; index < model.targets().size(); ++index) {
        if (pattern.exercised[index] && model.targets()[index].kind != Kind::edge) {
            found.push_back(model.targets()[index]);
        }
    }
    return found;
}

}  // namespace

TEST_CASE("a case out of scope exercises the scope and nothing else") {
    const Catalog catalog = bicycle::catalog_with_scope();
    const CoverageModel model(catalog, *catalog.find_decision("vertrek"));
    using Targets = std::vector<CoverageTarget>;
    CHECK(exercised(catalog, model, {{"tocht.soort", "maand"}, {"tocht.storm", "ja"}}) ==
          Targets{{Kind::out_of_scope, 0}});
    CHECK(exercised(catalog, model, {{"weg.ondergrond", "zand"}, {"tocht.soort", "dag"}}) ==
          Targets{{Kind::in_scope, 0}, {Kind::out_of_scope, 1}});
    CHECK(exercised(catalog, model, {{"tocht.storm", "ja"}}) == Targets{{Kind::rule, 0},
                                                                        {Kind::outcome, 2},
                                                                        {Kind::action, 0},
                                                                        {Kind::action, 2},
                                                                        {Kind::without_action, 1}});
    CHECK_FALSE(model
                    .pattern_of(bicycle::answers_of(
                        catalog, {{"tocht.soort", "maand"}, {"tocht.storm", "ja"}}))
                    .outcome);
}

TEST_CASE("what only answers out of scope would exercise is not asked for") {
    const Catalog catalog = bicycle::catalog_with_scope();
    const CoverageModel model(catalog, *catalog.find_decision("vertrek"));
    // Rules and the scope both look at soort; maand is out of scope.
    CHECK(count_of(model, Kind::in_scope) == 2);
    CHECK(count_of(model, Kind::out_of_scope) == 2);
    const Variable kind = 2;
    REQUIRE(catalog.item(model.variables()[kind]).name == "tocht.soort");
    CHECK(model.in_scope()[kind] == (ValueSet::single(0) | ValueSet::single(1)));
    CHECK(count_of(model, Kind::question) == 2);  // without soort
    for (const CoverageTarget& target : model.targets()) {
        const bool is_out = target.kind == Kind::edge &&
                            model.compiled().diagram.node(target.index).variable == kind &&
                            target.part == 2;
        CHECK_FALSE(is_out);
    }
    // Every target but the scope's own is exercised by some answers in scope.
    const std::size_t ground = *catalog.find_item("weg.ondergrond");
    std::vector<CasePattern> patterns;
    plain::for_each_completion(blank_answers(catalog), model.variables(),
                               [&](const Answers& answers) {
                                   Answers on_asphalt = answers;
                                   on_asphalt[ground].values = ValueSet::single(0);
                                   patterns.push_back(model.pattern_of(on_asphalt));
                               });
    const std::vector<bool> done = model.exercised_by(patterns);
    for (std::size_t index = 0; index < done.size(); ++index) {
        const CoverageTarget& target = model.targets()[index];
        CHECK(done[index] == !(target == CoverageTarget{Kind::out_of_scope, 1}));
    }
}

TEST_CASE("the example of a target exercises it") {
    const Catalog catalog = bicycle::catalog_with_scope();
    for (std::size_t decision = 0; decision < catalog.decision_count(); ++decision) {
        const CoverageModel model(catalog, decision);
        for (std::size_t index = 0; index < model.targets().size(); ++index) {
            const CoverageTarget& target = model.targets()[index];
            if (!is_about_route(target.kind)) {
                continue;
            }
            Answers answers = blank_answers(catalog);
            for (const Assignment& assignment : model.example_of(target)) {
                answers[model.variables_of(target)[assignment.variable]].values =
                    ValueSet::single(assignment.value);
            }
            CHECK(model.pattern_of(answers).exercised[index]);
        }
    }
}
