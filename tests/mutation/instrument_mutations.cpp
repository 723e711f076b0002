#include "instrument_mutations.h"

#include <algorithm>
#include <fmt/format.h>

#include "condition_mutations.h"
#include "operations.h"
#include "vocabulary.h"
#include "yaml_nodes.h"

namespace rodevlag::mutation {

namespace {

/// Adds the mutations of one instrument.
class Mutator {
public:
    Mutator(const Vocabulary& words, Mutations& mutations)
        : m_words(words), m_mutations(mutations) {}

    void visit(TreeNode& root) {
        for (TreeNode& item : elements(root, "items")) {
            visit_item(item);
        }
        for (TreeNode& named : elements(root, "begrippen")) {
            m_site = {};
            conditions(named);
        }
        for (TreeNode& decision : elements(root, "besluiten")) {
            m_site = {};
            m_outcomes = m_words.outcomes(find(decision, "id")->text);
            visit_scope(decision);
            visit_rules(decision);
            if (TreeNode* chart = find(decision, "stroom")) {
                visit_chart(*find(*chart, "knopen"));
            }
            for (TreeNode& action : elements(decision, "acties")) {
                m_site = {Scope::action, find(decision, "id")->text, find(action, "id")->text};
                visit_action(action);
            }
        }
    }

private:
    static std::vector<TreeNode>& elements(TreeNode& node, std::string_view key) {
        static std::vector<TreeNode> none;
        TreeNode* list = find(node, key);
        return list == nullptr ? none : list->items;
    }

    void add(TreeNode& target, TreeNode replacement, std::string_view operation) {
        add_replacement(target, std::move(replacement), operation, m_site, m_mutations);
    }

    void add(TreeNode& target, TreeNode replacement, std::string_view operation, std::string change,
             std::size_t line) {
        add(target, std::move(replacement), operation);
        m_mutations.back().change = std::move(change);
        m_mutations.back().line = line;
    }

    /// The condition behind `als`, when there is one.
    void conditions(TreeNode& node) {
        if (TreeNode* condition = find(node, "als")) {
            add_condition_mutations(*condition, m_site, m_words, m_mutations);
        }
    }

    void drop_key(TreeNode& node, std::string_view key) {
        for (std::size_t member = 0; member < node.members.size(); ++member) {
            const TreeNode::Member& candidate = node.members[member];
            if (candidate.key == key) {
                add(node, without(node, member), operations::drop_condition,
                    fmt::format("without {}: {}", key, in_short(candidate.value)), candidate.line);
            }
        }
    }

    void visit_item(TreeNode& item) {
        m_site = {Scope::reading, m_words.full_name(find(item, "id")->text), {}};
        if (TreeNode* condition = find(item, "nvt_als")) {
            drop_key(item, "nvt_als");
            add_condition_mutations(*condition, m_site, m_words, m_mutations);
        }
        if (TreeNode* derivation = find(item, "afleiding")) {
            visit_derivation(*derivation);
        }
    }

    void visit_derivation(TreeNode& derivation) {
        TreeNode& days = *find(derivation, "hooguit_dagen");
        const int limit = std::stoi(days.text);
        add(days, scalar(std::to_string(limit - 1)), operations::shift_days);
        add(days, scalar(std::to_string(limit + 1)), operations::shift_days);
        other_questions(*find(derivation, "van"));
        for (const std::string_view key : {"alle", "tot"}) {
            TreeNode& list = *find(derivation, key);
            for (std::size_t input = 0; input < list.items.size(); ++input) {
                add(list, without(list, input), operations::drop_input);
                other_questions(list.items[input]);
            }
        }
    }

    void other_questions(TreeNode& name) {
        for (const std::string& other : m_words.neighbours(name.text)) {
            add(name, scalar(other), operations::other_question);
        }
    }

    void visit_scope(TreeNode& decision) {
        TreeNode* list = find(decision, "bereik");
        if (list == nullptr) {
            return;
        }
        if (list->items.size() == 1) {
            drop_key(decision, "bereik");  // a list without parts is no scope
        }
        for (std::size_t index = 0; index < list->items.size(); ++index) {
            if (list->items.size() > 1) {
                add(*list, without(*list, index), operations::drop_part,
                    "without " + in_short(list->items[index]), list->items[index].line);
            }
            conditions(list->items[index]);
        }
    }

