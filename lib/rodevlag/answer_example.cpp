#include "rodevlag/answer_example.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "rodevlag/text.h"
#include "rodevlag/yaml_text.h"

namespace rodevlag {

namespace {

constexpr std::size_t comment_width = 100;
constexpr std::size_t many = 6;  // questions with one answer, to be named together

const std::string& word_of(const Catalog& catalog, const std::pair<std::size_t, Value>& answer) {
    return catalog.item(answer.first).domain.values()[answer.second];
}

}  // namespace

AnswerWords words_of(const Catalog& catalog, const ExampleAnswers& answers) {
    AnswerWords words;
    for (const auto& answer : answers) {
        words.emplace_back(catalog.item(answer.first).name, word_of(catalog, answer));
    }
    return words;
}

std::string answers_in_words(const AnswerWords& answers) {
    std::map<std::string, std::vector<std::string>> questions;  // per answer
    for (const auto& [question, word] : answers) {
        questions[word].push_back(question);
    }
    std::vector<std::string> parts;
    for (const auto& [question, word] : answers) {
        if (questions[word].size() < many) {
            parts.push_back(fmt::format("{} = {}", question, word));
        }
    }
    for (const auto& [word, sharing] : questions) {
        if (sharing.size() >= many) {
            parts.push_back(fmt::format("{}{} op {} vragen: {}", parts.empty() ? "" : "en ", word,
                                        sharing.size(), join(sharing, ", ")));
        }
    }
    return join(parts, ", ");
}

std::string answer_file_text(const Catalog& catalog, const std::string& id,
                             const std::string& comment, ExampleAnswers answers) {
    std::string text;
    for (const std::string& line : wrapped(comment, comment_width)) {
        text += fmt::format("# {}\n", line);
    }
    text += "zaak: ";
    append_yaml_scalar(text, id);
    text += '\n';
    std::sort(answers.begin(), answers.end());  // the items of an instrument stand together
    std::size_t space = catalog.instruments().size();
    for (const auto& answer : answers) {
        const std::size_t owner = catalog.instrument_of_item(answer.first);
        if (owner != space) {
            space = owner;
            text += fmt::format("{}:\n", catalog.instruments()[owner].id);
        }
        text += fmt::format("  {}: ", catalog.item(answer.first).id);
        append_yaml_scalar(text, word_of(catalog, answer));
        text += '\n';
    }
    return text;
}

}  // namespace rodevlag
