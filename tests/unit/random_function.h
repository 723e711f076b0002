// RapidCheck generators of functions, as a truth table together with the diagram that the kernel
// builds, and of what is known about their variables.
//
// A quarter of the functions have random outcomes, which gives wide diagrams; the others are random
// expressions over all operations of DiagramBuilder, which gives the structure of real checklists.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <ostream>
#include <rapidcheck.h>
#include <vector>

#include "brute_force.h"
#include "rodevlag/decision_diagram.h"
#include "rodevlag/diagram_builder.h"
#include "rodevlag/value_set.h"

namespace random_function {

using brute_force::Allowed;
using brute_force::TruthTable;
using brute_force::Values;
using rodevlag::DecisionDiagram;
using rodevlag::DiagramBuilder;
using rodevlag::Terminal;
using rodevlag::Value;
using rodevlag::ValueSet;
using rodevlag::Variable;

/// A function in two forms that the tests compare, and what is known about its variables.
struct Case {
    TruthTable table;
    DecisionDiagram diagram;
    Allowed allowed;
};

inline std::ostream& operator<<(std::ostream& out, const Case& shown) {
    out << "domain sizes:";
    for (const std::size_t size : shown.table.domain_sizes) {
        out << ' ' << size;
    }
    out << "; outcomes:";
    for (const Terminal outcome : shown.table.outcomes) {
        out << ' ' << outcome;
    }
    out << "; allowed masks:";
    for (const ValueSet values : shown.allowed) {
        out << ' ' << values.mask();
    }
    return out;
}

/// A number less than `bound`, from the whole range in every test (by itself RapidCheck starts with
/// numbers near 0, and most functions would be trivial).
inline std::size_t below(std::size_t bound) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, bound));
}

/// Up to 8 variables of 1 to 4 values, with at most 600 assignments in all; mostly 3 or more.
inline std::vector<std::size_t> domain_sizes() {
    constexpr std::array<std::size_t, 8> palette{2, 2, 2, 3, 3, 3, 4, 1};
    std::vector<std::size_t> sizes;
    std::size_t product = 1;
    const std::size_t variables = below(8) == 0 ? below(3) : 3 + below(6);
    for (Variable variable = 0; variable < variables; ++variable) {
        const std::size_t size = palette[below(palette.size())];
        if (product * size <= 600) {
            product *= size;
            sizes.push_back(size);
        }
    }
    return sizes;
}

/// For each variable one value, any, or some; how often each of these differs per case.
inline Allowed allowed_values(const std::vector<std::size_t>& sizes) {
    const std::size_t kinds = 2 + below(8);
    Allowed allowed;
    for (const std::size_t size : sizes) {
        const ValueSet all = ValueSet::all(size);
        switch (below(kinds)) {
            case 0:
                allowed.push_back(all);
                break;
            case 1:
                allowed.push_back(
                    ValueSet::from_mask(static_cast<std::uint32_t>(1 + below(all.mask()))));
                break;
            default:
                allowed.push_back(ValueSet::single(static_cast<Value>(below(size))));
        }
    }
    return allowed;
}

/// Composes the diagram of a table with its tests nested in any order of the variables, so also in
/// orders that the builder has to put right.
inline DiagramBuilder::Function build_nested(DiagramBuilder& builder, const TruthTable& table,
                                             const std::vector<Variable>& order, Values& values,
                                             std::size_t depth = 0) {
    if (depth == order.size()) {
        return builder.terminal(table.at(values));
    }
    const Variable variable = order[depth];
    std::vector<DiagramBuilder::Function> children;
    for (Value value = 0; value < table.domain_sizes[variable]; ++value) {
        values[variable] = value;
        children.push_back(build_nested(builder, table, order, values, depth + 1));
    }
    return builder.test(variable, children);
}

inline DecisionDiagram build(const TruthTable& table, std::vector<Variable> order = {}) {
    for (Variable variable = order.size(); variable < table.domain_sizes.size(); ++variable) {
        order.push_back(variable);
    }
    DiagramBuilder builder(table.domain_sizes);
    Values values(table.domain_sizes.size(), 0);
    return builder.build(build_nested(builder, table, order, values));
}

/// A function that is being composed: its table, by plain evaluation, and its form in a builder.
struct Composed {
    TruthTable table;
    DiagramBuilder::Function function;
};

/// Combines the tables of the parts outcome by outcome.
template <class Operation>
TruthTable pointwise(const std::vector<Composed>& parts, const Operation& operation) {
    TruthTable table = parts.front().table;
    for (std::size_t index = 0; index < table.outcomes.size(); ++index) {
        std::vector<Terminal> outcomes;
        for (const Composed& part : parts) {
            outcomes.push_back(part.table.outcomes[index]);
        }
        table.outcomes[index] = operation(outcomes);
    }
    return table;
}

/// The outcome of the part that the value of `variable` chooses.
inline TruthTable select(Variable variable, const std::vector<Composed>& parts) {
    return brute_force::tabulate(parts.front().table.domain_sizes, [&](const Values& values) {
        return parts[values[variable]].table.at(values);
    });
}

/// Makes random expressions in one builder.
class Composer {
public:
    explicit Composer(DiagramBuilder& builder)
        : m_builder(builder),
          m_sizes(builder.domain_sizes().begin(), builder.domain_sizes().end()) {}

