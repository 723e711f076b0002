#include "condition_mutations.h"

#include <algorithm>
#include <fmt/format.h>

#include "operations.h"
#include "yaml_nodes.h"

namespace rodevlag::mutation {

namespace {

bool contains(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

TreeNode list_of(const Names& names) {
    std::vector<TreeNode> nodes;
    for (const std::string& name : names) {
        nodes.push_back(scalar(name));
    }
    return nodes.size() == 1 ? nodes.front() : sequence(std::move(nodes));
}

/// Adds the mutations of one condition and of its parts.
class Mutator {
public:
    Mutator(const Site& site, const Vocabulary& words, Mutations& mutations)
        : m_site(site), m_words(words), m_mutations(mutations) {}

    void visit(TreeNode& node, bool below_negation = false) {
        if (TreeNode* part = find(node, "niet")) {
            add(node, *part, operations::negate);
            visit(*part, true);
            return;
        }
        if (!below_negation) {
            add(node, mapping("niet", node), operations::negate);
        }
        if (node.is_scalar()) {
            visit_question(node, node.text, {});
        } else if (TreeNode* all = find(node, "alle")) {
            swap_key(node, "een_van");
            visit_parts(*all);
        } else if (TreeNode* any = find(node, "een_van")) {
            swap_key(node, "alle");
            visit_parts(*any);
        } else if (find(node, "minstens") != nullptr) {
            visit_count(node);
        } else if (const TreeNode* decision = node.find("besluit")) {
            TreeNode& outcomes = *find(node, "is");
            change_values(outcomes, words_of(outcomes), m_words.outcomes(decision->text));
        } else if (TreeNode* concept_id = find(node, "begrip")) {
            for (const std::string& other : m_words.other_concepts(concept_id->text)) {
                add(*concept_id, scalar(other), operations::other_concept);
            }
        } else {
            visit_question(node, node.members.front().key, words_of(node.members.front().value));
        }
    }

private:
    void add(TreeNode& target, TreeNode replacement, std::string_view operation) {
        add_replacement(target, std::move(replacement), operation, m_site, m_mutations);
    }

    void swap_key(TreeNode& node, const std::string& key) {
        add(node, mapping(key, node.members.front().value), operations::swap_all_any);
    }

    void visit_count(TreeNode& node) {
        TreeNode& threshold = *find(node, "minstens");
        const int count = std::stoi(threshold.text);
        add(threshold, scalar(std::to_string(count - 1)), operations::shift_count);
        add(threshold, scalar(std::to_string(count + 1)), operations::shift_count);
        visit_parts(*find(node, "van"));
    }

    void visit_parts(TreeNode& list) {
        for (std::size_t part = 0; part < list.items.size(); ++part) {
            if (list.items.size() > 1) {
                add(list, without(list, part), operations::drop_part);
                m_mutations.back().change = "without " + in_short(list.items[part]);
                m_mutations.back().line = list.items[part].line;
            }
            if (const TreeNode* group = list.items[part].find("groep")) {
                drop_from_group(list, part, group->text);
                TreeNode* values = find(list.items[part], "is");
                const std::string first = m_words.group(group->text).front();
                const Names meant =
                    m_words.meant(first, values == nullptr ? Names{} : words_of(*values));
                if (values != nullptr) {
                    change_values(*values, meant, m_words.answers(first));
                }
            } else {
                visit(list.items[part]);
            }
        }
    }

    void drop_from_group(TreeNode& list, std::size_t part, const std::string& group) {
        const Names questions = m_words.group(group);
        for (const std::string& dropped : questions) {
            TreeNode changed = without(list, part);
            for (const std::string& question : questions) {
                if (question != dropped) {
                    const TreeNode* values = list.items[part].find("is");
                    changed.items.push_back(values == nullptr ? scalar(question)
                                                              : mapping(question, *values));
                }
            }
            add(list, std::move(changed), operations::drop_part);
            m_mutations.back().change =
                fmt::format("{} without {}", in_short(list.items[part]), dropped);
        }
    }

    void visit_question(TreeNode& node, const std::string& name, const Names& words) {
        const Names meant = m_words.meant(name, words);
        for (const std::string& other : m_words.neighbours(name)) {
            add(node, node.is_scalar() ? scalar(other) : mapping(other, node.members.front().value),
                operations::other_question);
        }
        if (m_words.answers(name).size() == 2) {
            return;
        }
        if (node.is_scalar()) {
            change_values(node, meant, m_words.answers(name), name);
        } else {
            change_values(node.members.front().value, meant, m_words.answers(name));
        }
    }

    /// Another value alone, one value less, one value more.
    void change_values(TreeNode& target, const Names& values, const Names& all,
                       const std::string& question = {}) {
        const auto add_values = [&](const Names& changed) {
            TreeNode node = list_of(changed);
            add(target, question.empty() ? node : mapping(question, node),
                operations::change_values);
        };
        for (const std::string& other : all) {
            if (!contains(values, other)) {
                add_values({other});
            }
        }
        for (const std::string& value : all) {
            Names changed = values;
            const auto place = std::find(changed.begin(), changed.end(), value);
            if (place == changed.end()) {
                changed.push_back(value);
            } else {
                changed.erase(place);
            }
            if (!changed.empty() && changed.size() < all.size()) {
                add_values(changed);
            }
        }
    }

    const Site& m_site;
    const Vocabulary& m_words;
    Mutations& m_mutations;
};

}  // namespace

void add_replacement(TreeNode& target, TreeNode replacement, std::string_view operation,
                     const Site& site, Mutations& mutations) {
    Mutation mutation;
    mutation.site = site;
    mutation.operation = operation;
    mutation.change = in_short(target) + " -> " + in_short(replacement);
    mutation.line = target.line;
    mutation.target = &target;
    mutation.replacement = std::move(replacement);
    mutations.push_back(std::move(mutation));
}

Names words_of(const TreeNode& node) {
    if (node.is_scalar()) {
        return {node.text};
    }
    Names words;
    for (const TreeNode& item : node.items) {
        words.push_back(item.text);
    }
    return words;
}

void add_condition_mutations(TreeNode& condition, const Site& site, const Vocabulary& words,
                             Mutations& mutations) {
    Mutator(site, words, mutations).visit(condition);
}

}  // namespace rodevlag::mutation
