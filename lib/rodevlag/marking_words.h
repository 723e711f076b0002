// The words and signs of marking, which all its reports share.
//
// Every verdict has a word and a sign of one character, so that no report needs colour. No word
// says how good a trainee or a coefficient is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/marked_group.h"

namespace rodevlag {

/// All verdicts in the order in which reports show them.
std::vector<Verdict> all_verdicts();

/// "gemiste rode vlag".
std::string_view verdict_word(Verdict verdict);

/// One character for a cell.
std::string_view verdict_sign(Verdict verdict);

/// What the verdict means, for the legend.
std::string_view verdict_meaning(Verdict verdict);

/// The same for outcomes.
std::vector<OutcomeVerdict> all_outcome_verdicts();
std::string_view outcome_word(OutcomeVerdict verdict);
std::string_view outcome_sign(OutcomeVerdict verdict);
std::string_view outcome_meaning(OutcomeVerdict verdict);

/// "aanwezig", "afwezig", "onbekend", "niet ingevuld".
std::string_view presence_word(Presence presence);

/// "7 van 9", the answers that are right; own judgements do not count.
std::string right_of_all(const VerdictCounts& counts);

/// "0,743", or why there is no value: "geen: ...".
std::string coefficient_text(const AgreementCoefficient& coefficient);

/// "6 van 30 paren kiezen verschillend".
std::string pairs_text(const RaterPairs& pairs);

/// "kappa 0,430 (30 van 31 keer telt mee), alfa 0,743 (...)": both, with what they are made of.
/// `one` and `more` are words for a unit.
std::string coefficients_text(const Agreement& agreement, std::string_view one,
                              std::string_view more);

/// The title of an exercise with its `zaak`.
std::string exercise_name(const Exercise& exercise);

/// The answer of the key, as people say it: also "onbekend" where nothing is filled in.
std::string key_answer_text(const Item& item, const ItemAnswer& answer);

/// What the story tells about a question: its sentences, each with who tells it; one sentence that
/// says that it tells nothing.
std::vector<std::string> story_lines(const Exercise& exercise, std::size_t item);

/// A step behind the way of the key: "Volgens de sleutel: a, b; volgens de antwoorden: c."
std::string outcome_difference(const MarkedOutcome& outcome);

/// What these numbers are and are not, for every report: the sources of the formulas too.
std::vector<std::string> agreement_notes();

}  // namespace rodevlag
