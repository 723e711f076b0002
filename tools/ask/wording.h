// What rv-ask says, as blocks of text: questions, explanations, how the decisions stand.
//
// Left out: asking and saving (dialogue.h). Nothing here changes anything.
#pragma once

#include <string>
#include <vector>

#include "rodevlag/document.h"
#include "rodevlag/interview.h"
#include "rodevlag/score.h"

namespace rodevlag::tools {

/// What the talk is about, with the notice of every instrument; at the start.
Document welcome(const Catalog& catalog, const std::vector<std::size_t>& decisions);

/// The question with what is accepted and what is filled in. `note` may be empty.
Document question_text(Interview& interview, const Catalog& catalog,
                       const InterviewQuestion& question, const std::string& note, bool quiet);

/// The explanation of a question, its criterion and its source.
Document explanation(Scorer& scorer, std::size_t item);

/// How one decision stands, in one line.
Block standing(const Catalog& catalog, const DecisionResult& result);

/// A line for every decision that stands otherwise than before.
Document changes(const Catalog& catalog, const std::vector<DecisionResult>& before,
                 const std::vector<DecisionResult>& after);

/// A line for every answer that does not fit with another, and did before.
Document contradictions(Interview& interview, Scorer& scorer, const Answers& before);

/// What is certain, what can still be, the red flags and what is open.
Document state(Interview& interview, Scorer& scorer);

/// All questions with what is filled in.
Document overview(const Interview& interview, const Catalog& catalog);

/// How many questions are open, and whether they matter; in one sentence or two.
std::string open_questions(Interview& interview);

/// The commands.
Document help();

}  // namespace rodevlag::tools
