#include "rodevlag/minimal_sets.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <stdexcept>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace rodevlag {

/// Makes zero-suppressed nodes, each distinct one once, and their difference.
class FamilyBuilder {
public:
    using Family = MinimalSets::Family;

    /// The sets of `without`, and those of `with` with `item` added. `item` must come before the
    /// items of both.
    Family make(Variable item, Family without, Family with) {
        if (with == MinimalSets::no_sets) {
            return without;
        }
        const auto [place, is_new] = m_unique.try_emplace(
            {item, without, with}, MinimalSets::first_node + static_cast<Family>(m_nodes.size()));
        if (is_new) {
            const Count sizes = sizes_of(without) | (sizes_of(with) << 1U);
            m_nodes.push_back({item, without, with, sizes});
        }
        return place->second;
    }

    /// The sets of `left` that are not in `right`.
    Family difference(Family left, Family right) {
        if (left == right || left == MinimalSets::no_sets) {
            return MinimalSets::no_sets;
        }
        if (right == MinimalSets::no_sets) {
            return left;
        }
        const Key key{0, left, right};
        if (const auto known = m_differences.find(key); known != m_differences.end()) {
            return known->second;
        }
        const Variable item = std::min(item_of(left), item_of(right));
        const MinimalSets::Node from = split(left, item);
        const MinimalSets::Node removed = split(right, item);
        const Family result = make(item, difference(from.without, removed.without),
                                   difference(from.with, removed.with));
        m_differences.emplace(key, result);
        return result;
    }

    /// The family as a value, with only the nodes that it needs.
    [[nodiscard]] MinimalSets build(Family root) const {
        std::vector<Family> renumbered(MinimalSets::first_node + m_nodes.size(), 0);
        renumbered[root] = 1;
        for (std::size_t index = m_nodes.size(); index-- > 0;) {
            if (renumbered[MinimalSets::first_node + index] != 0) {
                renumbered[m_nodes[index].without] = 1;
                renumbered[m_nodes[index].with] = 1;
            }
        }
        renumbered[MinimalSets::no_sets] = MinimalSets::no_sets;
        renumbered[MinimalSets::only_the_empty_set] = MinimalSets::only_the_empty_set;
        std::vector<MinimalSets::Node> kept;
        for (std::size_t index = 0; index < m_nodes.size(); ++index) {
            Family& number = renumbered[MinimalSets::first_node + index];
            if (number == 0) {
                continue;
            }
            number = MinimalSets::first_node + static_cast<Family>(kept.size());
            const MinimalSets::Node& node = m_nodes[index];
            kept.push_back(
                {node.item, renumbered[node.without], renumbered[node.with], node.sizes});
        }
        return MinimalSets(std::move(kept), renumbered[root]);
    }

private:
    using Key = std::tuple<Variable, Family, Family>;
    struct KeyHash {
        std::size_t operator()(const Key& key) const {
            const auto& [item, left, right] = key;
            std::uint64_t state = (std::uint64_t{left} << 32U) | right;
            state = (state + item) * 0x9E37'79B9'7F4A'7C15U;
            return static_cast<std::size_t>(state ^ (state >> 32U));
        }
    };

    [[nodiscard]] static bool is_node(Family family) { return family >= MinimalSets::first_node; }

    [[nodiscard]] Variable item_of(Family family) const {
        return is_node(family) ? m_nodes[family - MinimalSets::first_node].item
                               : std::numeric_limits<Variable>::max();
    }

    [[nodiscard]] Count sizes_of(Family family) const {
        return is_node(family) ? m_nodes[family - MinimalSets::first_node].sizes : family;
    }

    /// The parts of a family without and with `item`, which must not come after its first item.
    [[nodiscard]] MinimalSets::Node split(Family family, Variable item) const {
        if (item_of(family) == item) {
            return m_nodes[family - MinimalSets::first_node];
        }
        return {item, family, MinimalSets::no_sets, 0};
    }

    std::vector<MinimalSets::Node> m_nodes;
    std::unordered_map<Key, Family, KeyHash> m_unique;
    std::unordered_map<Key, Family, KeyHash> m_differences;
};

MinimalSets::MinimalSets(std::vector<Node> nodes, Family root)
    : m_nodes(std::move(nodes)), m_root(root) {
}

