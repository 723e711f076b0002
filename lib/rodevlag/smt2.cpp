#include "rodevlag/smt2.h"

#include <fmt/format.h>
#include <iterator>
#include <set>

#include "rodevlag/mentions.h"
#include "rodevlag/smt2_checks.h"
#include "rodevlag/smt2_decision.h"
#include "rodevlag/smt2_names.h"

namespace rodevlag {

namespace {

constexpr const char* opening =
    "Bewijzen over besluiten, als SMT-LIB 2.6. Gemaakt met rv-check --smt2.\n"
    "Nakijken: z3 BESTAND, of cvc5 --incremental BESTAND.\n"
    "\n"
    "Elke controle heeft een naam, een bewering over een zaak, en het antwoord dat erbij hoort:\n"
    "sat (zo'n zaak kan) of unsat (zo'n zaak kan niet). Dat antwoord komt van rv-check. De solver\n"
    "berekent zelf of het klopt, met de regels uit het instrument. Klopt het niet, dan meldt z3 "
    "een\n"
    "fout en stopt cvc5.";

/// The questions with their answers.
void declare_questions(const Catalog& catalog, const std::set<std::size_t>& items,
                       std::string& out) {
    append_smt_comment(out, "==== Vragen, met hun antwoorden");
    std::vector<std::string> questions;
    for (const std::size_t item : items) {
        declare_smt_answers(catalog, item, out);
        questions.push_back(smt_question(catalog.item(item)));
    }
    out += "\n; De vragen zelf\n";
    declare_smt_sort(out, smt_question_sort,
                     questions.empty() ? std::vector<std::string>{"geen"} : questions);
}

/// The answers of the two cases.
void declare_cases(const Catalog& catalog, const std::set<std::size_t>& items, std::string& out) {
    for (const SmtCase which : {SmtCase::first, SmtCase::other}) {
        out += "\n";
        append_smt_comment(out, which == SmtCase::first
                                    ? "==== Een zaak: op elke vraag een antwoord"
                                    : "==== Een andere zaak");
        for (const std::size_t item : items) {
            fmt::format_to(std::back_inserter(out), "(declare-const {} {})\n",
                           of_case(catalog.item(item).name, which).head,
                           smt_answer_sort(catalog.item(item)));
        }
    }
    append_smt_comment(out, "De vraag waarop de twee zaken mogen verschillen");
    fmt::format_to(std::back_inserter(out), "(declare-const {} {})\n\n", smt_difference,
                   smt_question_sort);
}

}  // namespace

std::string smt2_document(const Catalog& catalog, const std::vector<std::size_t>& named) {
    std::string out;
    append_smt_comment(out, opening);
    out += "\n(set-logic ALL)\n\n";
    const std::vector<std::size_t> decisions = smt_decisions(catalog, named);
    std::set<std::size_t> items;
    for (const std::size_t decision : decisions) {
        for (const std::size_t item : variables_of_route(catalog, catalog.decision(decision))) {
            items.insert(item);
        }
    }
    for (const std::size_t decision : named) {
        for (const std::size_t item : variables_of_scope(catalog, catalog.decision(decision))) {
            items.insert(item);
        }
    }
    declare_questions(catalog, items, out);
    declare_cases(catalog, items, out);
    for (const std::size_t decision : decisions) {
        declare_smt_outcomes(catalog, decision, out);
        define_smt_decision(catalog, decision, SmtCase::first, out);
        append_smt_comment(out, "---- Hetzelfde voor de andere zaak");
        define_smt_decision(catalog, decision, SmtCase::other, out);
        out += "\n";
    }
    for (const std::size_t decision : named) {
        append_smt_checks(catalog, decision, out);
    }
    return out;
}

}  // namespace rodevlag
