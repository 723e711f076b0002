#include "rodevlag/flow_file.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/graph_cycle.h"
#include "rodevlag/nearest.h"
#include "rodevlag/source_lines.h"

namespace rodevlag {

namespace {

Condition negation_of(Condition condition) {
    Condition negation;
    negation.kind = Condition::Kind::negation;
    negation.place = condition.place;
    negation.parts.push_back(std::move(condition));
    return negation;
}

/// For each node the nodes that its branches lead to.
std::vector<std::vector<std::size_t>> successors_of(const Flow& flow) {
    std::vector<std::vector<std::size_t>> successors;
    for (const FlowNode& node : flow.nodes) {
        std::vector<std::size_t>& targets = successors.emplace_back();
        for (const Branch& branch : node.branches) {
            if (!branch.to_outcome) {
                targets.push_back(branch.target);
            }
        }
    }
    return successors;
}

}  // namespace

Flow FlowReader::read(const YamlNode& node) {
    Fields fields(node, "deze stroom", {"begin", "knopen"}, m_report);
    const std::span<const YamlNode> nodes = fields.needed_list("knopen");
    read_ids(nodes);
    Flow flow;
    for (std::size_t index = 0; index < nodes.size(); ++index) {
        flow.nodes.push_back(read_node(nodes[index], m_node_ids[index]));
    }
    const std::string start = fields.id("begin");
    const auto found = std::find(m_node_ids.begin(), m_node_ids.end(), start);
    if (start.empty()) {
        return flow;
    }
    if (found == m_node_ids.end()) {
        m_report.add(fields.place("begin"),
                     fmt::format("onbekende knoop '{}'{}", start, did_you_mean(start, m_node_ids)));
        return flow;
    }
    flow.start = static_cast<std::size_t>(found - m_node_ids.begin());
    check_graph(flow);
    return flow;
}

/// Before the nodes themselves, because branches lead forward.
void FlowReader::read_ids(std::span<const YamlNode> nodes) {
    for (const YamlNode& node : nodes) {
        Fields fields(node, "deze knoop",
                      {"id", "vraag", "item", "besluit", "als", "takken", "bron"}, m_report);
        std::string id = fields.id("id");
        const bool is_outcome =
            std::any_of(m_outcomes.begin(), m_outcomes.end(),
                        [&](const Outcome& outcome) { return outcome.id == id; });
        if (!id.empty() && is_outcome) {
            m_report.add(fields.place("id"),
                         fmt::format("knoop '{}' heet net als een uitkomst van dit besluit", id));
        } else if (!id.empty() &&
                   std::find(m_node_ids.begin(), m_node_ids.end(), id) != m_node_ids.end()) {
            m_report.add(fields.place("id"), fmt::format("knoop '{}' staat er twee keer", id));
            id.clear();
        }
        m_node_ids.push_back(std::move(id));
    }
}

FlowNode FlowReader::read_node(const YamlNode& node, const std::string& id) {
    FlowNode flow_node;
    flow_node.id = id;
    flow_node.place = place_of(node);
    if (!node.is_mapping()) {
        return flow_node;  // reported by read_ids
    }
    Fields fields(node, "deze knoop", {"id", "vraag", "item", "besluit", "als", "takken", "bron"},
                  m_report);
    flow_node.question = fields.text("vraag");
    flow_node.sources = read_sources(fields, m_document, m_report);
    const Condition subject = read_subject(fields, node);
    const YamlNode* branches = fields.need("takken");
    if (branches == nullptr) {
        return flow_node;
    }
    if (!branches->is_mapping() || branches->members.empty()) {
        m_report.add(*branches,
                     "sleutel 'takken' moet een blok zijn: {antwoord: knoop of "
                     "uitkomst, ...}");
        return flow_node;
    }
    if (fields.has("als")) {
        flow_node.asks_condition = true;
        read_yes_no(*branches, subject, flow_node);
    } else {
        read_branches(*branches, subject, flow_node);
    }
    return flow_node;
}

/// What the node asks: an item or a decision without values yet, or the condition of `als`.
Condition FlowReader::read_subject(Fields& fields, const YamlNode& node) {
    const int subjects = static_cast<int>(fields.has("item")) +
                         static_cast<int>(fields.has("besluit")) +
                         static_cast<int>(fields.has("als"));
    if (subjects != 1) {
        m_report.add(node,
                     "een knoop heeft precies een van de sleutels 'item', 'besluit' en 'als'");
    }
    Condition subject;
    if (const YamlNode* condition = fields.find("als")) {
        return m_conditions.read(*condition, ConditionUse::decision);
    }
    if (const YamlNode* item = fields.find("item")) {
        if (item->is_scalar()) {
            return m_conditions.read(*item, ConditionUse::decision);
        }
        m_report.add(*item, "achter 'item' hoort de naam van een vraag");
    } else if (fields.has("besluit")) {
        subject.kind = Condition::Kind::decision;
        subject.name = fields.id("besluit");
    }
    return subject;
}

void FlowReader::read_branches(const YamlNode& node, const Condition& subject,
                               FlowNode& flow_node) {
    Condition named = subject;  // with the words of all branches but `overig`
    for (const YamlNode::Member& member : node.members) {
        if (member.key != otherwise_label) {
            named.words.emplace_back(member.key);
        }
    }
    if (node.members.size() < 2) {
        m_report.add(node, "een knoop heeft minstens twee takken");
        named = Condition();
    }
    for (const YamlNode::Member& member : node.members) {
        Condition condition = named;
        condition.place = place_of(member);
        if (member.key == otherwise_label) {
            condition = negation_of(std::move(condition));
        } else {
            condition.words = {std::string(member.key)};
        }
        add_branch(member, std::move(condition), flow_node);
    }
}

/// The branches of a node with a condition: `ja` and `nee`, both.
void FlowReader::read_yes_no(const YamlNode& node, const Condition& condition,
                             FlowNode& flow_node) {
    for (const YamlNode::Member& member : node.members) {
        if (member.key == "ja") {
            add_branch(member, condition, flow_node);
        } else if (member.key == "nee") {
            add_branch(member, negation_of(condition), flow_node);
        } else {
            m_report.add(place_of(member),
                         fmt::format("onbekende tak '{}'; een knoop met 'als' heeft de takken ja "
                                     "en nee",
                                     member.key));
        }
    }
    for (const std::string_view label : {"ja", "nee"}) {
        if (node.find(label) == nullptr) {
            m_report.add(node,
                         fmt::format("tak '{}' ontbreekt; een knoop met 'als' heeft de takken "
                                     "ja en nee",
                                     label));
        }
    }
}

void FlowReader::add_branch(const YamlNode::Member& member, Condition condition,
                            FlowNode& flow_node) {
    std::optional<Target> target = find_target(member.value);
    if (!target) {
        // What is reported does not have to be reported again as an answer without a branch.
        m_broken = true;
        target = Target{true, 0};
    }
    flow_node.branches.push_back(
        {std::string(member.key), std::move(condition), target->to_outcome, target->index});
}

std::optional<FlowReader::Target> FlowReader::find_target(const YamlNode& node) {
    const std::optional<std::string> id = read_id(node, "doel van een tak", m_report);
    if (!id) {
        return std::nullopt;
    }
    for (std::size_t index = 0; index < m_outcomes.size(); ++index) {
        if (m_outcomes[index].id == *id) {
            return Target{true, index};
        }
    }
    const auto found = std::find(m_node_ids.begin(), m_node_ids.end(), *id);
    if (found != m_node_ids.end()) {
        return Target{false, static_cast<std::size_t>(found - m_node_ids.begin())};
    }
    std::vector<std::string_view> known(m_node_ids.begin(), m_node_ids.end());
    for (const Outcome& outcome : m_outcomes) {
        known.push_back(outcome.id);
    }
    m_report.add(node,
                 fmt::format("onbekende knoop of uitkomst '{}'{}", *id, did_you_mean(*id, known)));
    return std::nullopt;
}

/// Reports a circle and, when all branches lead somewhere, the nodes that are not reached.
void FlowReader::check_graph(const Flow& flow) {
    const std::vector<std::vector<std::size_t>> successors = successors_of(flow);
    const std::vector<std::size_t> cycle = find_cycle(successors);
    if (!cycle.empty()) {
        std::string path;
        for (const std::size_t node : cycle) {
            path += flow.nodes[node].id + " -> ";
        }
        m_report.add(
            flow.nodes[cycle.front()].place,
            fmt::format("de stroom gaat in een kring: {}{}", path, flow.nodes[cycle.front()].id));
    }
    if (!m_broken) {
        check_reached(flow, successors);
    }
}

/// Reports the nodes that no path from the start reaches.
void FlowReader::check_reached(const Flow& flow,
                               const std::vector<std::vector<std::size_t>>& successors) {
    std::vector<bool> reached(flow.nodes.size(), false);
    std::vector<std::size_t> waiting{flow.start};
    reached[flow.start] = true;
    while (!waiting.empty()) {
        const std::size_t node = waiting.back();
        waiting.pop_back();
        for (const std::size_t next : successors[node]) {
            if (!reached[next]) {
                reached[next] = true;
                waiting.push_back(next);
            }
        }
    }
    for (std::size_t node = 0; node < flow.nodes.size(); ++node) {
        if (!reached[node] && !flow.nodes[node].id.empty()) {
            m_report.add(
                flow.nodes[node].place,
                fmt::format("knoop '{}' is vanaf het begin niet te bereiken", flow.nodes[node].id));
        }
    }
}

}  // namespace rodevlag
