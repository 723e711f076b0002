#include "rodevlag/answer_path.h"

#include <algorithm>
#include <map>
#include <utility>

namespace rodevlag {

namespace {

/// How good a way is: more wanted edges first, then fewer answers.
struct Score {
    std::size_t gain = 0;
    std::size_t answers = 0;

    Score operator+(const Score& other) const {
        return {gain + other.gain, answers + other.answers};
    }
    bool better_than(const Score& other) const {
        return gain != other.gain ? gain > other.gain : answers < other.answers;
    }
};

/// A step with where it leads.
struct Move {
    std::optional<ValueSet> word;  ///< nothing: what is known already is enough
    NodeReference child;
    Score score;
};

std::optional<NodeReference> only_child(const Node& node, ValueSet values) {
    const NodeReference child = node.children[values.first()];
    const bool same = std::all_of(values.begin(), values.end(),
                                  [&](Value value) { return node.children[value] == child; });
    return same ? std::optional(child) : std::nullopt;
}

std::size_t marked(const std::vector<bool>& edges, ValueSet values) {
    return static_cast<std::size_t>(
        std::count_if(values.begin(), values.end(), [&](Value value) { return edges[value]; }));
}

/// The steps that leave a node in one direction.
std::vector<Move> moves(const Node& node, ValueSet allowed, const std::vector<ValueSet>& words,
                        const std::vector<bool>& wanted) {
    if (const auto child = only_child(node, allowed)) {
        return {{std::nullopt, *child, {marked(wanted, allowed), 0}}};
    }
    std::vector<Move> found;
    for (const ValueSet word : words) {
        const auto child =
            allowed.contains(word) ? only_child(node, word) : std::optional<NodeReference>();
        if (child) {
            found.push_back({word, *child, {marked(wanted, word), 1}});
        }
    }
    return found;
}

}  // namespace

EdgeMarks no_edges(const DecisionDiagram& diagram) {
    EdgeMarks marks;
    for (std::size_t node = 0; node < diagram.node_count(); ++node) {
        marks.emplace_back(diagram.node(node).children.size());
    }
    return marks;
}

AnswerPaths::AnswerPaths(const DecisionDiagram& diagram, std::vector<std::vector<ValueSet>> words)
    : m_diagram(diagram), m_words(std::move(words)) {
}

std::vector<AnswerStep> AnswerPaths::best_path(std::span<const ValueSet> allowed,
                                               const EdgeMarks& wanted) const {
    std::vector<Score> best(m_diagram.node_count());
    std::vector<Move> chosen(m_diagram.node_count());
    for (std::size_t index = 0; index < m_diagram.node_count(); ++index) {  // children come first
        const Node node = m_diagram.node(index);
        bool any = false;
        for (const Move& move :
             moves(node, allowed[node.variable], m_words[node.variable], wanted[index])) {
            const Score score =
                move.score + (move.child.is_terminal() ? Score{} : best[move.child.index()]);
            if (!any || score.better_than(best[index])) {
                best[index] = score;
                chosen[index] = move;
                any = true;
            }
        }
    }
    std::vector<AnswerStep> path;
    for (NodeReference here = m_diagram.root(); !here.is_terminal();) {
        const Move& move = chosen[here.index()];
        if (move.word) {
            path.push_back({m_diagram.node(here.index()).variable, *move.word});
        }
        here = move.child;
    }
    return path;
}

/// The search for two ways at once: below the fork both follow the same answers.
class AnswerPaths::ForkSearch {
public:
    ForkSearch(const AnswerPaths& paths, const EdgeMarks& wanted)
        : m_diagram(paths.m_diagram), m_words(paths.m_words), m_wanted(wanted) {}

    std::optional<AnswerFork> best(Variable variable) {
        find_ways_down();
        std::optional<AnswerFork> best;
        Score best_score;
        for (std::size_t index = 0; index < m_diagram.node_count(); ++index) {
            const Node node = m_diagram.node(index);
            if (node.variable != variable || !m_ways[index]) {
                continue;
            }
            const std::vector<Move> out = moves_of(index);
            for (std::size_t one = 0; one < out.size(); ++one) {
                for (std::size_t other = one + 1; other < out.size(); ++other) {
                    const Joint* below = joint({out[one].child, out[other].child});
                    if (below == nullptr) {
                        continue;
                    }
                    const Score gained{out[one].score.gain + out[other].score.gain, 1};
                    const Score score = m_ways[index]->score + gained + below->score;
                    if (!best || score.better_than(best_score)) {
                        best_score = score;
                        best = fork(index, out[one], out[other]);
                    }
                }
            }
        }
        return best;
    }

private:
    using Pair = std::pair<NodeReference, NodeReference>;

