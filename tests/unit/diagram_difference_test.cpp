// Differences and forcing answers on random functions, against writing out all assignments.
#include "rodevlag/diagram_difference.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <numeric>
#include <optional>
#include <rapidcheck.h>
#include <set>

#include "brute_force.h"
#include "random_function.h"
#include "rodevlag/forcing_answers.h"

using namespace rodevlag;
using brute_force::Allowed;
using brute_force::assignments;
using brute_force::TruthTable;
using brute_force::Values;
using random_function::below;
using random_function::Case;

namespace {

using Answers = Example;
using Pair = std::pair<Terminal, Terminal>;

/// `allowed` with these answers filled in.
Allowed with_answers(Allowed allowed, const Answers& answers) {
    for (const Assignment answer : answers) {
        RC_ASSERT(allowed[answer.variable].contains(answer.value));
        allowed[answer.variable] = ValueSet::single(answer.value);
    }
    return allowed;
}

template <class Outcome>
bool forces(const Allowed& allowed, const Answers& answers, const Outcome& is_wanted) {
    const std::vector<Values> completions = assignments(with_answers(allowed, answers));
    return std::ranges::all_of(completions, is_wanted);
}

/// Every set of `size` answers from variable `first` on, in lexicographic order.
void add_sets(const Allowed& allowed, std::size_t size, Variable first, Answers& chosen,
              std::vector<Answers>& sets) {
    if (size == 0) {
        sets.push_back(chosen);
        return;
    }
    for (Variable variable = first; variable < allowed.size(); ++variable) {
        for (const Value value : allowed[variable]) {
            chosen.push_back({variable, value});
            add_sets(allowed, size - 1, variable + 1, chosen, sets);
            chosen.pop_back();
        }
    }
}

/// All sets of the fewest answers that force what `is_wanted` says, in lexicographic order.
template <class Outcome>
std::vector<Answers> fewest_forcing(const Allowed& allowed, const Outcome& is_wanted) {
    for (std::size_t size = 0; size <= allowed.size(); ++size) {
        std::vector<Answers> sets;
        Answers chosen;
        add_sets(allowed, size, 0, chosen, sets);
        std::erase_if(sets,
                      [&](const Answers& answers) { return !forces(allowed, answers, is_wanted); });
        if (!sets.empty()) {
            return sets;
        }
    }
    return {};
}

/// Small enough to try every set of answers.
bool is_small(const TruthTable& table) {
    return table.outcomes.size() <= 100;
}

/// A function over the same variables: unrelated, or the same but for a few assignments.
TruthTable other_function(const TruthTable& table) {
    if (below(3) == 0) {
        return random_function::random_table(table.domain_sizes);
    }
    TruthTable other = table;
    for (std::size_t times = below(4); times > 0; --times) {
        other.outcomes[below(other.outcomes.size())] = other.outcomes[below(other.outcomes.size())];
    }
    return other;
}

std::map<Pair, Count> counted_pairs(const TruthTable& before, const TruthTable& after,
                                    const Allowed& allowed) {
    std::map<Pair, Count> pairs;
    for (const Values& values : assignments(allowed)) {
        ++pairs[{before.at(values), after.at(values)}];
    }
    return pairs;
}

}  // namespace

TEST_CASE("forcing answers are all the smallest ones, in order") {
    CHECK(rc::check("forcing answers", [](const Case& sample) {
        RC_PRE(is_small(sample.table));
        const std::vector<Terminal> reachable = sample.diagram.reachable(sample.allowed);
        const Terminal wanted = reachable[below(reachable.size())];
        const auto expected = fewest_forcing(sample.allowed, [&](const Values& values) {
            return sample.table.at(values) == wanted;
        });
        const ForcingAnswers all =
            smallest_forcing_answers(sample.diagram, sample.allowed, wanted, 100'000);
        RC_ASSERT(all.fewest);
        RC_ASSERT((all.sets == expected));
        const ForcingAnswers some =
            smallest_forcing_answers(sample.diagram, sample.allowed, wanted, 2);
        const auto shown = static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, expected.size()));
        RC_ASSERT((some.sets == std::vector<Answers>(expected.begin(), expected.begin() + shown)));
    }));
}

TEST_CASE(
    "with too little work allowed the answers still force the outcome, and none is needless") {
    CHECK(rc::check("forcing answers, little work", [](const Case& sample) {
        const std::vector<Terminal> reachable = sample.diagram.reachable(sample.allowed);
        const Terminal wanted = reachable[below(reachable.size())];
        const auto is_wanted = [&](const Values& values) {
            return sample.table.at(values) == wanted;
        };
        const ForcingAnswers answers =
            smallest_forcing_answers(sample.diagram, sample.allowed, wanted, 3, 1 + below(3));
        RC_ASSERT(!answers.sets.empty());
        for (const Answers& set : answers.sets) {
            RC_ASSERT(forces(sample.allowed, set, is_wanted));
            for (std::size_t index = 0; index < set.size(); ++index) {
                Answers fewer = set;
                fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(index));
                RC_ASSERT(!forces(sample.allowed, fewer, is_wanted));
            }
        }
    }));
}

