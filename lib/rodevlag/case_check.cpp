#include "rodevlag/case_check.h"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

#include "rodevlag/result_members.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

using Texts = std::vector<std::string>;

Texts item_names(const Catalog& catalog, const std::vector<std::size_t>& items) {
    Texts names;
    for (const std::size_t item : items) {
        names.push_back(catalog.item(item).name);
    }
    return names;
}

bool contains(const Texts& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// Lists hold nothing twice, so equal sizes and one inclusion make equal sets.
bool includes(const Texts& texts, const Texts& wanted) {
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const std::string& text) { return contains(texts, text); });
}

bool same_set(const Texts& left, const Texts& right) {
    return left.size() == right.size() && includes(left, right);
}

/// An unwanted action may be there neither for certain nor possibly; with `?` behind it, only not
/// as a possible one.
bool has_any(const Texts& actions, const Texts& unwanted) {
    return std::any_of(unwanted.begin(), unwanted.end(), [&](const std::string& action) {
        return contains(actions, action) || contains(actions, action + "?");
    });
}

std::string shown(const Texts& texts) {
    return texts.empty() ? "niets" : join(texts, ", ");
}

const Texts& part_of(const CaseOutput& output, CaseListKind kind) {
    switch (kind) {
        case CaseListKind::possible:
            return output.possible;
        case CaseListKind::red_flags:
            return output.red_flags;
        case CaseListKind::decisive:
            return output.decisive;
        case CaseListKind::notices:
        case CaseListKind::some_notices:
            return output.notices;
        case CaseListKind::actions:
        case CaseListKind::some_actions:
        case CaseListKind::without_actions:
            break;
    }
    return output.actions;
}

bool holds(const ExpectedList& list, const CaseOutput& output) {
    const Texts& found = part_of(output, list.kind);
    switch (list.kind) {
        case CaseListKind::some_notices:
        case CaseListKind::some_actions:
            return includes(found, list.texts);
        case CaseListKind::without_actions:
            return !has_any(found, list.texts);
        default:
            return same_set(found, list.texts);
    }
}

std::string expected_text(const ExpectedList& list) {
    switch (list.kind) {
        case CaseListKind::some_notices:
        case CaseListKind::some_actions:
            return "in elk geval " + shown(list.texts);
        case CaseListKind::without_actions:
            return "zonder " + shown(list.texts);
        default:
            return shown(list.texts);
    }
}

}  // namespace

bool CaseResult::passed(std::size_t decision) const {
    return std::none_of(mismatches.begin(), mismatches.end(), [&](const CaseMismatch& mismatch) {
        return mismatch.decision == decision;
    });
}

CaseRunner::CaseRunner(const Catalog& catalog)
    : m_reader(catalog, true), m_scorer(catalog), m_router(m_scorer) {
}

Answers CaseRunner::read(const std::vector<CaseAnswer>& words) {
    Record record;
    record.number = 1;
    record.layout = ++m_layout;
    for (const CaseAnswer& word : words) {
        record.fields.push_back({word.item, word.text, word.place.line, word.place.column});
    }
    std::vector<Problem> problems;
    Answers answers = m_reader.read(record, "", problems);
    if (!problems.empty()) {
        throw std::invalid_argument(problems.front().to_string());
    }
    return answers;
}

CaseOutput CaseRunner::output(std::size_t decision, const Answers& answers) {
    const DecisionResult& result = m_scorer.score(decision, answers);
    CaseOutput output{possible_ids(catalog(), result),
                      item_names(catalog(), result.red_flags),
                      item_names(catalog(), result.decisive),
                      notice_ids(catalog(), result, false),
                      {}};
    output.actions = action_ids(catalog().decision(decision), m_router.route(decision, answers));
    return output;
}

CaseResult CaseRunner::run(const ExampleCase& example) {
    CaseResult result{read(example.answers), {}};
    for (const CaseExpectation& expectation : example.expectations) {
        check(expectation, result);
    }
    return result;
}

void CaseRunner::check(const CaseExpectation& expectation, CaseResult& result) {
    const CaseOutput found = output(expectation.decision, result.answers);
    if (expectation.outcome && found.possible != Texts{*expectation.outcome}) {
        result.mismatches.push_back({expectation.decision, "uitkomst", expectation.outcome_place,
                                     *expectation.outcome, shown(found.possible)});
    }
    for (const ExpectedList& list : expectation.lists) {
        if (!holds(list, found)) {
            result.mismatches.push_back(
                {expectation.decision, case_list_keys[static_cast<std::size_t>(list.kind)],
                 list.place, expected_text(list), shown(part_of(found, list.kind))});
        }
    }
}

}  // namespace rodevlag
