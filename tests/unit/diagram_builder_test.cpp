#include "rodevlag/diagram_builder.h"

#include <doctest/doctest.h>
#include <stdexcept>
#include <vector>

using namespace rodevlag;
using Function = DiagramBuilder::Function;

TEST_CASE("equal functions have equal handles") {
    DiagramBuilder builder({2, 3});
    const Function first = builder.literal(0, {1});
    const Function second = builder.literal(1, {0, 2});
    CHECK(builder.logical_and(first, second) == builder.logical_and(second, first));
    CHECK(builder.logical_or(first, second) == builder.logical_or(second, first));
    CHECK(builder.logical_not(builder.logical_not(second)) == second);
    CHECK(builder.logical_not(second) == builder.literal(1, {1}));
    CHECK(builder.logical_and(first, first) == first);
    CHECK(builder.logical_and(first, builder.logical_not(first)) == builder.terminal(0));
    CHECK(builder.logical_or(first, builder.logical_not(first)) == builder.terminal(1));
    CHECK(builder.ite(first, second, second) == second);
    CHECK(builder.ite(first, builder.terminal(1), builder.terminal(0)) == first);
    // De Morgan
    CHECK(builder.logical_not(builder.logical_and(first, second)) ==
          builder.logical_or(builder.logical_not(first), builder.logical_not(second)));
    CHECK(builder.logical_and(first, second) != builder.logical_or(first, second));
}

TEST_CASE("literals of no value and of every value are constants") {
    DiagramBuilder builder({3});
    CHECK(builder.literal(0, {}) == builder.terminal(0));
    CHECK(builder.literal(0, ValueSet::all(3)) == builder.terminal(1));
    CHECK(builder.literal(0, {2}, builder.terminal(5), builder.terminal(6)) ==
          builder.test(0, {builder.terminal(6), builder.terminal(6), builder.terminal(5)}));
}

TEST_CASE("a test may have children on earlier variables and on its own variable") {
    DiagramBuilder builder({2, 2});
    const Function first = builder.literal(0, {1});
    const Function second = builder.literal(1, {1});
    const Function both = builder.test(1, {builder.terminal(0), first});
    CHECK(both == builder.logical_and(first, second));
    // Where the second variable is 1 its own child reads 1.
    CHECK(builder.test(1, {builder.terminal(0), second}) == second);
    CHECK(builder.test(1, {second, builder.terminal(1)}) == second);
}

TEST_CASE("ite takes branches with any terminals") {
    DiagramBuilder builder({2, 2});
    const Function condition = builder.literal(1, {1});
    const Function branch = builder.literal(0, {1}, builder.terminal(7), builder.terminal(8));
    const DecisionDiagram diagram =
        builder.build(builder.ite(condition, branch, builder.terminal(3)));
    CHECK(diagram.follow(std::vector<Value>{1, 1}) == 7);
    CHECK(diagram.follow(std::vector<Value>{0, 1}) == 8);
    CHECK(diagram.follow(std::vector<Value>{0, 0}) == 3);
}

TEST_CASE("apply and map combine outcomes") {
    DiagramBuilder builder({3, 3});
    const Function left =
        builder.test(0, {builder.terminal(0), builder.terminal(1), builder.terminal(2)});
    const Function right =
        builder.test(1, {builder.terminal(0), builder.terminal(10), builder.terminal(20)});
    const Function sum = builder.apply(left, right, [](Terminal a, Terminal b) { return a + b; });
    const DecisionDiagram diagram =
        builder.build(builder.map(sum, [](Terminal outcome) { return outcome * 2; }));
    for (Value a = 0; a < 3; ++a) {
        for (Value b = 0; b < 3; ++b) {
            CHECK(diagram.follow(std::vector<Value>{a, b}) == 2U * (a + 10U * b));
        }
    }
    CHECK(builder.map(sum, [](Terminal) { return 4U; }) == builder.terminal(4));
    CHECK(builder.apply(left, left, [](Terminal a, Terminal b) { return a - b; }) ==
          builder.terminal(0));
}

TEST_CASE("at_least counts conditions") {
    DiagramBuilder builder({2, 2, 2});
    std::vector<Function> flags;
    for (Variable variable = 0; variable < 3; ++variable) {
        flags.push_back(builder.literal(variable, {1}));
    }
    CHECK(builder.at_least(0, flags) == builder.terminal(1));
    CHECK(builder.at_least(0, {}) == builder.terminal(1));
    CHECK(builder.at_least(1, {}) == builder.terminal(0));
    CHECK(builder.at_least(4, flags) == builder.terminal(0));
    CHECK(builder.at_least(static_cast<std::size_t>(-1), flags) == builder.terminal(0));
    CHECK(builder.at_least(1, flags) ==
          builder.logical_or(flags[0], builder.logical_or(flags[1], flags[2])));
    CHECK(builder.at_least(3, flags) ==
          builder.logical_and(flags[0], builder.logical_and(flags[1], flags[2])));
    const DecisionDiagram two = builder.build(builder.at_least(2, flags));
    CHECK(to_string(two.count(two.full_domains())[1].count) == "4");
    // The same condition twice counts twice.
    CHECK(builder.at_least(2, {flags[0], flags[0]}) == flags[0]);
}

