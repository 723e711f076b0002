#include "plain_counts.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "plain_evaluator.h"

namespace rodevlag::referee {

namespace {

/// Answers to the items of a block, and how many ways of answering them are of this kind.
struct Choice {
    std::vector<std::pair<std::size_t, Value>> answers;
    Count weight = 1;
};
using Block = std::vector<Choice>;

/// The counts, and a pattern for each outcome that some pattern leads to.
struct Enumeration {
    PlainCounts counts;
    std::map<std::size_t, std::vector<Value>> example;
};

/// Tries every combination of choices.
class Enumerator {
public:
    Enumerator(const Catalog& catalog, const Decision& decision, const std::vector<Block>& blocks)
        : m_catalog(catalog),
          m_decision(decision),
          m_blocks(blocks),
          m_values(catalog.item_count()) {
        m_result.counts.outcomes.resize(decision.outcomes.size() + 1);
    }

    Enumeration run() {
        visit(0, 1);
        return std::move(m_result);
    }

private:
    void visit(std::size_t block, Count weight) {
        if (block == m_blocks.size()) {
            const std::size_t outcome =
                outcome_of(m_catalog, m_decision, m_values).value_or(m_decision.outcomes.size());
            m_result.counts.outcomes[outcome] += weight;
            ++m_result.counts.tried;
            m_result.example.emplace(outcome, m_values);
            return;
        }
        for (const Choice& choice : m_blocks[block]) {
            for (const auto& [item, value] : choice.answers) {
                m_values[item] = value;
            }
            visit(block + 1, weight * choice.weight);
        }
    }

    const Catalog& m_catalog;
    const Decision& m_decision;
    const std::vector<Block>& m_blocks;
    std::vector<Value> m_values;
    Enumeration m_result;
};

Block block_of_item(const Catalog& catalog, std::size_t item) {
    Block block;
    for (const Value value : catalog.item(item).domain.all()) {
        block.push_back({{{item, value}}, 1});
    }
    return block;
}

/// A condition as text in which the order of parts does not matter and two items are swapped.
std::string signature(const Catalog& catalog, const Condition& condition, std::size_t first,
                      std::size_t second);

std::string signature(const Catalog& catalog, const Decision& decision, std::size_t first,
                      std::size_t second) {
    std::string text;
    for (const Rule& rule : decision.rules) {
        text += std::to_string(rule.outcome) + ":" +
                (rule.condition ? signature(catalog, *rule.condition, first, second) : "") + ";";
    }
    if (decision.flow) {
        for (const FlowNode& node : decision.flow->nodes) {
            for (const Branch& branch : node.branches) {
                text += std::to_string(branch.target) + (branch.to_outcome ? "!" : "?") +
                        signature(catalog, branch.condition, first, second) + ";";
            }
        }
    }
    return text;
}

std::string signature(const Catalog& catalog, const Condition& condition, std::size_t first,
                      std::size_t second) {
    std::string text = std::to_string(static_cast<int>(condition.kind)) + "/" +
                       std::to_string(condition.threshold) + "/" +
                       std::to_string(condition.values.mask()) + "/";
    if (condition.kind == Condition::Kind::item) {
        const std::size_t item = condition.target;
        text += std::to_string(item == first ? second : item == second ? first : item);
    }
    if (condition.kind == Condition::Kind::decision) {
        text += signature(catalog, catalog.decision(condition.target), first, second);
    }
    std::vector<std::string> parts;
    for (const Condition& part : condition.parts) {
        parts.push_back(signature(catalog, part, first, second));
    }
    std::sort(parts.begin(), parts.end());
    for (const std::string& part : parts) {
        text += "(" + part + ")";
    }
    return text;
}

/// Groups of items of which any two can be swapped.
std::vector<std::vector<std::size_t>> groups_of(const Catalog& catalog, const Decision& decision,
                                                const std::set<std::size_t>& items) {
    std::vector<std::vector<std::size_t>> groups;
    for (const std::size_t item : items) {
        const std::string unchanged = signature(catalog, decision, item, item);
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& other) {
            return catalog.item(other[0]).domain.size() == catalog.item(item).domain.size() &&
                   signature(catalog, decision, other[0], item) == unchanged;
        });
        group == groups.end() ? groups.push_back({item}) : group->push_back(item);
    }
    return groups;
}

/// Per number of items with each value one choice; there are as many ways as there are orders.
void append_choices(const std::vector<std::size_t>& group, std::size_t values, Value value,
                    Choice choice, Block& block) {
    const std::size_t left = group.size() - choice.answers.size();
    if (left == 0) {
        block.push_back(choice);
        return;
    }
    if (value == values) {
        return;
    }
    Count ways = 1;  // left over `some`
    for (std::size_t some = 0; some <= left; ++some) {
        Choice longer = choice;
        for (std::size_t index = 0; index < some; ++index) {
            longer.answers.emplace_back(group[longer.answers.size()], value);
        }
        longer.weight *= ways;
        append_choices(group, values, static_cast<Value>(value + 1), longer, block);
        ways = ways * (left - some) / (some + 1);
    }
}

