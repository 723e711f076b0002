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

/// The questions with their answers, and the two cases that checks speak of.
void define_cases(const Catalog& catalog, const std::set<std::size_t>& items, std::string& out) {
    append_smt_comment(out, "==== Vragen. Een zaak heeft op elke vraag een antwoord.");
    fmt::format_to(std::back_inserter(out), "(declare-sort {} 0)\n\n", smt_case_sort);
    for (const std::size_t item : items) {
        define_smt_item(catalog, item, out);
    }
    append_smt_comment(out, "Twee zaken, en de vraag die er anders beantwoord mag zijn.");
    fmt::format_to(std::back_inserter(out), "(declare-datatypes (({} 0)) ((", smt_question_sort);
    for (const std::size_t item : items) {
        out += "\n  (" + smt_question(catalog.item(item)) + ")";
    }
    fmt::format_to(std::back_inserter(out),
                   "{3})))\n(declare-const {0} {4})\n(declare-const {1} {4})\n(declare-const {2} "
                   "{5})\n\n",
                   smt_case, smt_other_case, smt_difference, items.empty() ? "(vraag/geen)" : "",
                   smt_case_sort, smt_question_sort);
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
    define_cases(catalog, items, out);
    append_smt_comment(out, "==== Besluiten");
    for (const std::size_t decision : decisions) {
        define_smt_decision(catalog, decision, out);
    }
    for (const std::size_t decision : named) {
        append_smt_checks(catalog, decision, out);
    }
    return out;
}

}  // namespace rodevlag
