// What things are called in SMT-LIB 2 text: `acuut.toegang=ja`-like names that need no quotes.
//
// Every id in an instrument consists of small letters, digits and `_`, so that a name made of ids
// and one of `.` `=` `/` is a symbol of SMT-LIB, differs from all its reserved words, and differs
// from the names of all other things. What depends on the answers exists twice, for two cases; the
// names of the second end in `@ander`. (Functions of a case would do with one copy, but z3 4.8.12
// takes time exponential in the size of some of them, and none for constants.)
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/instrument.h"
#include "rodevlag/smt2_term.h"

namespace rodevlag {

/// The two cases that checks speak of: a case is an answer to every question.
enum class SmtCase { first, other };

/// What `name` is for a case.
SmtTerm of_case(std::string name, SmtCase which);

/// The sort of questions, and the question whose answer may differ between the cases.
inline constexpr const char* smt_question_sort = "Vraag";
inline constexpr const char* smt_difference = "verschil";

/// An item as a thing: one of the questions.
std::string smt_question(const Item& item);

/// The answers to an item, and one of them. What a case answers has the item's name.
std::string smt_answer_sort(const Item& item);
std::string smt_answer(const Item& item, Value value);
std::vector<std::string> smt_answers(const Item& item, ValueSet values);

/// The outcomes of a decision, one of them, and what stands for having none.
std::string smt_outcome_sort(const Decision& decision);
std::string smt_outcome(const Decision& decision, std::size_t outcome);
std::string smt_no_outcome(const Decision& decision);
std::vector<std::string> smt_outcomes(const Decision& decision, ValueSet outcomes);

/// The outcome by the rules or the flowchart, and by the compiled diagram.
std::string smt_by_rules(const Decision& decision);
std::string smt_by_diagram(const Decision& decision);
std::string smt_diagram_node(const Decision& decision, std::size_t node);

/// Is the condition of a rule true, and is that of no rule before it?
std::string smt_rule(const Decision& decision, std::size_t rule);
std::string smt_left(const Decision& decision, std::size_t rule);

/// The outcome from a node of a flowchart on; is the condition of a branch true; is the node
/// reached; does the action apply?
std::string smt_flow_node(const Decision& decision, std::size_t node);
std::string smt_branch(const Decision& decision, std::size_t node, std::size_t branch);
std::string smt_reached(const Decision& decision, std::size_t node);
std::string smt_action(const Decision& decision, std::size_t action);

/// Does a part of the scope hold?
std::string smt_scope(const Decision& decision, std::size_t part);

/// Is the first outcome milder than the second?
std::string smt_milder(const Decision& decision);

}  // namespace rodevlag