    void visit_rules(TreeNode& decision) {
        TreeNode* list = find(decision, "regels");
        if (list == nullptr) {
            return;
        }
        for (std::size_t index = 0; index < list->items.size(); ++index) {
            TreeNode& rule = list->items[index];
            add(*list, without(*list, index), operations::drop_rule, "without " + in_short(rule),
                rule.line);
            if (index + 1 < list->items.size()) {
                TreeNode swapped = *list;
                std::swap(swapped.items[index], swapped.items[index + 1]);
                add(*list, std::move(swapped), operations::swap_rules,
                    "after the next rule: " + in_short(rule), rule.line);
            }
            TreeNode& outcome = *find(rule, "dan");
            for (const std::string& other : m_outcomes) {
                if (other != outcome.text) {
                    add(outcome, scalar(other), operations::other_outcome);
                }
            }
            drop_key(rule, "als");
            conditions(rule);
        }
    }

    void visit_chart(TreeNode& nodes) {
        Names targets = m_outcomes;
        for (const TreeNode& node : nodes.items) {
            targets.push_back(node.find("id")->text);
        }
        for (TreeNode& node : nodes.items) {
            conditions(node);
            if (TreeNode* question = find(node, "item")) {
                other_questions(*question);
            }
            if (TreeNode* decision = find(node, "besluit")) {
                for (const std::string& other : m_words.other_decisions(decision->text)) {
                    add(*decision, scalar(other), operations::other_decision);
                }
            }
            visit_branches(node, targets);
        }
    }

    void visit_branches(TreeNode& node, const Names& targets) {
        TreeNode& branches = *find(node, "takken");
        for (std::size_t index = 0; index < branches.members.size(); ++index) {
            TreeNode::Member& branch = branches.members[index];
            for (const std::string& other : targets) {
                if (other != branch.value.text && other != find(node, "id")->text) {
                    add(branch.value, scalar(other), operations::redirect_branch,
                        fmt::format("{}: {} -> {}", branch.key, branch.value.text, other),
                        branch.line);
                }
            }
            for (std::size_t second = index + 1; second < branches.members.size(); ++second) {
                TreeNode swapped = branches;
                std::swap(swapped.members[index].value, swapped.members[second].value);
                add(branches, std::move(swapped), operations::swap_branches);
            }
            relabel(node, branches, index);
        }
    }

    /// Another value for a branch, where `overig` takes the one that it had.
    void relabel(const TreeNode& node, TreeNode& branches, std::size_t index) {
        const bool has_rest = branches.find("overig") != nullptr;
        const std::string& label = branches.members[index].key;
        if (!has_rest || label == "overig") {
            return;
        }
        const TreeNode* question = node.find("item");
        const Names values = question != nullptr ? m_words.answers(question->text)
                                                 : m_words.outcomes(node.find("besluit")->text);
        for (const std::string& value : values) {
            if (branches.find(value) == nullptr) {
                TreeNode changed = branches;
                changed.members[index].key = value;
                add(branches, std::move(changed), operations::change_values,
                    fmt::format("branch {} -> {}", label, value), branches.members[index].line);
            }
        }
    }

    void visit_action(TreeNode& action) {
        TreeNode& list = *find(action, "bij");
        const Names now = list.is_scalar() && list.text == "alle" ? m_outcomes : words_of(list);
        for (const std::string& outcome : m_outcomes) {
            Names changed = now;
            const auto place = std::find(changed.begin(), changed.end(), outcome);
            const bool is_there = place != changed.end();
            if (is_there) {
                changed.erase(place);
            } else {
                changed.push_back(outcome);
            }
            std::vector<TreeNode> nodes;
            std::transform(changed.begin(), changed.end(), std::back_inserter(nodes), scalar);
            add(list, sequence(std::move(nodes)),
                is_there ? operations::drop_outcome : operations::add_outcome,
                (is_there ? "without " : "also ") + outcome, list.line);
        }
        drop_key(action, "als");
        conditions(action);
    }

    const Vocabulary& m_words;
    Mutations& m_mutations;
    Site m_site;
    Names m_outcomes;  // of the decision that is being changed
};

}  // namespace

Mutations mutations_of(TreeNode& root, const Catalog& catalog, const Instrument& instrument) {
    Mutations mutations;
    const Vocabulary words(catalog, instrument);
    Mutator(words, mutations).visit(root);
    return mutations;
}

}  // namespace rodevlag::mutation
