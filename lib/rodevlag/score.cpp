#include "rodevlag/score.h"

#include <algorithm>

#include "rodevlag/mentions.h"
#include "rodevlag/reasons.h"

namespace rodevlag {

namespace {

// Enough for the patterns of a large register; beyond it the store starts afresh, so that memory
// stays bounded whatever the input.
constexpr std::size_t max_known_patterns = 4'000;

std::vector<std::size_t> marked_items(const std::vector<bool>& marked) {
    std::vector<std::size_t> items;
    for (std::size_t item = 0; item < marked.size(); ++item) {
        if (marked[item]) {
            items.push_back(item);
        }
    }
    return items;
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

const CompiledScope& Scorer::scope(std::size_t decision) {
    return model(decision).scope;
}

bool Scorer::is_out_of_scope(std::size_t decision, const Answers& answers) {
    const CompiledScope& scope = this->scope(decision);
    return !scope.parts.empty() && scope.all.reachable(allowed_values(scope.variables, answers)) ==
                                       std::vector<Terminal>{0};
}

const std::vector<std::size_t>& Scorer::questions_of(std::size_t decision) {
    return model(decision).questions;
}

Scorer::Model& Scorer::model(std::size_t index) {
    if (!m_models[index]) {
        m_models[index] = std::make_unique<Model>(compile_decision(m_catalog, index),
                                                  compile_scope(m_catalog, index));
        select_questions(*m_models[index]);
    }
    return *m_models[index];
}

void Scorer::mark_items(const Condition& condition, std::vector<bool>& marked) {
    if (condition.kind == Condition::Kind::item || condition.kind == Condition::Kind::unknown) {
        marked[condition.target] = true;
    }
    if (condition.kind == Condition::Kind::decision) {
        for (const std::size_t item : compiled(condition.target).variables) {
            marked[item] = true;
        }
    }
    for (const Condition& part : condition.parts) {
        mark_items(part, marked);
    }
}

void Scorer::select_questions(Model& model) {
    const Decision& decision = m_catalog.decision(model.compiled.decision);
    std::vector<bool> relevant(m_catalog.item_count());
    for (const Variable variable : model.compiled.diagram.support()) {
        relevant[model.compiled.variables[variable]] = true;
    }
    std::vector<bool> questions = relevant;
    for (std::size_t item = 0; item < m_catalog.item_count(); ++item) {
        if (m_catalog.instrument_of_item(item) == decision.instrument &&
            !m_catalog.item(item).is_date) {
            questions[item] = true;
        }
    }
    for (const Notice& notice : decision.notices) {
        mark_items(notice.condition, relevant);
    }
    for (const std::size_t item : model.scope.variables) {
        relevant[item] = true;
    }
    model.questions = marked_items(questions);
    model.relevant = marked_items(relevant);
    // A decision that asks nothing of its own instrument cannot be left blank there.
    const std::vector<std::size_t> named = variables_of_route(m_catalog, decision);
    const auto is_own = [&](std::size_t item) {
        return m_catalog.instrument_of_item(item) == decision.instrument;
    };
    const bool asks_own = std::any_of(named.begin(), named.end(), is_own);
    for (const std::size_t item : model.questions) {
        const Domain& domain = m_catalog.item(item).domain;
        model.counted.push_back(
            {item, asks_own && is_own(item), domain.meaning("ja").value_or(ValueSet{}),
             domain.meaning("nee").value_or(ValueSet{}), domain.meaning("nvt").value_or(ValueSet{}),
             m_catalog.item(item).flag});
    }
}

const DecisionResult& Scorer::score(std::size_t decision, const Answers& answers) {
    Model& model = this->model(decision);
    m_key.clear();
    for (const std::size_t item : model.relevant) {
        const std::uint32_t mask = answers[item].values.mask();
        m_key.append(reinterpret_cast<const char*>(&mask), sizeof mask);
    }
    auto known = model.known.find(m_key);
    if (known == model.known.end()) {
        if (model.known.size() >= max_known_patterns) {
            model.known.clear();
        }
        known = model.known.emplace(m_key, compute(model, answers)).first;
    }
    look_at_each(model, answers, known->second);
    return known->second;
}

void Scorer::look_at_each(const Model& model, const Answers& answers, DecisionResult& result) {
    AnswerCounts counts;
    bool has_own_question = false;
    bool has_own_answer = false;
    std::vector<std::size_t>& contradictions = result.contradictions;
    contradictions.clear();
    result.alarms_out_of_scope.clear();
    for (const CountedQuestion& question : model.counted) {
        const ItemAnswer& answer = answers[question.item];
        if (answer.contradicts) {
            contradictions.push_back(question.item);
        }
        if (result.is_out_of_scope() && !question.flag.empty() &&
            question.flag.contains(answer.values)) {
            result.alarms_out_of_scope.push_back(question.item);
        }
        has_own_question = has_own_question || question.is_own;
        has_own_answer = has_own_answer || (question.is_own && answer.is_filled_in());
        count(question, answer, counts);
    }
    for (const std::size_t item : model.scope.variables) {
        if (answers[item].contradicts &&
            std::find(contradictions.begin(), contradictions.end(), item) == contradictions.end()) {
            contradictions.push_back(item);
        }
    }
    std::sort(contradictions.begin(), contradictions.end());
    result.counts = counts;
    result.is_not_filled_in = has_own_question && !has_own_answer && !result.is_out_of_scope();
}

CountShare Scorer::share_of(std::size_t decision, std::size_t item, const ItemAnswer& answer) {
    CountShare share;
    for (const CountedQuestion& question : model(decision).counted) {
        if (question.item == item) {
            count(question, answer, share.counts);
            share.is_own_answer = question.is_own && answer.is_filled_in();
        }
    }
    return share;
}

void Scorer::count(const CountedQuestion& question, const ItemAnswer& answer,
                   AnswerCounts& counts) {
    if (answer.origin == AnswerOrigin::blank) {
        ++counts.blank;
    } else if (answer.origin == AnswerOrigin::unknown) {
        ++counts.unknown;
    } else if (question.not_applicable.contains(answer.values)) {
        ++counts.not_applicable;
    } else if (question.yes.contains(answer.values)) {
        ++counts.yes;
    } else if (question.no.contains(answer.values)) {
        ++counts.no;
    }
}

/// Exact, as the outcomes are: out of scope is what no completion of the answers brings into it.
void Scorer::read_scope(const CompiledScope& scope, const Answers& answers,
                        DecisionResult& result) {
    const std::vector<ValueSet> allowed = allowed_values(scope.variables, answers);
    const std::vector<Terminal> reachable = scope.all.reachable(allowed);
    if (reachable == std::vector<Terminal>{1}) {
        return;
    }
    if (reachable.size() > 1) {
        result.scope_is_open = true;
        for (const Variable variable : scope.all.support(allowed)) {
            result.scope_questions.push_back(scope.variables[variable]);
        }
        std::sort(result.scope_questions.begin(), result.scope_questions.end());
        return;
    }
    std::vector<std::size_t> not_met;
    for (std::size_t part = 0; part < scope.parts.size(); ++part) {
        const std::vector<Terminal> holds = scope.parts[part].reachable(allowed);
        if (holds != std::vector<Terminal>{1}) {
            not_met.push_back(part);
        }
        if (holds == std::vector<Terminal>{0}) {
            result.violated_scope.push_back(part);
        }
    }
    if (result.violated_scope.empty()) {
        result.violated_scope = not_met;  // each of them could hold, but not all at once
    }
}

DecisionResult Scorer::compute(const Model& model, const Answers& answers) {
    const CompiledDecision& compiled = model.compiled;
    const Decision& decision = m_catalog.decision(compiled.decision);
    DecisionResult result;
    result.decision = compiled.decision;
    read_scope(model.scope, answers, result);
    if (result.is_out_of_scope()) {
        return result;
    }
    const ScoredOutcomes outcomes(*this, compiled.decision, answers);
    const std::vector<ValueSet> allowed = allowed_values(compiled.variables, answers);
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
    for (std::size_t notice = 0; notice < decision.notices.size(); ++notice) {
        if (truth_of(decision.notices[notice].condition, answers, outcomes) == Truth::yes) {
            result.notices.push_back(notice);
        }
    }
    return result;
}

}  // namespace rodevlag
