// What things are called in SMT-LIB 2 text: `acuut.toegang=ja`-like names that need no quotes.
//
// Every id in an instrument consists of small letters, digits and `_`, so that a name made of ids
// and one of `.` `=` `/` is a symbol of SMT-LIB, differs from all its reserved words, and differs
// from the names of all other things. Everything that depends on the answers is a function of a
// case; `of_case` applies it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/diagram_node.h"
#include "rodevlag/instrument.h"
#include "rodevlag/smt2_term.h"

namespace rodevlag {

/// The sorts of cases and of questions, the two cases that checks speak of and the question in
/// which they differ, and the parameter of definitions.
inline constexpr const char* smt_case_sort = "Zaak";
inline constexpr const char* smt_case = "zaak";
inline constexpr const char* smt_other_case = "ander";
inline constexpr const char* smt_question_sort = "Vraag";
inline constexpr const char* smt_difference = "verschil";
inline constexpr const char* smt_parameter = "z";

/// `function` of a case.
SmtTerm of_case(std::string function, const char* which = smt_parameter);

/// An item as a thing: one of the questions.
std::string smt_question(const Item& item);

/// The answers to an item, and one of them. The function itself has the item's name.
std::string smt_answer_sort(const Item& item);
std::string smt_answer(const Item& item, Value value);
std::vector<std::string> smt_answers(const Item& item, ValueSet values);

/// The outcomes of a decision, and one of them; `uncovered` has a name as well.
std::string smt_outcome_sort(const Decision& decision);
std::string smt_outcome(const Decision& decision, Terminal outcome);
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

/// Is the first outcome milder than the second?
std::string smt_milder(const Decision& decision);

}  // namespace rodevlag