/// Coudert and Madre's recursion for a monotone f = (x ? f1 : f0): a minimal model of f is a
/// minimal model of f0, or {x} with a minimal model of f1 that is no model of f0. Such a model of
/// f0 would be a minimal one of f0 as well, since f0 implies f1; hence the difference of the two
/// families.
MinimalSets MinimalSets::of_monotone(const DecisionDiagram& function) {
    if (function.terminals().back() > 1) {
        throw std::invalid_argument("minimal sets: the function has a terminal other than 0 and 1");
    }
    FamilyBuilder builder;
    std::vector<Family> families;  // of each node of the function
    const auto family_of = [&families](NodeReference reference) {
        return reference.is_terminal() ? Family{reference.terminal()} : families[reference.index()];
    };
    families.reserve(function.node_count());
    for (std::size_t index = 0; index < function.node_count(); ++index) {
        const rodevlag::Node node = function.node(index);
        if (node.children.size() != 2) {
            throw std::invalid_argument(
                "minimal sets: the function has a variable without 2 values");
        }
        const Family without = family_of(node.children[0]);
        const Family with = family_of(node.children[1]);
        families.push_back(builder.make(node.variable, without, builder.difference(with, without)));
    }
    return builder.build(family_of(function.root()));
}

Count MinimalSets::count() const {
    std::vector<Count> counts{0, 1};  // of no_sets and only_the_empty_set
    counts.reserve(first_node + m_nodes.size());
    for (const Node& node : m_nodes) {
        counts.push_back(counts[node.without] + counts[node.with]);
    }
    return counts[m_root];
}

std::vector<Variable> MinimalSets::support() const {
    std::vector<Variable> items;
    items.reserve(m_nodes.size());
    for (const Node& node : m_nodes) {
        items.push_back(node.item);
    }
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
}

std::optional<std::size_t> MinimalSets::smallest_size() const {
    const Count possible = sizes(m_root);
    for (std::size_t size = 0; (possible >> size) != 0; ++size) {
        if (((possible >> size) & 1U) != 0) {
            return size;
        }
    }
    return std::nullopt;
}

std::vector<std::vector<Variable>> MinimalSets::first(std::size_t limit) const {
    std::vector<std::vector<Variable>> found;
    std::vector<Variable> chosen;
    for (std::size_t size = 0; (sizes(m_root) >> size) != 0; ++size) {
        collect(m_root, size, limit, chosen, found);
    }
    return found;
}

std::vector<std::vector<Variable>> MinimalSets::smallest(std::size_t limit) const {
    std::vector<std::vector<Variable>> found;
    std::vector<Variable> chosen;
    if (const std::optional<std::size_t> size = smallest_size()) {
        collect(m_root, *size, limit, chosen, found);
    }
    return found;
}

bool MinimalSets::contains(std::span<const Variable> items) const {
    std::vector<Variable> rest(items.begin(), items.end());
    std::ranges::sort(rest);
    rest.erase(std::unique(rest.begin(), rest.end()), rest.end());
    auto next = rest.cbegin();
    Family here = m_root;
    while (here >= first_node) {
        const Node& node = m_nodes[here - first_node];
        const bool is_chosen = next != rest.cend() && *next == node.item;
        next += is_chosen ? 1 : 0;
        here = is_chosen ? node.with : node.without;
    }
    return here == only_the_empty_set && next == rest.cend();
}

Count MinimalSets::sizes(Family family) const {
    // No sets have no size, and the empty set has size 0: bit 0.
    return family >= first_node ? m_nodes[family - first_node].sizes : family;
}

/// Appends the sets of exactly `size` items, each with the `chosen` items before it, until there
/// are `limit`. The sizes per node keep it off branches that have no such set. The sets with an
/// item come before those without, which have only later items: that is lexicographic order.
void MinimalSets::collect(Family family, std::size_t size, std::size_t limit,
                          std::vector<Variable>& chosen,
                          std::vector<std::vector<Variable>>& found) const {
    if (found.size() >= limit || ((sizes(family) >> size) & 1U) == 0) {
        return;
    }
    if (family == only_the_empty_set) {
        found.push_back(chosen);
        return;
    }
    const Node& node = m_nodes[family - first_node];
    if (size > 0) {
        chosen.push_back(node.item);
        collect(node.with, size - 1, limit, chosen, found);
        chosen.pop_back();
    }
    collect(node.without, size, limit, chosen, found);
}

}  // namespace rodevlag
