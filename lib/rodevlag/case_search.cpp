#include "rodevlag/case_search.h"

#include <algorithm>
#include <optional>
#include <set>

#include "rodevlag/answer_path.h"
#include "rodevlag/example.h"

namespace rodevlag {

namespace {

using Kind = CoverageTarget::Kind;
using Words = std::vector<CaseAnswer>;

enum class Order { ways_first, pairs_first };

/// Looks for the cases of one decision.
class CaseSearch {
public:
    CaseSearch(CaseRunner& runner, const CaseSuite& suite, const DecisionCoverage& coverage)
        : m_runner(runner),
          m_model(coverage.model),
          m_targets(coverage.model.targets()),
          m_exercised(coverage.exercised),
          m_paths(coverage.model.compiled().diagram, words_of_variables()) {
        for (std::size_t index = 0; index < coverage.cases.size(); ++index) {
            const ExampleCase& example = suite.file.cases[coverage.cases[index]];
            m_cases.push_back({example.answers, coverage.patterns[index], 0, {}});
        }
        m_present = m_cases.size();
    }

    FoundCases run(Order order) {
        if (order == Order::ways_first) {
            add_ways();
        }
        for_each_gap(Kind::question, [&](const CoverageTarget& target) { add_pair(target); });
        for (const Kind kind : {Kind::rule, Kind::outcome, Kind::node, Kind::branch, Kind::action,
                                Kind::without_action, Kind::in_scope, Kind::out_of_scope}) {
            for_each_gap(kind, [&](const CoverageTarget& target) { add_part(target); });
        }
        add_ways();
        drop_needless();
        return {std::move(m_cases), m_present, std::move(m_exercised)};
    }

private:
    template <typename Close>
    void for_each_gap(Kind kind, const Close& close) {
        for (std::size_t index = 0; index < m_targets.size(); ++index) {
            if (m_targets[index].kind == kind && !m_exercised[index]) {
                close(m_targets[index]);
            }
        }
    }

    const Item& item_of(Variable variable) const {
        return m_runner.catalog().item(m_model.variables()[variable]);
    }

    /// Per variable the sets with a word of their own: the values, then the extra words. A word
    /// that takes the case out of scope shows nothing.
    std::vector<std::vector<ValueSet>> words_of_variables() const {
        std::vector<std::vector<ValueSet>> all;
        for (Variable variable = 0; variable < m_model.compiled().variables.size(); ++variable) {
            const Domain& domain = item_of(variable).domain;
            std::vector<ValueSet> sets;
            for (const Value value : m_model.in_scope()[variable]) {
                sets.push_back(ValueSet::single(value));
            }
            for (const auto& [word, values] : domain.words()) {
                if (m_model.in_scope()[variable].contains(values)) {
                    sets.push_back(values);
                }
            }
            all.push_back(std::move(sets));
        }
        return all;
    }

    CaseAnswer word_for(Variable variable, ValueSet values) const {
        return {item_of(variable).name, item_of(variable).domain.describe(values)};
    }

    static void set_word(Words& words, CaseAnswer word) {
        const auto found = std::find_if(words.begin(), words.end(), [&](const CaseAnswer& other) {
            return other.item == word.item;
        });
        if (found == words.end()) {
            words.push_back(std::move(word));
        } else {
            found->text = std::move(word.text);
        }
    }

    FoundCase case_of(Words words, CoverageTarget aim) {
        const Answers answers = m_runner.read(words);
        FoundCase entry{std::move(words), m_model.pattern_of(answers), 0, aim};
        for (const std::size_t item : m_model.variables()) {
            entry.contradictions += answers[item].contradicts ? 1U : 0U;
        }
        return entry;
    }

    /// The target that two cases exercise as a pair.
    std::optional<std::size_t> question_of(const FoundCase& one, const FoundCase& other) const {
        const auto variable = CoverageModel::pair_of(one.pattern, other.pattern);
        return variable ? std::optional(m_model.target_of_question(*variable)) : std::nullopt;
    }

    /// The targets that this case would add.
    std::set<std::size_t> gains_of(const FoundCase& entry) const {
        std::set<std::size_t> gains;
        for (std::size_t target = 0; target < m_targets.size(); ++target) {
            if (entry.pattern.exercised[target] && !m_exercised[target]) {
                gains.insert(target);
            }
        }
        for (const FoundCase& other : m_cases) {
            const auto question = question_of(entry, other);
            if (question && !m_exercised[*question]) {
                gains.insert(*question);
            }
        }
        return gains;
    }

    /// Adds a case; false when it would add nothing.
    bool add(FoundCase entry) {
        const std::set<std::size_t> gains = gains_of(entry);
        for (const std::size_t target : gains) {
            m_exercised[target] = true;
        }
        m_cases.push_back(std::move(entry));
        return !gains.empty();
    }

