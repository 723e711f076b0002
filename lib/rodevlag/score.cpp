#include "rodevlag/score.h"

#include <algorithm>

#include "rodevlag/reasons.h"

namespace rodevlag {

namespace {

// Enough for the patterns of a large register; beyond it the store starts afresh, so that memory
// stays bounded whatever the input.
constexpr std::size_t max_known_patterns = 20'000;

void mark_items(const Catalog& catalog, const Condition& condition, std::vector<bool>& marked) {
    if (condition.kind == Condition::Kind::item || condition.kind == Condition::Kind::unknown) {
        marked[condition.target] = true;
    }
    if (condition.kind == Condition::Kind::decision) {
        for (const Rule& rule : catalog.decision(condition.target).rules) {
            if (rule.condition) {
                mark_items(catalog, *rule.condition, marked);
            }
        }
        if (const auto& flow = catalog.decision(condition.target).flow) {
            for (const FlowNode& node : flow->nodes) {
                for (const Branch& branch : node.branches) {
                    mark_items(catalog, branch.condition, marked);
                }
            }
        }
    }
    for (const Condition& part : condition.parts) {
        mark_items(catalog, part, marked);
    }
}

std::vector<std::size_t> marked_items(const std::vector<bool>& marked) {
    std::vector<std::size_t> items;
    for (std::size_t item = 0; item < marked.size(); ++item) {
        if (marked[item]) {
            items.push_back(item);
        }
    }
    return items;
}

void count_answer(const Item& item, const ItemAnswer& answer, AnswerCounts& counts) {
    const auto is = [&](std::string_view word) {
        const std::optional<ValueSet> meaning = item.domain.meaning(word);
        return meaning && meaning->contains(answer.values);
    };
    if (answer.origin == AnswerOrigin::blank) {
        ++counts.blank;
    } else if (answer.origin == AnswerOrigin::unknown) {
        ++counts.unknown;
    } else if (is("nvt")) {
        ++counts.not_applicable;
    } else if (is("ja")) {
        ++counts.yes;
    } else if (is("nee")) {
        ++counts.no;
    }
}

}  // namespace

std::vector<ValueSet> allowed_values(const std::vector<std::size_t>& variables,
                                     const Answers& answers) {
    std::vector<ValueSet> allowed;
    allowed.reserve(variables.size());
    for (const std::size_t item : variables) {
        allowed.push_back(answers[item].values);
    }
    return allowed;
}

ValueSet possible_outcomes(const CompiledDecision& compiled, const Answers& answers) {
    ValueSet possible;
    for (const Terminal outcome :
         compiled.diagram.reachable(allowed_values(compiled.variables, answers))) {
        possible |= ValueSet::single(static_cast<Value>(outcome));
    }
    return possible;
}

const CompiledDecision& Scorer::compiled(std::size_t decision) {
    return model(decision).compiled;
}

const std::vector<std::size_t>& Scorer::questions_of(std::size_t decision) {
    return model(decision).questions;
}

Scorer::Model& Scorer::model(std::size_t index) {
    if (m_models[index]) {
        return *m_models[index];
    }
    auto model = std::make_unique<Model>(compile_decision(m_catalog, index));
    const Decision& decision = m_catalog.decision(index);
    std::vector<bool> marked(m_catalog.item_count());
    for (std::size_t item = 0; item < m_catalog.item_count(); ++item) {
        marked[item] = m_catalog.instrument_of_item(item) == decision.instrument &&
                       !m_catalog.item(item).is_date;
    }
    for (const std::size_t variable : model->compiled.diagram.support()) {
        marked[model->compiled.variables[variable]] = true;
    }
    model->questions = marked_items(marked);
    for (const Notice& notice : decision.notices) {
        mark_items(m_catalog, notice.condition, marked);
    }
    model->relevant = marked_items(marked);
    m_models[index] = std::move(model);
    return *m_models[index];
}

const DecisionResult& Scorer::score(std::size_t decision, const Answers& answers) {
    Model& model = this->model(decision);
    m_key.clear();
    for (const std::size_t item : model.relevant) {
        const ItemAnswer& answer = answers[item];
        const std::uint32_t mask = answer.values.mask();
        m_key.append(reinterpret_cast<const char*>(&mask), sizeof mask);
        m_key.push_back(
            static_cast<char>(static_cast<int>(answer.origin) * 2 + (answer.contradicts ? 1 : 0)));
    }
    if (const auto known = model.known.find(m_key); known != model.known.end()) {
        return known->second;
    }
    if (model.known.size() >= max_known_patterns) {
        model.known.clear();
    }
    // compute() may score other decisions, which reuse m_key.
    std::string key = m_key;
    return model.known.emplace(std::move(key), compute(model, answers)).first->second;
}

DecisionResult Scorer::compute(Model& model, const Answers& answers) {
    const CompiledDecision& compiled = model.compiled;
    const Decision& decision = m_catalog.decision(compiled.decision);
    const std::vector<ValueSet> allowed = allowed_values(compiled.variables, answers);
    DecisionResult result;
    result.decision = compiled.decision;
    const ScoredOutcomes outcomes(*this, compiled.decision, answers);
    for (const Value outcome : outcomes.of_this_decision()) {
        result.possible.push_back(outcome);
    }
    for (const std::size_t variable : compiled.diagram.support(allowed)) {
        result.decisive.push_back(compiled.variables[variable]);
    }
    for (const std::size_t variable : variables_in_reasons(compiled.diagram, allowed)) {
        const std::size_t item = compiled.variables[variable];
        const ValueSet flag = m_catalog.item(item).flag;
        // Only an answer on the alarming side is a flag; a "nee" that keeps a case mild is not.
        if (!flag.empty() && flag.contains(answers[item].values)) {
            result.red_flags.push_back(item);
        }
    }
    std::sort(result.decisive.begin(), result.decisive.end());
    std::sort(result.red_flags.begin(), result.red_flags.end());
    for (const std::size_t item : model.questions) {
        count_answer(m_catalog.item(item), answers[item], result.counts);
        if (answers[item].contradicts) {
            result.contradictions.push_back(item);
        }
    }
    for (std::size_t notice = 0; notice < decision.notices.size(); ++notice) {
        if (truth_of(decision.notices[notice].condition, answers, outcomes) == Truth::yes) {
            result.notices.push_back(notice);
        }
    }
    return result;
}

}  // namespace rodevlag