TEST_CASE("a diagram can be read back and composed further") {
    DiagramBuilder first({2, 3});
    const DecisionDiagram diagram =
        first.build(first.logical_or(first.literal(0, {1}), first.literal(1, {2})));
    DiagramBuilder second({2, 3});
    static_cast<void>(second.literal(1, {0}));
    const Function read = second.from_diagram(diagram);
    CHECK(second.build(read) == diagram);
    CHECK(read == second.logical_or(second.literal(0, {1}), second.literal(1, {2})));
    DiagramBuilder other({2, 2});
    CHECK_THROWS_AS(other.from_diagram(diagram), std::invalid_argument);
}

TEST_CASE("domains that do not fit are refused") {
    CHECK_THROWS_AS(DiagramBuilder({2, 0}), std::invalid_argument);
    CHECK_THROWS_AS(DiagramBuilder({33}), std::invalid_argument);
    CHECK_NOTHROW(DiagramBuilder({32, 1}));
    CHECK_NOTHROW(DiagramBuilder(std::vector<std::size_t>(126, 2)));
    CHECK_THROWS_AS(DiagramBuilder(std::vector<std::size_t>(127, 2)), std::length_error);
    CHECK_THROWS_AS(DiagramBuilder(std::vector<std::size_t>(26, 32)), std::length_error);
    CHECK_NOTHROW(DiagramBuilder(std::vector<std::size_t>(1000, 1)));
}

TEST_CASE("functions of another builder are refused everywhere") {
    DiagramBuilder builder({2});
    DiagramBuilder other({2});
    const Function own = builder.literal(0, {1});
    for (const Function foreign : {other.literal(0, {1}), other.terminal(1), Function{}}) {
        const std::vector<Function> children{own, foreign};
        const auto smaller = [](Terminal a, Terminal b) { return a < b ? 1U : 0U; };
        CHECK_THROWS_AS(builder.test(0, children), std::invalid_argument);
        CHECK_THROWS_AS(builder.literal(0, ValueSet::all(2), own, foreign), std::invalid_argument);
        CHECK_THROWS_AS(builder.literal(0, {}, foreign, own), std::invalid_argument);
        CHECK_THROWS_AS(builder.apply(own, foreign, smaller), std::invalid_argument);
        CHECK_THROWS_AS(builder.apply(foreign, own, smaller), std::invalid_argument);
        CHECK_THROWS_AS(builder.map(foreign, [](Terminal a) { return a; }), std::invalid_argument);
        CHECK_THROWS_AS(builder.ite(foreign, own, own), std::invalid_argument);
        CHECK_THROWS_AS(builder.ite(own, foreign, own), std::invalid_argument);
        CHECK_THROWS_AS(builder.ite(own, own, foreign), std::invalid_argument);
        CHECK_THROWS_AS(builder.logical_and(own, foreign), std::invalid_argument);
        CHECK_THROWS_AS(builder.logical_or(foreign, own), std::invalid_argument);
        CHECK_THROWS_AS(builder.logical_not(foreign), std::invalid_argument);
        CHECK_THROWS_AS(builder.at_least(1, children), std::invalid_argument);
        CHECK_THROWS_AS(builder.at_least(9, children), std::invalid_argument);
        CHECK_THROWS_AS(static_cast<void>(builder.build(foreign)), std::invalid_argument);
    }
}

TEST_CASE("what is no variable, value, terminal or Boolean function is refused") {
    DiagramBuilder builder({2, 3});
    const Function own = builder.literal(0, {1});
    const Function three = builder.terminal(3);
    CHECK_THROWS_AS(builder.terminal(max_terminal + 1), std::invalid_argument);
    CHECK_THROWS_AS(builder.test(2, {own, own}), std::invalid_argument);
    CHECK_THROWS_AS(builder.test(1, {own, own}), std::invalid_argument);
    CHECK_THROWS_AS(builder.literal(2, {0}), std::invalid_argument);
    CHECK_THROWS_AS(builder.literal(0, {2}), std::invalid_argument);
    CHECK_THROWS_AS(builder.map(own, [](Terminal) { return max_terminal + 1; }),
                    std::invalid_argument);
    const Function mixed = builder.literal(1, {1}, three, own);
    for (const Function wrong : {three, mixed, builder.literal(0, {1}, mixed, own)}) {
        CHECK_THROWS_AS(builder.ite(wrong, own, own), std::invalid_argument);
        CHECK_THROWS_AS(builder.logical_and(own, wrong), std::invalid_argument);
        CHECK_THROWS_AS(builder.logical_or(wrong, own), std::invalid_argument);
        CHECK_THROWS_AS(builder.logical_not(wrong), std::invalid_argument);
        CHECK_THROWS_AS(builder.at_least(1, {own, wrong}), std::invalid_argument);
    }
}
