// Random functions: every query of a diagram against writing out all assignments.
#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <numeric>
#include <rapidcheck.h>

#include "brute_force.h"
#include "random_function.h"
#include "rodevlag/decision_diagram.h"

using namespace rodevlag;
using random_function::Case;

TEST_CASE("follow gives the outcome of every assignment") {
    CHECK(rc::check("follow", [](const Case& sample) {
        for (const auto& values : brute_force::assignments(sample.table.full_domains())) {
            RC_ASSERT(sample.diagram.follow(values) == sample.table.at(values));
        }
    }));
}

TEST_CASE("reachable is exact") {
    CHECK(rc::check("reachable", [](const Case& sample) {
        RC_ASSERT(sample.diagram.reachable(sample.allowed) ==
                  brute_force::reachable(sample.table, sample.allowed));
    }));
}

TEST_CASE("terminals are those of all assignments") {
    CHECK(rc::check("terminals", [](const Case& sample) {
        RC_ASSERT(
            std::ranges::equal(sample.diagram.terminals(),
                               brute_force::reachable(sample.table, sample.table.full_domains())));
    }));
}

TEST_CASE("restricted is the function after the clamp, in canonical form") {
    CHECK(rc::check("restricted", [](const Case& sample) {
        const brute_force::TruthTable expected =
            brute_force::restricted(sample.table, sample.allowed);
        RC_ASSERT(sample.diagram.restricted(sample.allowed) == random_function::build(expected));
    }));
}

TEST_CASE("restrictions are equal exactly when the functions agree inside the allowed values") {
    CHECK(rc::check("restricted, two functions", [](const Case& sample) {
        brute_force::TruthTable other = sample.table;
        const bool change_inside = random_function::below(2) == 1;
        other = brute_force::tabulate(other.domain_sizes, [&](const brute_force::Values& values) {
            const bool is_inside = brute_force::clamp(values, sample.allowed) == values;
            return is_inside ? sample.table.at(values) : static_cast<Terminal>(values.back());
        });
        if (change_inside) {
            const auto inside = brute_force::assignments(sample.allowed);
            const auto& changed = inside[random_function::below(inside.size())];
            other = brute_force::tabulate(other.domain_sizes, [&](const auto& values) {
                return values == changed ? Terminal{99} : other.at(values);
            });
        }
        RC_ASSERT((random_function::build(other).restricted(sample.allowed) ==
                   sample.diagram.restricted(sample.allowed)) == !change_inside);
    }));
}

TEST_CASE("support is exact, with nothing known and with something known") {
    CHECK(rc::check("support", [](const Case& sample) {
        const auto full = sample.table.full_domains();
        RC_ASSERT(sample.diagram.support() == brute_force::support(sample.table, full));
        RC_ASSERT(sample.diagram.support(full) == sample.diagram.support());
        RC_ASSERT(sample.diagram.support(sample.allowed) ==
                  brute_force::support(sample.table, sample.allowed));
        RC_ASSERT(sample.diagram.support(sample.allowed) ==
                  sample.diagram.restricted(sample.allowed).support());
    }));
}

TEST_CASE("count gives the assignments per reachable terminal") {
    CHECK(rc::check("count", [](const Case& sample) {
        std::vector<TerminalCount> expected;
        for (const auto& [terminal, count] : brute_force::count(sample.table, sample.allowed)) {
            expected.push_back({terminal, count});
        }
        RC_ASSERT((sample.diagram.count(sample.allowed) == expected));
    }));
}

TEST_CASE("the number of nodes is minimal, variable by variable") {
    CHECK(rc::check("node count", [](const Case& sample) {
        std::map<Variable, std::size_t> nodes;
        for (std::size_t index = 0; index < sample.diagram.node_count(); ++index) {
            ++nodes[sample.diagram.node(index).variable];
        }
        for (Variable variable = 0; variable < sample.table.domain_sizes.size(); ++variable) {
            RC_ASSERT(nodes[variable] == brute_force::minimal_nodes(sample.table, variable));
        }
    }));
}

TEST_CASE("a diagram does not depend on how it was composed") {
    CHECK(rc::check("canonical", [](const Case& sample) {
        std::vector<Variable> order(sample.table.domain_sizes.size());
        std::iota(order.begin(), order.end(), Variable{0});
        for (std::size_t index = order.size(); index > 1; --index) {
            std::swap(order[index - 1], order[random_function::below(index)]);
        }
        RC_ASSERT(random_function::build(sample.table, order) == sample.diagram);

        DiagramBuilder builder(sample.table.domain_sizes);
        RC_ASSERT(builder.build(builder.from_diagram(sample.diagram)) == sample.diagram);
    }));
}

TEST_CASE("diagrams of different functions differ") {
    CHECK(rc::check("equality", [](const Case& sample) {
        brute_force::TruthTable other = sample.table;
        other.outcomes[random_function::below(other.outcomes.size())] = 99;
        RC_ASSERT(random_function::build(other) != sample.diagram);
    }));
}

TEST_CASE("nodes are reduced, ordered and stored children first") {
    CHECK(rc::check("node order", [](const Case& sample) {
        const DecisionDiagram& diagram = sample.diagram;
        for (std::size_t index = 0; index < diagram.node_count(); ++index) {
            const Node node = diagram.node(index);
            RC_ASSERT(node.children.size() == sample.table.domain_sizes[node.variable]);
            RC_ASSERT(std::ranges::any_of(node.children, [&](NodeReference child) {
                return child != node.children.front();
            }));
            for (const NodeReference child : node.children) {
                RC_ASSERT((child.is_terminal() ||
                           (child.index() < index &&
                            diagram.node(child.index()).variable > node.variable)));
            }
        }
        RC_ASSERT((diagram.root().is_terminal()
                       ? diagram.node_count() == 0
                       : diagram.root().index() + 1 == diagram.node_count()));
    }));
}
