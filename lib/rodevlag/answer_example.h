// Example answers as an answer file that the tools can read (one case in YAML).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/value_set.h"

namespace rodevlag {

/// Answers to some questions, by index in the catalog.
using ExampleAnswers = std::vector<std::pair<std::size_t, Value>>;

/// Answers in words: the question's name and the answer.
using AnswerWords = std::vector<std::pair<std::string, std::string>>;

/// The answers as words.
AnswerWords words_of(const Catalog& catalog, const ExampleAnswers& answers);

/// The answers on one line: `a.b = ja, a.c = nee`. An answer that many questions share comes last
/// and once: `a.b = ja, en nee op 12 vragen: a.c, ...`. Empty when there are none.
std::string answers_in_words(const AnswerWords& answers);

/// A case with these answers, the others not filled in. `comment` goes on top, one line of `#` per
/// line of text.
std::string answer_file_text(const Catalog& catalog, const std::string& id,
                             const std::string& comment, ExampleAnswers answers);

}  // namespace rodevlag
