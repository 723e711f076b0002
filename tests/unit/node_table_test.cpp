#include "rodevlag/node_table.h"

#include <array>
#include <doctest/doctest.h>
#include <stdexcept>
#include <vector>

using namespace rodevlag;

namespace {

constexpr NodeReference zero = NodeReference::to_terminal(0);
constexpr NodeReference one = NodeReference::to_terminal(1);

}  // namespace

TEST_CASE("references tell terminals from nodes") {
    static_assert(zero.is_terminal() && zero.terminal() == 0);
    static_assert(NodeReference{} == zero);
    static_assert(NodeReference::to_terminal(max_terminal).terminal() == max_terminal);
    static_assert(!NodeReference::to_node(5).is_terminal());
    static_assert(NodeReference::to_node(5).index() == 5);
    static_assert(NodeReference::to_node(0) != zero);
    static_assert(NodeReference::to_node(7) < zero);
    CHECK_THROWS_AS(static_cast<void>(NodeReference::to_terminal(max_terminal + 1)),
                    std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(NodeReference::to_node(std::size_t{1} << 31U)),
                    std::length_error);
}

TEST_CASE("the table drops tests that decide nothing and shares equal nodes") {
    NodeTable table;
    CHECK(table.make(3, std::array{one, one, one}) == one);
    CHECK(table.size() == 0);

    const NodeReference node = table.make(3, std::array{zero, one});
    CHECK(node == NodeReference::to_node(0));
    CHECK(table.make(3, std::array{zero, one}) == node);
    CHECK(table.make(2, std::array{zero, one}) != node);
    CHECK(table.make(3, std::array{one, zero}) != node);
    CHECK(table.size() == 3);
    CHECK(table.node(0).variable == 3);
    CHECK(table.node(0).children.size() == 2);
    CHECK(table.node(0).children[1] == one);
    CHECK(table.node(2).children[0] == one);
}

TEST_CASE("the table finds its nodes again after growing") {
    NodeTable table;
    std::vector<NodeReference> made;
    for (Terminal terminal = 0; terminal < 1000; ++terminal) {
        const NodeReference other = NodeReference::to_terminal(terminal + 1);
        made.push_back(table.make(terminal % 7, std::array{zero, other}));
    }
    CHECK(table.size() == 1000);
    for (Terminal terminal = 0; terminal < 1000; ++terminal) {
        const NodeReference other = NodeReference::to_terminal(terminal + 1);
        CHECK(table.make(terminal % 7, std::array{zero, other}) == made[terminal]);
    }
    CHECK(table.size() == 1000);
}
