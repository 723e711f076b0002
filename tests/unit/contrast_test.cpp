#include "rodevlag/contrast.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>

#include "brute_force.h"
#include "random_function.h"

using namespace rodevlag;

namespace {

/// How often each pair of different outcomes stands side by side, by writing everything out.
std::map<std::pair<Terminal, Terminal>, Count> pairs_of(const brute_force::TruthTable& table,
                                                        Variable variable, Value first,
                                                        Value second) {
    std::map<std::pair<Terminal, Terminal>, Count> pairs;
    for (brute_force::Values values : brute_force::assignments(table.full_domains())) {
        if (values[variable] != first) {
            continue;
        }
        const Terminal with_first = table.at(values);
        values[variable] = second;
        const Terminal with_second = table.at(values);
        if (with_first != with_second) {
            ++pairs[{with_first, with_second}];
        }
    }
    return pairs;
}

}  // namespace

TEST_CASE(
    "contrasts are every pair of different outcomes, counted, with an example that forces it") {
    CHECK(rc::check("contrasts", [](const random_function::Case& sample) {
        for (Variable variable = 0; variable < sample.diagram.variable_count(); ++variable) {
            const std::size_t size = sample.diagram.domain_sizes()[variable];
            for (Value first = 0; first < size; ++first) {
                const Value second = static_cast<Value>((first + 1) % size);
                auto expected = pairs_of(sample.table, variable, first, second);
                for (const Contrast& found : contrasts(sample.diagram, variable, first, second)) {
                    const std::pair<Terminal, Terminal> pair{found.first, found.second};
                    RC_ASSERT(expected[pair] == found.count);
                    expected.erase(pair);
                    for (const auto& [value, outcome] :
                         {std::pair{first, found.first}, std::pair{second, found.second}}) {
                        Example example = found.others;
                        example.push_back({variable, value});
                        RC_ASSERT(brute_force::reachable(sample.table,
                                                         allowed_by(sample.diagram, example)) ==
                                  std::vector<Terminal>{outcome});
                    }
                }
                RC_ASSERT(expected.empty());
            }
        }
    }));
}

TEST_CASE("there is a difference exactly when the function depends on the variable") {
    CHECK(rc::check("smallest_difference", [](const random_function::Case& sample) {
        const std::vector<Variable> support = sample.diagram.support();
        for (Variable variable = 0; variable < sample.diagram.variable_count(); ++variable) {
            const bool depends =
                std::find(support.begin(), support.end(), variable) != support.end();
            RC_ASSERT(smallest_difference(sample.diagram, variable).has_value() == depends);
        }
    }));
}