TEST_CASE("nothing forces a terminal that cannot be reached") {
    DiagramBuilder builder({2, 2});
    const DecisionDiagram diagram = builder.build(builder.literal(0, ValueSet{1}));
    const std::vector<ValueSet> only_no{{0}, {0, 1}};
    CHECK(smallest_forcing_answers(diagram, only_no, 1, 5).sets.empty());
    CHECK(smallest_forcing_answers(diagram, only_no, 7, 5).sets.empty());
    CHECK(smallest_forcing_answers(diagram, diagram.full_domains(), 1, 0).sets.empty());
    CHECK(smallest_forcing_answers(diagram, only_no, 0, 5).sets == std::vector<Answers>{{}});
}

TEST_CASE("a difference counts every assignment in its group") {
    CHECK(rc::check("difference", [](const Case& sample) {
        const TruthTable after = other_function(sample.table);
        const DecisionDiagram changed = random_function::build(after);
        const DiagramDifference difference =
            difference_of(sample.diagram, changed, sample.allowed, 3);
        std::map<Pair, Count> expected = counted_pairs(sample.table, after, sample.allowed);
        Count all = 0;
        Count moved = 0;
        for (const auto& [pair, count] : expected) {
            all += count;
            moved += pair.first == pair.second ? 0 : count;
        }
        std::erase_if(expected,
                      [](const auto& entry) { return entry.first.first == entry.first.second; });
        std::map<Pair, Count> found;
        for (const TerminalChange& change : difference.changes) {
            found.emplace(Pair{change.before, change.after}, change.count);
        }
        RC_ASSERT(difference.assignments == all);
        RC_ASSERT(difference.changed == moved);
        RC_ASSERT((found == expected));
        RC_ASSERT(found.size() == difference.changes.size());
    }));
}

TEST_CASE("the examples of a change are the smallest that force it") {
    CHECK(rc::check("examples of a difference", [](const Case& sample) {
        RC_PRE(is_small(sample.table));
        const TruthTable after = other_function(sample.table);
        const DecisionDiagram changed = random_function::build(after);
        for (const TerminalChange& change :
             difference_of(sample.diagram, changed, sample.allowed, 2).changes) {
            const auto expected = fewest_forcing(sample.allowed, [&](const Values& values) {
                return sample.table.at(values) == change.before && after.at(values) == change.after;
            });
            const auto shown =
                static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, expected.size()));
            RC_ASSERT((change.examples.sets ==
                       std::vector<Answers>(expected.begin(), expected.begin() + shown)));
        }
    }));
}

TEST_CASE("without a difference no record with unknown answers differs") {
    CHECK(rc::check("difference and reachable", [](const Case& sample) {
        const TruthTable after = other_function(sample.table);
        const DecisionDiagram changed = random_function::build(after);
        if (difference_of(sample.diagram, changed, sample.allowed, 0).changes.empty()) {
            RC_ASSERT(sample.diagram.reachable(sample.allowed) ==
                      changed.reachable(sample.allowed));
        }
    }));
}

TEST_CASE("a function over other variables is the same function") {
    CHECK(rc::check("with variables", [](const Case& sample) {
        // A random place for each variable among more variables, and for each value among more.
        const std::size_t count = sample.table.domain_sizes.size();
        std::vector<std::size_t> sizes(count + 1, 1 + below(3));
        std::vector<Variable> places(count + 1);
        std::iota(places.begin(), places.end(), Variable{0});
        std::vector<VariableImage> images;
        for (Variable variable = 0; variable < count; ++variable) {
            std::swap(places[variable], places[variable + below(places.size() - variable)]);
            const std::size_t size = sample.table.domain_sizes[variable];
            sizes[places[variable]] = size + below(2);
            std::vector<Value> values(sizes[places[variable]]);
            std::iota(values.begin(), values.end(), Value{0});
            for (std::size_t index = values.size(); index > 1; --index) {
                std::swap(values[index - 1], values[below(index)]);
            }
            values.resize(size);
            images.push_back({places[variable], values});
        }
        const DecisionDiagram moved = with_variables(sample.diagram, images, sizes);
        for (const Values& values : assignments(sample.table.full_domains())) {
            Values there(sizes.size(), 0);
            for (Variable variable = 0; variable < count; ++variable) {
                there[images[variable].variable] = images[variable].values[values[variable]];
            }
            RC_ASSERT(moved.follow(there) == sample.table.at(values));
        }
    }));
}

TEST_CASE("images that do not fit are refused") {
    DiagramBuilder builder({2});
    const DecisionDiagram diagram = builder.build(builder.literal(0, ValueSet{1}));
    const auto moved = [&](std::vector<VariableImage> images) {
        return with_variables(diagram, images, {2, 3});
    };
    CHECK_NOTHROW(moved({{1, {2, 0}}}));
    CHECK_THROWS_AS(moved({}), std::invalid_argument);
    CHECK_THROWS_AS(moved({{2, {0, 1}}}), std::invalid_argument);
    CHECK_THROWS_AS(moved({{0, {0, 2}}}), std::invalid_argument);
    CHECK_THROWS_AS(moved({{0, {0, 40}}}), std::invalid_argument);
    CHECK_THROWS_AS(moved({{0, {1, 1}}}), std::invalid_argument);
    CHECK_THROWS_AS(moved({{0, {0}}}), std::invalid_argument);
    CHECK_THROWS_AS(moved({{0, {0, 1}}, {0, {0, 1}}}), std::invalid_argument);
}
