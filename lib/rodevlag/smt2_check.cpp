#include "rodevlag/smt2_check.h"

#include <fmt/format.h>
#include <iterator>

namespace rodevlag {

void append_smt_check(std::string& out, const std::string& name, const SmtTerm& claim,
                      SmtStatus expected) {
    constexpr std::size_t behind_assert = 8;
    fmt::format_to(std::back_inserter(out),
                   "(push 1)\n(echo \"{}\")\n(assert {})\n(set-info :status {})\n(check-sat)\n"
                   "(pop 1)\n\n",
                   name, smt_text(claim, behind_assert, 1),
                   expected == SmtStatus::sat ? "sat" : "unsat");
}

}  // namespace rodevlag
