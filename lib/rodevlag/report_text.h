// Phrases that the reports share: sources, items, answers and outcomes in Dutch words.
#pragma once

#include <string>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/document.h"
#include "rodevlag/explain.h"
#include "rodevlag/item_answer.h"
#include "rodevlag/record.h"
#include "rodevlag/score.h"

namespace rodevlag {

/// "regel 1064, 1066-1067" for lines of `document`, other documents by name, and "tool-afspraak"
/// for a convention.
std::string describe_sources(const Sources& sources, std::string_view document);

/// "Bron: ..." for something in the instrument.
std::string source_line(const Sources& sources, const Instrument& instrument);

/// "K2 instrument.question": the code where there is one, and the full name.
std::string item_label(const Item& item);

/// The answer in words, with where it came from when it was not filled in.
std::string describe_answer(const Item& item, const ItemAnswer& answer);

/// Ids of outcomes as "a, b of c".
std::string outcome_list(const Decision& decision, const std::vector<std::size_t>& outcomes);

/// Words joined as "a, b of c" (or another last joint).
std::string joined_words(const std::vector<std::string>& words, std::string_view last = "of");

/// The heading above what one organisation does.
Block actions_heading(const Organisation& organisation);

/// The heading above so many actions that are not certain, and what that means.
void add_possible_heading(Document& document, std::size_t count);

/// The title of a record's report.
Block record_title(const Record& record, const std::string& subject);

/// The outcome with its explanation, and which questions settle the scope while that is open; for a
/// case out of scope why it is, in the words of the instrument.
void add_outcome(Document& document, const Catalog& catalog, const DecisionResult& result);

/// The same, with the answers that put a case out of scope.
void add_outcome(Document& document, const Catalog& catalog, const Explanation& explanation,
                 const Answers& answers);

/// Items for contradictions, notices and the outcome's remarks.
Document notice_items(Scorer& scorer, const DecisionResult& result, const Answers& answers,
                      bool revised);

/// Heading and items for contradictions, notices and the outcome's remarks; nothing if there are
/// none.
void add_notices(Document& document, Scorer& scorer, const DecisionResult& result,
                 const Answers& answers, bool revised);

/// Items for what the sources say differently about the decision and its outcome; nothing for a
/// case out of scope.
Document source_conflict_items(Scorer& scorer, const DecisionResult& result,
                               const Answers& answers);

/// Items for what could not be read in the source.
Document unreadable_items(const Instrument& instrument);

/// Both of these with their headings, where there are any.
void add_source_remarks(Document& document, Scorer& scorer, const DecisionResult& result,
                        const Answers& answers);

/// Who decides, the instrument's notice, and which version this is.
void add_colophon(Document& document, const Catalog& catalog, const Decision& decision);

}  // namespace rodevlag
