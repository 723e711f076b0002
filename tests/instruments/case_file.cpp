#include "case_file.h"

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <set>

#include "rodevlag/yaml_tree.h"

namespace rodevlag::cases {

namespace {

class Reader {
public:
    Reader(const Catalog& catalog, std::string instrument)
        : m_catalog(catalog),
          m_instrument(std::move(instrument)),
          m_file(m_instrument + "/cases.yaml") {}

    CaseFile read() {
        const std::string path =
            std::string(RODEVLAG_SOURCE_DIR) + "/instruments/" + m_instrument + "/cases.yaml";
        std::ifstream stream(path, std::ios::binary);
        if (!stream) {
            m_result.faults.push_back(path + " cannot be read");
            return std::move(m_result);
        }
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        const YamlDocument document = read_yaml(text, m_file);
        for (const Problem& problem : document.problems) {
            m_result.faults.push_back(m_file + ":" + std::to_string(problem.line) + ": " +
                                      problem.message);
        }
        if (document.problems.empty()) {
            read_document(document.root);
        }
        return std::move(m_result);
    }

private:
    void fault(std::size_t line, const std::string& message) {
        m_result.faults.push_back(m_file + ":" + std::to_string(line) + ": " + message);
    }

    /// The members of a mapping, after a check that each key is one of `known`.
    const std::vector<YamlNode::Member>& members(const YamlNode& node,
                                                 std::initializer_list<std::string_view> known) {
        if (!node.is_mapping()) {
            fault(node.line, "not a mapping");
        }
        for (const YamlNode::Member& member : node.members) {
            if (known.size() > 0 &&
                std::find(known.begin(), known.end(), member.key) == known.end()) {
                fault(member.line, "unknown key " + member.key);
            }
        }
        return node.members;
    }

    std::string scalar(const YamlNode* node, std::size_t line, const std::string& key) {
        if (node == nullptr || !node->is_scalar() || node->text.empty()) {
            fault(line, "no text for " + key);
            return {};
        }
        return node->text;
    }

    void read_document(const YamlNode& root) {
        members(root, {"instrument", "gevallen"});
        if (scalar(root.find("instrument"), root.line, "instrument") != m_instrument) {
            fault(root.line, "instrument is not the folder");
        }
        const YamlNode* list = root.find("gevallen");
        if (list == nullptr || !list->is_sequence() || list->items.empty()) {
            fault(root.line, "no gevallen");
            return;
        }
        for (const YamlNode& node : list->items) {
            read_case(node);
        }
    }

    void read_case(const YamlNode& node) {
        members(node, {"naam", "bron", "antwoorden", "verwacht"});
        Case next;
        next.file = m_file;
        next.name = scalar(node.find("naam"), node.line, "naam");
        if (!m_names.insert(next.name).second) {
            fault(node.line, "name used twice: " + next.name);
        }
        const YamlNode* answers = node.find("antwoorden");
        const YamlNode* expected = node.find("verwacht");
        if (answers == nullptr || expected == nullptr || expected->members.empty()) {
            fault(node.line, "a case needs antwoorden and verwacht");
            return;
        }
        read_answers(*answers, next);
        for (const YamlNode::Member& member : members(*expected, {})) {
            read_expectation(member, next);
        }
        m_result.cases.push_back(std::move(next));
    }

    void read_answers(const YamlNode& node, Case& into) {
        for (const YamlNode::Member& space : members(node, {})) {
            for (const YamlNode::Member& member : members(space.value, {})) {
                const std::string item = space.key + "." + member.key;
                if (!m_catalog.find_item(item)) {
                    fault(member.line, "no item " + item);
                }
                if (!member.value.is_scalar()) {
                    fault(member.line, "not a text: the answer to " + item);
                }
                into.answers.emplace_back(item, member.value.text);
            }
        }
    }

    void read_expectation(const YamlNode::Member& member, Case& into) {
        const std::optional<std::size_t> decision = m_catalog.find_decision(member.key);
        if (!decision) {
            fault(member.line, "no decision " + member.key);
            return;
        }
        Expectation expectation;
        expectation.decision = member.key;
        for (const YamlNode::Member& part : members(
                 member.value, {"uitkomst", "mogelijk", "rode_vlaggen", "doorslaggevend",
                                "meldingen", "meldingen_bevat", "acties_bevat", "acties_zonder"})) {
            if (part.key == "uitkomst") {
                expectation.outcome = scalar(&part.value, part.line, part.key);
            } else {
                expectation.lists[part.key] = list(part, m_catalog.decision(*decision));
            }
        }
        if (expectation.outcome.has_value() == (expectation.lists.count("mogelijk") != 0)) {
            fault(member.line, "exactly one of uitkomst and mogelijk is needed");
        }
        into.expectations.push_back(std::move(expectation));
    }

    std::vector<std::string> list(const YamlNode::Member& part, const Decision& decision) {
        std::vector<std::string> texts;
        if (!part.value.is_sequence()) {
            fault(part.line, "not a list: " + part.key);
        }
        for (const YamlNode& node : part.value.items) {
            const std::string text = scalar(&node, node.line, part.key);
            if (std::find(texts.begin(), texts.end(), text) != texts.end()) {
                fault(node.line, "twice in the list: " + text);
            }
            if (part.key.starts_with("acties_") && !is_action(decision, text)) {
                fault(node.line, "no action " + text);
            }
            texts.push_back(text);
        }
        return texts;
    }

    static bool is_action(const Decision& decision, std::string text) {
        if (text.ends_with('?')) {
            text.pop_back();
        }
        return std::any_of(decision.actions.begin(), decision.actions.end(),
                           [&](const Action& action) { return action.id == text; });
    }

    const Catalog& m_catalog;
    std::string m_instrument;
    std::string m_file;
    std::set<std::string> m_names;
    CaseFile m_result;
};

}  // namespace

CaseFile read_cases(const Catalog& catalog, const std::string& instrument) {
    return Reader(catalog, instrument).read();
}

}  // namespace rodevlag::cases
