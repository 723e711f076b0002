#include "subject.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <stdexcept>

#include "rodevlag/answers.h"
#include "rodevlag/builtin_instruments.h"

namespace rodevlag::reference {

const Catalog& builtin_catalog() {
    static const Catalog catalog(builtin_instruments());
    return catalog;
}

namespace {

constexpr Value no_value = 255;

std::size_t required(std::optional<std::size_t> index, std::string_view name) {
    if (!index) {
        throw std::out_of_range("not in the built-in instruments: " + std::string(name));
    }
    return *index;
}

/// The value of each word in the domain of a question's item.
std::vector<Value> values_of_words(std::size_t question) {
    const Catalog& catalog = builtin_catalog();
    const std::string_view name = questions()[question].name;
    const Domain& domain = catalog.item(required(catalog.find_item(name), name)).domain;
    std::vector<Value> values(word_count, no_value);
    for (const Word word : questions()[question].values) {
        values[static_cast<std::size_t>(word)] =
            static_cast<Value>(required(domain.find(text_of(word)), text_of(word)));
    }
    return values;
}

/// The question behind each item of the catalog; questions().size() for the others.
const std::vector<std::size_t>& question_of_item() {
    static const std::vector<std::size_t> list = [] {
        std::vector<std::size_t> result(builtin_catalog().item_count(), questions().size());
        for (std::size_t at = 0; at < questions().size(); ++at) {
            const std::string_view name = questions()[at].name;
            result[required(builtin_catalog().find_item(name), name)] = at;
        }
        return result;
    }();
    return list;
}

}  // namespace

Subject::Subject(const Function& function)
    : m_function(function),
      m_compiled(compile_decision(
          builtin_catalog(), required(builtin_catalog().find_decision(function.id), function.id))) {
    m_questions.reserve(m_compiled.variables.size());
    for (const std::size_t item : m_compiled.variables) {
        const std::size_t at = question_of_item()[item];
        if (at == questions().size()) {
            throw std::out_of_range("decides, but is not in the reference: " +
                                    builtin_catalog().item(item).name);
        }
        m_questions.push_back(at);
        m_value_of_word.push_back(values_of_words(at));
    }
    for (const Outcome& outcome : builtin_catalog().decision(decision()).outcomes) {
        const auto found =
            std::find(function.outcomes.begin(), function.outcomes.end(), outcome.id);
        if (found == function.outcomes.end()) {
            throw std::out_of_range("not an outcome of the reference: " + outcome.id);
        }
        m_outcomes.push_back(static_cast<std::size_t>(found - function.outcomes.begin()));
    }
}

Value Subject::value_of(Variable variable, Word word) const {
    return m_value_of_word[variable][static_cast<std::size_t>(word)];
}

std::size_t Subject::follow(const Case& answers) const {
    std::vector<Value> values;
    values.reserve(m_questions.size());
    Case copy = answers;
    for (Variable variable = 0; variable < m_questions.size(); ++variable) {
        values.push_back(value_of(variable, questions()[m_questions[variable]].answer(copy)));
    }
    return m_outcomes[diagram().follow(values)];
}

std::vector<ValueSet> Subject::allowed(const Pattern& pattern) const {
    std::vector<ValueSet> sets;
    sets.reserve(m_questions.size());
    for (Variable variable = 0; variable < m_questions.size(); ++variable) {
        ValueSet set;
        for (const Word word : questions()[m_questions[variable]].values) {
            if (has(pattern[m_questions[variable]], word)) {
                set |= ValueSet::single(value_of(variable, word));
            }
        }
        sets.push_back(set);
    }
    return sets;
}

std::vector<std::size_t> Subject::questions_of(const std::vector<Variable>& variables) const {
    std::vector<std::size_t> list;
    list.reserve(variables.size());
    for (const Variable variable : variables) {
        list.push_back(m_questions[variable]);
    }
    std::sort(list.begin(), list.end());
    return list;
}

std::uint32_t Subject::reachable(const Pattern& pattern) const {
    std::uint32_t bits = 0;
    for (const Terminal terminal : diagram().reachable(allowed(pattern))) {
        bits |= 1U << m_outcomes[terminal];
    }
    return bits;
}

std::vector<std::size_t> Subject::decisive(const Pattern& pattern) const {
    return questions_of(diagram().support(allowed(pattern)));
}

std::uint32_t Subject::as_bits(const std::vector<std::size_t>& outcomes) const {
    std::uint32_t bits = 0;
    for (const std::size_t outcome : outcomes) {
        bits |= 1U << m_outcomes[outcome];
    }
    return bits;
}

std::vector<Count> Subject::counts() const {
    std::vector<Count> counts(m_function.outcomes.size());
    for (const TerminalCount& found : diagram().count(diagram().full_domains())) {
        counts[m_outcomes[found.terminal]] = found.count;
    }
    return counts;
}

Answers answers_of(const Pattern& pattern) {
    const Catalog& catalog = builtin_catalog();
    static const std::vector<std::vector<Value>> values = [] {
        std::vector<std::vector<Value>> all;
        for (std::size_t at = 0; at < questions().size(); ++at) {
            all.push_back(values_of_words(at));
        }
        return all;
    }();
    Answers answers(catalog.item_count());
    for (std::size_t item = 0; item < answers.size(); ++item) {
        const std::size_t at = question_of_item()[item];
        if (at == questions().size()) {
            answers[item].values = catalog.item(item).domain.all();
            continue;
        }
        for (const Word word : words_of(at, pattern[at])) {
            answers[item].values |= ValueSet::single(values[at][static_cast<std::size_t>(word)]);
        }
        answers[item].origin =
            pattern[at] == domain_of(at) ? AnswerOrigin::unknown : AnswerOrigin::given;
    }
    return answers;
}

Answers read(std::initializer_list<Field> fields) {
    AnswerReader reader(builtin_catalog(), true);
    Record record;
    record.number = 1;
    record.fields = fields;
    std::vector<Problem> problems;
    Answers answers = reader.read(record, "test", problems);
    REQUIRE(problems.empty());
    return answers;
}

std::vector<std::size_t> questions_of_items(const std::vector<std::size_t>& items) {
    std::vector<std::size_t> list;
    for (const std::size_t item : items) {
        list.push_back(question_of_item()[item]);
    }
    std::sort(list.begin(), list.end());
    return list;
}

std::string describe(const Function& function, const Pattern& pattern) {
    std::string text(function.id);
    for (const std::size_t at : function.depends_on) {
        if (pattern[at] == domain_of(at)) {
            continue;
        }
        std::string words;
        for (const Word word : words_of(at, pattern[at])) {
            words += (words.empty() ? "" : "|") + std::string(text_of(word));
        }
        text += " " + std::string(questions()[at].name) + "=" + words;
    }
    return text;
}

WordSet PatternMaker::any_part_of(std::size_t question) {
    WordSet part = 0;
    while (part == 0) {
        for (const Word word : questions()[question].values) {
            part |= chance(50) ? only(word) : 0U;
        }
    }
    return part;
}

WordSet PatternMaker::given(std::size_t question, std::size_t percent_no) {
    // The questions of the two concepts are many: mostly `nee`, or else they are always met.
    if (has(domain_of(question), Word::nee) && chance(percent_no)) {
        return only(Word::nee);
    }
    const std::span<const Word> values = questions()[question].values;
    if (values.size() > 2 && chance(20)) {
        return any_part_of(question);
    }
    const bool event = has(domain_of(question), Word::eenmalig);
    if (event && chance(10)) {
        return only(Word::eenmalig) | only(Word::meermaals) | only(Word::voortdurend);  // "ja"
    }
    return event && chance(60) ? only(Word::eenmalig) : only(values[below(values.size())]);
}

Pattern PatternMaker::mixed(const Function& function) {
    const std::size_t percent_open = std::array<std::size_t, 6>{0, 2, 20, 50, 80, 95}[below(6)];
    const std::size_t percent_no = std::array<std::size_t, 4>{0, 50, 85, 98}[below(4)];
    Pattern pattern = open_pattern();
    for (const std::size_t question : function.depends_on) {
        if (!chance(percent_open)) {
            // What stands by itself decides more when it is not nearly always `nee`.
            const bool by_itself = questions()[question].name.starts_with("feiten.");
            pattern[question] = given(question, by_itself ? percent_no / 4 : percent_no);
        }
    }
    return pattern;
}

Pattern PatternMaker::nearly_complete(const Function& function, std::size_t most_completions) {
    Pattern pattern = mixed(function);
    while (completions(function, pattern, most_completions + 1) > most_completions) {
        const std::size_t question = function.depends_on[below(function.depends_on.size())];
        const std::vector<Word> words = words_of(question, pattern[question]);
        pattern[question] = has(pattern[question], Word::nee) && chance(80)
                                ? only(Word::nee)
                                : only(words[below(words.size())]);
    }
    return pattern;
}

Pattern PatternMaker::nearly_open(const Function& function, std::size_t most_given) {
    Pattern pattern = open_pattern();
    const std::size_t percent_no = std::array<std::size_t, 3>{0, 30, 70}[below(3)];
    for (std::size_t count = below(most_given + 1); count > 0; --count) {
        const std::size_t question = function.depends_on[below(function.depends_on.size())];
        pattern[question] = given(question, percent_no);
    }
    return pattern;
}

Case PatternMaker::complete() {
    const std::size_t percent_no = std::array<std::size_t, 4>{0, 50, 85, 97}[below(4)];
    Case answers;
    for (std::size_t at = 0; at < questions().size(); ++at) {
        const Question& question = questions()[at];
        const bool by_itself = question.name.starts_with("feiten.");
        const bool stays_no = has(domain_of(at), Word::nee) && !by_itself && chance(percent_no);
        question.answer(answers) =
            stays_no ? Word::nee : question.values[below(question.values.size())];
    }
    return answers;
}

}  // namespace rodevlag::reference