    /// Adds one case that makes a pair with one that is there, or else two that make a pair.
    /// Answers that contradict each other only when nothing else was found: a question can bring
    /// another answer with it, so that changing it alone always contradicts something.
    void add_pair(const CoverageTarget& target) {
        std::vector<FoundCase> best;
        if (std::optional<FoundCase> half = best_half(target)) {
            best.push_back(std::move(*half));
        }
        if (best.empty() || best.front().contradictions > 0) {
            std::vector<FoundCase> fork = best_fork(target);
            if (!fork.empty() && (best.empty() || contradictions_in(fork) == 0)) {
                best = std::move(fork);
            }
        }
        for (FoundCase& one : best) {
            add(std::move(one));
        }
    }

    static std::size_t contradictions_in(const std::vector<FoundCase>& cases) {
        std::size_t sum = 0;
        for (const FoundCase& one : cases) {
            sum += one.contradictions;
        }
        return sum;
    }

    /// Two cases that follow the same way but for one question; none when there are no such cases.
    std::vector<FoundCase> best_fork(const CoverageTarget& target) {
        const auto fork = m_paths.best_fork(target.index, wanted_edges());
        if (!fork) {
            return {};
        }
        Words words;
        for (const AnswerStep& step : fork->shared) {
            set_word(words, word_for(step.variable, step.values));
        }
        Words other_words = words;
        set_word(words, word_for(fork->variable, fork->one));
        set_word(other_words, word_for(fork->variable, fork->other));
        FoundCase one = case_of(std::move(words), target);
        FoundCase other = case_of(std::move(other_words), target);
        // An answer can bring others with it; those are then given, the same in both.
        other = made_alike(std::move(other), one);
        one = made_alike(std::move(one), other);
        const bool is_pair = CoverageModel::pair_of(one.pattern, other.pattern) == target.index;
        return is_pair ? std::vector{std::move(one), std::move(other)} : std::vector<FoundCase>();
    }

    /// The case with explicit answers where it differs from `other` in more than its question.
    FoundCase made_alike(FoundCase entry, const FoundCase& other) {
        Words words = entry.words;
        for (Variable variable = 0; variable < other.pattern.allowed.size(); ++variable) {
            const ValueSet values = other.pattern.allowed[variable];
            if (variable != entry.aim.index && entry.pattern.allowed[variable] != values) {
                set_word(words, word_for(variable, values));
            }
        }
        return words.size() == entry.words.size() ? std::move(entry)
                                                  : case_of(std::move(words), entry.aim);
    }

    /// Whether another answer gives another certain outcome; what follows from it is not looked at.
    bool changes_outcome(const FoundCase& one, Variable variable, Value value) const {
        std::vector<ValueSet> allowed = one.pattern.allowed;
        allowed[variable] = ValueSet::single(value);
        const std::vector<Terminal> outcomes = m_model.compiled().diagram.reachable(allowed);
        return one.pattern.outcome && outcomes.size() == 1 &&
               outcomes.front() != *one.pattern.outcome;
    }

    /// A case that makes a pair with one that is there already; the one that adds most.
    std::optional<FoundCase> best_half(const CoverageTarget& target) {
        std::optional<FoundCase> best;
        std::size_t best_gain = 0;
        const Domain& domain = item_of(target.index).domain;
        const std::vector<FoundCase> partners = m_cases;
        for (const FoundCase& partner : partners) {
            for (std::size_t value = 0; value < domain.size(); ++value) {
                if (!changes_outcome(partner, target.index, static_cast<Value>(value))) {
                    continue;
                }
                Words words = partner.words;
                set_word(words, {item_of(target.index).name, domain.values()[value]});
                FoundCase half = made_alike(case_of(std::move(words), target), partner);
                if (CoverageModel::pair_of(half.pattern, partner.pattern) != target.index) {
                    continue;
                }
                const std::size_t gain = gains_of(half).size();
                if (!best || half.contradictions < best->contradictions ||
                    (half.contradictions == best->contradictions &&
                     (gain > best_gain ||
                      (gain == best_gain && half.words.size() < best->words.size())))) {
                    best = std::move(half);
                    best_gain = gain;
                }
            }
        }
        return best;
    }

    /// A case for a target, completed to one outcome unless it is to be out of scope.
    void add_part(const CoverageTarget& target) {
        const std::vector<std::size_t>& items = m_model.variables_of(target);
        const std::vector<std::size_t>& variables = m_model.compiled().variables;
        Words words;
        std::vector<ValueSet> allowed = m_model.compiled().diagram.full_domains();
        for (const Assignment& assignment : m_model.example_of(target)) {
            const std::size_t item = items[assignment.variable];
            const auto place = std::find(variables.begin(), variables.end(), item);
            if (place != variables.end()) {
                allowed[static_cast<std::size_t>(place - variables.begin())] =
                    ValueSet::single(assignment.value);
            }
            const Item& asked = m_runner.catalog().item(item);
            set_word(words, {asked.name, asked.domain.values()[assignment.value]});
        }
        if (target.kind != Kind::out_of_scope) {
            for (const AnswerStep& step : m_paths.best_path(allowed, wanted_edges())) {
                set_word(words, word_for(step.variable, step.values));
            }
        }
        add(case_of(std::move(words), target));
    }

