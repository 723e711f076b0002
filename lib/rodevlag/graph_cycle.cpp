#include "rodevlag/graph_cycle.h"

#include <algorithm>

namespace rodevlag {

namespace {

/// Depth-first search with the path it is on as an explicit stack.
class CycleSearch {
public:
    explicit CycleSearch(const std::vector<std::vector<std::size_t>>& successors)
        : m_successors(successors), m_state(successors.size(), State::unseen) {}

    std::vector<std::size_t> run() {
        for (std::size_t start = 0; start < m_successors.size(); ++start) {
            if (m_state[start] == State::unseen && search_from(start)) {
                return m_cycle;
            }
        }
        return {};
    }

private:
    enum class State { unseen, on_path, done };
    struct Step {
        std::size_t node;
        std::size_t next = 0;  // the successor to visit next
    };

    bool search_from(std::size_t start) {
        enter(start);
        while (!m_path.empty()) {
            Step& step = m_path.back();
            const std::vector<std::size_t>& successors = m_successors[step.node];
            if (step.next == successors.size()) {
                m_state[step.node] = State::done;
                m_path.pop_back();
                continue;
            }
            const std::size_t next = successors[step.next++];
            if (m_state[next] == State::on_path) {
                keep_cycle(next);
                return true;
            }
            if (m_state[next] == State::unseen) {
                enter(next);
            }
        }
        return false;
    }

    void enter(std::size_t node) {
        m_state[node] = State::on_path;
        m_path.push_back({node});
    }

    void keep_cycle(std::size_t first) {
        auto step = std::find_if(m_path.begin(), m_path.end(),
                                 [&](const Step& other) { return other.node == first; });
        for (; step != m_path.end(); ++step) {
            m_cycle.push_back(step->node);
        }
    }

    const std::vector<std::vector<std::size_t>>& m_successors;
    std::vector<State> m_state;
    std::vector<Step> m_path;
    std::vector<std::size_t> m_cycle;
};

}  // namespace

std::vector<std::size_t> find_cycle(const std::vector<std::vector<std::size_t>>& successors) {
    return CycleSearch(successors).run();
}

}  // namespace rodevlag