    /// The best way from the root to a node.
    struct Way {
        Score score;
        std::size_t above = 0;
        ValueSet word;
    };

    /// The best way on from two places, to different outcomes.
    struct Joint {
        Score score;
        AnswerStep step;
        Pair next;
    };

    std::vector<Move> moves_of(std::size_t index) const {
        const Node node = m_diagram.node(index);
        return moves(node, ValueSet::all(node.children.size()), m_words[node.variable],
                     m_wanted[index]);
    }

    void find_ways_down() {
        m_ways.assign(m_diagram.node_count(), std::nullopt);
        m_ways.back() = Way{};  // the root
        for (std::size_t index = m_diagram.node_count(); index-- > 0;) {
            for (const Move& move : moves_of(index)) {
                if (!m_ways[index] || move.child.is_terminal()) {
                    continue;
                }
                std::optional<Way>& way = m_ways[move.child.index()];
                const Score score = m_ways[index]->score + move.score;
                if (!way || score.better_than(way->score)) {
                    way = Way{score, index, *move.word};
                }
            }
        }
    }

    /// Where a place goes for an answer; itself when it does not look at the variable.
    std::optional<NodeReference> follow(NodeReference from, AnswerStep step, Score& score) const {
        if (from.is_terminal() || m_diagram.node(from.index()).variable != step.variable) {
            return from;
        }
        score.gain += marked(m_wanted[from.index()], step.values);
        return only_child(m_diagram.node(from.index()), step.values);
    }

    Variable first_variable(const Pair& pair) const {
        Variable first = m_diagram.variable_count();
        for (const NodeReference reference : {pair.first, pair.second}) {
            if (!reference.is_terminal()) {
                first = std::min(first, m_diagram.node(reference.index()).variable);
            }
        }
        return first;
    }

    /// The best way on, or null when both always come to the same outcome.
    const Joint* joint(const Pair& pair) {
        if (pair.first == pair.second) {
            return nullptr;
        }
        const auto known = m_joints.find(pair);
        if (known != m_joints.end()) {
            return known->second ? &*known->second : nullptr;
        }
        std::optional<Joint> best;
        if (pair.first.is_terminal() && pair.second.is_terminal()) {
            best = Joint{{}, {}, pair};
        } else {
            const Variable variable = first_variable(pair);
            for (const ValueSet word : m_words[variable]) {
                Score score{0, 1};
                const AnswerStep step{variable, word};
                const auto one = follow(pair.first, step, score);
                const auto other = follow(pair.second, step, score);
                const Joint* below = one && other ? joint({*one, *other}) : nullptr;
                if (below != nullptr &&
                    (!best || (score + below->score).better_than(best->score))) {
                    best = Joint{score + below->score, step, {*one, *other}};
                }
            }
        }
        const auto place = m_joints.emplace(pair, std::move(best)).first;
        return place->second ? &*place->second : nullptr;
    }

    AnswerFork fork(std::size_t index, const Move& one, const Move& other) {
        AnswerFork fork{{}, m_diagram.node(index).variable, *one.word, *other.word};
        while (index != m_diagram.node_count() - 1) {
            const Way& way = *m_ways[index];
            fork.shared.push_back({m_diagram.node(way.above).variable, way.word});
            index = way.above;
        }
        std::reverse(fork.shared.begin(), fork.shared.end());
        Pair pair{one.child, other.child};
        while (!pair.first.is_terminal() || !pair.second.is_terminal()) {
            const Joint* here = joint(pair);
            fork.shared.push_back(here->step);
            pair = here->next;
        }
        return fork;
    }

    const DecisionDiagram& m_diagram;
    const std::vector<std::vector<ValueSet>>& m_words;
    const EdgeMarks& m_wanted;
    std::vector<std::optional<Way>> m_ways;
    std::map<Pair, std::optional<Joint>> m_joints;
};

std::optional<AnswerFork> AnswerPaths::best_fork(Variable variable, const EdgeMarks& wanted) const {
    return m_diagram.node_count() == 0 ? std::nullopt : ForkSearch(*this, wanted).best(variable);
}

}  // namespace rodevlag
