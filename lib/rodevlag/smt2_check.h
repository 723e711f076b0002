// Checks in SMT-LIB 2 text: a claim about the cases, and the answer that a solver must give.
//
// The expected answer is what the diagrams say; the solver works it out from the rules. It stands
// in `(set-info :status ...)`: z3 prints an error and cvc5 stops when theirs is another.
#pragma once

#include <string>

#include "rodevlag/smt2_term.h"

namespace rodevlag {

/// What a solver must answer to "is there a case like this?".
enum class SmtStatus { unsat, sat };

inline SmtStatus smt_status(bool satisfiable) {
    return satisfiable ? SmtStatus::sat : SmtStatus::unsat;
}

/// Appends one check; `name` is printed by the solver before its answer and is in ASCII.
void append_smt_check(std::string& out, const std::string& name, const SmtTerm& claim,
                      SmtStatus expected);

}  // namespace rodevlag
