#include "rodevlag/flow_graph.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/text.h"

namespace rodevlag {

namespace {

/// Wide enough for a short question, narrow enough for a chart with several columns.
constexpr std::size_t label_width = 26;

/// One arrow or box, in the words of a drawing language.
struct Style {
    std::string_view dot;
    std::string_view mermaid_class;
    std::string_view mermaid_link;
};

const Style& style_of(Truth truth) {
    static const Style certain{"penwidth=3, color=\"#b00020\"", "zeker",
                               "stroke:#b00020,stroke-width:4px"};
    static const Style possible{"penwidth=1.5, color=\"#1a5fb4\"", "mogelijk",
                                "stroke:#1a5fb4,stroke-width:2px"};
    static const Style excluded{"style=dashed, color=\"#999999\", fontcolor=\"#777777\"", "niet",
                                "stroke:#999,stroke-dasharray:4"};
    switch (truth) {
        case Truth::yes:
            return certain;
        case Truth::unknown:
            return possible;
        case Truth::no:
            break;
    }
    return excluded;
}

/// How far an outcome is reached: the most certain of the branches that lead to it.
std::vector<Truth> outcome_truths(const Decision& decision, const TravelledFlow& travelled) {
    std::vector<Truth> truths(decision.outcomes.size(), Truth::no);
    for (std::size_t node = 0; node < decision.flow->nodes.size(); ++node) {
        const std::vector<Branch>& branches = decision.flow->nodes[node].branches;
        for (std::size_t branch = 0; branch < branches.size(); ++branch) {
            if (branches[branch].to_outcome) {
                Truth& truth = truths[branches[branch].target];
                truth = truth_or(truth, travelled.branches[node][branch]);
            }
        }
    }
    return truths;
}

std::string quoted(std::string_view text, std::string_view line_break, std::string_view quote) {
    std::string label;
    for (const std::string& line : wrapped(text, label_width)) {
        if (!label.empty()) {
            label += line_break;
        }
        for (const char character : line) {
            if (character == '"') {
                label += quote;
            } else if (character == '\\') {
                label += "/";
            } else {
                label += character;
            }
        }
    }
    return label;
}

std::string target_name(const Decision& decision, const Branch& branch) {
    return branch.to_outcome ? decision.outcomes[branch.target].id
                             : decision.flow->nodes[branch.target].id;
}

std::string dot_graph(const Decision& decision, const TravelledFlow& travelled,
                      const std::string& title) {
    const auto label = [](std::string_view text) { return quoted(text, "\\n", "\\\""); };
    std::string graph = fmt::format(
        "digraph \"{}\" {{\n  label=\"{}\"; labelloc=t; fontname=\"sans-serif\";\n"
        "  node [fontname=\"sans-serif\", fontsize=11];\n"
        "  edge [fontname=\"sans-serif\", fontsize=10];\n",
        decision.id, quoted(title, " ", "\\\""));
    for (std::size_t node = 0; node < decision.flow->nodes.size(); ++node) {
        const FlowNode& flow_node = decision.flow->nodes[node];
        graph += fmt::format("  \"{}\" [shape=hexagon, label=\"{}\", {}];\n", flow_node.id,
                             label(flow_node.question), style_of(travelled.nodes[node]).dot);
    }
    const std::vector<Truth> truths = outcome_truths(decision, travelled);
    for (std::size_t outcome = 0; outcome < truths.size(); ++outcome) {
        graph +=
            fmt::format("  \"{}\" [shape=box, label=\"{}\\n{}\", {}];\n",
                        decision.outcomes[outcome].id, decision.outcomes[outcome].id,
                        label(decision.outcomes[outcome].title), style_of(truths[outcome]).dot);
    }
    for (std::size_t node = 0; node < decision.flow->nodes.size(); ++node) {
        const FlowNode& flow_node = decision.flow->nodes[node];
        for (std::size_t branch = 0; branch < flow_node.branches.size(); ++branch) {
            graph += fmt::format("  \"{}\" -> \"{}\" [label=\" {} \", {}];\n", flow_node.id,
                                 target_name(decision, flow_node.branches[branch]),
                                 flow_node.branches[branch].label,
                                 style_of(travelled.branches[node][branch]).dot);
        }
    }
    return graph + "}\n";
}

std::string mermaid_graph(const Decision& decision, const TravelledFlow& travelled,
                          const std::string& title) {
    const auto label = [](std::string_view text) { return quoted(text, "<br>", "#quot;"); };
    std::string graph =
        fmt::format("---\ntitle: \"{}\"\n---\nflowchart TD\n", quoted(title, " ", "'"));
    for (std::size_t node = 0; node < decision.flow->nodes.size(); ++node) {
        const FlowNode& flow_node = decision.flow->nodes[node];
        graph += fmt::format("  {}{{{{\"{}\"}}}}:::{}\n", flow_node.id, label(flow_node.question),
                             style_of(travelled.nodes[node]).mermaid_class);
    }
    const std::vector<Truth> truths = outcome_truths(decision, travelled);
    for (std::size_t outcome = 0; outcome < truths.size(); ++outcome) {
        graph += fmt::format("  {}[\"{}<br>{}\"]:::{}\n", decision.outcomes[outcome].id,
                             decision.outcomes[outcome].id, label(decision.outcomes[outcome].title),
                             style_of(truths[outcome]).mermaid_class);
    }
    std::size_t link = 0;
    std::string link_styles;
    for (std::size_t node = 0; node < decision.flow->nodes.size(); ++node) {
        const FlowNode& flow_node = decision.flow->nodes[node];
        for (std::size_t branch = 0; branch < flow_node.branches.size(); ++branch) {
            graph +=
                fmt::format("  {} -- {} --> {}\n", flow_node.id, flow_node.branches[branch].label,
                            target_name(decision, flow_node.branches[branch]));
            link_styles += fmt::format("  linkStyle {} {}\n", link++,
                                       style_of(travelled.branches[node][branch]).mermaid_link);
        }
    }
    return graph + link_styles +
           "  classDef zeker stroke:#b00020,stroke-width:4px\n"
           "  classDef mogelijk stroke:#1a5fb4,stroke-width:2px\n"
           "  classDef niet stroke:#999,stroke-dasharray:4,color:#777\n";
}

}  // namespace

std::string flow_graph(const Decision& decision, const TravelledFlow& travelled,
                       const std::string& title, GraphFormat format) {
    return format == GraphFormat::dot ? dot_graph(decision, travelled, title)
                                      : mermaid_graph(decision, travelled, title);
}

}  // namespace rodevlag