void collect_asked(const Condition& condition, std::set<std::size_t>& decisions) {
    if (condition.kind == Condition::Kind::decision) {
        decisions.insert(condition.target);
    }
    for (const Condition& part : condition.parts) {
        collect_asked(part, decisions);
    }
}

std::set<std::size_t> asked_by(const Decision& decision) {
    std::set<std::size_t> asked;
    for (const Rule& rule : decision.rules) {
        if (rule.condition) {
            collect_asked(*rule.condition, asked);
        }
    }
    if (decision.flow) {
        for (const FlowNode& node : decision.flow->nodes) {
            for (const Branch& branch : node.branches) {
                collect_asked(branch.condition, asked);
            }
        }
    }
    return asked;
}

Enumeration enumerate_kinds(const Catalog& catalog, const Decision& decision);

/// The outcomes of a decision, each with one way to get it.
Block block_of_decision(const Catalog& catalog, const Decision& decision,
                        const std::set<std::size_t>& items) {
    const Enumeration found = enumerate_kinds(catalog, decision);
    Block block;
    for (const auto& [outcome, values] : found.example) {
        Choice choice;
        for (const std::size_t item : items) {
            choice.answers.emplace_back(item, values[item]);
        }
        choice.weight = found.counts.outcomes[outcome];
        block.push_back(std::move(choice));
    }
    return block;
}

Enumeration enumerate_kinds(const Catalog& catalog, const Decision& decision) {
    std::set<std::size_t> left = items_of(catalog, decision);
    std::vector<Block> blocks;
    const std::set<std::size_t> asked = asked_by(decision);
    for (const std::size_t index : asked) {
        const std::set<std::size_t> items = items_of(catalog, catalog.decision(index));
        std::set<std::size_t> elsewhere = items_without(catalog, decision, index);
        const bool is_apart = std::none_of(
            items.begin(), items.end(), [&](std::size_t item) { return elsewhere.contains(item); });
        if (is_apart && !items.empty()) {
            blocks.push_back(block_of_decision(catalog, catalog.decision(index), items));
            for (const std::size_t item : items) {
                left.erase(item);
            }
        }
    }
    for (const std::vector<std::size_t>& group : groups_of(catalog, decision, left)) {
        Block block;
        append_choices(group, catalog.item(group[0]).domain.size(), 0, {}, block);
        blocks.push_back(std::move(block));
    }
    return Enumerator(catalog, decision, blocks).run();
}

/// The next pattern, the first item fastest; the value after the last one stands for unknown.
void answer_next(const Catalog& catalog, const std::vector<std::size_t>& items,
                 std::vector<Value>& values) {
    for (const std::size_t item : items) {
        if (values[item] < catalog.item(item).domain.size()) {
            ++values[item];
            return;
        }
        values[item] = 0;
    }
}

}  // namespace

std::optional<PlainCounts> count_every_pattern(const Catalog& catalog, const Decision& decision,
                                               std::size_t most) {
    std::vector<Block> blocks;
    std::size_t patterns = 1;
    for (const std::size_t item : items_of(catalog, decision)) {
        blocks.push_back(block_of_item(catalog, item));
        patterns *= blocks.back().size();
        if (patterns > most) {
            return std::nullopt;
        }
    }
    return Enumerator(catalog, decision, blocks).run().counts;
}

std::optional<CountsWithUnknown> count_with_unknown(const Catalog& catalog,
                                                    const Decision& decision, std::size_t most) {
    const std::set<std::size_t> asked = items_of(catalog, decision);
    const std::vector<std::size_t> items(asked.begin(), asked.end());
    std::vector<std::size_t> strides;
    std::size_t patterns = 1;
    for (const std::size_t item : items) {
        strides.push_back(patterns);
        patterns *= catalog.item(item).domain.size() + 1;
        if (patterns > most) {
            return std::nullopt;
        }
    }
    if (decision.outcomes.size() > 7) {
        return std::nullopt;
    }
    std::vector<std::uint8_t> possible(patterns);
    std::vector<Value> values(catalog.item_count());
    CountsWithUnknown counts{patterns, std::vector<Count>(decision.outcomes.size())};
    for (std::size_t pattern = 0; pattern < patterns; ++pattern) {
        const auto unknown = std::find_if(items.begin(), items.end(), [&](std::size_t item) {
            return values[item] == catalog.item(item).domain.size();
        });
        if (unknown == items.end()) {
            const std::size_t none = decision.outcomes.size();
            const std::size_t outcome = outcome_of(catalog, decision, values).value_or(none);
            possible[pattern] = static_cast<std::uint8_t>(1U << outcome);
        } else {
            const std::size_t stride = strides[static_cast<std::size_t>(unknown - items.begin())];
            for (std::size_t less = 1; less <= values[*unknown]; ++less) {
                possible[pattern] |= possible[pattern - less * stride];
            }
        }
        for (std::size_t outcome = 0; outcome < decision.outcomes.size(); ++outcome) {
            counts.certain[outcome] += possible[pattern] == 1U << outcome ? 1U : 0U;
        }
        answer_next(catalog, items, values);
    }
    return counts;
}

PlainCounts count_kinds(const Catalog& catalog, const Decision& decision) {
    return enumerate_kinds(catalog, decision).counts;
}

}  // namespace rodevlag::referee
