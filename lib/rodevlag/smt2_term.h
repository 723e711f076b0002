// Terms of SMT-LIB 2 text, and how they are laid out for people.
//
// A term is a symbol, or a function with arguments. Left out: what the symbols mean (smt2_names.h,
// smt2_decision.h). Layout breaks a term that is too wide into a line per argument.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag {

/// A symbol (no parts) or a function applied to its parts.
struct SmtTerm {
    std::string head;
    std::vector<SmtTerm> parts{};
};

/// The conjunction or disjunction of the parts; SMT-LIB has none of fewer than two.
SmtTerm smt_all(std::vector<SmtTerm> parts);
SmtTerm smt_any(std::vector<SmtTerm> parts);

/// `subject` equals one of the symbols; `false` without symbols.
SmtTerm smt_is_one_of(const SmtTerm& subject, const std::vector<std::string>& symbols);

/// The term as text that starts at `column`; lines that follow are indented. `after` is the number
/// of characters that come behind it on its last line.
std::string smt_text(const SmtTerm& term, std::size_t column, std::size_t after = 0);

/// Appends a sort that consists of the symbols.
void declare_smt_sort(std::string& out, const std::string& sort,
                      const std::vector<std::string>& symbols);

/// Appends `(define-fun NAME () SORT body)`.
void define_smt(std::string& out, const SmtTerm& name, const std::string& sort,
                const SmtTerm& body);

/// Appends `text` as comment lines; what could end a comment too early is made harmless.
void append_smt_comment(std::string& out, std::string_view text);

}  // namespace rodevlag