    /// An expression with terminals 0 and 1.
    Composed condition(std::size_t depth) {
        if (depth == 0 || below(4) == 0) {
            return literal();
        }
        const Composed left = condition(depth - 1);
        if (below(5) == 0) {
            return {pointwise({left}, [](const auto& x) { return 1 - x[0]; }),
                    m_builder.logical_not(left.function)};
        }
        const Composed right = condition(depth - 1);
        switch (below(4)) {
            case 0:
                return {pointwise({left, right}, [](const auto& x) { return x[0] & x[1]; }),
                        m_builder.logical_and(left.function, right.function)};
            case 1:
                return {pointwise({left, right}, [](const auto& x) { return x[0] | x[1]; }),
                        m_builder.logical_or(left.function, right.function)};
            default:
                return at_least({left, right, condition(depth - 1), literal()});
        }
    }

    /// An expression with any terminals.
    Composed outcome(std::size_t depth) {
        if (depth == 0) {
            const Terminal terminal = static_cast<Terminal>(below(4));
            return {brute_force::tabulate(m_sizes, [&](const Values&) { return terminal; }),
                    m_builder.terminal(terminal)};
        }
        const Composed left = outcome(depth - 1);
        const Composed right = outcome(depth - 1);
        switch (below(4)) {
            case 0:
                return test(left, right);
            case 1:
                return {
                    pointwise({left, right}, [](const auto& x) { return (2 * x[0] + x[1]) % 5; }),
                    m_builder.apply(left.function, right.function,
                                    [](Terminal a, Terminal b) { return (2 * a + b) % 5; })};
            case 2: {
                const Composed mapped{
                    pointwise({left}, [](const auto& x) { return x[0] / 2 + 7; }),
                    m_builder.map(left.function, [](Terminal a) { return a / 2 + 7; })};
                return choose(condition(depth), mapped, right);
            }
            default:
                return choose(condition(depth), left, right);
        }
    }

    /// A score: enough of one condition per variable; such functions have many minimal reasons.
    Composed score() {
        std::vector<Composed> parts{literal()};
        for (Variable variable = 0; variable < m_sizes.size(); ++variable) {
            parts.push_back(literal_of(variable));
        }
        return choose(at_least(parts), outcome(below(2)), outcome(0));
    }

private:
    Composed literal() {
        if (m_sizes.empty()) {
            return {brute_force::tabulate(m_sizes, [](const Values&) { return 1U; }),
                    m_builder.terminal(1)};
        }
        return literal_of(below(m_sizes.size()));
    }

    Composed literal_of(Variable variable) {
        // Mostly one value; sometimes any set, also none or all.
        const ValueSet values = below(4) != 0
                                    ? ValueSet::single(static_cast<Value>(below(m_sizes[variable])))
                                    : ValueSet::from_mask(static_cast<std::uint32_t>(
                                          below(ValueSet::all(m_sizes[variable]).mask() + 1U)));
        return {
            brute_force::tabulate(
                m_sizes, [&](const Values& x) { return values.contains(x[variable]) ? 1U : 0U; }),
            m_builder.literal(variable, values)};
    }

    Composed at_least(const std::vector<Composed>& parts) {
        const std::size_t threshold = below(parts.size() + 2);
        std::vector<DiagramBuilder::Function> functions;
        for (const Composed& part : parts) {
            functions.push_back(part.function);
        }
        return {pointwise(parts,
                          [&](const auto& x) {
                              const auto holding = std::count(x.begin(), x.end(), 1U);
                              return static_cast<std::size_t>(holding) >= threshold ? 1U : 0U;
                          }),
                m_builder.at_least(threshold, functions)};
    }

    Composed choose(const Composed& condition, const Composed& then, const Composed& otherwise) {
        return {pointwise({condition, then, otherwise},
                          [](const auto& x) { return x[0] == 1 ? x[1] : x[2]; }),
                m_builder.ite(condition.function, then.function, otherwise.function)};
    }

    Composed test(const Composed& left, const Composed& right) {
        if (m_sizes.empty()) {
            return left;
        }
        const Variable variable = below(m_sizes.size());
        std::vector<Composed> parts;
        std::vector<DiagramBuilder::Function> children;
        for (Value value = 0; value < m_sizes[variable]; ++value) {
            parts.push_back(value % 2 == 0 ? left : right);
            children.push_back(parts.back().function);
        }
        return {select(variable, parts), m_builder.test(variable, children)};
    }

    DiagramBuilder& m_builder;
    std::vector<std::size_t> m_sizes;
};

/// Up to 4 different outcomes, of which the first is rare, usual, or as frequent as the others.
inline TruthTable random_table(const std::vector<std::size_t>& sizes) {
    constexpr std::array<Terminal, 4> palette{0, 1, 5, rodevlag::max_terminal};
    const std::size_t others = 1 + below(palette.size() - 1);
    const std::size_t share = 1 + below(30);
    return brute_force::tabulate(sizes, [&](const Values&) {
        return below(32) <= share ? palette[0] : palette[1 + below(others)];
    });
}

inline Case make_case() {
    const std::vector<std::size_t> sizes = domain_sizes();
    const Allowed allowed = allowed_values(sizes);
    const std::size_t kind = below(4);
    if (kind == 0) {
        const TruthTable table = random_table(sizes);
        return {table, build(table), allowed};
    }
    DiagramBuilder builder(sizes);
    Composer composer(builder);
    const Composed composed = kind == 1 ? composer.outcome(3) : composer.score();
    return {composed.table, builder.build(composed.function), allowed};
}

}  // namespace random_function

namespace rc {

template <>
struct Arbitrary<random_function::Case> {
    static Gen<random_function::Case> arbitrary() {
        return gen::exec([] { return random_function::make_case(); });
    }
};

}  // namespace rc