    EdgeMarks wanted_edges() const {
        EdgeMarks wanted = no_edges(m_model.compiled().diagram);
        for (std::size_t index = 0; index < m_targets.size(); ++index) {
            if (m_targets[index].kind == Kind::edge && !m_exercised[index]) {
                wanted[m_targets[index].index][m_targets[index].part] = true;
            }
        }
        return wanted;
    }

    /// Adds ways through the diagram, each the one with the most edges that are still wanted.
    void add_ways() {
        while (const std::optional<CoverageTarget> gap = first_gap(Kind::edge)) {
            Words words;
            for (const AnswerStep& step :
                 m_paths.best_path(m_model.compiled().diagram.full_domains(), wanted_edges())) {
                set_word(words, word_for(step.variable, step.values));
            }
            if (!add(case_of(std::move(words), *gap))) {
                return;
            }
        }
    }

    std::optional<CoverageTarget> first_gap(Kind kind) const {
        for (std::size_t index = 0; index < m_targets.size(); ++index) {
            if (m_targets[index].kind == kind && !m_exercised[index]) {
                return m_targets[index];
            }
        }
        return std::nullopt;
    }

    /// How often every target is exercised, and by which pairs.
    struct Usage {
        struct Pair {
            std::size_t target;
            std::size_t twin;  // the other case
        };
        std::vector<std::size_t> times;        // per target
        std::vector<std::vector<Pair>> pairs;  // per case
    };

    Usage usage() const {
        Usage usage{std::vector<std::size_t>(m_targets.size()),
                    std::vector<std::vector<Usage::Pair>>(m_cases.size())};
        for (std::size_t one = 0; one < m_cases.size(); ++one) {
            for (std::size_t target = 0; target < m_targets.size(); ++target) {
                usage.times[target] += m_cases[one].pattern.exercised[target] ? 1U : 0U;
            }
            for (std::size_t other = 0; other < one; ++other) {
                if (const auto question = question_of(m_cases[one], m_cases[other])) {
                    ++usage.times[*question];
                    usage.pairs[one].push_back({*question, other});
                    usage.pairs[other].push_back({*question, one});
                }
            }
        }
        return usage;
    }

    /// Drops new cases, latest first, without which the same is exercised.
    void drop_needless() {
        Usage usage = this->usage();
        std::vector<bool> dropped(m_cases.size());
        for (std::size_t index = m_cases.size(); index-- > m_present;) {
            std::vector<std::size_t> left = usage.times;
            for (std::size_t target = 0; target < m_targets.size(); ++target) {
                left[target] -= m_cases[index].pattern.exercised[target] ? 1U : 0U;
            }
            for (const Usage::Pair& pair : usage.pairs[index]) {
                left[pair.target] -= dropped[pair.twin] ? 0U : 1U;
            }
            bool is_needed = false;
            for (std::size_t target = 0; target < m_targets.size(); ++target) {
                is_needed = is_needed || (usage.times[target] > 0 && left[target] == 0);
            }
            if (!is_needed) {
                dropped[index] = true;
                usage.times = std::move(left);
            }
        }
        for (std::size_t index = m_cases.size(); index-- > 0;) {
            if (dropped[index]) {
                m_cases.erase(m_cases.begin() + static_cast<std::ptrdiff_t>(index));
            }
        }
    }

    CaseRunner& m_runner;
    const CoverageModel& m_model;
    const std::vector<CoverageTarget>& m_targets;
    std::vector<bool> m_exercised;
    AnswerPaths m_paths;
    std::vector<FoundCase> m_cases;  // those that count of the file, then the proposed ones
    std::size_t m_present = 0;
};

std::size_t answer_count(const FoundCases& found) {
    std::size_t count = 0;
    for (const FoundCase& one : found.cases) {
        count += one.words.size();
    }
    return count;
}

}  // namespace

FoundCases search_cases(CaseRunner& runner, const CaseSuite& suite,
                        const DecisionCoverage& coverage) {
    FoundCases best = CaseSearch(runner, suite, coverage).run(Order::ways_first);
    FoundCases other = CaseSearch(runner, suite, coverage).run(Order::pairs_first);
    const bool is_better =
        other.exercised == best.exercised && std::pair(other.cases.size(), answer_count(other)) <
                                                 std::pair(best.cases.size(), answer_count(best));
    return is_better ? std::move(other) : std::move(best);
}

}  // namespace rodevlag
